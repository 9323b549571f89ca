import type { Formats } from '../../format.ts';

/** Messages of the parts below the answer; `messages.ts` puts them into the namespace `result`. */
interface Test {
  arm: string;
  asGood: string;
  orders: string;
  p: string;
  floor: string;
}
interface Missing {
  arm: string;
  share: string;
}

export const moreEn = {
  blinded: 'Packed by a second person: you did not know the arm',
  guessed: (a: { right: number; asked: number }) =>
    `You guessed the arm right in ${a.right} of ${a.asked} periods.`,
  cannotSayBlind:
    'A second person packed, so you did not know the arm. One person, one stretch of time: it may differ later.',
  inHundredWorse: (a: { n: number; arm: string; least: string }) =>
    ` situations that fit your diary, ${a.arm} makes things worse. In ${100 - a.n} of 100 it does not.`,
  inHundredSmall: (a: { n: number; arm: string; least: string }) =>
    ` situations that fit your diary, ${a.arm} changes less than ${a.least} either way. In ${100 - a.n} of 100 it changes more.`,
  lazyStopped: 'Stopped. Nothing was changed.',
  lazyStart: 'Work it out',
  axisLow: (a: { word: string }) => `left: ${a.word}`,
  axisHigh: (a: { word: string }) => `right: ${a.word}`,
  spec: 'For a statistician (JSON for n1vault analyse)',
  fhir: 'For a medical record (FHIR R4)',

  storyOthers: 'What other people had',
  storyOwn: 'What your days alone say',
  storyRange: (a: { change: string; range: string }) => `about ${a.change} (80 %: ${a.range})`,
  storyWorking: 'Working out what your days say without the studies',

  otherTitle: 'Would another analysis say the same?',
  otherOf: (a: { arm: string; unit: string }) => `Effect of ${a.arm}, ${a.unit}, with one choice changed`,
  otherIntro: (a: { summary: string }) => `Each row changes one choice. ${a.summary}`,
  otherSame: (a: { word: string; low: number; high: number }) =>
    `Every best guess stays on the side of ${a.word}; the chance of a worthwhile effect moves between ${a.low} and ${a.high} in 100.`,
  otherTurned: (a: { names: string; low: number; high: number }) =>
    `The best guess changes sides here: ${a.names}. The chance of a worthwhile effect moves between ${a.low} and ${a.high} in 100.`,
  sideHelp: 'help',
  sideHarm: 'harm',
  otherWorking: 'Working out other analyses',
  whatChanged: 'What was changed',
  changePlanned: 'As planned',
  changeFlat: 'Ignoring other people (flat prior)',
  changeIndependent: 'Days taken as independent',
  changeSlow: 'Effect comes and goes over a day',
  changeAtOnce: 'Effect comes and goes at once',
  changeWithout: (a: { periods: string }) => `Without periods ${a.periods}`,
  missingTitle: 'Days without a value.',
  missingNone: (a: { arm: string }) => `No day of ${a.arm} is missing.`,
  missingNever: (a: Missing) =>
    `Of the days of ${a.arm}, ${a.share} have no value that counts. However bad those days were, the verdict would stay.`,
  missingTips: (a: Missing & { amount: string }) =>
    `Of the days of ${a.arm}, ${a.share} have no value that counts. The verdict would change only if those days had been worse than the answered ones by about ${a.amount}.`,
  testTitle: 'Without any model.',
  testAll: (a: Test) =>
    `If the arms did nothing, ${a.asGood} of the ${a.orders} possible orders would look at least this good for ${a.arm} (randomisation test, p = ${a.p}). This design cannot give less than p = ${a.floor}, so the verdict rests on the model.`,
  testSampled: (a: Test) =>
    `If the arms did nothing, ${a.asGood} of ${a.orders} orders drawn from the possible ones would look at least this good for ${a.arm} (randomisation test, p = ${a.p}, not below ${a.floor} with so many draws).`,
  testNone:
    'The order of this trial followed the results as they came, so a randomisation test does not apply.',

  settleFamily: 'Simulated from your own days',
  settleTitle: 'What would settle it',
  settleWorking: 'Simulating how the trial could go on',
  settleRow: (a: { days: number; rounds: number }, f: Formats) =>
    f.plural(a.rounds, {
      one: `${f.number(a.days)} more days (one more round)`,
      other: `${f.number(a.days)} more days (# more rounds)`,
    }),
  settleNote: (a: { better: string; worse: string; small: string }) =>
    `helps ${a.better}, makes worse ${a.worse}, no worthwhile difference ${a.small}`,
  settleHead: 'If the trial went on',
  settleFirm: 'Firm answer, of 100',
  ofHundred: (a: { n: string }) => `${a.n} of 100`,
  settleEnough: (a: { days: number; n: number }, f: Formats) =>
    `With ${f.number(a.days)} more days, ${a.n} of 100 people whose days look like yours would have a firm answer.`,
  settleNone: (a: { days: number; n: number }, f: Formats) =>
    `Even with ${f.number(a.days)} more days, only ${a.n} of 100 people whose days look like yours would have a firm answer.`,
  settleFoot: (a: { arm: string }) =>
    `Each length was lived 100 times: the effect of ${a.arm} drawn from what your days say now, new days added to yours, all analysed by the plan that was fixed before day 1. Give or take 10 of 100. New days stand at the level of the middle of your trial.`,

  predictedTitle: 'What was predicted, what happened',
  predictedChart: (a: { unit: string }) => `Change in ${a.unit}`,
  predictedLegend: 'hatched: predicted from other people, solid: your own trial',
  'happened-within': (a: { arm: string; predicted: string; own: string }) =>
    `${a.arm}: about ${a.predicted} was predicted, about ${a.own} came out. That is within what was predicted for 8 of 10 people.`,
  'happened-more': (a: { arm: string; predicted: string; own: string }) =>
    `${a.arm}: about ${a.predicted} was predicted, about ${a.own} came out. That is more than was predicted for 8 of 10 people.`,
  'happened-less': (a: { arm: string; predicted: string; own: string }) =>
    `${a.arm}: about ${a.predicted} was predicted, about ${a.own} came out. That is less than was predicted for 8 of 10 people.`,
  'happened-against': (a: { arm: string; predicted: string; own: string }) =>
    `${a.arm}: about ${a.predicted} was predicted, about ${a.own} came out: the other direction.`,

  unwanted: 'Unwanted effects',
  unwantedNone: 'None was noted during this trial.',
  unwantedIntro: (a: { n: number }, f: Formats) =>
    f.plural(a.n, {
      one: 'One was noted, by the arm of its day. That does not say that the arm caused it.',
      other: '# were noted, by the arm of their day. That does not say that the arm caused them.',
    }),
  daysOfArm: 'Days',
  mild: 'Mild',
  moderate: 'Moderate',
  severe: 'Severe',
  noArm: 'outside the periods',

  factorialTitle: 'Each by itself, and both together',
  factorialIntro: (a: { scale: string }) => `Averaged over the other, ${a.scale}. Negative is less.`,
  scalePoints: 'in points',
  scaleLogit: 'in log odds of such a day, because days in 28 do not add up',
  scaleLogRate: 'as log of the rate, because counts multiply',
  factor: 'Part',
  interaction: 'Both together, beyond the sum',
  sideBenefit: 'On the side of benefit',
  apartUnsure: (a: { first: string; second: string }) =>
    `Whether ${a.first} and ${a.second} help or hinder each other is not sure yet.`,
  apartMore: (a: { first: string; second: string }) =>
    `${a.first} and ${a.second} together do more than their sum.`,
  apartLess: (a: { first: string; second: string }) =>
    `${a.first} and ${a.second} together do less than their sum.`,

  decisionTitle: 'Your decision',
  decisionIntro: 'It stays with the result, with its date. You can decide anew at any time.',
  'choose-continue': 'Go on with it',
  'choose-stop': 'Leave it',
  'choose-repeat': 'Try it longer',
  'chose-continue': 'Decided to go on',
  'chose-stop': 'Decided to leave it',
  'chose-repeat': 'Decided to try longer',
  continueWith: 'Go on with',
  decisionNote: 'Why, in your own words',
  keepDecision: 'Keep this decision',
  decisionKept: 'Kept.',
  decideAnew: 'Decide anew',
  toHistory: 'All trials and decisions',
  askAgain: (a: { day: string }, f: Formats) =>
    `From ${f.day(a.day, 'day-month-year')} the app asks whether it still helps.`,
  stillHelping: (a: { arm: string }) => `${a.arm}: is it still helping?`,
  stillText: 'Hope and habit fade. If you are not sure, a second trial can tell.',
  changeAnswer: 'Change the answer',
  answeredToday: (a: { arm: string }) => `${a.arm}. Answered today; you can change it until tonight.`,
  'answer-helping': 'Yes, it helps',
  'answer-not-helping': 'No longer',
  'answer-unsure': 'Not sure',
  'said-helping': 'Said that it still helps',
  'said-not-helping': 'Said that it no longer helps',
  'said-unsure': 'Said: not sure whether it still helps',

  historyTitle: 'History',
  historySay: (a: { n: number }, f: Formats) =>
    f.plural(a.n, {
      zero: 'No trial has ended yet.',
      one: 'One trial, one answer.',
      other: '# trials, each with its answer.',
    }),
  historySome: (a: { n: number; answered: number }, f: Formats) =>
    `${f.plural(a.n, { one: 'One trial has', other: '# trials have' })} ended, ${f.plural(a.answered, { zero: 'none', one: 'one', other: '#' })} with an answer.`,
  historyLead:
    'What you found out and what you decided. Your own results replace predictions among the ideas.',
  historyEmpty: 'When a trial has ended, its answer and your decision stand here.',
  historyDue: (a: { n: number }, f: Formats) =>
    f.plural(a.n, {
      one: 'One decision waits for a second look.',
      other: '# decisions wait for a second look.',
    }),
  undecided: 'Nothing decided yet',
  seeResult: 'Result',
  seeResultOf: (a: { title: string }) => `Result of ${a.title}`,
  exportOf: (a: { title: string }) => `Export ${a.title}`,
  bestGuess: (a: { change: string; range: string }) => `Best guess: about ${a.change} (80 %: ${a.range}).`,
  noAnswer: 'No answer: no day was answered.',
};

