import type { AnalysisResult } from '../../shared/analysis.ts';
import type { Fit } from './fit.ts';
import { createRng } from './numerics/rng.ts';
import type { Problem } from './problem.ts';

/** One posterior predictive replicate on the observed rows, with the mean each outcome was drawn around. */
export interface Replicate {
  y: Float64Array;
  mean: Float64Array;
}

type Statistic = (y: Float64Array, mean: Float64Array) => number;
interface Check {
  name: string;
  of: Statistic;
}

const REPLICATES = 400;
const FLAG_BELOW = 0.02;

/** Arm of each row by its largest exposure; only groups days for the statistics. */
const groupsOf = (problem: Problem): Int32Array => {
  const days = problem.spec.days.filter((d) => d.y !== null);
  return Int32Array.from(days, (d) => problem.arms.indexOf(d.arm));
};

/** y minus the mean of its group. */
const centred = (y: Float64Array, group: Int32Array): Float64Array => {
  const sum = new Map<number, [number, number]>();
  y.forEach((v, i) => {
    const [s, n] = sum.get(group[i]!) ?? [0, 0];
    sum.set(group[i]!, [s + v, n + 1]);
  });
  return y.map((v, i) => {
    const [s, n] = sum.get(group[i]!)!;
    return v - s / n;
  });
};

const sdOf = (x: Float64Array): number =>
  Math.sqrt(x.reduce((a, v) => a + v * v, 0) / Math.max(x.length - 1, 1));

const lagOne = (problem: Problem, group: Int32Array): Statistic => {
  const { rows } = problem;
  return (y) => {
    const r = centred(y, group);
    let product = 0;
    let square = 0;
    for (let i = 0; i < r.length; i++) {
      square += r[i]! ** 2;
      if (i > 0 && rows[i]!.day - rows[i - 1]!.day === 1) product += r[i]! * r[i - 1]!;
    }
    return square > 0 ? product / square : 0;
  };
};

const betweenPeriods = (problem: Problem, group: Int32Array): Statistic => {
  const period = Int32Array.from(problem.rows, (r) => r.period);
  return (y) => {
    const r = centred(y, group);
    const sums = new Float64Array(problem.periods);
    const counts = new Float64Array(problem.periods);
    r.forEach((v, i) => {
      sums[period[i]!]! += v;
      counts[period[i]!]! += 1;
    });
    return sdOf(sums.map((s, j) => s / counts[j]!));
  };
};

/** Share of days at or beyond the lowest or the highest outcome that was observed. */
const atEnds = (observed: Float64Array): Statistic => {
  const low = observed.reduce((a, b) => Math.min(a, b), Infinity);
  const high = observed.reduce((a, b) => Math.max(a, b), -Infinity);
  return (y) => y.reduce((n, v) => n + (v <= low || v >= high ? 1 : 0), 0) / y.length;
};

const checksOf = (problem: Problem, observed: Float64Array): Check[] => {
  const group = groupsOf(problem);
  const spread: Check = { name: 'within-arm SD', of: (y) => sdOf(centred(y, group)) };
  const lag: Check = { name: 'lag-1 autocorrelation', of: lagOne(problem, group) };
  const period: Check = { name: 'between-period SD', of: betweenPeriods(problem, group) };
  const ends: Check = { name: 'share at lowest or highest value', of: atEnds(observed) };
  const largest: Check = {
    name: 'largest residual',
    of: (y, mean) => y.reduce((top, v, i) => Math.max(top, Math.abs(v - mean[i]!)), 0),
  };
  const zeros: Check = {
    name: 'share of zeros',
    of: (y) => y.reduce((n, v) => n + (v === 0 ? 1 : 0), 0) / y.length,
  };
  switch (problem.family) {
    case 'bernoulli':
      return [lag, period];
    case 'ordinal':
      return [ends, lag, period];
    case 'poisson':
    case 'negative-binomial':
      return [spread, zeros, lag, largest, period];
    default:
      return [spread, lag, ends, largest, period];
  }
};

const MIN_ROWS = 10;

/**
 * Posterior predictive checks (Gelman, Meng & Stern 1996): p = P(T(replicate) >= T(data)), ties half, flagged
 * below 0.02 and above 0.98. A flag says in which respect the model does not look like the data; it does not
 * correct anything. Fewer than ten observed days: no checks.
 */
export const predictiveChecks = (problem: Problem, fit: Fit): AnalysisResult['checks'] => {
  const observed = Float64Array.from(problem.rows, (r) => r.y);
  if (observed.length < MIN_ROWS) return [];
  const checks = checksOf(problem, observed).filter(
    (c) => c.name !== 'between-period SD' || problem.periods > 2,
  );
  const above = checks.map(() => 0);
  const rng = createRng(problem.seed, 0xcecc);
  for (let r = 0; r < REPLICATES; r++) {
    const { y, mean } = fit.replicate(rng);
    checks.forEach((c, i) => {
      const rep = c.of(y, mean);
      const obs = c.of(observed, mean);
      if (rep > obs + 1e-12) above[i]! += 1;
      else if (rep > obs - 1e-12) above[i]! += 0.5;
    });
  }
  return checks.map(({ name }, i) => {
    const p = above[i]! / REPLICATES;
    return { name, p, flag: p < FLAG_BELOW || p > 1 - FLAG_BELOW };
  });
};
