import type { Problem } from '../problem.ts';

/** rho lies in (-RHO_LIMIT, RHO_LIMIT). */
export const RHO_LIMIT = 0.95;

/** Unconstrained forms z = atanh(rho / 0.95) and l = log(sigma - least) with their log priors. */
export interface ResidualScale {
  sigmaOf(l: number): number;
  /** Log prior density of l, given sigma = sigmaOf(l). */
  logPriorL(l: number, sigma: number): number;
  /** Log prior density of z, given rho = 0.95 tanh(z). */
  logPriorZ(rho: number): number;
  startL: number;
}

/** SD of the rounding error of the recorded values: a tenth of a point has 0.029. */
const roundingSd = (values: readonly number[]): number => {
  for (let digits = 0; digits <= 6; digits++) {
    const unit = 10 ** -digits;
    if (values.every((v) => Math.abs(v / unit - Math.round(v / unit)) < 1e-6)) return unit / Math.sqrt(12);
  }
  return 0;
};

/**
 * sigma ~ half-normal (or exponential), but never below the SD of the outcome's own rounding: a person who answers 5 on every
 * day gets a posterior instead of an infinite density at sigma = 0. With usual data the limit is far below
 * all of the posterior. rho ~ Normal truncated to (-0.95, 0.95).
 */
export const residualScale = (problem: Problem): ResidualScale => {
  const { residualSd: prior, rho } = problem.priors;
  const priorScale = 'halfNormal' in prior ? prior.halfNormal : prior.exponentialMean;
  const logPrior = (sigma: number): number =>
    'halfNormal' in prior ? -0.5 * (sigma / priorScale) ** 2 : -sigma / priorScale;
  const values = problem.rows.map((r) => r.y);
  const least = Math.min(Math.max(roundingSd(values), 1e-4 * priorScale), 0.5 * priorScale);
  const n = values.length;
  const mean = values.reduce((a, b) => a + b, 0) / Math.max(n, 1);
  const sd = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / Math.max(n - 1, 1));
  const sigmaOf = (l: number): number => least + Math.exp(l);
  return {
    sigmaOf,
    logPriorL: (l, sigma) => logPrior(sigma) + l,
    logPriorZ: (value) => {
      const t = value / RHO_LIMIT;
      const score = (value - rho.mean) / rho.sd;
      return -0.5 * score * score + Math.log(1 - t * t + 1e-300);
    },
    startL: Math.log(n > 2 ? Math.max(0.9 * sd, least) : 0.5 * priorScale),
  };
};
