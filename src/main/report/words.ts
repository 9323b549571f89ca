import type { EffectSummary, OutcomeSpec } from '../../shared/analysis.ts';
import type { FrozenProtocol, ResultView } from '../../shared/trial.ts';
import { type Words, wordsOf } from './language/index.ts';

/** Sentences about effects for the report and the command line: units always, percentages from 1 to 99. */
export type LabelledOutcome = OutcomeSpec & { label: string; key?: string };

const english = wordsOf('en');

/** A probability as a percentage that never claims to be sure. */
export const percent = english.figures.percent;

/** A number with a real minus sign. */
export const signed = english.figures.signed;

/** What a verdict means, in a sentence. */
export const verdictWords = english.verdicts;

/** "days in 28", "events a day" or the outcome's own unit. */
export const unitWords = (scale: string, outcome: OutcomeSpec, w: Words = english): string => {
  if (scale === 'days/28') return w.days28;
  if (scale === 'events/day') return w.perDay;
  return outcome.unit === undefined || outcome.unit === 'points' ? w.points : outcome.unit;
};

const direction = (x: number, scale: string, w: Words): string => {
  const [less, more] = scale === 'points' ? [w.lower, w.higher] : [w.fewer, w.more];
  return x < 0 ? less : more;
};

/** "2.9 days fewer in 28", "0.4 points higher"; the direction is said in a word, not by a sign. */
export const amount = (x: number, scale: string, outcome: OutcomeSpec, w: Words = english): string => {
  const size = w.figures.number(Math.abs(x), 1);
  if (size === w.figures.number(0, 1)) return w.noDifference;
  const said = { size, direction: direction(x, scale, w) };
  return scale === 'days/28' ? w.amountDays(said) : w.amount({ ...said, unit: unitWords(scale, outcome, w) });
};

/** Best guess with its central 80 % interval: "about 2.9 days fewer in 28 (80 % between 0.6 and 5.2 fewer)". */
export const estimate = (e: EffectSummary, outcome: OutcomeSpec, w: Words = english): string => {
  const [a, b] = [e.quantiles['0.1'], e.quantiles['0.9']];
  const size = (x: number) => w.figures.number(Math.abs(x), 1);
  const [near, far] = Math.abs(a) < Math.abs(b) ? [a, b] : [b, a];
  const range =
    Math.sign(a) === Math.sign(b)
      ? w.oneSide({ near: size(near), far: size(far), direction: direction(a, e.scale, w) })
      : w.twoSides({
          low: size(a),
          lowWord: direction(a, e.scale, w),
          high: size(b),
          highWord: direction(b, e.scale, w),
        });
  return w.estimate({ amount: amount(e.quantiles['0.5'], e.scale, outcome, w), range });
};

/** What a worthwhile effect does, as the end of a sentence: "prevents at least 2 migraine days in 28". */
export const worthwhile = (outcome: LabelledOutcome, w: Words = english): string => {
  const one = outcome.mcid === 1;
  const known = outcome.family === 'bernoulli' && outcome.key === 'migraine-day'; // others keep the person's own name
  const label = known ? (one ? w.migraineDay : w.migraineDays) : w.inSentence(outcome.label);
  const said = { lower: outcome.better === 'lower', least: w.figures.plain(outcome.mcid), label };
  if (outcome.family === 'bernoulli') return w.worthwhileDays({ ...said, own: !known });
  const measured = outcome.family === 'gaussian' || outcome.family === 'student-t';
  const points = one ? w.point : w.points;
  const unit = !measured ? '' : outcome.unit === 'points' ? points : (outcome.unit ?? '');
  return w.worthwhile({ ...said, unit });
};

/** The answer in one sentence: "Magnesium: 73 % sure that it prevents at least 2 migraine days in 28." */
export const headlineSentence = (
  name: string,
  e: EffectSummary,
  outcome: LabelledOutcome,
  w: Words = english,
): string => w.headline({ name, p: w.figures.percent(e.pAtLeastMcid), goal: worthwhile(outcome, w) });

/** The trial's shape: "6 periods of 14 days, 84 days in all; 7 run-in days before; no wash-out days are left out". */
export const designWords = (p: FrozenProtocol, w: Words = english): string =>
  [
    w.periods({ n: p.periods, days: p.periodDays, total: p.periods * p.periodDays }),
    ...(p.runInDays > 0 ? [w.runIn(p.runInDays)] : []),
    p.washoutDays > 0 ? w.washout(p.washoutDays) : w.noWashout,
  ].join('; ');

/** How the numbers were computed, in one sentence a statistician can check. */
export const methodsWords = (view: ResultView, w: Words = english): string => {
  const a = view.analysis;
  if (!a) return '';
  const { model } = a.used;
  const parts = [
    w.models[view.outcome.family],
    model.trend ? w.trend : w.noTrend,
    ...(model.periodEffect ? [w.periodEffect] : []),
    model.lambda === 0 ? w.noExposure : w.exposure(JSON.stringify(model.lambda)),
    w.posteriorBy(w.engineMethods[a.engine.method] ?? a.engine.method),
  ];
  const said = parts.join('; ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}. ${w.engine(a.engine)}`;
};
