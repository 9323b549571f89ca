import { createRng, simulateTrial, stationaryShare, type TrialTruth } from '../../core/inference/index.ts';
import { DAYS_REPORTED } from '../../shared/units.ts';
import type { AlicePlan } from './plan.ts';
import { seededRandom } from './random.ts';

/** Linear predictor at which a person with this carry has so many "yes" days in 28; by bisection. */
const predictorFor = (daysIn28: number, carry: number): number => {
  let [low, high] = [-20, 20];
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (DAYS_REPORTED * stationaryShare(middle, carry) < daysIn28) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/** The stated truth (days in 28) on the scale of the simulator (logits). */
export const truthOf = (plan: AlicePlan): TrialTruth => {
  const { baselineDaysIn28, carry, effectsInDays } = plan.truth;
  const intercept = predictorFor(baselineDaysIn28, carry);
  const effects = plan.trial.arms
    .slice(1)
    .map((arm) => predictorFor(baselineDaysIn28 + (effectsInDays[arm.id] ?? 0), carry) - intercept);
  return { intercept, effects, carry };
};

/** One day as Alice lives and records it. */
export interface LivedDay {
  /** What happened; the diary knows it only if `answeredAfterDays` is not null. */
  migraine: 0 | 1;
  pain: number;
  kept: boolean;
  /** 0: the same evening; 1 to 3: filled in later; null: never. */
  answeredAfterDays: number | null;
}

/**
 * Alice's days in one trial, run-in included. The migraine days come from the engine's own simulator with the
 * stated truth; how she keeps her diary comes from a stream of its own.
 */
export const liveTrial = (
  plan: AlicePlan,
  seed: number,
  trial: { number: number; sequence: readonly string[]; runInDays: number; periodDays: number },
): LivedDay[] => {
  const arms = plan.trial.arms.map((a) => a.id);
  const days = simulateTrial(
    {
      family: 'bernoulli',
      arms,
      sequence: trial.sequence,
      periodDays: trial.periodDays,
      runInDays: trial.runInDays,
      truth: truthOf(plan),
    },
    createRng(seed, trial.number),
  );
  const r = seededRandom(seed, `diary ${trial.number}`);
  const { missing, late, kept } = plan.behaviour;
  return days.map((d) => {
    const migraine = d.y === 1 ? 1 : 0;
    const [u, delay, care, ache] = [r.uniform(), r.uniform(), r.uniform(), r.uniform()];
    return {
      migraine,
      pain: migraine ? 4 + Math.floor(ache * 6) : Math.floor(ache * ache * 4),
      kept: care < (kept[d.arm] ?? 1),
      answeredAfterDays: u < missing ? null : u < missing + late ? 1 + Math.floor(delay * 3) : 0,
    };
  });
};
