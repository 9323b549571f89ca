import { expPredictor } from '../importance/exp-predictor.ts';
import { armsOfRows } from '../importance/row-groups.ts';
import { momentsOf, SERIES_REACH, softplusSum } from '../importance/softplus-series.ts';
import { lgamma } from '../numerics/gamma.ts';
import type { Exposure, Problem } from '../problem.ts';

const FLUSH = 1e150;

/** Coordinates of x: alpha, theta_1..K, gamma (with a trend). */
export const countDimensions = (problem: Problem): number => 1 + problem.effects + (problem.trend ? 1 : 0);

/** Sums of y times each covariate: sum of y_i eta_i is their dot product with the coefficients. */
const weightedSums = (problem: Problem, exposure: Exposure): Float64Array => {
  const { rows, effects: k } = problem;
  const sums = new Float64Array(k + 2);
  rows.forEach((row, i) => {
    sums[0]! += row.y;
    for (let j = 0; j < k; j++) sums[1 + j]! += row.y * exposure.e[i * k + j]!;
    sums[k + 1]! += row.y * row.s;
  });
  return sums;
};

const linearTerm = (sums: Float64Array, x: Float64Array, dimensions: number): number => {
  let sum = 0;
  for (let i = 0; i < dimensions; i++) sum += sums[i]! * x[i]!;
  return sum;
};

const MOMENTS = 26;
const SERIES_UP_TO = 4; // |gamma|: (4 / 2)^26 / 26! is below 1e-18

/**
 * Sum of the expected counts as a function of x. With all-or-nothing exposure it is exp(alpha + theta) times the sum
 * of covered exp(gamma s) over an arm's rows, whose power series in gamma has the moments of s as coefficients:
 * exact to rounding for |gamma| <= 4, |s| <= 1/2.
 */
const totalOf = (problem: Problem, exposure: Exposure): ((x: Float64Array) => number) => {
  const { rows, effects: k, trend } = problem;
  const n = rows.length;
  const d = countDimensions(problem);
  const fill = expPredictor(problem, exposure);
  const mu = new Float64Array(n);
  const byRow = (x: Float64Array): number => {
    fill(x[0]!, x, 1, trend ? x[d - 1]! : 0, mu);
    let total = 0;
    for (let i = 0; i < n; i++) total += mu[i]!;
    return total;
  };
  if (exposure.lambda !== 0) return byRow;
  const moment = new Float64Array((k + 1) * MOMENTS); // divided by the factorial
  rows.forEach((row, i) => {
    let arm = 0;
    for (let j = 0; j < k; j++) if (exposure.e[i * k + j] === 1) arm = j + 1;
    let term = Math.exp(row.offset);
    for (let m = 0; m < MOMENTS; m++) {
      moment[arm * MOMENTS + m]! += term;
      term *= row.s / (m + 1);
    }
  });
  return (x) => {
    const gamma = trend ? x[d - 1]! : 0;
    if (Math.abs(gamma) > SERIES_UP_TO) return byRow(x);
    let total = 0;
    for (let arm = 0; arm <= k; arm++) {
      let sum = 0;
      for (let m = MOMENTS - 1; m >= 0; m--) sum = sum * gamma + moment[arm * MOMENTS + m]!;
      total += Math.exp(x[0]! + (arm > 0 ? x[arm]! : 0)) * sum;
    }
    return total;
  };
};

/** log p(y | ...) of Poisson counts, log mean = alpha + E theta + gamma s + log(days covered). */
export const poissonLikelihood = (problem: Problem, exposure: Exposure): ((x: Float64Array) => number) => {
  const d = countDimensions(problem);
  const sums = weightedSums(problem, exposure);
  const total = totalOf(problem, exposure);
  const constant = problem.rows.reduce((sum, r) => sum + r.y * r.offset - lgamma(r.y + 1), 0);
  return (x) => linearTerm(sums, x, d) - total(x) + constant;
};

const POISSON_FROM = 1e9; // size r from which the negative binomial is Poisson to nine digits

/**
 * log p(y | ..., r) of negative-binomial counts (NB2: mean mu, variance mu + mu^2 / r); log r is the last coordinate
 * of x. sum of y log mu - (y + r) log(1 + mu / r) + sum over j < y of log(1 + j / r), plus terms of y alone.
 */
