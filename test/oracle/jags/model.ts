import type { AnalysisSpec, EffectPrior } from '../../../src/shared/analysis.ts';

/**
 * The documented models (docs/methods.md, "Models") as JAGS text, composed from the specification: one block each
 * for the likelihood, the effects' priors, the exposure filter and the nuisance priors. Written from the formulas,
 * not from the engine's code. Data names: data.ts.
 */

const normal = (mean: string, sd: string): string => `dnorm(${mean}, pow(${sd}, -2))`;

const isGrid = (spec: AnalysisSpec): boolean => typeof spec.model?.lambda === 'object';
const hasTrend = (spec: AnalysisSpec): boolean => spec.model?.trend !== false;
const hasMemory = (spec: AnalysisSpec): boolean => spec.model?.autocorrelation !== false;
const isRobust = (p: EffectPrior): boolean => 'weight' in p;

/** Exposure of row i to the arms, by the filter in force. */
const exposureLines = (spec: AnalysisSpec): string[] =>
  isGrid(spec)
    ? [
        'filter ~ dcat(evenly[1:L])',
        'lambda <- grid[filter]',
        'for (i in 1:n) { for (k in 1:K) { e[i,k] <- E[i,k,filter] } }',
      ]
    : [];

const predictor = (spec: AnalysisSpec, terms: readonly string[]): string =>
  [
    ...terms,
    `inprod(${isGrid(spec) ? 'e' : 'E'}[i,1:K], theta[1:K])`,
    ...(hasTrend(spec) ? ['gamma * s[i]'] : []),
  ].join(' + ');

const effectLines = (spec: AnalysisSpec): string[] =>
  (spec.priors?.effects ?? []).flatMap((p, i) => {
    const k = i + 1;
    if (!isRobust(p)) return [`theta[${k}] ~ ${normal(`centre[${k},2]`, `spread[${k},2]`)}`];
    return [
      `informative[${k}] ~ dbern(weight[${k}])`,
      `theta[${k}] ~ ${normal(`centre[${k},informative[${k}]+1]`, `spread[${k},informative[${k}]+1]`)}`,
    ];
  });

const trendLines = (spec: AnalysisSpec): string[] =>
  hasTrend(spec) ? [`gamma ~ ${normal('0', 'trendSd')}`] : [];
const interceptLine = `alpha ~ ${normal('interceptMean', 'interceptSd')}`;

const continuous = (spec: AnalysisSpec, direct: boolean): string[] => {
  const student = spec.outcome.family === 'student-t';
  const heavy = student && !direct;
  const periods = Boolean(spec.model?.periodEffect);
  // a t is a Normal whose precision is scaled by a Gamma(nu/2, nu/2): the coefficients stay conjugate
  const y = (mean: string, precision: string, i: string) =>
    student && direct
      ? `dt(${mean}, ${precision}, nu)`
      : `dnorm(${mean}, ${precision}${heavy ? ` * steady[${i}]` : ''})`;
  const sigma = spec.priors?.residualSd;
  return [
    `for (i in 1:n) { m[i] <- ${predictor(spec, ['alpha', ...(periods ? ['level[period[i]]'] : [])])} }`,
    `y[1] ~ ${y('m[1]', 'pow(sigma, -2)', '1')}`,
    'for (i in 2:n) {',
    `  kept[i] <- ${hasMemory(spec) ? 'pow(rho, gap[i])' : '0'}`,
    `  y[i] ~ ${y('m[i] + kept[i] * (y[i-1] - m[i-1])', 'pow(sigma, -2) / (1 - pow(kept[i], 2))', 'i')}`,
    '}',
    interceptLine,
    sigma && 'exponentialMean' in sigma
      ? 'sigma ~ dexp(1 / sigmaScale)'
      : 'sigma ~ dnorm(0, pow(sigmaScale, -2)) T(0,)',
    ...(hasMemory(spec) ? [`rho ~ ${normal('rhoMean', 'rhoSd')} T(-0.95, 0.95)`] : []),
    ...(student ? ['nu ~ dgamma(2, 0.1) T(2,)'] : []),
    ...(heavy ? ['for (i in 1:n) { steady[i] ~ dgamma(nu / 2, nu / 2) }'] : []),
    ...(periods
      ? [
          'for (j in 1:J) { unit[j] ~ dnorm(0, 1); level[j] <- tau * unit[j] }',
          'tau ~ dnorm(0, pow(tauScale, -2)) T(0,)',
        ]
      : []),
  ];
};

