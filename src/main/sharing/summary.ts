import {
  discreteLaplaceSd,
  planRelease,
  publicRule,
  type ReleaseRule,
  type SharedUnit,
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

/** Standard deviation of the noise of a summary, in the effect's unit; null where the rule is none. */
export const noiseSdOf = (rule: ReleaseRule): number | null => {
  const plan = planRelease(rule);
  if (!plan.ok) return null;
  const { n, d } = plan.value.scale;
  return discreteLaplaceSd(Number(n) / Number(d)) * rule.grid;
};

/**
 * The public rule of an outcome's unit. "Points" of the engine are whatever a number was recorded in; a rule exists
 * for those of a 0 to 10 scale of the diary only.
 */
const ruleOf = (view: ResultView, unit: string) => {
  const { questions, outcome } = view.protocol;
  const isScale = questions.some((q) => q.key === outcome.key && q.kind === 'scale');
  if (!Object.hasOwn(publicRule, unit) || (unit === 'points' && !isScale)) return undefined;
  return publicRule[unit as SharedUnit];
};

/** Checks whether the effect of an arm may be released at all, and under which public rule. */
export const releasable = (view: ResultView, armIndex: number, epsilon: number): Result<Releasable> => {
  const effect = view.analysis?.effects[armIndex - 1];
  if (!effect || view.hiddenUntil !== null || view.state === 'running')
    return fail(
      'refused-by-rule',
      'Only the result of a trial that has ended can be shared. Nothing was released.',
      'trialId',
    );
  const publicPart = ruleOf(view, effect.scale);
  if (!publicPart)
    return fail(
      'not-available',
      'Only effects in days of 28, and in points of a 0 to 10 scale, can be shared. Nothing was released.',
    );
  const rule: ReleaseRule = { ...publicPart, epsilon };
  const plan = planRelease(rule);
  if (!plan.ok) return plan;
  const { periods, periodDays, outcome } = view.protocol;
  const name = outcomeNames[outcome.key] ?? outcome.key;
  return ok({
    subject: `${effect.arm}|${name}`,
    input: {
      intervention: effect.arm,
      outcome: name,
      unit: effect.scale,
      design: `${periods}x${periodDays}-crossover`,
    },
    rule,
    noiseSd: noiseSdOf(rule) ?? Number.NaN,
  });
};
