import { randomBytes } from 'node:crypto';
import {
  makeSharedSummary,
  publicRule,
  type RandomBytes,
  type SharedEffectSummary,
} from '../../core/privacy/index.ts';
import { fail, type Result } from '../../shared/errors.ts';
import type { ResultView } from '../../shared/trial.ts';

/** The system's generator; the only source for a real person's release. */
const systemBytes: RandomBytes = (n) => new Uint8Array(randomBytes(n));

/** Diary keys under their public outcome names. */
const outcomeNames: Record<string, string> = { 'migraine-day': 'migraine-days' };

/**
 * Draws the differentially private summary of one arm of a finished trial. Each call draws again, so the caller
 * must store what it got and show nothing else (the ledger of a later release does this for real vaults).
 * `random` is given only for made-up data.
 */
export const shareEffect = (
  view: ResultView,
  armIndex: number,
  epsilon: number,
  random: RandomBytes = systemBytes,
): Result<SharedEffectSummary> => {
  const effect = view.analysis?.effects[armIndex - 1];
  if (!effect || view.hiddenUntil !== null || view.state === 'running')
    return fail(
      'refused-by-rule',
      'Only the result of a trial that has ended can be shared. Nothing was released.',
    );
  const rule = Object.hasOwn(publicRule, effect.scale)
    ? publicRule[effect.scale as keyof typeof publicRule]
    : undefined;
  if (!rule)
    return fail('not-available', `Effects in ${effect.scale} cannot be shared yet. Nothing was released.`);
  const { periods, periodDays, outcome } = view.protocol;
  return makeSharedSummary(
    {
      intervention: effect.arm,
      outcome: outcomeNames[outcome.key] ?? outcome.key,
      unit: effect.scale,
      design: `${periods}x${periodDays}-crossover`,
      effect: effect.mean,
    },
    { ...rule, epsilon },
    random,
  );
};
