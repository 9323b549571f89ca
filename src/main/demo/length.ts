import { type Recommended, recommendLength, wishOf } from '../../core/design/index.ts';
import { ok } from '../../shared/errors.ts';
import type { TrialDraft } from '../../shared/trial.ts';
import { inputOf } from '../trials/assurance.ts';
import { unwrap } from './diary.ts';

/** Simulated trials a question; the standard error of a share is then at most 5 in 100. */
export const SIMULATIONS = 100;

/** The shortest trial of this kind that notices a real effect of twice the MCID 4 times in 5; null: none. */
export const recommendedLength = (draft: TrialDraft): Recommended | null => {
  const search = recommendLength(
    (periods) => ok(inputOf({ ...draft, periods }, SIMULATIONS)),
    { arms: draft.arms.length, periodDays: draft.periodDays },
    wishOf(draft.outcome.mcid),
  );
  for (;;) {
    const step = search.next();
    if (step.done) return unwrap(step.value);
  }
};
