/** A generalised Pareto distribution of the largest `count` weights above `cutoff`. */
export interface WeightTail {
  k: number;
  scale: number;
  cutoff: number;
  count: number;
}

/**
 * A generalised Pareto distribution fitted to the largest importance weights; its shape k is the reliability check
 * of Vehtari, Simpson, Gelman, Yao & Gabry, "Pareto smoothed importance sampling" (2015). The fit is the
 * quasi-Bayesian one of Zhang & Stephens, Technometrics 51 (2009), with their weak prior towards 0.5.
 * k below 0.5: the estimates behave as usual, above 0.7 they must not be used. null for fewer than 25 weights.
 */
export const weightTail = (weights: Float64Array): WeightTail | null => {
  const n = weights.length;
  if (n < 25) return null;
  const tail = Math.ceil(Math.min(0.2 * n, 3 * Math.sqrt(n)));
  const sorted = weights.slice().sort();
  const cutoff = sorted[n - tail - 1]!;
  const x = sorted.subarray(n - tail).map((w) => w - cutoff);
  const largest = x[tail - 1]!;
  const quartile = x[Math.floor(tail / 4 + 0.5) - 1]!;
  if (!(largest > 0) || !(quartile > 0)) return { k: 0, scale: 0, cutoff, count: tail }; // equal weights: no tail
  const candidates = 30 + Math.floor(Math.sqrt(tail));
  const theta = new Float64Array(candidates);
  const logLik = new Float64Array(candidates);
  for (let j = 0; j < candidates; j++) {
    const t = 1 / largest + (1 - Math.sqrt(candidates / (j + 0.5))) / (3 * quartile);
    let mean = 0;
    for (const v of x) mean += Math.log1p(-t * v);
    mean /= tail;
    theta[j] = t;
    logLik[j] = tail * (Math.log(-t / mean) - mean - 1);
  }
  let weighted = 0;
  let total = 0;
  const top = logLik.reduce((a, b) => (b > a ? b : a), -Infinity);
  for (let j = 0; j < candidates; j++) {
    if (!Number.isFinite(logLik[j]!)) continue;
    const w = Math.exp(logLik[j]! - top);
    weighted += w * theta[j]!;
    total += w;
  }
  const t = weighted / total;
  let k = 0;
  for (const v of x) k += Math.log1p(-t * v);
  k /= tail;
  return { k: k * (tail / (tail + 10)) + 5 / (tail + 10), scale: -k / t, cutoff, count: tail };
};

/**
 * Replaces the largest weights by the expected order statistics of their fitted tail, none above the largest raw
 * weight: one stray draw in a far tail no longer moves a quantile (the smoothing of the paper above). In place.
 */
export const smoothTail = (weights: Float64Array, tail: WeightTail): void => {
  const { k, scale, cutoff, count } = tail;
  if (!(scale > 0)) return;
  const order = Array.from(weights.keys())
    .filter((i) => weights[i]! > cutoff)
    .sort((a, b) => weights[a]! - weights[b]!)
    .slice(-count);
  const largest = weights[order.at(-1)!]!;
  order.forEach((i, rank) => {
    const beyond = -Math.log1p(-(rank + 0.5) / order.length); // exponential quantile
    const excess = Math.abs(k) < 1e-9 ? scale * beyond : (scale * Math.expm1(k * beyond)) / k;
    weights[i] = Math.min(cutoff + excess, largest);
  });
};
