import {
  discreteLaplaceSd,
  planRelease,
  publicRule,
  type ReleaseRule,
  type SummaryInput,
} from '../../core/privacy/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { ResultView } from '../../shared/trial.ts';

/** Diary keys under their public outcome names. */
const outcomeNames: Record<string, string> = { 'migraine-day': 'migraine-days' };

/** A release that is allowed: what is public about it, and the rule of its noise. The effect is not in it. */
export interface Releasable {
  /** The pair that one person contributes to once. */
  subject: string;
  input: Omit<SummaryInput, 'effect'>;
  rule: ReleaseRule;
  /** Standard deviation of the noise, in the effect's unit. */
  noiseSd: number;
}

/** Checks whether the effect of an arm may be released at all, and under which public rule. */
export const releasable = (view: ResultView, armIndex: number, epsilon: number): Result<Releasable> => {
  const effect = view.analysis?.effects[armIndex - 1];
  if (!effect || view.hiddenUntil !== null || view.state === 'running')
    return fail(
      'refused-by-rule',
      'Only the result of a trial that has ended can be shared. Nothing was released.',
      'trialId',
    );
  const publicPart = Object.hasOwn(publicRule, effect.scale)
    ? publicRule[effect.scale as keyof typeof publicRule]
    : undefined;
  if (!publicPart)
    return fail('not-available', `Effects in ${effect.scale} cannot be shared yet. Nothing was released.`);
  const rule: ReleaseRule = { ...publicPart, epsilon };
  const plan = planRelease(rule);
  if (!plan.ok) return plan;
  const { periods, periodDays, outcome } = view.protocol;
  const name = outcomeNames[outcome.key] ?? outcome.key;
  const scale = Number(plan.value.scale.n) / Number(plan.value.scale.d);
  return ok({
    subject: `${effect.arm}|${name}`,
    input: {
      intervention: effect.arm,
      outcome: name,
      unit: effect.scale,
      design: `${periods}x${periodDays}-crossover`,
    },
    rule,
    noiseSd: discreteLaplaceSd(scale) * rule.grid,
  });
};
