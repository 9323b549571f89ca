import type { AnalysisResult } from '../../shared/analysis.ts';
import type { Fit } from './fit.ts';
import { createRng } from './numerics/rng.ts';
import type { Problem } from './problem.ts';

/** One posterior predictive replicate on the observed rows, with the mean each outcome was drawn around. */
export interface Replicate {
  y: Float64Array;
  mean: Float64Array;
}

/** A series and what is left of it after the mean of each arm is taken off. */
interface Series extends Replicate {
  residual: Float64Array;
}

interface Check {
  name: string;
  of: (series: Series) => number;
}

const REPLICATES = 200;
const FLAG_BELOW = 0.02;
const MIN_ROWS = 10;

/** Takes the mean of each arm's days off; the result is written over in the next call. */
const armResiduals = (problem: Problem): ((y: Float64Array) => Float64Array) => {
  const days = problem.spec.days.filter((d) => d.y !== null);
  const arm = Uint8Array.from(days, (d) => problem.arms.indexOf(d.arm));
  const n = arm.length;
  const counts = new Float64Array(problem.arms.length);
  for (const a of arm) counts[a]! += 1;
  const means = new Float64Array(problem.arms.length);
  const out = new Float64Array(n);
  return (y) => {
    means.fill(0);
    for (let i = 0; i < n; i++) means[arm[i]!]! += y[i]!;
    for (let a = 0; a < means.length; a++) means[a]! /= counts[a]! || 1;
    for (let i = 0; i < n; i++) out[i] = y[i]! - means[arm[i]!]!;
    return out;
  };
};

const rootMeanSquare = (x: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * x[i]!;
  return Math.sqrt(sum / Math.max(x.length - 1, 1));
};

const lagOne = (problem: Problem): Check['of'] => {
  const next = Uint8Array.from(problem.rows, (r, i) =>
    i > 0 && r.day - problem.rows[i - 1]!.day === 1 ? 1 : 0,
  );
  return ({ residual: r }) => {
    let product = 0;
    let square = 0;
    for (let i = 0; i < r.length; i++) {
      square += r[i]! * r[i]!;
      if (next[i] === 1) product += r[i]! * r[i - 1]!;
    }
    return square > 0 ? product / square : 0;
  };
};

const betweenPeriods = (problem: Problem): Check['of'] => {
  const period = Uint16Array.from(problem.rows, (r) => r.period);
  const counts = new Float64Array(problem.periods);
  for (const p of period) counts[p]! += 1;
  const means = new Float64Array(problem.periods);
  return ({ residual }) => {
    means.fill(0);
    for (let i = 0; i < residual.length; i++) means[period[i]!]! += residual[i]!;
    for (let j = 0; j < means.length; j++) means[j]! /= counts[j]!;
    return rootMeanSquare(means);
  };
};

const shareWhere = (y: Float64Array, test: (v: number) => boolean): number => {
  let count = 0;
  for (let i = 0; i < y.length; i++) if (test(y[i]!)) count++;
  return count / y.length;
};

const largestResidual: Check['of'] = ({ y, mean }) => {
  let top = 0;
  for (let i = 0; i < y.length; i++) top = Math.max(top, Math.abs(y[i]! - mean[i]!));
  return top;
};

const checksOf = (problem: Problem, observed: Float64Array): Check[] => {
  let low = Infinity;
  let high = -Infinity;
  for (const v of observed) {
    low = Math.min(low, v);
    high = Math.max(high, v);
  }
  const spread: Check = { name: 'within-arm SD', of: ({ residual }) => rootMeanSquare(residual) };
  const lag: Check = { name: 'lag-1 autocorrelation', of: lagOne(problem) };
  const periods: Check[] =
    problem.periods > 2 ? [{ name: 'between-period SD', of: betweenPeriods(problem) }] : [];
  const ends: Check = {
    name: 'share at lowest or highest value',
    of: ({ y }) => shareWhere(y, (v) => v <= low || v >= high),
  };
  const largest: Check = { name: 'largest residual', of: largestResidual };
  const zeros: Check = { name: 'share of zeros', of: ({ y }) => shareWhere(y, (v) => v === 0) };
  switch (problem.family) {
    case 'bernoulli':
      return [lag, ...periods];
    case 'ordinal':
      return [ends, lag, ...periods];
    case 'poisson':
    case 'negative-binomial':
      return [spread, zeros, lag, largest, ...periods];
    default:
      return [spread, lag, ends, largest, ...periods];
  }
};

/**
 * Posterior predictive checks (Gelman, Meng & Stern 1996): p = P(T(replicate) >= T(data)), ties half, flagged
 * below 0.02 and above 0.98. A flag says in which respect the model does not look like the data; it does not
 * correct anything. Fewer than ten observed days: no checks.
 */
export const predictiveChecks = (problem: Problem, fit: Fit): AnalysisResult['checks'] => {
  const observed = Float64Array.from(problem.rows, (r) => r.y);
  if (observed.length < MIN_ROWS) return [];
  const checks = checksOf(problem, observed);
  const residualOf = armResiduals(problem);
  const observedResidual = residualOf(observed).slice();
  const above = checks.map(() => 0);
  const rng = createRng(problem.seed, 0xcecc);
  for (let r = 0; r < REPLICATES; r++) {
    const { y, mean } = fit.replicate(rng);
    const drawn: Series = { y, mean, residual: residualOf(y) };
    const data: Series = { y: observed, mean, residual: observedResidual };
    checks.forEach((c, i) => {
      const difference = c.of(drawn) - c.of(data);
      if (difference > 1e-12) above[i]! += 1;
      else if (difference > -1e-12) above[i]! += 0.5;
    });
  }
  return checks.map(({ name }, i) => {
    const p = above[i]! / REPLICATES;
    return { name, p, flag: p < FLAG_BELOW || p > 1 - FLAG_BELOW };
  });
};
