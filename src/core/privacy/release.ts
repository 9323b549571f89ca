import { fail, ok, type Result } from '../../shared/errors.ts';
import type { RandomBytes } from './random-bits.ts';
import { divide, fromDecimal, multiply, type Rational, rational, round, toNumber } from './rational.ts';
import { clampRational, discreteLaplace } from './samplers.ts';

/** The public part of a release; all of it is stated in the file that leaves. */
export interface ReleaseRule {
  /** The effect is clipped to [-clip, clip], in the effect's unit. */
  clip: number;
  /** Step of the public grid; clip must be a whole number of steps. */
  grid: number;
  /** Privacy loss of this release; pure differential privacy, so delta is 0. */
  epsilon: number;
}

export interface ReleasePlan {
  /** Largest difference between two people's values, in grid steps: replacement, so the whole range. */
  sensitivity: bigint;
  /** Scale of the discrete Laplace noise in grid steps: sensitivity / epsilon. */
  scale: Rational;
}

/** Works out the noise for a rule. Refuses rules that are not positive or whose clip is off the grid. */
export const planRelease = (rule: ReleaseRule): Result<ReleasePlan> => {
  for (const key of ['clip', 'grid', 'epsilon'] as const)
    if (!(Number.isFinite(rule[key]) && rule[key] > 0))
      return fail('bad-input', `${key} must be a number greater than 0. Nothing was released.`, key);
  const steps = divide(fromDecimal(rule.clip), fromDecimal(rule.grid));
  if (steps.d !== 1n)
    return fail('bad-input', 'clip must be a whole number of grid steps. Nothing was released.', 'clip');
  const sensitivity = 2n * steps.n;
  return ok({ sensitivity, scale: divide(rational(sensitivity), fromDecimal(rule.epsilon)) });
};

/**
 * Clips to [-clip, clip] and rounds to the grid (halves upwards), *before* any noise: after this step the value is
 * one of 2 clip/grid + 1 integers, which is what the sensitivity counts. Returns grid steps.
 */
export const toGridSteps = (value: number, rule: Pick<ReleaseRule, 'clip' | 'grid'>): bigint => {
  const limit = fromDecimal(rule.clip);
  const clipped = clampRational(fromDecimal(value), rational(-limit.n, limit.d), limit);
  return round(divide(clipped, fromDecimal(rule.grid)));
};

/**
 * One differentially private release of a scalar effect: clip, round to the grid, add integer noise, rescale.
 * The result may lie outside [-clip, clip]; cutting it would bias what is learned from many people.
 * Refuses a value that is not a finite number (an unknown effect is not zero).
 */
export const releaseEffect = (value: number, rule: ReleaseRule, random: RandomBytes): Result<number> => {
  if (!Number.isFinite(value))
    return fail('bad-input', 'There is no effect to share yet. Nothing was released.', 'value');
  const plan = planRelease(rule);
  if (!plan.ok) return plan;
  const noisy = toGridSteps(value, rule) + discreteLaplace(plan.value.scale, random);
  return ok(toNumber(multiply(rational(noisy), fromDecimal(rule.grid))));
};
