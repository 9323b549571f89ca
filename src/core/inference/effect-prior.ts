import type { EffectPrior } from '../../shared/analysis.ts';
import type { Marginal } from './marginal.ts';
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
