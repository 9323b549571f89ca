import { dayNumber } from '../design/civil-day.ts';
import { normalCdf } from '../inference/numerics/normal.ts';
import { createRng } from '../inference/numerics/rng.ts';

/** One daily value; a day without one is missing, never zero. */
export interface DailySeries {
  metric: string;
  values: readonly { day: string; value: number }[];
}

/** How a metric of one day goes with the outcome of the same day or of a later one. Never an effect. */
export interface Association {
  metric: string;
  /** Days by which the metric comes before the outcome. */
  lag: number;
  /** Rank correlation (Spearman), without the linear trend of either. */
  correlation: number;
  /** Pairs of days. */
  days: number;
  /** Two-sided, from circular shifts that keep the autocorrelation of both series. */
  p: number;
  /** Benjamini-Hochberg over all metrics and lags that were looked at. */
  q: number;
}

export interface AssociationOptions {
  /** Lags in days; default 0, 1, 2. */
  lags?: readonly number[];
  /** Least number of paired days; default 60. */
  minDays?: number;
  /** False discovery rate; default 0.1. */
  fdr?: number;
  /** Circular shifts; default 999. */
  shifts?: number;
  seed?: number;
}

/** Shifts smaller than this leave what they should destroy. */
const LEAST_SHIFT = 7;

/** Average ranks; ties share. */
const ranks = (x: readonly number[]): number[] => {
  const order = x.map((_, i) => i).sort((a, b) => x[a]! - x[b]!);
  const out = Array<number>(x.length).fill(0);
  for (let i = 0; i < order.length; ) {
    let j = i;
    while (j + 1 < order.length && x[order[j + 1]!] === x[order[i]!]) j++;
    for (let k = i; k <= j; k++) out[order[k]!] = (i + j) / 2;
    i = j + 1;
  }
  return out;
};

/** What is left of the ranks after a straight line over time; scaled to length 1. */
const residualRanks = (t: readonly number[], x: readonly number[]): number[] | null => {
  const r = ranks(x);
  const mean = (v: readonly number[]) => v.reduce((s, y) => s + y, 0) / v.length;
  const [mt, mr] = [mean(t), mean(r)];
  const stt = t.reduce((s, y) => s + (y - mt) ** 2, 0);
  const slope = t.reduce((s, y, i) => s + (y - mt) * (r[i]! - mr), 0) / stt;
  const e = r.map((y, i) => y - mr - slope * (t[i]! - mt));
  const norm = Math.sqrt(e.reduce((s, y) => s + y * y, 0));
  return norm > 1e-9 * r.length ? e.map((y) => y / norm) : null;
};

const dot = (a: readonly number[], b: readonly number[], shift: number): number => {
  const n = a.length;
  let s = 0;
  for (let i = 0; i < n; i++) s += a[i]! * b[(i + shift) % n]!;
  return s;
};

/** Autocorrelation of a centred series of length 1 at a lag. */
const autocorrelation = (a: readonly number[], lag: number): number => {
  let s = 0;
  for (let i = 0; i + lag < a.length; i++) s += a[i]! * a[i + lag]!;
  return s;
};

/**
 * Two-sided p from the effective number of independent days, 1/n_eff = 1/n + 2/n sum (1 - j/n) r_xx(j) r_yy(j)
 * (Pyper and Peterman 1998), by Fisher's transformation. In short, sluggish series shifts alone claim too much.
 */
const effectiveP = (correlation: number, a: readonly number[], b: readonly number[]): number => {
  const n = a.length;
  let inverse = 1 / n;
  for (let j = 1; j <= n / 5; j++)
    inverse += (2 / n) * (1 - j / n) * Math.max(0, autocorrelation(a, j) * autocorrelation(b, j));
  const effective = Math.min(n, 1 / inverse);
  if (effective <= 4) return 1;
  return 2 * normalCdf(-Math.atanh(Math.min(0.999999, Math.abs(correlation))) * Math.sqrt(effective - 3));
};

/**
 * Lagged associations of daily metrics with an outcome, those that survive the false discovery rate, strongest
 * first. p compares the correlation with those under random circular shifts of the metric against the outcome, which
 * keep each series' own day-to-day correlation, and with the effective number of days; the larger p counts. Ideas for a trial: what comes along need not be a cause.
 */
export const laggedAssociations = (
  outcome: DailySeries,
  metrics: readonly DailySeries[],
  options: AssociationOptions = {},
): { found: Association[]; looked: number } => {
  const { lags = [0, 1, 2], minDays = 60, fdr = 0.1, shifts = 999, seed = 1 } = options;
  const rng = createRng(seed, 0xa55);
  const y = new Map(outcome.values.map((v) => [dayNumber(v.day), v.value]));
  const all: Omit<Association, 'q'>[] = [];
  for (const m of metrics) {
    if (m.metric === outcome.metric) continue;
    for (const lag of lags) {
      const pairs = m.values
        .map((v) => ({ t: dayNumber(v.day) + lag, x: v.value }))
        .filter((v) => y.has(v.t))
        .sort((a, b) => a.t - b.t);
      if (pairs.length < Math.max(minDays, 4 * LEAST_SHIFT)) continue;
      const t = pairs.map((v) => v.t);
      const a = residualRanks(
        t,
        pairs.map((v) => y.get(v.t)!),
      );
      const b = residualRanks(
        t,
        pairs.map((v) => v.x),
      );
      if (!a || !b) continue; // one of them never changes
      const correlation = dot(a, b, 0);
      const room = pairs.length - 2 * LEAST_SHIFT + 1;
      let asLarge = 0;
      const every = room <= shifts; // then each shift once
      const count = every ? room : shifts;
      for (let s = 0; s < count; s++) {
        const shift = LEAST_SHIFT + (every ? s : rng.uint32() % room);
        if (Math.abs(dot(a, b, shift)) >= Math.abs(correlation)) asLarge++;
      }
      const byShift = (asLarge + 1) / (count + 1);
      const p = Math.max(byShift, effectiveP(correlation, a, b));
      all.push({ metric: m.metric, lag, correlation, days: pairs.length, p });
    }
  }
  const found = benjaminiHochberg(all)
    .filter((x) => x.q <= fdr)
    .sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
  return { found, looked: all.length };
};

/** Adds q-values (Benjamini and Hochberg 1995). */
export const benjaminiHochberg = <T extends { p: number }>(tests: readonly T[]): (T & { q: number })[] => {
  const sorted = [...tests].sort((a, b) => b.p - a.p);
  let least = 1;
  return sorted.map((test, i) => {
    least = Math.min(least, (test.p * tests.length) / (tests.length - i));
    return { ...test, q: least };
  });
};
