import type { AnalysisSpec } from '../../shared/analysis.ts';
import type { Exposure } from './problem.ts';

/** Days first..last (1-based) that a row stands for. */
export interface Stretch {
  first: number;
  last: number;
}

const EDGE = 0.5; // a day t reaches from t - 1/2 to t + 1/2

/** Does some row add up several days? Then a row's day is the centre of its stretch. */
const isAggregated = (spec: AnalysisSpec): boolean =>
  spec.days.some((d) => (d.exposureDays ?? 1) > 1 || !Number.isInteger(d.day));

/** Least half-width of a row: the days that it covers. */
const covered = (d: AnalysisSpec['days'][number]): number => (d.exposureDays ?? 1) / 2;

/**
 * Boundaries of rows that follow each other without a gap from day 1 on: each centre is the middle of its stretch, so
 * boundary i is 2 centre_i - boundary_(i-1). null where the centres do not tile the days like that.
 */
const tiling = (spec: AnalysisSpec, totalDays: number): number[] | null => {
  const bounds = [EDGE];
  for (const [i, d] of spec.days.entries()) {
    const end = 2 * d.day - bounds[i]!;
    const next = spec.days[i + 1];
    const fits =
      Math.abs((end % 1) - EDGE) < 1e-6 &&
      end - d.day >= covered(d) - 1e-6 &&
      end <= (next ? next.day - covered(next) : totalDays + EDGE) + 1e-6;
    if (!fits) return null;
    bounds.push(end);
  }
  return bounds;
};

/**
 * The days that each row of an aggregated series stands for. A week's total is the week's, however few of its days
 * were answered: rows that tile the trial get their whole stretch; otherwise a row reaches half-way to its nearer
 * neighbour, at most half the usual distance of two rows, and at least over the days that it covers.
 */
export const stretchesOf = (spec: AnalysisSpec, totalDays: number): Stretch[] => {
  const { days } = spec;
  const clamp = (t: number) => Math.min(Math.max(t, 1), totalDays);
  const inside = (low: number, high: number): Stretch => {
    const first = clamp(Math.ceil(low - 1e-9));
    return { first, last: Math.max(clamp(Math.floor(high + 1e-9)), first) };
  };
  const bounds = tiling(spec, totalDays);
  if (bounds) return days.map((_, i) => inside(bounds[i]!, bounds[i + 1]!));
  const distances = days.slice(1).map((d, i) => d.day - days[i]!.day);
  const usual = [...distances].sort((a, b) => a - b)[distances.length >> 1] ?? totalDays;
  return days.map((d, i) => {
    const left = i > 0 ? (d.day - days[i - 1]!.day) / 2 : d.day - EDGE;
    const right = i < days.length - 1 ? (days[i + 1]!.day - d.day) / 2 : totalDays + EDGE - d.day;
    const half = Math.max(Math.min(left, right, usual / 2), covered(d));
    return inside(d.day - half, d.day + half);
  });
};

/** Index of the arm on each day 1..T (index t-1), -1 before the first listed day: nothing was taken yet. */
const armByDay = (spec: AnalysisSpec, totalDays: number, stretches: readonly Stretch[]): Int32Array => {
  const arms = new Int32Array(totalDays).fill(-1);
  let filled = 0;
  let arm = -1;
  spec.days.forEach((d, i) => {
    for (; filled < Math.min(stretches[i]!.first - 1, totalDays); filled++) arms[filled] = arm;
    arm = spec.arms.indexOf(d.arm);
  });
  for (; filled < totalDays; filled++) arms[filled] = arm;
  return arms;
};

/**
 * Exposure e_tk = lambda e_{t-1,k} + (1 - lambda) 1[a_t = k], e_0 = 0: one first-order filter for wash-in and
 * wash-out, over all days 1..T, observed or not. A day that is not listed keeps the arm of the day before; where rows
 * add up several days the arm changes at the first day of a row's stretch. Such a row gets the mean exposure of its
 * stretch. A half-life of h days is lambda = 2^(-1/h); lambda = 0 switches at once.
 */
export const exposureOf = (spec: AnalysisSpec, totalDays: number, lambda: number): Exposure => {
  const k = spec.arms.length - 1;
  const stretches = isAggregated(spec)
    ? stretchesOf(spec, totalDays)
    : spec.days.map((d): Stretch => ({ first: d.day, last: d.day }));
  const arms = armByDay(spec, totalDays, stretches);
  const daily = new Float64Array(totalDays * k);
  for (let t = 0; t < totalDays; t++)
    for (let j = 0; j < k; j++)
      daily[t * k + j] =
        (t > 0 ? lambda * daily[(t - 1) * k + j]! : 0) + (arms[t] === j + 1 ? 1 - lambda : 0);

  const e: number[] = [];
  spec.days.forEach((d, i) => {
    if (d.y === null) return;
    if (lambda === 0) {
      const arm = spec.arms.indexOf(d.arm);
      for (let j = 0; j < k; j++) e.push(arm === j + 1 ? 1 : 0);
      return;
    }
    const { first, last } = stretches[i]!;
    for (let j = 0; j < k; j++) {
      let sum = 0;
      for (let t = first; t <= last; t++) sum += daily[(t - 1) * k + j]!;
      e.push(sum / (last - first + 1));
    }
  });
  return { lambda, e: Float64Array.from(e), daily };
};
