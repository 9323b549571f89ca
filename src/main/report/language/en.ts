import { figuresOf } from './figures.ts';

const figures = figuresOf('en-GB');
const { number } = figures;

/** What the report says in English; its shape is what every other language has to fill (index.ts). */
export const en = {
  lang: 'en',
  figures,

  // Units and effects
  days28: 'days in 28',
  perDay: 'events a day',
  points: 'points',
  point: 'point',
  fewer: 'fewer',
  more: 'more',
  lower: 'lower',
  higher: 'higher',
  noDifference: 'no difference',
  amountDays: (a: { size: string; direction: string }) => `${a.size} days ${a.direction} in 28`,
  amount: (a: { size: string; unit: string; direction: string }) => `${a.size} ${a.unit} ${a.direction}`,
  estimate: (a: { amount: string; range: string }) => `about ${a.amount} (80 % between ${a.range})`,
  oneSide: (a: { near: string; far: string; direction: string }) => `${a.near} and ${a.far} ${a.direction}`,
  twoSides: (a: { low: string; lowWord: string; high: string; highWord: string }) =>
    `${a.low} ${a.lowWord} and ${a.high} ${a.highWord}`,
  interval: (a: { low: string; high: string }) => `${a.low} to ${a.high}`,
  unknown: 'unknown',
  migraineDays: 'migraine days',
  migraineDay: 'migraine day',
  /** A person's own name of the outcome inside a sentence. */
  inSentence: (label: string) => label.charAt(0).toLowerCase() + label.slice(1),
  /** The end of a sentence that begins with "it". */
  worthwhileDays: (a: { lower: boolean; least: string; label: string; own: boolean }) =>
    a.lower
      ? `prevents at least ${a.least} ${a.label} in 28`
      : `brings at least ${a.least} more ${a.label} in 28`,
  worthwhile: (a: { lower: boolean; least: string; label: string; unit: string }) =>
    `${a.lower ? 'lowers' : 'raises'} ${a.label} by at least ${a.least} ${a.unit}`.trimEnd(),
  headline: (a: { name: string; p: string; goal: string }) => `${a.name}: ${a.p} sure that it ${a.goal}.`,

  // The top of the report
  synthetic: 'Synthetic data: this person does not exist.',
  nOf1: 'N-of-1 trial',
  states: { running: 'trial still running', finished: 'finished', stopped: 'stopped' },
  noAnswerYet: 'There is no answer yet: no day of this trial has been answered.',
  reference: 'the reference',
  bestGuess: (a: { reference: string; estimate: string }) =>
    `Best guess, compared with ${a.reference}: ${a.estimate}.`,
  otherArm: (a: { name: string; p: string }) => `${a.name}: ${a.p} sure.`,
  verdicts: {
    better: 'Better than the comparison for this person.',
    'probably-better': 'Probably better than the comparison; not certain.',
    'no-worthwhile-difference': 'No difference that would matter.',
    'probably-worse': 'Probably worse than the comparison.',
    worse: 'Worse than the comparison.',
    'not-sure-yet': 'Not sure yet: the trial neither shows nor excludes a benefit.',
    conflict: "The person's days and the published studies disagree; read the estimate with care.",
  },
  shortVerdicts: {
    better: 'better',
    'probably-better': 'probably better',
    'no-worthwhile-difference': 'no worthwhile difference',
    'probably-worse': 'probably worse',
    worse: 'worse',
    'not-sure-yet': 'not sure yet',
    conflict: 'conflict',
  },
  conflict: (a: { inThousand: number | null; weights: string }) =>
    `This person's days and the published studies disagree${a.inThousand === null ? '' : ` (a gap like this would be seen about ${a.inThousand} times in 1,000)`}. The days count for more: the weight of the published studies is now ${a.weights}.`,

  // Question and design
  question: 'Question',
  questionText: (a: { reference: string; goal: string }) =>
    `Does any arm do better than ${a.reference} for this one person? A worthwhile arm ${a.goal}.`,
  designTitle: 'Design and commitment',
  arms: 'Arms',
  isReference: 'the reference',
  design: 'Design',
  designText: (a: { shape: string; day: string; zone: string }) =>
    `Randomised multi-crossover trial in one person: ${a.shape}. First day ${a.day} (${a.zone}).`,
  periods: (a: { n: number; days: number; total: number }) =>
    `${a.n} periods of ${a.days} days, ${a.total} days in all`,
  runIn: (n: number) => `${n} run-in days before`,
  washout: (n: number) => `the first ${n} days after a change of arm are left out as wash-out`,
  noWashout: 'no wash-out days are left out',
  randomisation: 'Randomisation',
  randomisationText: (a: { permitted: string }) =>
    `One of ${a.permitted} permitted sequences, each equally likely, fixed before day 1. Commitment (SHA-256):`,
  seedOpened: 'seed, opened after the end:',

  // Days
  adherenceTitle: 'Answers and adherence',
  arm: 'Arm',
  days: 'Days',
  answered: 'Answered',
  kept: 'Kept to the arm',
  observed: (unit: string) => `Observed, ${unit}`,
  adherenceNote: (a: { late: number; dropped: number }) =>
    `${a.late} answers were given on a later day; ${a.dropped} days are left out by the protocol. A day without an answer counts as neither yes nor no.`,
  guesses: (a: { right: number; asked: number }) => `Arm guessed right in ${a.right} of ${a.asked} periods.`,
  ownDays: "The person's own days",
  ownDaysCaption: (a: { binary: boolean }) =>
    `One row a period. ${a.binary ? 'Filled: yes' : 'Height: the value'}; dash: no answer; pale: left out by the protocol.`,
  period: (n: number) => `period ${n}`,
  ofKnown: (a: { n: number; of: number }) => `${a.n} of ${a.of}`,
  daysSummary: (a: { days: number; periods: number; unknown: number }) =>
    `${a.days} days in ${a.periods} periods, ${a.unknown} without an answer.`,

  // Estimates
  densityCaption: (a: { predicted: string; p: string }) =>
    `Predicted from other people, not tested on this person: ${a.predicted}, worthwhile with probability ${a.p}.`,
  densityOwn: (name: string) =>
    `${name} after this person's own trial; the dark part is a worthwhile effect.`,
  densityBars: 'Bars below the axis: 80 % and 95 % intervals. Grey: too small to matter.',
  densitySummary: (a: { name: string; predicted: string; own: string; p: string }) =>
    `${a.name}: the published studies predict ${a.predicted}, this trial says ${a.own}; ${a.p} of the result lies beyond the smallest difference that matters.`,
  leastThatMatters: (amount: string) => `smallest difference that matters: ${amount}`,
  axis: (unit: string) => `${unit}, compared with the reference`,
  estimatesTitle: (a: { unit: string; reference: string }) =>
    `Estimates, in ${a.unit} compared with ${a.reference}`,
  estimatesHead: [
    'Arm',
    'Median, 80 % interval',
    '95 % interval',
    'Better',
    'Worth\u00adwhile',
    'As much worse',
    'Too small to matter',
    'Best of all',
  ],
  estimatesNote: (a: { p: string; goal: string }) =>
    `Negative is less. The last five columns are probabilities. Intervals are Bayesian: given the model and the prior, the effect lies in the 95 % interval with probability 0.95. The reference is the best of all with probability ${a.p}. Worthwhile: ${a.goal}.`,
  chancesTitle: 'Probability of a worthwhile effect',
  thatIt: (goal: string) => `That it ${goal}:`,
  chance: (a: { name: string; after: string; before: string }) =>
    `${a.name}: ${a.after}. Before the trial, from the published studies alone: ${a.before}.`,
  scales: { points: 'points', logit: 'log odds', 'log rate': 'log rate' },
  contrasts: (scale: string) => [
    `2 \u00d7 2 contrasts, ${scale}`,
    'Mean',
    '80 % interval',
    '95 % interval',
    'Side of benefit',
  ],
  interaction: 'Interaction',
  mainEffect: (name: string) => `Main effect of ${name}`,

  // Other analyses
  otherTitle: (name: string) => `Other analyses of ${name}`,
  otherHead: (unit: string) => ['What was changed', `Median, ${unit}`, '80 % interval', 'Worthwhile'],
  changes: {
    'as-planned': 'As planned',
    'flat-prior': 'Flat priors',
    'no-autocorrelation': 'Days independent',
    'slow-wash-out': 'Effect comes and goes with a half-life of one day',
    'no-wash-out': 'Effect comes and goes at once',
  },
  withoutPeriods: (periods: string) => `Without periods ${periods}`,
  blocks: (a: { n: number; low: string; high: string }) =>
    `With each of the ${a.n} blocks left out in turn: worthwhile with probability ${a.low} to ${a.high}.`,
  test: (a: { p: string; orders: number; sampled: boolean; oneIn: number }) =>
    `Randomisation test: p = ${a.p} (${a.sampled ? `${a.orders} orders drawn from all permitted ones` : `all ${a.orders} permitted orders`}; not below 1 in ${a.oneIn}).`,
  noTest: 'The order followed the results, so a randomisation test does not apply.',
  missing: (a: { share: number; name: string; worse: string | null }) =>
    `${a.share} % of the days of ${a.name} have no value; ${a.worse === null ? 'the verdict would stay, however bad they were' : `the verdict would change if they were worse by ${a.worse}`}.`,

  // Adverse events
  adverseTitle: 'Adverse events',
  adverseNone: 'None was noted during this trial.',
  adverseHead: ['Arm of the day', 'Days', 'Mild', 'Moderate', 'Severe'],
  severities: { mild: 'mild', moderate: 'moderate', severe: 'severe' },
  outside: 'outside the periods',
  outsideRow: 'Outside the periods',
  adverseMore: (n: number) => `and ${n} more, in the exported data`,
  adverseNote: 'As noted by the person, by the arm of that day; no judgement of the cause.',

  // Limits and methods
  limitsTitle: 'What this report cannot say',
  limits: (a: { open: boolean; permitted: string; floor: number }) => [
    'It speaks of one person and this period of life. It says nothing about other people.',
    `${a.open ? 'The person knew the arm, so the effect includes expectation' : 'A second person packed by a sealed sheet and the person did not know the arm'}; in migraine trials placebo arms improve by a median of 1.8 days a month (J Headache Pain 2023, 10.1186/s10194-023-01587-0).`,
    `With ${a.permitted} permitted sequences a randomisation test alone cannot go below ${a.floor >= 0.001 ? number(a.floor, 3) : 'one in a thousand'}; the verdict rests on the model.`,
    'Days without an answer are taken as missing for reasons that do not depend on the outcome of that day.',
    'N1 Vault is not a medical device. This is not medical advice; treatment is decided with a clinician.',
  ],
  methodsTitle: 'Methods',
  models: {
    bernoulli:
      'Markov logistic regression of the yes/no days (the answer of the day before enters; missing days are summed out)',
    gaussian: 'linear model with first-order autocorrelated errors, exact over missing days',
    'student-t': 'linear model with Student-t errors and first-order autocorrelation',
    poisson: 'Poisson log-linear model',
    'negative-binomial': 'negative-binomial log-linear model',
    ordinal: 'cumulative-logit model',
  },
  trend: 'linear trend over the trial',
  noTrend: 'no trend',
  periodEffect: 'random period effect',
  noExposure: 'no slow onset or fading of effects modelled',
  exposure: (lambda: string) => `exposure filter, lambda ${lambda}`,
  posteriorBy: (method: string) => `posterior by ${method}`,
  /** By the engine's own name; one that is not known here keeps that name. */
  engineMethods: {
    quadrature: 'quadrature',
    'importance-sampling': 'importance sampling',
    'importance-sampling (wide)': 'importance sampling from a wider proposal',
    'slice-sampling': 'slice sampling',
  } as Record<string, string>,
  engine: (a: { version: string; seed: number }) => `Engine ${a.version}, numerical seed ${a.seed}.`,
  observedDays: (a: { n: number; of: number }) => `${a.n} of ${a.of} days observed.`,
  priors: (list: string) => `Effect priors on the model's scale, fixed before day 1: ${list}.`,
  normal: (a: { mean: string; sd: string }) => `N(${a.mean}, ${a.sd}\u00b2)`,
  draws: (a: { k: number; ess: number | null }) =>
    `Pareto k ${number(a.k, 2)}, effective sample ${a.ess === null ? 'unknown' : Math.round(a.ess)}.`,
  checks: (names: readonly string[]) =>
    `Model checks: ${names.length === 0 ? 'none of the checks was flagged' : `flagged: ${names.join(', ')}`}.`,
  checkNames: {} as Record<string, string>,
  footer: (id: string) => `Made by N1 Vault on this person's own device. Trial ${id}.`,
};
