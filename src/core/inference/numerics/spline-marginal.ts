import type { Marginal } from '../marginal.ts';

const FINE = 24; // sub-steps between two lattice nodes

/** Second derivatives of the natural cubic spline through equally spaced values (unit spacing). */
const secondDerivatives = (y: Float64Array): Float64Array => {
  const n = y.length;
  const m = new Float64Array(n);
  const c = new Float64Array(n);
  for (let i = 1; i < n - 1; i++) {
    const rhs = 6 * (y[i - 1]! - 2 * y[i]! + y[i + 1]!);
    const denominator = 4 - c[i - 1]!;
    c[i] = 1 / denominator;
    m[i] = (rhs - m[i - 1]!) / denominator;
  }
  for (let i = n - 2; i > 0; i--) m[i]! -= c[i]! * m[i + 1]!;
  return m;
};

/** The cubic spline through values at 0, 1, 2, ...; outside it goes on with the end pieces. */
export const splineThrough = (y: Float64Array): ((t: number) => number) => {
  const m = secondDerivatives(y);
  return (t) => {
    const i = Math.min(Math.max(Math.floor(t), 0), y.length - 2);
    const b = t - i;
    const a = 1 - b;
    return a * y[i]! + b * y[i + 1]! + ((a ** 3 - a) * m[i]! + (b ** 3 - b) * m[i + 1]!) / 6;
  };
};

/**
 * A smooth marginal from its log density on lattice nodes origin + spacing * i, i = first..first+n-1, through
 * a strictly increasing map to the reported scale (u = log sigma -> sigma, say). Between nodes the log density
 * is a cubic spline. `even`: u is a half-line from 0 and the density is even in u (a half-normal SD).
 */
export const latticeMarginal = (
  logWeights: Float64Array,
  origin: number,
  spacing: number,
  toValue: (u: number) => number,
  even = false,
): Marginal => {
  const n = logWeights.length;
  const top = logWeights.reduce((a, b) => Math.max(a, b), -Infinity);
  const floor = top - 60; // isolated empty nodes must not pull the spline to -Infinity
  const kept = logWeights.map((w) => (w > floor ? w : floor));
  const mirrored = even ? Float64Array.from([...kept.slice(1).reverse(), ...kept]) : kept;
  const shift = even ? n - 1 : 0;
  const logAt = splineThrough(mirrored);

  const cells = Math.max(n - 1, 0) * FINE;
  const value = new Float64Array(cells + 1);
  const dens = new Float64Array(cells + 1);
  const cumulative = new Float64Array(cells + 1);
  for (let k = 0; k <= cells; k++) {
    const t = k / FINE;
    value[k] = toValue(origin + spacing * t);
    dens[k] = n === 1 ? 1 : Math.exp(logAt(t + shift) - top);
    if (k > 0) cumulative[k] = cumulative[k - 1]! + (dens[k - 1]! + dens[k]!) / 2;
  }
  const total = cumulative[cells]! || 1;
  let mean = 0;
  let sum = 0;
  for (let k = 0; k <= cells; k++) {
    const w = (k === 0 || k === cells ? 0.5 : 1) * dens[k]!;
    mean += w * value[k]!;
    sum += w;
  }
  mean /= sum;
  let variance = 0;
  for (let k = 0; k <= cells; k++)
    variance += ((k === 0 || k === cells ? 0.5 : 1) * dens[k]! * (value[k]! - mean) ** 2) / sum;

  const locate = (array: Float64Array, target: number): number => {
    let low = 0;
    let high = cells;
    while (high - low > 1) {
      const mid = (low + high) >> 1;
      if (array[mid]! <= target) low = mid;
      else high = mid;
    }
    return low;
  };
  const between = (array: Float64Array, k: number, share: number): number =>
    array[k]! + share * ((array[k + 1] ?? array[k]!) - array[k]!);
  return {
    mean,
    sd: Math.sqrt(variance),
    quantile: (p) => {
      const k = locate(cumulative, p * total);
      const width = (cumulative[k + 1] ?? cumulative[k]!) - cumulative[k]!;
      return between(value, k, width > 0 ? (p * total - cumulative[k]!) / width : 0);
    },
    cdf: (x) => {
      if (!(x > value[0]!)) return 0;
      if (x >= value[cells]!) return 1;
      const k = locate(value, x);
      return between(cumulative, k, (x - value[k]!) / (value[k + 1]! - value[k]!)) / total;
    },
    density: (x) => {
      if (!(x >= value[0]! && x <= value[cells]!) || cells === 0) return 0;
      const k = Math.min(locate(value, x), cells - 1);
      return (cumulative[k + 1]! - cumulative[k]!) / (total * (value[k + 1]! - value[k]!));
    },
  };
};
