import type { Marginal } from './marginal.ts';
import { normalPdf } from './numerics/normal.ts';

const SEARCH_BINS = 2048;
const DENSITY_BINS = 400;

/** Kish's effective sample size of normalised weights. */
export const effectiveSize = (weight: Float64Array): number => {
  let squares = 0;
  for (const w of weight) squares += w * w;
  return 1 / squares;
};

/** Quantiles by a counting sort into bins; only the bin that holds a quantile is sorted in full. */
const quantileFinder = (value: Float64Array, weight: Float64Array): ((p: number) => number) => {
  const n = value.length;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < n; i++) {
    const v = value[i]!;
    if (v < low) low = v;
    if (v > high) high = v;
  }
  if (!(high > low)) return () => low;
  const perUnit = SEARCH_BINS / (high - low);
  const bin = new Uint16Array(n);
  const mass = new Float64Array(SEARCH_BINS);
  const end = new Uint32Array(SEARCH_BINS + 1); // after the fill: end of each bin's stretch of `order`
  for (let i = 0; i < n; i++) {
    const b = Math.min(SEARCH_BINS - 1, Math.floor((value[i]! - low) * perUnit));
    bin[i] = b;
    mass[b]! += weight[i]!;
    end[b + 1]! += 1;
  }
  for (let b = 0; b < SEARCH_BINS; b++) end[b + 1]! += end[b]!;
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[end[bin[i]!]!++] = i;
  return (p) => {
    let below = 0;
    let b = 0;
    while (b < SEARCH_BINS - 1 && below + mass[b]! < p) below += mass[b++]!;
    const inside = order.slice(b === 0 ? 0 : end[b - 1], end[b]).sort((x, y) => value[x]! - value[y]!);
    let previous = low + b / perUnit;
    let middle = below; // cumulative weight at the middle of the draw before
    for (const i of inside) {
      const v = value[i]!;
      const here = below + weight[i]! / 2;
      if (here >= p) return here > middle ? previous + ((v - previous) * (p - middle)) / (here - middle) : v;
      below += weight[i]!;
      middle = here;
      previous = v;
    }
    return previous;
  };
};

/** Weighted kernel density on a binned grid; Silverman's bandwidth with the effective sample size. */
const kernelDensity = (value: Float64Array, weight: Float64Array, mean: number, sd: number) => {
  const low = mean - 8 * sd;
  const step = (16 * sd) / DENSITY_BINS;
  const bins = new Float64Array(DENSITY_BINS);
  for (let i = 0; i < value.length; i++) {
    const at = (value[i]! - low) / step;
    const b = Math.floor(at);
    if (b < 0 || b >= DENSITY_BINS - 1) continue;
    bins[b]! += weight[i]! * (1 - (at - b));
    bins[b + 1]! += weight[i]! * (at - b);
  }
  const h = Math.max(0.9 * sd * effectiveSize(weight) ** -0.2, step);
  return (x: number): number => {
    const first = Math.max(0, Math.ceil((x - 5 * h - low) / step));
    const last = Math.min(DENSITY_BINS - 1, Math.floor((x + 5 * h - low) / step));
    let sum = 0;
    for (let b = first; b <= last; b++) sum += bins[b]! * normalPdf((x - low - b * step) / h);
    return sum / h;
  };
};

/** A marginal from weighted draws; `weight` sums to 1. */
export const drawsMarginal = (value: Float64Array, weight: Float64Array): Marginal => {
  let mean = 0;
  for (let i = 0; i < value.length; i++) mean += weight[i]! * value[i]!;
  let variance = 0;
  for (let i = 0; i < value.length; i++) variance += weight[i]! * (value[i]! - mean) ** 2;
  const sd = Math.sqrt(variance);
  let find: ((p: number) => number) | undefined;
  let density: ((x: number) => number) | undefined;
  return {
    mean,
    sd,
    cdf: (x) => {
      let sum = 0;
      for (let i = 0; i < value.length; i++) if (value[i]! <= x) sum += weight[i]!;
      return Math.min(sum, 1);
    },
    quantile: (p) => {
      find ??= quantileFinder(value, weight);
      return find(p);
    },
    density: (x) => {
      if (!(sd > 0)) return 0;
      density ??= kernelDensity(value, weight, mean, sd);
      return density(x);
    },
  };
};

/** P(arm is best), the reference (effect 0) first. `better` lower: the smallest effect wins. */
export const bestShares = (
  effects: readonly Float64Array[],
  weight: Float64Array,
  better: 'lower' | 'higher',
): number[] => {
  const sign = better === 'lower' ? 1 : -1;
  const shares = new Array<number>(effects.length + 1).fill(0);
  for (let i = 0; i < weight.length; i++) {
    let winner = 0;
    let lowest = 0;
    for (let k = 0; k < effects.length; k++) {
      const v = sign * effects[k]![i]!;
      if (v < lowest) {
        lowest = v;
        winner = k + 1;
      }
    }
    shares[winner]! += weight[i]!;
  }
  return shares;
};
