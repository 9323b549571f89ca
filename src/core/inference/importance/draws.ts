import { fail, ok, type Result } from '../../../shared/errors.ts';
import { type Draws, importanceSample, type Target } from './sampler.ts';
import { sliceSample } from './slice-sampler.ts';

/** Above this shape of the weights' tail importance sampling must not be trusted. */
export const PARETO_LIMIT = 0.7;
const MIN_ESS = 400;

const trusted = (d: Draws): boolean =>
  Number.isFinite(d.logEvidence) && (d.paretoK ?? 0) <= PARETO_LIMIT && d.ess >= Math.min(MIN_ESS, d.n / 4);

/**
 * Draws from the posterior with the reliability check built in: where the weights' tail is too heavy, four times
 * the draws from a wider proposal; where that fails too, elliptical slice sampling with its own check; then a
 * refusal. Never a silent bad answer. `method` says which one answered.
 */
export const reliableDraws = (
  target: Target,
  seed: number,
  n: number,
): Result<{ draws: Draws; method: string }> => {
  const first = importanceSample(target, n, seed);
  if (trusted(first)) return ok({ draws: first, method: 'importance-sampling' });
  const second = importanceSample(target, 4 * n, seed, 1.4);
  if (trusted(second)) return ok({ draws: second, method: 'importance-sampling (wide)' });
  const chains = sliceSample(target, seed);
  if (chains) return ok({ draws: chains, method: 'slice-sampling' });
  return fail(
    'not-available',
    'The posterior of these data has a shape that this engine cannot compute reliably, so it gives no answer. Your data are safe. Please report this with the analysis exported.',
  );
};
