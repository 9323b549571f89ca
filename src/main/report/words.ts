import type { EffectSummary, OutcomeSpec } from '../../shared/analysis.ts';
import type { FrozenProtocol, ResultView, VerdictKey } from '../../shared/trial.ts';

/** Sentences about effects for the report and the command line: units always, percentages from 1 to 99. */
export type LabelledOutcome = OutcomeSpec & { label: string };

/** A probability as a percentage that never claims to be sure. */
export const percent = (p: number): string => `${Math.min(99, Math.max(1, Math.round(100 * p)))} %`;

/** A number with a real minus sign. */
export const signed = (x: number, digits = 1): string => {
  const text = Math.abs(x).toFixed(digits);
  return Number(text) === 0 ? text : x < 0 ? `\u2212${text}` : `+${text}`;
};

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** "days in 28", "events a day" or the outcome's own unit. */
export const unitWords = (scale: string, outcome: OutcomeSpec): string =>
  scale === 'days/28' ? 'days in 28' : scale === 'events/day' ? 'events a day' : (outcome.unit ?? 'points');

const direction = (x: number, scale: string): string => {
  const [less, more] = scale === 'points' ? ['lower', 'higher'] : ['fewer', 'more'];
  return x < 0 ? less! : more!;
};

/** "2.9 days fewer in 28", "0.4 points higher"; the direction is said in a word, not by a sign. */
export const amount = (x: number, scale: string, outcome: OutcomeSpec): string => {
  const size = Math.abs(x).toFixed(1);
  if (Number(size) === 0) return 'no difference';
  if (scale === 'days/28') return `${size} days ${direction(x, scale)} in 28`;
  return `${size} ${unitWords(scale, outcome)} ${direction(x, scale)}`;
};

/** Best guess with its central 80 % interval: "about 2.9 days fewer in 28 (80 % between 0.6 and 5.2 fewer)". */
export const estimate = (e: EffectSummary, outcome: OutcomeSpec): string => {
  const [a, b] = [e.quantiles['0.1'], e.quantiles['0.9']];
  const size = (x: number) => Math.abs(x).toFixed(1);
  const [near, far] = Math.abs(a) < Math.abs(b) ? [a, b] : [b, a];
  const range =
    Math.sign(a) === Math.sign(b)
      ? `${size(near)} and ${size(far)} ${direction(a, e.scale)}`
      : `${size(a)} ${direction(a, e.scale)} and ${size(b)} ${direction(b, e.scale)}`;
  return `about ${amount(e.quantiles['0.5'], e.scale, outcome)} (80 % between ${range})`;
};

/** What a worthwhile effect does: "prevents at least 2 migraine days in 28". */
export const worthwhile = (outcome: LabelledOutcome): string => {
  const label = lowerFirst(outcome.label);
  if (outcome.family === 'bernoulli')
    return outcome.better === 'lower'
      ? `prevents at least ${outcome.mcid} ${label} in 28`
      : `brings at least ${outcome.mcid} more ${label} in 28`;
  const unit = outcome.family === 'gaussian' || outcome.family === 'student-t' ? outcome.unit : undefined;
  return `${outcome.better === 'lower' ? 'lowers' : 'raises'} ${label} by at least ${outcome.mcid} ${unit ?? ''}`.trimEnd();
};

/** The answer in one sentence: "Magnesium: 73 % sure that it prevents at least 2 migraine days in 28." */
export const headlineSentence = (name: string, e: EffectSummary, outcome: LabelledOutcome): string =>
  `${name}: ${percent(e.pAtLeastMcid)} sure that it ${worthwhile(outcome)}.`;

export const verdictWords: Record<VerdictKey, string> = {
  better: 'Better than the comparison for this person.',
  'probably-better': 'Probably better than the comparison; not certain.',
  'no-worthwhile-difference': 'No difference that would matter.',
  'probably-worse': 'Probably worse than the comparison.',
  worse: 'Worse than the comparison.',
  'not-sure-yet': 'Not sure yet: the trial neither shows nor excludes a benefit.',
  conflict: "The person's days and the published studies disagree; read the estimate with care.",
};

/** The trial's shape: "6 periods of 14 days, 84 days in all; run-in 7 days; wash-out 3 days". */
export const designWords = (p: FrozenProtocol): string =>
  [
    `${p.periods} periods of ${p.periodDays} days, ${p.periods * p.periodDays} days in all`,
    ...(p.runInDays > 0 ? [`${p.runInDays} run-in days before`] : []),
    p.washoutDays > 0
      ? `the first ${p.washoutDays} days after a change of arm are left out as wash-out`
      : 'no wash-out days are left out',
  ].join('; ');

const modelOf: Record<string, string> = {
  bernoulli:
    'Markov logistic regression of the yes/no days (the answer of the day before enters; missing days are summed out)',
  gaussian: 'linear model with first-order autocorrelated errors, exact over missing days',
  'student-t': 'linear model with Student-t errors and first-order autocorrelation',
  poisson: 'Poisson log-linear model',
  'negative-binomial': 'negative-binomial log-linear model',
  ordinal: 'cumulative-logit model',
};

/** How the numbers were computed, in one sentence a statistician can check. */
export const methodsWords = (view: ResultView): string => {
  const a = view.analysis;
  if (!a) return '';
  const { model } = a.used;
  const parts = [
    modelOf[view.outcome.family] ?? view.outcome.family,
    model.trend ? 'linear trend over the trial' : 'no trend',
    ...(model.periodEffect ? ['random period effect'] : []),
    model.lambda === 0
      ? 'no slow onset or fading of effects modelled'
      : `exposure filter, lambda ${JSON.stringify(model.lambda)}`,
    `posterior by ${a.engine.method}`,
  ];
  return `${parts.join('; ')}. Engine ${a.engine.version}, numerical seed ${a.engine.seed}.`;
};
