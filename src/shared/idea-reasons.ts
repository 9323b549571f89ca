/**
 * Why an idea stands where it stands, as data: the core says which reason, the words follow in the person's
 * language. `text` is a sentence of the evidence catalogue; the renderer has its German.
 */
export type Reason =
  | { code: 'named' | 'close'; words: string; met: string }
  | { code: 'takes-now' | 'tried' | 'uncertain-match' | 'no-interval' }
  | { code: 'catalogue'; text: string }
  | { code: 'usual'; value: number; label: string; origin: string }
  | { code: 'fewer-than-usual'; label: string }
  | { code: 'reviews-disagree'; reviews: number }
  | { code: 'spread-measured'; amount: number; unit: string }
  | { code: 'spread-assumed'; amount: number; unit: string; origin: string }
  | { code: 'own-spread'; amount: number; unit: string; days: number }
  | { code: 'slow'; days: number }
  | { code: 'own-trial'; trial: string }
  | { code: 'population'; version: number }
  | { code: 'local-model'; factor: number; said: string }
  // why no trial is proposed
  | { code: 'prescription' | 'not-trialable' | 'already-clear' | 'alike' | 'cannot-change' }
  | { code: 'against' | 'ask'; what: string[] }
  | { code: 'below-line'; sigma: number; tau: number }
  // the three prerequisites of personalisation
  | { code: 'spread-of-effects'; share: number; measured: number; of: number }
  | { code: 'study-types'; randomised: number; of: number }
  | { code: 'own-data'; trials: number; days: number };

type Words = (reason: Reason, text?: (of: string) => string) => string;

const inHundred = (p: number, under: string): string => (p < 0.01 ? under : String(Math.round(p * 100)));
const units = (unit: string, [days, sds]: readonly [string, string]): string =>
  unit === 'days/28' ? days : unit === 'SMD' ? sds : unit;
const two = (x: number, comma: boolean): string => {
  const s = String(Number(x.toPrecision(2)));
  return comma ? s.replace('.', ',') : s;
};

/** The reason as an English sentence. */
export const reasonInEnglish: Words = (r, text = (t) => t) => {
  const amount = (x: number, unit: string) =>
    `${two(x, false)} ${units(unit, ['days in 28', 'standard deviations'])}`;
  switch (r.code) {
    case 'named':
      return `You wrote “${r.words}”, which names “${text(r.met)}”.`;
    case 'close':
      return `You wrote “${r.words}”, which is close to “${text(r.met)}”.`;
    case 'takes-now':
      return 'You take it now.';
    case 'tried':
      return 'You tried it before. A trial can tell what memory cannot: whether it helped.';
    case 'uncertain-match':
      return 'It is not certain that your words mean this condition, so the prediction is discounted.';
    case 'no-interval':
      return 'No interval was visible in the source, so a wide one is assumed (half of the effect).';
    case 'catalogue':
      return text(r.text);
    case 'usual':
      return `${r.value} ${text(r.label)}: ${text(r.origin)}`;
    case 'fewer-than-usual':
      return `You have fewer ${text(r.label)} than people in trials usually have, so the effect is scaled down to that.`;
    case 'reviews-disagree':
      return `${r.reviews} reviews disagree in part; all are kept, and the spread covers the difference.`;
    case 'spread-measured':
      return `People differ: a spread of ${amount(r.amount, r.unit)} between persons was measured.`;
    case 'spread-assumed':
      return `People differ, but nobody has published by how much. Assumed: ${amount(r.amount, r.unit)}, from ${text(r.origin)}.`;
    case 'own-spread':
      return `Published in standard deviations; yours is ${amount(r.amount, r.unit)}, from ${r.days} days of your own.`;
    case 'slow':
      return `It acts slowly: a trial needs periods of at least ${r.days} days.`;
    case 'own-trial':
      return `Your own trial “${r.trial}” replaces the prediction from other people.`;
    case 'population':
      return `Learned from people who shared their results (version ${r.version}) and used in place of the literature.`;
    case 'local-model':
      return `Suggested by your local model, not by a study: “${r.said}”. Its spread is taken ${two(r.factor, false)} times as wide.`;
    case 'prescription':
      return 'Prescription medicine: discuss it with your clinician. This app never proposes one.';
    case 'not-trialable':
      return 'It cannot be switched on and off within a self-experiment.';
    case 'already-clear':
      return 'One choice is already clear: a trial would not change it.';
    case 'alike':
      return 'It hardly differs from the best other choice, by less than half of what matters to you: a trial would not change much.';
    case 'cannot-change':
      return 'A trial would hardly change the choice: what is known already decides it.';
    case 'against':
      return `You mention ${r.what.map(text).join(' and ')}: talk to your clinician before you try this.`;
    case 'ask':
      return `You mention ${r.what.map(text).join(' and ')}, perhaps not as your own. Does it apply to you? Please answer before you plan a trial.`;
    case 'below-line':
      return `The chance that it is the best choice (${inHundred(r.sigma, 'under 1')} in 100) is not above the line of ${inHundred(r.tau, 'under 1')}.`;
    case 'spread-of-effects':
      return `Effects are expected to spread between people by ${two(r.share, false)} times the average; that was measured for ${r.measured} of ${r.of} ideas and is assumed for the others.`;
    case 'study-types':
      return `${r.randomised} of ${r.of} sources are randomised comparisons, so the averages are effects and not mere associations. What causes it in you, they do not know.`;
    case 'own-data':
      return `Your vault has ${r.trials === 0 ? 'no finished trial' : r.trials === 1 ? 'one finished trial' : `${r.trials} finished trials`} and ${r.days === 1 ? 'one recorded day' : `${r.days} recorded days`} of this outcome in the last 28.`;
  }
};

