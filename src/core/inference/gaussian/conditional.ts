import { cholesky, inverse, logDet, solveLower, solveUpper } from '../numerics/cholesky.ts';
import { HALF_LOG_2PI } from '../numerics/normal.ts';
import type { RhoStatistics } from './ar1.ts';

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

/** Statistics given rho, sigma and tau, with the period effects integrated out. */
export interface NodeStatistics {
  n: number;
  p: number;
  /** X'V^-1 X, X'V^-1 y, y'V^-1 y and log |V|. */
  xx: Float64Array;
  xy: Float64Array;
  yy: number;
  logDetV: number;
}

/**
 * V = sigma^2 R + tau^2 Z Z'. By Woodbury, V^-1 = (R^-1 - kappa R^-1 Z (I + kappa Z'R^-1 Z)^-1 Z'R^-1) / sigma^2
 * with kappa = tau^2 / sigma^2. Z'R^-1 Z is tridiagonal because periods follow each other, so this is O(J p^2).
 */
export const nodeStatistics = (s: RhoStatistics, n: number, sigma: number, tau: number): NodeStatistics => {
  const p = s.xy.length;
  const q = p + 1;
  const scale = 1 / sigma ** 2;
  const xx = new Float64Array(p * p);
  const xy = new Float64Array(p);
  for (let i = 0; i < p * p; i++) xx[i] = s.xx[i]! * scale;
  for (let i = 0; i < p; i++) xy[i] = s.xy[i]! * scale;
  let yy = s.yy * scale;
  let logDetV = 2 * n * Math.log(sigma) + s.logDetR;
  const periods = s.zDiagonal.length;
  if (tau > 0 && periods > 0) {
    const kappa = tau ** 2 * scale;
    // LDL' of I + kappa Z'R^-1 Z and forward substitution of the p+1 right-hand sides, in one sweep
    const w = new Float64Array(q);
    let pivot = 1;
    let determinant = 1;
    for (let j = 0; j < periods; j++) {
      const off = j > 0 ? kappa * s.zOff[j - 1]! : 0;
      const factor = off / pivot;
      pivot = 1 + kappa * s.zDiagonal[j]! - factor * off;
      determinant *= pivot;
      if (determinant > 1e200) {
        logDetV += Math.log(determinant);
        determinant = 1;
      }
      for (let a = 0; a < q; a++) w[a] = s.zxy[j * q + a]! - factor * w[a]!;
      const c = (kappa * scale) / pivot;
      const wy = w[p]!;
      for (let a = 0; a < p; a++) {
        const wa = c * w[a]!;
        for (let b = 0; b <= a; b++) xx[a * p + b]! -= wa * w[b]!;
        xy[a]! -= wa * wy;
      }
      yy -= c * wy * wy;
    }
    logDetV += Math.log(determinant);
    for (let a = 0; a < p; a++) for (let b = a + 1; b < p; b++) xx[a * p + b] = xx[b * p + a]!;
  }
  return { n, p, xx, xy, yy, logDetV };
};

/** Posterior of the coefficients given rho, sigma, tau: mean and the Cholesky factor of the precision. */
export interface Conditional {
  /** log p(y | rho, sigma, tau), the coefficients integrated out. */
  logEvidence: number;
  mean: Float64Array;
  factor: Float64Array;
}

/** Conjugate update of a Gaussian regression; null where the precision is not positive definite. */
export const conditionOn = (s: NodeStatistics, prior: CoefficientPrior): Conditional | null => {
  const { p } = s;
  const factor = s.xx.slice();
  const mean = new Float64Array(p);
  for (let i = 0; i < p; i++) {
    factor[i * p + i]! += prior.precision[i]!;
    mean[i] = s.xy[i]! + prior.precision[i]! * prior.mean[i]!;
  }
  if (!cholesky(factor, p)) return null;
  solveLower(factor, p, mean);
  let explained = 0;
  for (const v of mean) explained += v * v;
  solveUpper(factor, p, mean);
  const quadratic = s.yy + prior.quadratic - explained;
  const logEvidence =
    -s.n * HALF_LOG_2PI - 0.5 * (s.logDetV - prior.logDet + logDet(factor, p) + Math.max(quadratic, 0));
  return Number.isFinite(logEvidence) ? { logEvidence, mean, factor } : null;
};

export const covarianceOf = (c: Conditional): Float64Array => inverse(c.factor, c.mean.length);
