/** Mean and variance (n - 1) of a stretch of an array. */
const moments = (x: Float64Array, from: number, to: number): [mean: number, variance: number] => {
  let mean = 0;
  for (let i = from; i < to; i++) mean += x[i]!;
  mean /= to - from;
  let variance = 0;
  for (let i = from; i < to; i++) variance += (x[i]! - mean) ** 2;
  return [mean, variance / (to - from - 1)];
};

/** Split R-hat of one quantity whose chains lie one after the other (Gelman et al., BDA3 section 11.4). */
const splitRhat = (x: Float64Array, chains: number): number => {
  const half = Math.floor(x.length / (2 * chains));
  const parts = Array.from({ length: 2 * chains }, (_, i) => moments(x, i * half, (i + 1) * half));
  const within = parts.reduce((sum, [, v]) => sum + v, 0) / parts.length;
  const grand = parts.reduce((sum, [m]) => sum + m, 0) / parts.length;
  const between = parts.reduce((sum, [m]) => sum + (m - grand) ** 2, 0) / (parts.length - 1);
  return within > 0 ? Math.sqrt((within * (1 - 1 / half) + between) / within) : 1;
};

/** Effective size by Geyer's initial positive sequence, summed over chains. */
const effectiveDraws = (x: Float64Array, chains: number): number => {
  const n = x.length / chains;
  let total = 0;
  for (let c = 0; c < chains; c++) {
    const from = c * n;
    const [mean, variance] = moments(x, from, from + n);
    const correlation = (lag: number): number => {
      let sum = 0;
      for (let i = from; i < from + n - lag; i++) sum += (x[i]! - mean) * (x[i + lag]! - mean);
      return variance > 0 ? sum / ((n - 1) * variance) : 0;
    };
    let sum = 0;
    for (let lag = 0; lag < n - 1; lag += 2) {
      const pair = correlation(lag) + correlation(lag + 1);
      if (pair <= 0) break;
      sum += pair;
    }
    total += n / Math.max(2 * sum - 1, 1);
  }
  return total;
};

/** The worst of all coordinates: split R-hat and effective size of parallel chains stored one after the other. */
export const chainDiagnostics = (
  columns: readonly Float64Array[],
  chains: number,
): { worstRhat: number; smallestEss: number } => ({
  worstRhat: Math.max(...columns.map((x) => splitRhat(x, chains))),
  smallestEss: Math.min(...columns.map((x) => effectiveDraws(x, chains))),
});
