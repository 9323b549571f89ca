import { cholesky, logDet } from '../numerics/cholesky.ts';
import { newtonMode } from '../numerics/newton-mode.ts';

/** Equally spaced values of the log dispersion that hold all of its posterior. */
export interface DispersionGrid {
  first: number;
  spacing: number;
  n: number;
}

const DROP = 12;
const MAX_NODES = 200;

/**
 * Places a grid on log r for negative-binomial counts. The right tail of log r is long (r -> infinity is
 * Poisson), which importance sampling handles badly (Pareto k near 0.8), so r is integrated on nodes.
 * The Laplace evidence log p(y, log r) of a coarse grid gives mean and SD; nodes then lie 0.6 SD apart.
 * @param logJoint coefficients' log posterior density at a given log r, log r's own prior included
 */
export const dispersionGrid = (
  logJoint: (logSize: number) => (x: Float64Array) => number,
  prior: { mean: number; sd: number },
  start: Float64Array,
  scale: Float64Array,
): DispersionGrid => {
  const d = start.length;
  let warm = start;
  const laplace = (logSize: number): number => {
    const mode = newtonMode(logJoint(logSize), warm, scale, 30);
    if (!Number.isFinite(mode.value)) return -Infinity;
    warm = mode.x;
    const factor = mode.precision;
    return factor && cholesky(factor, d) ? mode.value - logDet(factor, d) / 2 : -Infinity;
  };
  const spread = (values: number[], logs: number[]) => {
    const top = Math.max(...logs);
    const w = logs.map((v) => Math.exp(v - top));
    const total = w.reduce((a, b) => a + b, 0);
    const mean = values.reduce((sum, v, i) => sum + v * w[i]!, 0) / total;
    const variance = values.reduce((sum, v, i) => sum + (v - mean) ** 2 * w[i]!, 0) / total;
    return { mean, sd: Math.sqrt(variance), top };
  };
  const coarse = Array.from({ length: 17 }, (_, i) => prior.mean + prior.sd * (i - 8) * 0.6);
  let { mean, sd, top } = spread(coarse, coarse.map(laplace));
  if (!(sd > 0.5 * prior.sd * 0.6)) {
    const h = prior.sd * 0.12;
    const fine = Array.from({ length: 21 }, (_, i) => mean + h * (i - 10));
    ({ mean, sd, top } = spread(fine, fine.map(laplace)));
  }
  if (!Number.isFinite(mean) || !(sd > 0)) ({ mean, sd } = prior);
  const spacing = 0.6 * sd;
  const reach = (direction: number): number => {
    let steps = 1;
    while (steps < MAX_NODES / 2 && laplace(mean + direction * steps * spacing) > top - DROP) steps++;
    return steps;
  };
  const below = reach(-1);
  const above = reach(1);
  return { first: mean - below * spacing, spacing, n: below + above + 1 };
};
