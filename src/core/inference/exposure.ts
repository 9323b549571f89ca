import type { AnalysisSpec } from '../../shared/analysis.ts';
import type { Exposure } from './problem.ts';

/** Index of the arm on each day 1..T (index t-1), -1 before the first listed day: nothing was taken yet. */
const armByDay = (spec: AnalysisSpec, totalDays: number): Int32Array => {
  const arms = new Int32Array(totalDays).fill(-1);
  let filled = 0;
  let arm = -1;
  for (const d of spec.days) {
    const half = ((d.exposureDays ?? 1) - 1) / 2;
    const first = Math.max(1, Math.round(d.day - half));
    for (; filled < Math.min(first - 1, totalDays); filled++) arms[filled] = arm;
    arm = spec.arms.indexOf(d.arm);
  }
  for (; filled < totalDays; filled++) arms[filled] = arm;
  return arms;
};

/**
 * Exposure e_tk = lambda e_{t-1,k} + (1 - lambda) 1[a_t = k], e_0 = 0: one first-order filter for wash-in and
 * wash-out, over all days 1..T, observed or not. A day that is not listed keeps the arm of the day before.
 * A count that covers several days gets the mean exposure of these days. A half-life of h days is
 * lambda = 2^(-1/h); lambda = 0 switches at once.
 */
export const exposureOf = (spec: AnalysisSpec, totalDays: number, lambda: number): Exposure => {
  const k = spec.arms.length - 1;
  const arms = armByDay(spec, totalDays);
  const daily = new Float64Array(totalDays * k);
  for (let t = 0; t < totalDays; t++)
    for (let j = 0; j < k; j++)
      daily[t * k + j] =
        (t > 0 ? lambda * daily[(t - 1) * k + j]! : 0) + (arms[t] === j + 1 ? 1 - lambda : 0);

  const observed = spec.days.filter((d) => d.y !== null);
  const e = new Float64Array(observed.length * k);
  observed.forEach((d, i) => {
    if (lambda === 0) {
      const arm = spec.arms.indexOf(d.arm);
      if (arm > 0) e[i * k + arm - 1] = 1;
      return;
    }
    const half = ((d.exposureDays ?? 1) - 1) / 2;
    const first = Math.min(Math.max(Math.round(d.day - half), 1), totalDays);
    const last = Math.min(Math.max(Math.round(d.day + half), first), totalDays);
    for (let t = first; t <= last; t++)
      for (let j = 0; j < k; j++) e[i * k + j]! += daily[(t - 1) * k + j]! / (last - first + 1);
  });
  return { lambda, e, daily };
};
