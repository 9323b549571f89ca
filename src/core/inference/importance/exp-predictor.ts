import type { Exposure, Problem } from '../problem.ts';

/** Fills `out[i]` with exp(intercept + E_i theta + gamma s_i + offset_i) of each observed row. */
export type ExpPredictor = (
  intercept: number,
  x: Float64Array,
  firstEffect: number,
  gamma: number,
  out: Float64Array,
) => void;

/**
 * exp of the linear predictor, which every count or ordinal likelihood needs. With all-or-nothing exposure on
 * whole days it is a product of one factor per arm and a drift that grows by exp(gamma / (T-1)) a day, so no
 * exponential per row is needed.
 */
export const expPredictor = (problem: Problem, exposure: Exposure): ExpPredictor => {
  const { rows, effects: k, totalDays } = problem;
  const n = rows.length;
  const covered = Float64Array.from(rows, (r) => Math.exp(r.offset));
  const s = Float64Array.from(rows, (r) => r.s);
  const whole = rows.every((r) => Number.isInteger(r.day));
  if (exposure.lambda !== 0 || !whole) {
    return (intercept, x, firstEffect, gamma, out) => {
      for (let i = 0; i < n; i++) {
        let eta = intercept + gamma * s[i]!;
        for (let j = 0; j < k; j++) eta += exposure.e[i * k + j]! * x[firstEffect + j]!;
        out[i] = Math.exp(eta) * covered[i]!;
      }
    };
  }
  const arm = new Uint8Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < k; j++) if (exposure.e[i * k + j] === 1) arm[i] = j + 1;
  const gap = Int32Array.from(rows, (r, i) => (i > 0 ? r.day - rows[i - 1]!.day : 0));
  const step = totalDays > 1 ? 1 / (totalDays - 1) : 0;
  const factor = new Float64Array(k + 1);
  return (intercept, x, firstEffect, gamma, out) => {
    const start = intercept + gamma * (s[0] ?? 0);
    factor[0] = Math.exp(start);
    for (let j = 0; j < k; j++) factor[j + 1] = Math.exp(start + x[firstEffect + j]!);
    const growth = Math.exp(gamma * step);
    let drift = 1;
    for (let i = 0; i < n; i++) {
      const g = gap[i]!;
      if (g === 1) drift *= growth;
      else if (g > 1) drift *= growth ** g;
      out[i] = factor[arm[i]!]! * drift * covered[i]!;
    }
  };
};