/** Rows are all days after the first answered one; JAGS draws the missing days. */
const binary = (spec: AnalysisSpec): string[] => [
  `for (i in 2:n) {`,
  `  logit(p[i]) <- ${predictor(spec, ['alpha', ...(hasMemory(spec) ? ['phi * y[i-1]'] : [])])}`,
  '  y[i] ~ dbern(p[i])',
  '}',
  interceptLine,
  ...(hasMemory(spec) ? [`phi ~ ${normal('carryMean', 'carrySd')}`] : []),
];

const count = (spec: AnalysisSpec): string[] => {
  const negative = spec.outcome.family === 'negative-binomial';
  return [
    'for (i in 1:n) {',
    `  log(m[i]) <- ${predictor(spec, ['alpha', 'logDays[i]'])}`,
    negative ? '  y[i] ~ dnegbin(size / (size + m[i]), size)' : '  y[i] ~ dpois(m[i])',
    '}',
    interceptLine,
    ...(negative ? [`logSize ~ ${normal('logSizeMean', 'logSizeSd')}`, 'size <- exp(logSize)'] : []),
  ];
};

const ordinal = (spec: AnalysisSpec): string[] => [
  `for (i in 1:n) { eta[i] <- ${predictor(spec, [])}; y[i] ~ dordered.logit(eta[i], cut[1:(C-1)]) }`,
  `cut[1] ~ ${normal('firstCutMean', 'firstCutSd')}`,
  `for (j in 2:(C-1)) { step[j] ~ ${normal('stepMean', 'stepSd')}; cut[j] <- cut[j-1] + exp(step[j]) }`,
];

const likelihood = (spec: AnalysisSpec, direct: boolean): string[] => {
  switch (spec.outcome.family) {
    case 'gaussian':
    case 'student-t':
      return continuous(spec, direct);
    case 'bernoulli':
      return binary(spec);
    case 'ordinal':
      return ordinal(spec);
    default:
      return count(spec);
  }
};

/**
 * The model of a specification as lines of JAGS text.
 * @param direct student-t by JAGS' own dt instead of the scale mixture: slower, but nu mixes where it is large
 */
export const jagsModel = (spec: AnalysisSpec, direct = false): string[] => {
  const lines = [
    ...exposureLines(spec),
    ...likelihood(spec, direct),
    ...effectLines(spec),
    ...trendLines(spec),
  ];
  return ['model {', ...lines.map((line) => `  ${line}`), '}'];
};

/** What to record. */
export const jagsMonitors = (spec: AnalysisSpec): string[] => {
  const { family } = spec.outcome;
  const own: Record<typeof family, string[]> = {
    gaussian: ['alpha', 'sigma'],
    'student-t': ['alpha', 'sigma', 'nu'],
    bernoulli: ['alpha'],
    poisson: ['alpha'],
    'negative-binomial': ['alpha', 'logSize'],
    ordinal: ['cut'],
  };
  const continuousFamily = family === 'gaussian' || family === 'student-t';
  return [
    'theta',
    ...own[family],
    ...(hasTrend(spec) ? ['gamma'] : []),
    ...(continuousFamily && hasMemory(spec) ? ['rho'] : []),
    ...(family === 'bernoulli' && hasMemory(spec) ? ['phi'] : []),
    ...(spec.model?.periodEffect ? ['tau'] : []),
    ...(isGrid(spec) ? ['lambda'] : []),
    ...(spec.priors?.effects ?? []).flatMap((p, i) => (isRobust(p) ? [`informative[${i + 1}]`] : [])),
  ];
};

/**
 * JAGS modules: glm updates linear terms in blocks. Count families go without it, because its auxiliary mixture for
 * Poisson is an approximation; their coefficients are sliced one by one.
 */
export const jagsModules = (spec: AnalysisSpec): string[] =>
  spec.outcome.family === 'poisson' || spec.outcome.family === 'negative-binomial' ? [] : ['glm'];