type Same<M> = { [K in keyof M]: M[K] extends string ? string : M[K] };

export const moreDe: Same<typeof moreEn> = {
  blinded: 'Von einer zweiten Person gepackt: Sie kannten den Arm nicht',
  guessed: (a) => `Sie haben den Arm in ${a.right} von ${a.asked} Abschnitten richtig geraten.`,
  cannotSayBlind:
    'Eine zweite Person hat gepackt, Sie kannten den Arm also nicht. Ein Mensch, eine Zeitspanne: Später kann es anders sein.',
  inHundredWorse: (a) =>
    ` Fällen, die zu Ihrem Tagebuch passen, schadet ${a.arm}. In ${100 - a.n} von 100 nicht.`,
  inHundredSmall: (a) =>
    ` Fällen, die zu Ihrem Tagebuch passen, ändert ${a.arm} in beide Richtungen weniger als ${a.least}. In ${100 - a.n} von 100 ändert es mehr.`,
  lazyStopped: 'Angehalten. Nichts wurde geändert.',
  lazyStart: 'Ausrechnen',
  axisLow: (a) => `links: ${a.word}`,
  axisHigh: (a) => `rechts: ${a.word}`,
  spec: 'Für die Statistik (JSON für n1vault analyse)',
  fhir: 'Für die Patientenakte (FHIR R4)',

  storyOthers: 'Was andere Menschen hatten',
  storyOwn: 'Was Ihre Tage allein sagen',
  storyRange: (a) => `etwa ${a.change} (80 %: ${a.range})`,
  storyWorking: 'Rechnet aus, was Ihre Tage ohne die Studien sagen',

  otherTitle: 'Würde eine andere Auswertung dasselbe sagen?',
  otherOf: (a) => `Wirkung von ${a.arm}, ${a.unit}, mit je einer anderen Wahl`,
  otherIntro: (a) => `Jede Zeile ändert eine Wahl. ${a.summary}`,
  otherSame: (a) =>
    `Jede beste Schätzung bleibt auf der Seite von ${a.word}; die Chance auf eine lohnende Wirkung liegt zwischen ${a.low} und ${a.high} von 100.`,
  otherTurned: (a) =>
    `Hier wechselt die beste Schätzung die Seite: ${a.names}. Die Chance auf eine lohnende Wirkung liegt zwischen ${a.low} und ${a.high} von 100.`,
  sideHelp: 'Nutzen',
  sideHarm: 'Schaden',
  otherWorking: 'Rechnet andere Auswertungen',
  whatChanged: 'Was geändert wurde',
  changePlanned: 'Wie geplant',
  changeFlat: 'Ohne andere Menschen (flacher Prior)',
  changeIndependent: 'Tage als unabhängig genommen',
  changeSlow: 'Wirkung kommt und geht über einen Tag',
  changeAtOnce: 'Wirkung kommt und geht sofort',
  changeWithout: (a) => `Ohne die Abschnitte ${a.periods}`,
  missingTitle: 'Tage ohne Wert.',
  missingNone: (a) => `Kein Tag von ${a.arm} fehlt.`,
  missingNever: (a) =>
    `Von den Tagen mit ${a.arm} haben ${a.share} keinen Wert, der zählt. Wie schlecht diese Tage auch waren, das Urteil bliebe.`,
  missingTips: (a) =>
    `Von den Tagen mit ${a.arm} haben ${a.share} keinen Wert, der zählt. Das Urteil änderte sich nur, wenn diese Tage um etwa ${a.amount} schlechter waren als die beantworteten.`,
  testTitle: 'Ganz ohne Modell.',
  testAll: (a) =>
    `Täten die Arme nichts, sähen ${a.asGood} der ${a.orders} möglichen Reihenfolgen für ${a.arm} mindestens so gut aus (Randomisierungstest, p = ${a.p}). Weniger als p = ${a.floor} kann dieser Plan nicht geben, darum ruht das Urteil auf dem Modell.`,
  testSampled: (a) =>
    `Täten die Arme nichts, sähen ${a.asGood} von ${a.orders} gezogenen möglichen Reihenfolgen für ${a.arm} mindestens so gut aus (Randomisierungstest, p = ${a.p}, bei so vielen Ziehungen nicht unter ${a.floor}).`,
  testNone:
    'Die Reihenfolge dieses Versuchs folgte den Ergebnissen, wie sie kamen; ein Randomisierungstest passt darauf nicht.',

  settleFamily: 'Simuliert aus Ihren eigenen Tagen',
  settleTitle: 'Was Klarheit brächte',
  settleWorking: 'Simuliert, wie der Versuch weitergehen könnte',
  settleRow: (a, f) =>
    f.plural(a.rounds, {
      one: `${f.number(a.days)} weitere Tage (eine weitere Runde)`,
      other: `${f.number(a.days)} weitere Tage (# weitere Runden)`,
    }),
  settleNote: (a) => `hilft ${a.better}, schadet ${a.worse}, kein lohnender Unterschied ${a.small}`,
  settleHead: 'Ginge der Versuch weiter',
  settleFirm: 'Klare Antwort, von 100',
  ofHundred: (a) => `${a.n} von 100`,
  settleEnough: (a, f) =>
    `Mit ${f.number(a.days)} weiteren Tagen hätten ${a.n} von 100 Menschen mit Tagen wie Ihren eine klare Antwort.`,
  settleNone: (a, f) =>
    `Auch mit ${f.number(a.days)} weiteren Tagen hätten nur ${a.n} von 100 Menschen mit Tagen wie Ihren eine klare Antwort.`,
  settleFoot: (a) =>
    `Jede Länge wurde 100-mal gelebt: die Wirkung von ${a.arm} gezogen aus dem, was Ihre Tage jetzt sagen, neue Tage an Ihre gehängt, alles nach dem Plan ausgewertet, der vor Tag 1 feststand. Plus oder minus 10 von 100. Neue Tage liegen auf dem Niveau der Mitte Ihres Versuchs.`,

  predictedTitle: 'Was vorhergesagt war, was geschah',
  predictedChart: (a) => `Änderung, ${a.unit}`,
  predictedLegend: 'schraffiert: Vorhersage aus anderen Menschen, gefüllt: Ihr eigener Versuch',
  'happened-within': (a) =>
    `${a.arm}: Vorhergesagt war etwa ${a.predicted}, herausgekommen ist etwa ${a.own}. Das liegt in dem, was für 8 von 10 Menschen vorhergesagt war.`,
  'happened-more': (a) =>
    `${a.arm}: Vorhergesagt war etwa ${a.predicted}, herausgekommen ist etwa ${a.own}. Das ist mehr, als für 8 von 10 Menschen vorhergesagt war.`,
  'happened-less': (a) =>
    `${a.arm}: Vorhergesagt war etwa ${a.predicted}, herausgekommen ist etwa ${a.own}. Das ist weniger, als für 8 von 10 Menschen vorhergesagt war.`,
  'happened-against': (a) =>
    `${a.arm}: Vorhergesagt war etwa ${a.predicted}, herausgekommen ist etwa ${a.own}: die andere Richtung.`,

  unwanted: 'Unerwünschte Wirkungen',
  unwantedNone: 'In diesem Versuch wurde keine notiert.',
  unwantedIntro: (a, f) =>
    f.plural(a.n, {
      one: 'Eine wurde notiert, nach dem Arm ihres Tages. Das heißt nicht, dass der Arm die Ursache war.',
      other: '# wurden notiert, nach dem Arm ihres Tages. Das heißt nicht, dass der Arm die Ursache war.',
    }),
  daysOfArm: 'Tage',
  mild: 'Leicht',
  moderate: 'Mittel',
  severe: 'Schwer',
  noArm: 'außerhalb der Abschnitte',

  factorialTitle: 'Jedes für sich und beide zusammen',
  factorialIntro: (a) => `Gemittelt über das andere, ${a.scale}. Negativ heißt weniger.`,
  scalePoints: 'in Punkten',
  scaleLogit: 'in logarithmierten Chancen eines solchen Tages, weil sich Tage in 28 nicht addieren',
  scaleLogRate: 'als Logarithmus der Rate, weil sich Anzahlen multiplizieren',
  factor: 'Teil',
  interaction: 'Beide zusammen, über die Summe hinaus',
  sideBenefit: 'Auf der Seite des Nutzens',
  apartUnsure: (a) => `Ob sich ${a.first} und ${a.second} helfen oder behindern, ist noch nicht sicher.`,
  apartMore: (a) => `${a.first} und ${a.second} tun zusammen mehr als ihre Summe.`,
  apartLess: (a) => `${a.first} und ${a.second} tun zusammen weniger als ihre Summe.`,

  decisionTitle: 'Ihre Entscheidung',
  decisionIntro: 'Sie bleibt beim Ergebnis, mit Datum. Sie können jederzeit neu entscheiden.',
  'choose-continue': 'Dabei bleiben',
  'choose-stop': 'Sein lassen',
  'choose-repeat': 'Länger versuchen',
  'chose-continue': 'Entschieden: dabei bleiben',
  'chose-stop': 'Entschieden: sein lassen',
  'chose-repeat': 'Entschieden: länger versuchen',
  continueWith: 'Dabei bleiben mit',
  decisionNote: 'Warum, in Ihren Worten',
  keepDecision: 'Entscheidung behalten',
  decisionKept: 'Behalten.',
  decideAnew: 'Neu entscheiden',
  toHistory: 'Alle Versuche und Entscheidungen',
  askAgain: (a, f) => `Ab ${f.day(a.day, 'day-month-year')} fragt die App, ob es noch hilft.`,
  stillHelping: (a) => `${a.arm}: Hilft es noch?`,
  stillText:
    'Hoffnung und Gewohnheit lassen nach. Wenn Sie unsicher sind, kann ein zweiter Versuch es zeigen.',
  changeAnswer: 'Antwort ändern',
  answeredToday: (a) => `${a.arm}. Heute beantwortet; bis heute Abend können Sie es ändern.`,
  'answer-helping': 'Ja, es hilft',
  'answer-not-helping': 'Nicht mehr',
  'answer-unsure': 'Nicht sicher',
  'said-helping': 'Gesagt: Es hilft noch',
  'said-not-helping': 'Gesagt: Es hilft nicht mehr',
  'said-unsure': 'Gesagt: nicht sicher, ob es noch hilft',

  historyTitle: 'Verlauf',
  historySay: (a, f) =>
    f.plural(a.n, {
      zero: 'Noch kein Versuch ist zu Ende.',
      one: 'Ein Versuch, eine Antwort.',
      other: '# Versuche, jeder mit seiner Antwort.',
    }),
  historySome: (a, f) =>
    `${f.plural(a.n, { one: 'Ein Versuch ist', other: '# Versuche sind' })} zu Ende, ${f.plural(a.answered, { zero: 'keiner', one: 'einer', other: '#' })} mit einer Antwort.`,
  historyLead:
    'Was Sie herausgefunden und was Sie entschieden haben. Eigene Ergebnisse ersetzen Vorhersagen bei den Ideen.',
  historyEmpty: 'Wenn ein Versuch zu Ende ist, stehen hier seine Antwort und Ihre Entscheidung.',
  historyDue: (a, f) =>
    f.plural(a.n, {
      one: 'Eine Entscheidung wartet auf einen zweiten Blick.',
      other: '# Entscheidungen warten auf einen zweiten Blick.',
    }),
  undecided: 'Noch nichts entschieden',
  seeResult: 'Ergebnis',
  seeResultOf: (a) => `Ergebnis von ${a.title}`,
  exportOf: (a) => `Ausgeben: ${a.title}`,
  bestGuess: (a) => `Beste Schätzung: etwa ${a.change} (80 %: ${a.range}).`,
  noAnswer: 'Keine Antwort: Kein Tag wurde beantwortet.',
};
