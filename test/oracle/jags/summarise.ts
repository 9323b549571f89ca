import { type Quantiles, quantileLevels } from '../../../src/shared/analysis.ts';

/** A posterior summary with the Monte Carlo standard error of each figure. */
export interface OracleSummary {
  mean: number;
  sd: number;
  quantiles: Quantiles;
  mcse: { mean: number; quantiles: Quantiles };
}

const BATCHES = 25; // per chain

/** Standard error of the mean of autocorrelated draws: batch means over all chains. */
export const batchError = (chains: readonly ArrayLike<number>[], of: (v: number) => number): number => {
  const means: number[] = [];
  for (const chain of chains) {
    const size = Math.floor(chain.length / BATCHES);
    for (let b = 0; b < BATCHES; b++) {
      let sum = 0;
      for (let i = b * size; i < (b + 1) * size; i++) sum += of(chain[i]!);
      means.push(sum / size);
    }
  }
  const centre = means.reduce((a, b) => a + b, 0) / means.length;
  const variance = means.reduce((a, m) => a + (m - centre) ** 2, 0) / (means.length - 1);
  return Math.sqrt(variance / means.length);
};

const pooled = (chains: readonly Float64Array[]): Float64Array => {
  const all = new Float64Array(chains.reduce((n, c) => n + c.length, 0));
  let at = 0;
  for (const c of chains) {
    all.set(c, at);
    at += c.length;
  }
  return all;
};

const sortedQuantile = (sorted: Float64Array, p: number): number => {
  const at = Math.min(Math.max(p, 0), 1) * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low]! + (at - low) * (sorted[Math.min(low + 1, sorted.length - 1)]! - sorted[low]!);
};

/**
 * Mean, SD and the seven quantiles with their errors. The error of a quantile is that of the share of draws below
 * it, carried over to the quantile's scale by the quantiles one standard error to each side.
 */
export const summarise = (chains: readonly Float64Array[]): OracleSummary => {
  const all = pooled(chains);
  const mean = all.reduce((a, b) => a + b, 0) / all.length;
  const sd = Math.sqrt(all.reduce((a, b) => a + (b - mean) ** 2, 0) / (all.length - 1));
  all.sort();
  const quantiles = {} as Quantiles;
  const errors = {} as Quantiles;
  for (const p of quantileLevels) {
    const q = sortedQuantile(all, p);
    const se = batchError(chains, (v) => (v <= q ? 1 : 0));
    quantiles[`${p}`] = q;
    errors[`${p}`] = (sortedQuantile(all, p + se) - sortedQuantile(all, p - se)) / 2;
  }
  return { mean, sd, quantiles, mcse: { mean: batchError(chains, (v) => v), quantiles: errors } };
};

export interface OracleProbability {
  p: number;
  mcse: number;
}

/** Share of draws for which `of` holds. */
export const share = (chains: readonly Float64Array[], of: (v: number) => boolean): OracleProbability => {
  const one = (v: number) => (of(v) ? 1 : 0);
  const all = pooled(chains);
  return { p: all.reduce((sum, v) => sum + one(v), 0) / all.length, mcse: batchError(chains, one) };
};

/** Split R-hat (Gelman et al. 2013): halves of each chain against each other. */
export const splitRhat = (chains: readonly Float64Array[]): number => {
  const halves = chains.flatMap((c) => {
    const n = c.length >> 1;
    return [c.subarray(0, n), c.subarray(n, 2 * n)];
  });
  const n = halves[0]!.length;
  const stats = halves.map((h) => {
    const mean = h.reduce((a, b) => a + b, 0) / n;
    return { mean, variance: h.reduce((a, b) => a + (b - mean) ** 2, 0) / (n - 1) };
  });
  const grand = stats.reduce((a, s) => a + s.mean, 0) / stats.length;
  const within = stats.reduce((a, s) => a + s.variance, 0) / stats.length;
  const between = stats.reduce((a, s) => a + (s.mean - grand) ** 2, 0) / (stats.length - 1);
  return within > 0 ? Math.sqrt((n - 1) / n + between / within) : 1;
};
