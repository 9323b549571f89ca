import { HALF_LOG_2PI } from '../numerics/normal.ts';
import { packedSize, type RhoStatistics } from './ar1.ts';

/** Independent Normal prior of the regression coefficients. */
export interface CoefficientPrior {
  mean: Float64Array;
  precision: Float64Array;
  /** mean' P mean and log |P|. */
  quadratic: number;
  logDet: number;
}

export const coefficientPrior = (priors: readonly { mean: number; sd: number }[]): CoefficientPrior => {
  const mean = Float64Array.from(priors, (p) => p.mean);
  const precision = Float64Array.from(priors, (p) => 1 / p.sd ** 2);
  let quadratic = 0;
  let det = 0;
  for (let i = 0; i < mean.length; i++) {
    quadratic += mean[i]! ** 2 * precision[i]!;
    det += Math.log(precision[i]!);
  }
  return { mean, precision, quadratic, logDet: det };
};

/** Statistics at one rho and one ratio tau / sigma, the period effects integrated out; to be divided by sigma^2. */
export interface RatioStatistics {
  /** [X y]' W^-1 [X y], packed, and log |W|. */
  vv: Float64Array;
  logDet: number;
}

/**
 * W = R + kappa Z Z' with kappa = (tau / sigma)^2, so that V = sigma^2 W. By Woodbury,
 * W^-1 = R^-1 - kappa R^-1 Z (I + kappa Z'R^-1 Z)^-1 Z'R^-1. Z'R^-1 Z is tridiagonal because periods follow each
 * other, so this is O(J p^2).
 */
export const ratioStatistics = (s: RhoStatistics, p: number, ratio: number): RatioStatistics => {
  const periods = s.zDiagonal.length;
  if (!(ratio > 0) || periods === 0) return { vv: s.vv, logDet: s.logDetR };
  const q = p + 1;
  const vv = s.vv.slice();
  const w = new Float64Array(q);
  const kappa = ratio * ratio;
  // LDL' of I + kappa Z'R^-1 Z and forward substitution of the q right-hand sides, in one sweep
  let logDet = s.logDetR;
  let pivot = 1;
  let determinant = 1;
  for (let j = 0; j < periods; j++) {
    const off = j > 0 ? kappa * s.zOff[j - 1]! : 0;
    const factor = off / pivot;
    pivot = 1 + kappa * s.zDiagonal[j]! - factor * off;
    determinant *= pivot;
    if (determinant > 1e200) {
      logDet += Math.log(determinant);
      determinant = 1;
    }
    const c = kappa / pivot;
    for (let a = 0, at = 0; a < q; a++) {
      const wa = s.zv[j * q + a]! - factor * w[a]!;
      w[a] = wa;
      const ca = c * wa;
      for (let b = 0; b <= a; b++, at++) vv[at]! -= ca * w[b]!;
    }
  }
  return { vv, logDet: logDet + Math.log(determinant) };
};

/** Numbers that `conditionOn` writes: the mean (p) and the packed Cholesky factor of the precision. */
export const conditionalSize = (p: number): number => p + packedSize(p);

/**
 * Conjugate update of a Gaussian regression given rho, tau / sigma and sigma. Writes the coefficients' posterior mean and
 * the Cholesky factor of their precision to `out` from `at` on.
 * @returns log p(y | rho, sigma, tau); -Infinity where the precision is not positive definite
 */
export const conditionOn = (
  { vv, logDet: logDetW }: RatioStatistics,
  n: number,
  sigma: number,
  prior: CoefficientPrior,
  out: Float64Array,
  at: number,
): number => {
  const unit = 1 / (sigma * sigma);
  const p = prior.mean.length;
  const l = at + p;
  const yRow = packedSize(p);
  let explained = 0;
  let determinant = 1;
  let logDet = 0;
  for (let i = 0; i < p; i++) {
    const row = (i * (i + 1)) / 2;
    for (let j = 0; j < i; j++) {
      const other = (j * (j + 1)) / 2;
      let sum = unit * vv[row + j]!;
      for (let k = 0; k < j; k++) sum -= out[l + row + k]! * out[l + other + k]!;
      out[l + row + j] = sum / out[l + other + j]!;
    }
    let sum = unit * vv[row + i]! + prior.precision[i]!;
    let right = unit * vv[yRow + i]! + prior.precision[i]! * prior.mean[i]!;
    for (let k = 0; k < i; k++) {
      const v = out[l + row + k]!;
      sum -= v * v;
      right -= v * out[at + k]!;
    }
    if (!(sum > 0) || sum === Infinity) return -Infinity;
    determinant *= sum;
    if (determinant > 1e200 || determinant < 1e-200) {
      logDet += Math.log(determinant);
      determinant = 1;
    }
    const root = Math.sqrt(sum);
    out[l + row + i] = root;
    const solved = right / root;
    out[at + i] = solved;
    explained += solved * solved;
  }
  for (let i = p - 1; i >= 0; i--) {
    let sum = out[at + i]!;
    for (let k = i + 1; k < p; k++) sum -= out[l + (k * (k + 1)) / 2 + i]! * out[at + k]!;
    out[at + i] = sum / out[l + (i * (i + 1)) / 2 + i]!;
  }
  const quadratic = unit * vv[yRow + p]! + prior.quadratic - explained;
  logDet += Math.log(determinant);
  const logDetV = logDetW + 2 * n * Math.log(sigma);
  const log = -n * HALF_LOG_2PI - 0.5 * (logDetV - prior.logDet + logDet + Math.max(quadratic, 0));
  return Number.isFinite(log) ? log : -Infinity;
};

/** Covariance (p x p, into `out` from `to` on) from a packed factor of the precision at `l`. */
export const covarianceFrom = (
  factor: Float64Array,
  l: number,
  p: number,
  out: Float64Array,
  to: number,
  inverse: Float64Array,
): void => {
  // inverse = L^-1 (lower), covariance = L^-T L^-1
  for (let j = 0; j < p; j++)
    for (let i = j; i < p; i++) {
      let sum = i === j ? 1 : 0;
      for (let k = j; k < i; k++) sum -= factor[l + (i * (i + 1)) / 2 + k]! * inverse[k * p + j]!;
      inverse[i * p + j] = sum / factor[l + (i * (i + 1)) / 2 + i]!;
    }
  for (let a = 0; a < p; a++)
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let k = a; k < p; k++) sum += inverse[k * p + a]! * inverse[k * p + b]!;
      out[to + a * p + b] = sum;
      out[to + b * p + a] = sum;
    }
};
