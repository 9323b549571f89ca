import { defineMessages } from '../../../i18n/define.ts';

/** What a trial like this could tell. */
export const assurance = defineMessages(
  {
    sayStart: 'How long would a trial have to be?',
    sayWorking: 'Working out what this trial could tell you',
    sayEnough: 'At this length most real effects would be noticed.',
    sayHalf: 'At this length about half of all real effects would be noticed.',
    sayMissed: 'At this length most real effects would be missed.',
    sayLonger: 'Doubling it helps.',
    findLength: 'Find the shortest length',
    findLengthHint: (a: { size: string }) => `80 times in 100 it should notice an effect of ${a.size}.`,
    foundLength: (a: { days: number; size: string }, f) =>
      `The shortest trial of this kind that notices an effect of ${a.size} at least 80 times in 100 takes ${f.number(a.days)} days.`,
    foundNone: (a: { size: string }) =>
      `No trial of this kind of up to two years notices an effect of ${a.size} 80 times in 100.`,
    predicted: 'Predicted, before the first day',
    noticed: (a: { size: string; n: number }, f) =>
      a.n < 1
        ? `A real effect of ${a.size} would be noticed less than once in 100 times.`
        : a.n > 99
          ? `A real effect of ${a.size} would be noticed more than 99 times in 100.`
          : `A real effect of ${a.size} would be noticed ${f.plural(a.n, { one: '# time', other: '# times' })} in 100.`,
    noticedMeans: 'Noticed: the trial ends with the verdict that it helps.',
    chartTitle: 'Noticed, times in 100',
    chartSummary: (a: { list: string }) => `How often a real effect would be noticed: ${a.list}.`,
    chartPoint: (a: { days: number; size: string; n: number }, f) =>
      `at ${f.number(a.days)} days an effect of ${a.size} ${a.n} times in 100`,
    colDays: 'Days',
    colSize: (a: { size: string }) => `Effect of ${a.size}, in 100`,
    yourPlan: 'your plan',
    falseAlarms: (a: { n: string; sims: number }, f) =>
      `With no effect at all: ${a.n} false alarms in 100. From ${f.number(a.sims)} made-up trials of each kind.`,
    under1: 'under 1',
    over99: 'over 99',
    answers: (a: { right: string; open: string; wrong: string }) =>
      `If things are as predicted, of 100 answers ${a.right} are clear and right, ${a.open} stay open, ${a.wrong} are wrong.`,
    expectedDays: (a: { n: number }, f) =>
      `With your rules for stopping it takes ${f.number(a.n)} days on average.`,
    steered: 'Steered by the result, against a fixed order',
    steeredDays: (a: { size: string; n: string; fixed: string }) =>
      `If one arm helps by ${a.size}: ${a.n} of 100 days are spent on it (fixed order: ${a.fixed}).`,
    steeredNoticed: (a: { n: string; fixed: string }) =>
      `It is noticed ${a.n} times in 100 (fixed order: ${a.fixed}).`,
    steeredFalse: (a: { n: string; fixed: string }) =>
      `With no effect at all: ${a.n} false alarms in 100 (fixed order: ${a.fixed}).`,
    useDays: (a: { n: number }, f) => `Use ${f.number(a.n)} days`,
    tried: (a: { done: number; total: number }, f) =>
      `${f.number(a.done)} of ${f.number(a.total)} made-up trials tried`,
    working: 'Trying made-up trials',
    stopped: 'The calculation was stopped. Your plan is unchanged.',
    workOut: 'Work it out',
    needsMore: 'Fill in the plan, and this card says what it could tell you.',
  },
  {
    sayStart: 'Wie lang müsste ein Versuch sein?',
    sayWorking: 'Wird ausgerechnet: was dieser Versuch sagen könnte',
    sayEnough: 'Bei dieser Länge würden die meisten echten Wirkungen bemerkt.',
    sayHalf: 'Bei dieser Länge würde etwa die Hälfte der echten Wirkungen bemerkt.',
    sayMissed: 'Bei dieser Länge würden die meisten echten Wirkungen übersehen.',
    sayLonger: 'Verdoppeln hilft.',
    findLength: 'Die kürzeste Länge suchen',
    findLengthHint: (a) => `80-mal von 100 soll sie eine Wirkung von ${a.size} bemerken.`,
    foundLength: (a, f) =>
      `Der kürzeste Versuch dieser Art, der eine Wirkung von ${a.size} mindestens 80-mal von 100 bemerkt, dauert ${f.number(a.days)} Tage.`,
    foundNone: (a) =>
      `Kein Versuch dieser Art von bis zu zwei Jahren bemerkt eine Wirkung von ${a.size} 80-mal von 100.`,
    predicted: 'Vorhersage, vor dem ersten Tag',
    noticed: (a) =>
      a.n < 1
        ? `Eine echte Wirkung von ${a.size} würde seltener als einmal von 100 bemerkt.`
        : a.n > 99
          ? `Eine echte Wirkung von ${a.size} würde öfter als 99-mal von 100 bemerkt.`
          : `Eine echte Wirkung von ${a.size} würde ${a.n}-mal von 100 bemerkt.`,
    noticedMeans: 'Bemerkt: Der Versuch endet mit dem Urteil, dass es hilft.',
    chartTitle: 'Bemerkt, von 100-mal',
    chartSummary: (a) => `Wie oft eine echte Wirkung bemerkt würde: ${a.list}.`,
    chartPoint: (a, f) => `bei ${f.number(a.days)} Tagen eine Wirkung von ${a.size} ${a.n}-mal von 100`,
    colDays: 'Tage',
    colSize: (a) => `Wirkung von ${a.size}, von 100`,
    yourPlan: 'Ihr Plan',
    falseAlarms: (a, f) =>
      `Ganz ohne Wirkung: ${a.n} von 100 Fehlalarme. Aus je ${f.number(a.sims)} erdachten Versuchen.`,
    under1: 'unter 1',
    over99: 'über 99',
    answers: (a) =>
      `Wenn es kommt wie vorhergesagt, sind von 100 Antworten ${a.right} klar und richtig, ${a.open} bleiben offen, ${a.wrong} sind falsch.`,
    expectedDays: (a, f) => `Mit Ihren Abbruchregeln dauert er im Mittel ${f.number(a.n)} Tage.`,
    steered: 'Vom Ergebnis gesteuert, gegen eine feste Reihenfolge',
    steeredDays: (a) =>
      `Wenn ein Arm um ${a.size} hilft: ${a.n} von 100 Tagen liegen auf ihm (feste Reihenfolge: ${a.fixed}).`,
    steeredNoticed: (a) => `Das wird ${a.n}-mal von 100 bemerkt (feste Reihenfolge: ${a.fixed}).`,
    steeredFalse: (a) => `Ganz ohne Wirkung: ${a.n} von 100 Fehlalarme (feste Reihenfolge: ${a.fixed}).`,
    useDays: (a, f) => `${f.number(a.n)} Tage nehmen`,
    tried: (a, f) => `${f.number(a.done)} von ${f.number(a.total)} erdachten Versuchen gerechnet`,
    working: 'Erdachte Versuche werden gerechnet',
    stopped: 'Die Rechnung wurde angehalten. Ihr Plan ist unverändert.',
    workOut: 'Ausrechnen',
    needsMore: 'Füllen Sie den Plan aus; dann steht hier, was er sagen könnte.',
  },
);
