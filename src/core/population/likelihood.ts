import { normalCdf } from '../inference/numerics/normal.ts';

/** A population: effects of persons ~ Normal(mu, tau^2), in the effect's unit. */
export interface Population {
  mu: number;
  tau: number;
}

export interface ReleaseModel {
  /** Step of the public grid, in the effect's unit. */
  grid: number;
  /** Steps from 0 to the clip. */
  steps: number;
  epsilon: number;
  /** Standard error of one person's estimate in this class of trials: public, from the protocol's length. */
  standardError: number;
}

/**
 * P(rounded, clipped estimate = each step) for one population: the estimate is Normal(mu, tau^2 + SE^2), cut at
 * +-clip and rounded to the grid, so the outermost steps hold the tails.
 */
export const stepProbabilities = ({ mu, tau }: Population, m: ReleaseModel): Float64Array => {
  const sd = Math.hypot(tau, m.standardError);
  const bins = 2 * m.steps + 1;
  const out = new Float64Array(bins);
  let below = 0;
  for (let j = 0; j < bins; j++) {
    const upTo = j === bins - 1 ? 1 : normalCdf(((j - m.steps + 0.5) * m.grid - mu) / sd);
    out[j] = upTo - below;
    below = upTo;
  }
  return out;
};

/**
 * P(noisy value falls into each bin | true step), row by true step: discrete Laplace with scale
 * (2 steps)/epsilon, both tails gathered in the outermost bins (see histogram.ts).
 */
export const noiseKernel = (m: Pick<ReleaseModel, 'steps' | 'epsilon'>): Float64Array[] => {
  const bins = 2 * m.steps + 1;
  const q = Math.exp(-m.epsilon / (2 * m.steps));
  const atZero = (1 - q) / (1 + q);
  return Array.from({ length: bins }, (_, from) =>
    Float64Array.from({ length: bins }, (_, to) => {
      const mass = atZero * q ** Math.abs(to - from);
      return to === 0 || to === bins - 1 ? mass / (1 - q) : mass;
    }),
  );
};

/** P(a contribution falls into each bin) for one population. */
export const binProbabilities = (
  population: Population,
  m: ReleaseModel,
  kernel = noiseKernel(m),
): Float64Array => {
  const steps = stepProbabilities(population, m);
  const out = new Float64Array(steps.length);
  for (let from = 0; from < steps.length; from++) {
    const p = steps[from]!;
    if (p === 0) continue;
    const row = kernel[from]!;
    for (let to = 0; to < out.length; to++) out[to]! += p * row[to]!;
  }
  return out;
};
