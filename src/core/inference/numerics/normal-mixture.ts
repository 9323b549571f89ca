import type { Marginal } from '../marginal.ts';
import { normalCdf, normalPdf, normalQuantile } from './normal.ts';

export interface NormalComponents {
  weight: Float64Array;
  mean: Float64Array;
  sd: Float64Array;
}

const CELL_MEAN = 0.07; // of the mixture's SD
const CELL_LOG_SD = 0.07;

/**
 * Merges components that nearly coincide, keeping weight, mean and variance of each group: thousands of
 * quadrature nodes become about a hundred components, with an error in the CDF below 1e-4.
 */
const compress = (c: NormalComponents, centre: number, scale: number): NormalComponents => {
  const cells = new Map<number, [number, number, number]>();
  for (let i = 0; i < c.weight.length; i++) {
    const w = c.weight[i]!;
    const m = c.mean[i]! - centre;
    const key =
      Math.round(m / (CELL_MEAN * scale)) * 4096 + Math.round(Math.log(c.sd[i]! / scale) / CELL_LOG_SD);
    const cell = cells.get(key);
    const m2 = w * (c.sd[i]! ** 2 + m * m);
    if (cell) {
      cell[0] += w;
      cell[1] += w * m;
      cell[2] += m2;
    } else cells.set(key, [w, w * m, m2]);
  }
  const n = cells.size;
  const out = { weight: new Float64Array(n), mean: new Float64Array(n), sd: new Float64Array(n) };
  let i = 0;
  for (const [w, m, m2] of cells.values()) {
    out.weight[i] = w;
    out.mean[i] = centre + m / w;
    out.sd[i] = Math.sqrt(Math.max(m2 / w - (m / w) ** 2, 0));
    i++;
  }
  return out;
};

/** A finite mixture of Normals as a marginal; weights must sum to 1 and SDs be positive. */
export const normalMixture = (components: NormalComponents): Marginal => {
  const { weight, mean: means, sd: sds } = components;
  let mean = 0;
  for (let i = 0; i < weight.length; i++) mean += weight[i]! * means[i]!;
  let variance = 0;
  for (let i = 0; i < weight.length; i++) variance += weight[i]! * (sds[i]! ** 2 + (means[i]! - mean) ** 2);
  const sd = Math.sqrt(variance);
  const c = weight.length > 64 ? compress(components, mean, sd) : components;
  const n = c.weight.length;
  const cdf = (x: number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += c.weight[i]! * normalCdf((x - c.mean[i]!) / c.sd[i]!);
    return sum;
  };
  const density = (x: number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (c.weight[i]! * normalPdf((x - c.mean[i]!) / c.sd[i]!)) / c.sd[i]!;
    return sum;
  };
  return { mean, sd, cdf, density, quantile: (p) => rootOfCdf(cdf, density, p, mean, sd) };
};

export const normalMarginal = (mean: number, sd: number): Marginal => ({
  mean,
  sd,
  cdf: (x) => normalCdf((x - mean) / sd),
  density: (x) => normalPdf((x - mean) / sd) / sd,
  quantile: (p) => mean + sd * normalQuantile(p),
});

/** Safeguarded Newton for cdf(x) = p, started at the Normal quantile. */
const rootOfCdf = (
  cdf: (x: number) => number,
  density: (x: number) => number,
  p: number,
  mean: number,
  sd: number,
): number => {
  let x = mean + sd * normalQuantile(p);
  let low = -Infinity;
  let high = Infinity;
  for (let i = 0; i < 100; i++) {
    const miss = cdf(x) - p;
    if (Math.abs(miss) < 1e-10) break;
    if (miss > 0) high = x;
    else low = x;
    const slope = density(x);
    let next = slope > 0 ? x - miss / slope : NaN;
    if (!(next > low && next < high && Math.abs(next - x) < 5 * sd))
      next = low === -Infinity ? x - sd : high === Infinity ? x + sd : (low + high) / 2;
    if (Math.abs(next - x) < 1e-6 * sd) return next; // Newton doubles the digits: 1e-11 by now
    x = next;
  }
  return x;
};
