import type { EffectPrior } from '../../shared/analysis.ts';
import type { Marginal } from './marginal.ts';
import { normalQuantile } from './numerics/normal.ts';
import { normalMarginal, normalMixture } from './numerics/normal-mixture.ts';
import { isRobust } from './problem.ts';

/** The prior of one effect, Normal or robust mixture, as a marginal on its own scale. */
export const effectPriorMarginal = (prior: EffectPrior): Marginal =>
  isRobust(prior)
    ? normalMixture({
        weight: Float64Array.of(prior.weight, 1 - prior.weight),
        mean: Float64Array.of(prior.mean, prior.vague.mean),
        sd: Float64Array.of(prior.sd, prior.vague.sd),
      })
    : normalMarginal(prior.mean, prior.sd);

/** A draw of the prior from one uniform number: its first part picks the component, the rest the value. */
export const effectPriorDraw = (prior: EffectPrior): ((u: number) => number) => {
  const { mean, sd } = prior;
  if (!isRobust(prior)) return (u) => mean + sd * normalQuantile(u);
  const { weight, vague } = prior;
  return (u) =>
    u < weight
      ? mean + sd * normalQuantile(u / weight)
      : vague.mean + vague.sd * normalQuantile((u - weight) / (1 - weight));
};
