import { expPredictor } from '../importance/exp-predictor.ts';
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

/** log p(y | ...) of Poisson counts, log mean = alpha + E theta + gamma s + log(days covered). */
export const poissonLikelihood = (problem: Problem, exposure: Exposure): ((x: Float64Array) => number) => {
  const n = problem.rows.length;
  const d = countDimensions(problem);
  const sums = weightedSums(problem, exposure);
  const fill = expPredictor(problem, exposure);
  const mu = new Float64Array(n);
  const constant = problem.rows.reduce((sum, r) => sum + r.y * r.offset - lgamma(r.y + 1), 0);
  return (x) => {
    fill(x[0]!, x, 1, problem.trend ? x[d - 1]! : 0, mu);
    let total = 0;
    for (let i = 0; i < n; i++) total += mu[i]!;
    return linearTerm(sums, x, d) - total + constant;
  };
};

/**
 * log p(y | ..., r) of negative-binomial counts (NB2: mean mu, variance mu + mu^2 / r) at a fixed size r:
 * sum of y log mu - (y + r) log(1 + mu / r) - y log r plus terms of y and r alone.
 */
export const negativeBinomialLikelihood = (
  problem: Problem,
  exposure: Exposure,
): ((logSize: number) => (x: Float64Array) => number) => {
  const { rows } = problem;
  const n = rows.length;
  const d = countDimensions(problem);
  const sums = weightedSums(problem, exposure);
  const fill = expPredictor(problem, exposure);
  const mu = new Float64Array(n);
  const y = Float64Array.from(rows, (r) => r.y);
  const small = 8; // up to this count a power is cheaper than a logarithm
  return (logSize) => {
    const size = Math.exp(logSize);
    const perSize = 1 / size;
    const constant = rows.reduce(
      (sum, r) => sum + r.y * (r.offset - logSize) + lgamma(r.y + size) - lgamma(size) - lgamma(r.y + 1),
      0,
    );
    return (x) => {
      fill(x[0]!, x, 1, problem.trend ? x[d - 1]! : 0, mu);
      let log = linearTerm(sums, x, d) + constant;
      let sizes = 1; // product of 1 + mu / r, to be raised to r
      let powers = 1; // product of (1 + mu / r)^y
      for (let i = 0; i < n; i++) {
        const f = 1 + mu[i]! * perSize;
        sizes *= f;
        const c = y[i]!;
        if (c > small || f > 1e10) log -= c * Math.log(f);
        else for (let m = 0; m < c; m++) powers *= f;
        if (sizes > FLUSH || powers > FLUSH) {
          log -= size * Math.log(sizes) + Math.log(powers);
          sizes = 1;
          powers = 1;
        }
      }
      return log - size * Math.log(sizes) - Math.log(powers);
    };
  };
};
