import type { Exposure, Problem } from '../problem.ts';

/**
 * Sufficient statistics of a Gaussian regression with stationary AR(1) errors at one rho, all divided by
 * nothing: multiply by 1/sigma^2. Columns of X: intercept, effects, trend (if any); y is centred.
 * With R the correlation matrix of the observed days (rho^gap):
 */
export interface RhoStatistics {
  rho: number;
  /** X'R^-1 X (p x p), X'R^-1 y (p), y'R^-1 y, log |R|. */
  xx: Float64Array;
  xy: Float64Array;
  yy: number;
  logDetR: number;
  /** With Z the period indicators: diagonal and off-diagonal of Z'R^-1 Z, and Z'R^-1 [X y] (J x (p+1)). */
  zDiagonal: Float64Array;
  zOff: Float64Array;
  zxy: Float64Array;
}

export interface Design {
  n: number;
  p: number;
  /** Row-major n x p. */
  x: Float64Array;
  y: Float64Array;
  gap: Float64Array;
  period: Int32Array;
  periods: number;
}

/** The regression of one exposure filter; `centre` is taken off y so that large outcomes keep their digits. */
export const designOf = (problem: Problem, exposure: Exposure, centre: number): Design => {
  const k = problem.effects;
  const p = 1 + k + (problem.trend ? 1 : 0);
  const n = problem.rows.length;
  const design: Design = {
    n,
    p,
    x: new Float64Array(n * p),
    y: new Float64Array(n),
    gap: new Float64Array(n),
    period: new Int32Array(n),
    periods: problem.periods,
  };
  problem.rows.forEach((row, i) => {
    design.x[i * p] = 1;
    for (let j = 0; j < k; j++) design.x[i * p + 1 + j] = exposure.e[i * k + j]!;
    if (problem.trend) design.x[i * p + 1 + k] = row.s;
    design.y[i] = row.y - centre;
    design.gap[i] = i > 0 ? row.day - problem.rows[i - 1]!.day : 0;
    design.period[i] = row.period;
  });
  return design;
};

/**
 * Accumulates the statistics in one pass: given y_{i-1}, row i has correlation r = rho^gap, so
 * (row_i - r row_{i-1}) / sqrt(1 - r^2) is white. Exact for missing days.
 */
export const rhoStatistics = (design: Design, rho: number, withPeriods: boolean): RhoStatistics => {
  const { n, p, x, y, gap, period } = design;
  const q = p + 1;
  const j = withPeriods ? design.periods : 0;
  const full = new Float64Array(q * q);
  const white = new Float64Array(q);
  const zDiagonal = new Float64Array(j);
  const zOff = new Float64Array(j);
  const zxy = new Float64Array(j * q);
  let logDetR = 0;
  for (let i = 0; i < n; i++) {
    const r = i === 0 ? 0 : gap[i] === 1 ? rho : rho ** gap[i]!;
    const v = 1 - r * r;
    const c = 1 / Math.sqrt(v);
    if (i > 0) logDetR += Math.log(v);
    for (let a = 0; a < p; a++) {
      const before = i > 0 ? x[(i - 1) * p + a]! : 0;
      white[a] = c * (x[i * p + a]! - r * before);
    }
    white[p] = c * (y[i]! - (i > 0 ? r * y[i - 1]! : 0));
    for (let a = 0; a < q; a++) for (let b = 0; b <= a; b++) full[a * q + b]! += white[a]! * white[b]!;
    if (j === 0) continue;
    const here = period[i]!;
    const there = i > 0 ? period[i - 1]! : here;
    if (i === 0 || here === there) {
      const w = i === 0 ? 1 : c * (1 - r);
      zDiagonal[here]! += w * w;
      for (let a = 0; a < q; a++) zxy[here * q + a]! += w * white[a]!;
    } else {
      zDiagonal[here]! += c * c;
      zDiagonal[there]! += c * c * r * r;
      zOff[there]! -= c * c * r;
      for (let a = 0; a < q; a++) {
        zxy[here * q + a]! += c * white[a]!;
        zxy[there * q + a]! -= c * r * white[a]!;
      }
    }
  }
  const xx = new Float64Array(p * p);
  const xy = new Float64Array(p);
  for (let a = 0; a < p; a++) {
    xy[a] = full[p * q + a]!;
    for (let b = 0; b < p; b++) xx[a * p + b] = a >= b ? full[a * q + b]! : full[b * q + a]!;
  }
  return { rho, xx, xy, yy: full[p * q + p]!, logDetR, zDiagonal, zOff, zxy };
};