/** The reason as a German sentence; `text` translates the catalogue's own sentences. */
export const reasonInGerman: Words = (r, text = (t) => t) => {
  const amount = (x: number, unit: string) =>
    `${two(x, true)} ${units(unit, ['Tage in 28', 'Standardabweichungen'])}`;
  const list = (what: string[]) => what.map(text).join(' und ');
  switch (r.code) {
    case 'named':
      return `Sie schrieben „${r.words}“; das nennt „${text(r.met)}“.`;
    case 'close':
      return `Sie schrieben „${r.words}“; das steht „${text(r.met)}“ nahe.`;
    case 'takes-now':
      return 'Sie nehmen es jetzt.';
    case 'tried':
      return 'Sie haben es schon versucht. Ein Versuch mit Plan zeigt, was die Erinnerung nicht kann: ob es geholfen hat.';
    case 'uncertain-match':
      return 'Es ist nicht sicher, dass Ihre Worte diese Erkrankung meinen; die Vorhersage wird deshalb abgeschwächt.';
    case 'no-interval':
      return 'In der Quelle war kein Intervall zu sehen, deshalb wird ein weites angenommen (die halbe Wirkung).';
    case 'catalogue':
      return text(r.text);
    case 'usual':
      return `${two(r.value, true)} ${text(r.label)}: ${text(r.origin)}`;
    case 'fewer-than-usual':
      return `Sie haben weniger ${text(r.label)} als Menschen in Studien üblicherweise; die Wirkung wird im selben Verhältnis verkleinert.`;
    case 'reviews-disagree':
      return `${r.reviews} Übersichten sind sich nicht ganz einig; alle bleiben, und die Streuung deckt den Unterschied ab.`;
    case 'spread-measured':
      return `Menschen unterscheiden sich: Eine Streuung von ${amount(r.amount, r.unit)} zwischen Personen wurde gemessen.`;
    case 'spread-assumed':
      return `Menschen unterscheiden sich, aber niemand hat veröffentlicht, wie sehr. Angenommen: ${amount(r.amount, r.unit)}, nach ${text(r.origin)}.`;
    case 'own-spread':
      return `In Standardabweichungen veröffentlicht; Ihre beträgt ${amount(r.amount, r.unit)}, aus ${r.days} eigenen Tagen.`;
    case 'slow':
      return `Es wirkt langsam: Ein Versuch braucht Phasen von mindestens ${r.days} Tagen.`;
    case 'own-trial':
      return `Ihr eigener Versuch „${r.trial}“ ersetzt die Vorhersage aus anderen Menschen.`;
    case 'population':
      return `Gelernt von Menschen, die ihre Ergebnisse geteilt haben (Version ${r.version}), anstelle der Literatur.`;
    case 'local-model':
      return `Vorschlag Ihres lokalen Modells, nicht aus einer Studie: „${r.said}“. Seine Streuung wird ${two(r.factor, true)}-mal so weit genommen.`;
    case 'prescription':
      return 'Verschreibungspflichtig: Besprechen Sie es mit Ihrer Praxis. Diese App schlägt nie eines vor.';
    case 'not-trialable':
      return 'Es lässt sich in einem Selbstversuch nicht an- und abschalten.';
    case 'already-clear':
      return 'Eine Wahl ist schon klar; ein Versuch würde sie nicht ändern.';
    case 'alike':
      return 'Es unterscheidet sich kaum von der besten anderen Wahl, um weniger als die Hälfte dessen, was für Sie zählt: Ein Versuch änderte wenig.';
    case 'cannot-change':
      return 'Ein Versuch würde die Wahl kaum ändern: Was bekannt ist, entscheidet sie schon.';
    case 'against':
      return `Sie erwähnen ${list(r.what)}: Sprechen Sie mit Ihrer Praxis, bevor Sie das versuchen.`;
    case 'ask':
      return `Sie erwähnen ${list(r.what)}, vielleicht nicht bei sich selbst. Trifft es auf Sie zu? Bitte beantworten Sie das, bevor Sie einen Versuch planen.`;
    case 'below-line':
      return `Die Chance, die beste Wahl zu sein (${inHundred(r.sigma, 'unter 1')} von 100), liegt nicht über der Linie von ${inHundred(r.tau, 'unter 1')}.`;
    case 'spread-of-effects':
      return `Wirkungen streuen zwischen Menschen voraussichtlich um das ${two(r.share, true)}-Fache des Durchschnitts; gemessen wurde das bei ${r.measured} von ${r.of} Ideen, bei den anderen ist es angenommen.`;
    case 'study-types':
      return `${r.randomised} von ${r.of} Quellen sind randomisierte Vergleiche, die Durchschnitte sind also Wirkungen und nicht bloße Zusammenhänge. Was es bei Ihnen auslöst, wissen sie nicht.`;
    case 'own-data':
      return `In Ihrem Tresor: ${r.trials === 0 ? 'kein abgeschlossener Versuch' : r.trials === 1 ? 'ein abgeschlossener Versuch' : `${r.trials} abgeschlossene Versuche`} und ${r.days === 1 ? 'ein Tag' : `${r.days} Tage`} mit diesem Ergebnis in den letzten 28.`;
  }
};
