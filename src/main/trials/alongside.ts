import { fail, ok, type Result } from '../../shared/errors.ts';
import { rulesOf, type TrialDraft } from '../../shared/trial.ts';
import type { TrialRow } from '../vault/types.ts';

const keysOf = (p: Pick<TrialDraft, 'outcome' | 'questions'>): Set<string> =>
  new Set([p.outcome.metric ?? p.outcome.key, p.outcome.key, ...p.questions.map((q) => q.key)]);

/**
 * One trial at a time is the rule. A second one may run beside it if the person has read the warning (the effect of
 * one can pass for the effect of the other) and if they share no question, no outcome and no arm. Never a third.
 */
export const besideRunning = (draft: TrialDraft, running: readonly TrialRow[]): Result<null> => {
  const [first] = running;
  if (!first) return ok(null);
  if (running.length > 1)
    return fail(
      'refused-by-rule',
      'Two trials are running already. A third would make all of them unreadable: finish or stop one first. Nothing was started.',
    );
  if (!rulesOf(draft).alongside)
    return fail(
      'refused-by-rule',
      'Another trial is still running. Two at once would blur each other: finish or stop it first.',
    );
  const taken = keysOf(first.protocol);
  const shared = [...keysOf(draft)].filter((k) => taken.has(k));
  if (shared.length > 0)
    return fail(
      'refused-by-rule',
      'The trial that is running asks for the same outcome. A second one may only look at something else. Nothing was started.',
      'outcome.key',
    );
  const arms = new Set(first.protocol.arms.slice(1).map((a) => a.id));
  if (draft.arms.slice(1).some((a) => arms.has(a.id)))
    return fail(
      'refused-by-rule',
      'The trial that is running switches the same thing on and off. Choose something else, or finish it first. Nothing was started.',
      'arms',
    );
  return ok(null);
};
