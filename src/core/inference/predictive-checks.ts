import type { AnalysisResult } from '../../shared/analysis.ts';
import type { Fit } from './fit.ts';
import { createRng } from './numerics/rng.ts';
import type { Problem } from './problem.ts';

/** One posterior predictive replicate on the observed rows, with the mean each outcome was drawn around. */
export interface Replicate {
  y: Float64Array;
  mean: Float64Array;
}

/** What a series is compared by; "residual" is what is left when the mean of each arm's days is taken off. */
interface Statistics {
  /** Root mean square of the residuals. */
  spread: number;
  /** Lag-1 correlation of the residuals over pairs of neighbouring days. */
  lag: number;
  /** Share of days at the lowest or highest value of the data, or beyond. */
  ends: number;
  zeros: number;
  /** Largest distance from the mean that the outcome was drawn around. */
  largest: number;
  /** Root mean square of the periods' mean residuals. */
  periods: number;
}

/** Replicates that suffice where no check is near an end; else all of them. */
const FIRST_REPLICATES = 64;
const REPLICATES = 192;
const NEAR_END = 0.1;
const FLAG_BELOW = 0.02;
const MIN_ROWS = 10;

/** Computes all statistics of a series in two passes. */
const statisticsOf = (problem: Problem, observed: Float64Array): ((series: Replicate) => Statistics) => {
  const { rows } = problem;
  const n = rows.length;
  const days = problem.spec.days.filter((d) => d.y !== null);
  const arm = Uint8Array.from(days, (d) => problem.arms.indexOf(d.arm));
  const armDays = new Float64Array(problem.arms.length);
  for (const a of arm) armDays[a]! += 1;
  const next = Uint8Array.from(rows, (r, i) => (i > 0 && r.day - rows[i - 1]!.day === 1 ? 1 : 0));
  const period = Uint16Array.from(rows, (r) => r.period);
  const periodDays = new Float64Array(problem.periods);
  for (const j of period) periodDays[j]! += 1;
  let low = Infinity;
  let high = -Infinity;
  for (const v of observed) {
    low = Math.min(low, v);
    high = Math.max(high, v);
  }
  const means = new Float64Array(armDays.length);
  const sums = new Float64Array(problem.periods);
  return ({ y, mean }) => {
    means.fill(0);
    sums.fill(0);
    let ends = 0;
    let zeros = 0;
    let largest = 0;
    for (let i = 0; i < n; i++) {
      const v = y[i]!;
      means[arm[i]!]! += v;
      if (v <= low || v >= high) ends++;
      if (v === 0) zeros++;
      const size = Math.abs(v - mean[i]!);
      if (size > largest) largest = size;
    }
    for (let a = 0; a < means.length; a++) means[a]! /= armDays[a]! || 1;
    let square = 0;
    let product = 0;
    let before = 0;
    for (let i = 0; i < n; i++) {
      const r = y[i]! - means[arm[i]!]!;
      square += r * r;
      if (next[i] === 1) product += r * before;
      before = r;
      sums[period[i]!]! += r;
    }
    let between = 0;
    for (let j = 0; j < sums.length; j++) between += (sums[j]! / periodDays[j]!) ** 2;
    return {
      spread: Math.sqrt(square / Math.max(n - 1, 1)),
      lag: square > 0 ? product / square : 0,
      ends: ends / n,
      zeros: zeros / n,
      largest,
      periods: Math.sqrt(between / Math.max(sums.length - 1, 1)),
    };
  };
};

/** Largest distance of the data from the mean of this draw. */
const largestResidual = (y: Float64Array, mean: Float64Array): number => {
  let top = 0;
  for (let i = 0; i < y.length; i++) {
    const size = Math.abs(y[i]! - mean[i]!);
    if (size > top) top = size;
  }
  return top;
};

const names: Record<keyof Statistics, string> = {
  spread: 'within-arm SD',
  lag: 'lag-1 autocorrelation',
  ends: 'share at lowest or highest value',
  zeros: 'share of zeros',
  largest: 'largest residual',
  periods: 'between-period SD',
};

const checksOf = (problem: Problem): (keyof Statistics)[] => {
  const periods = problem.periods > 2 ? (['periods'] as const) : [];
  switch (problem.family) {
    case 'bernoulli':
      return ['lag', ...periods];
    case 'ordinal':
      return ['ends', 'lag', ...periods];
    case 'poisson':
    case 'negative-binomial':
      return ['spread', 'zeros', 'lag', 'largest', ...periods];
    default:
      return ['spread', 'lag', 'ends', 'largest', ...periods];
  }
};

/**
 * Posterior predictive checks (Gelman, Meng & Stern 1996): p = P(T(replicate) >= T(data)), ties half, flagged
 * below 0.02 and above 0.98. A flag says in which respect the model does not look like the data; it does not
 * correct anything. 64 replicates, and 192 where any p is then below 0.1 or above 0.9: a p of 0.1 or more after 64 is
 * below 0.02 in truth less than once in 5,000 times. Fewer than ten observed days: no checks.
 */
export const predictiveChecks = (problem: Problem, fit: Fit): AnalysisResult['checks'] => {
  const observed = Float64Array.from(problem.rows, (r) => r.y);
  if (observed.length < MIN_ROWS) return [];
  const checks = checksOf(problem);
  const statistics = statisticsOf(problem, observed);
  const data = statistics({ y: observed, mean: observed });
  const above = checks.map(() => 0);
  const rng = createRng(problem.seed, 0xcecc);
  let drawnSoFar = 0;
  const drawUpTo = (replicates: number): void => {
    for (; drawnSoFar < replicates; drawnSoFar++) {
      const replicate = fit.replicate(rng);
      const drawn = statistics(replicate);
      checks.forEach((name, i) => {
        const own = name === 'largest' ? largestResidual(observed, replicate.mean) : data[name];
        const difference = drawn[name] - own;
        if (difference > 1e-12) above[i]! += 1;
        else if (difference > -1e-12) above[i]! += 0.5;
      });
    }
  };
  drawUpTo(FIRST_REPLICATES);
  if (above.some((n) => Math.abs(n / FIRST_REPLICATES - 0.5) > 0.5 - NEAR_END)) drawUpTo(REPLICATES);
  return checks.map((name, i) => {
    const p = above[i]! / drawnSoFar;
    return { name: names[name], p, flag: p < FLAG_BELOW || p > 1 - FLAG_BELOW };
  });
};
