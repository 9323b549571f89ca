import { flatEffectPriors } from '../../core/inference/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { ResultView } from '../../shared/trial.ts';
import type { Compute } from '../compute/client.ts';
import { analysisSpecOf } from '../results/spec.ts';
import type { TrialRow } from '../vault/types.ts';

/**
 * The number that is released (before clipping and noise): the effect under a flat prior, so what this person's
 * days say by themselves. The posterior under the population prior would hand the population its own prior back,
 * and a population learned from such numbers would confirm itself.
 *
 * @returns the posterior mean under the flat prior, on the effect's reported scale
 */
export const ownEstimate = async (
  row: TrialRow,
  view: ResultView,
  armIndex: number,
  compute: Compute,
): Promise<Result<number>> => {
  const planned = analysisSpecOf(row, view.days);
  const spec = { ...planned, priors: { ...planned.priors, effects: flatEffectPriors(planned) } };
  const analysis = await compute.analyse(spec);
  if (!analysis.ok) return analysis;
  const effect = analysis.value.effects[armIndex - 1];
  return effect && Number.isFinite(effect.mean)
    ? ok(effect.mean)
    : fail('not-found', 'There is no effect to share yet. Nothing was released.', 'arm');
};
