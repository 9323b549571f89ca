/**
 * Shape k of a generalised Pareto distribution fitted to the largest importance weights: the reliability check
 * of Vehtari, Simpson, Gelman, Yao & Gabry, "Pareto smoothed importance sampling" (2015). The fit is the
 * quasi-Bayesian one of Zhang & Stephens, Technometrics 51 (2009), with their weak prior towards 0.5.
 * Below 0.5 the estimates behave as usual, above 0.7 they must not be used. null for fewer than 25 weights.
 */
export const paretoK = (weights: Float64Array): number | null => {
  const n = weights.length;
  if (n < 25) return null;
  const tail = Math.ceil(Math.min(0.2 * n, 3 * Math.sqrt(n)));
  const sorted = weights.slice().sort();
  const cutoff = sorted[n - tail - 1]!;
  const x = sorted.subarray(n - tail).map((w) => w - cutoff);
  const largest = x[tail - 1]!;
  const quartile = x[Math.floor(tail / 4 + 0.5) - 1]!;
  if (!(largest > 0) || !(quartile > 0)) return 0; // equal weights: no tail at all
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
  return (k / tail) * (tail / (tail + 10)) + 5 / (tail + 10);
};