export const negativeBinomialLikelihood = (
  problem: Problem,
  exposure: Exposure,
): ((x: Float64Array) => number) => {
  const { rows } = problem;
  const d = countDimensions(problem);
  const sums = weightedSums(problem, exposure);
  const total = totalOf(problem, exposure);
  const constant = rows.reduce((sum, r) => sum + r.y * r.offset - lgamma(r.y + 1), 0);
  const rising = risingTerm(Float64Array.from(rows, (r) => r.y));
  const arms = rows.every((r) => r.offset === 0) ? armsOfRows(problem, exposure) : null;
  const plain = plainSpread(problem, exposure);
  const spread = arms ? groupedSpread(problem, arms, plain) : plain;
  return (x) => {
    const log = linearTerm(sums, x, d) + constant;
    const size = Math.exp(x[d]!);
    return size > POISSON_FROM ? log - total(x) : log + rising(size) - spread(x, size);
  };
};

/** Sum over rows of (y + r) log(1 + mu / r). */
type Spread = (x: Float64Array, size: number) => number;

const plainSpread = (problem: Problem, exposure: Exposure): Spread => {
  const n = problem.rows.length;
  const d = countDimensions(problem);
  const fill = expPredictor(problem, exposure);
  const mu = new Float64Array(n);
  const y = Float64Array.from(problem.rows, (r) => r.y);
  return (x, size) => {
    fill(x[0]!, x, 1, problem.trend ? x[d - 1]! : 0, mu);
    let log = 0;
    let sizes = 1;
    for (let i = 0; i < n; i++) {
      const f = 1 + mu[i]! / size;
      sizes *= f;
      if (y[i]! > 0) log += y[i]! * Math.log(f);
      if (sizes > FLUSH) {
        log += size * Math.log(sizes);
        sizes = 1;
      }
    }
    return log + size * Math.log(sizes);
  };
};

/**
 * Days of one arm differ by drift and count only: the sums of log(1 + mu / r) and of y log(1 + mu / r) are series in the
 * drift.
 */
const groupedSpread = (problem: Problem, arms: Uint8Array, beyondReach: Spread): Spread => {
  const { rows, effects: k, trend } = problem;
  const d = countDimensions(problem);
  const moments = Array.from({ length: k + 1 }, (_, arm) => {
    const own = rows.filter((_, i) => arms[i] === arm);
    return { days: momentsOf(own.map((r) => [r.s, 1])), counts: momentsOf(own.map((r) => [r.s, r.y])) };
  });
  const weighted = new Float64Array(moments[0]!.days.length);
  return (x, size) => {
    const gamma = trend ? x[d - 1]! : 0;
    if (!(Math.abs(gamma) <= SERIES_REACH)) return beyondReach(x, size);
    const start = Math.exp(x[0]!) / size;
    let sum = 0;
    for (let arm = 0; arm <= k; arm++) {
      const { days, counts } = moments[arm]!;
      for (let r = 0; r < weighted.length; r++) weighted[r] = size * days[r]! + counts[r]!;
      sum += softplusSum(arm > 0 ? start * Math.exp(x[arm]!) : start, gamma, weighted);
    }
    return sum;
  };
};

const LONG = 200; // largest count up to which the sum is taken term by term

/** Sum over rows of log Gamma(y + r) - log Gamma(r) - y log r = sum over j < y of log(1 + j / r). */
const risingTerm = (y: Float64Array): ((size: number) => number) => {
  const most = y.reduce((a, b) => Math.max(a, b), 0);
  if (most <= LONG) {
    const above = Float64Array.from({ length: most }, (_, j) => y.reduce((c, v) => c + Number(v > j), 0));
    return (size) => {
      let sum = 0;
      for (let j = 1; j < most; j++) sum += above[j]! * Math.log1p(j / size);
      return sum;
    };
  }
  const counts = new Map<number, number>();
  for (const v of y) counts.set(v, (counts.get(v) ?? 0) + 1);
  return (size) => {
    const logSize = Math.log(size);
    const base = lgamma(size);
    let sum = 0;
    for (const [v, times] of counts) sum += times * (lgamma(v + size) - base - v * logSize);
    return sum;
  };
};
