import type { Reason } from '../../shared/idea-reasons.ts';
import { reasonInEnglish } from '../../shared/idea-reasons.ts';
import { CANNOT_CHANGE } from './trial-value.ts';

/** What the trigger rule needs to know of a candidate. */
export interface TriggerInput {
  sigma: number;
  /** Can be tried in a self-experiment at all (not a one-off, not for an institution). */
  trialable: boolean;
  prescription: boolean;
  /** Statements of the profile that speak against it, in words; empty when there are none. */
  against: readonly string[];
  /** Statements that may speak against it: denied, misspelt or about somebody else, and not answered yet. */
  ask?: readonly string[];
  /** Chance that a trial would change the choice; absent where it is not known. */
  pChange?: number;
  /** Chance that its effect and that of the best other choice differ by half of the MCID or more. */
  pMatters?: number;
  /** Largest sigma of all choices, "no change" included. */
  sigmaMax?: number;
  /** Why it cannot be tried, in the catalogue's words. */
  notTrialableBecause?: string | null;
}

export interface TriggerAnswer {
  trigger: boolean;
  /** Why no trial is proposed, as a sentence; null where one is. */
  noTrialBecause: string | null;
  noTrial: Reason | null;
}

/** Above this chance of being the best a choice is clear without a trial. */
export const ALREADY_CLEAR = 0.95;

/**
 * The framework's rule (Konigorski et al., arXiv 2601.03482): validate by a trial where sigma exceeds tau.
 * Safety comes first: a prescription medicine or a contraindication never triggers, whatever sigma says, and an
 * open question about one has to be answered before. No trial where it cannot change the choice: one choice is best
 * with more than 95 in 100, the two best are alike (they differ by half of the MCID or more with less than 5 in
 * 100), or the trial would turn the choice with less than 5 in 100.
 */
export const triggerRule = (c: TriggerInput, tau: number): TriggerAnswer => {
  const no = (noTrial: Reason): TriggerAnswer => ({
    trigger: false,
    noTrialBecause: reasonInEnglish(noTrial),
    noTrial,
  });
  if (c.prescription) return no({ code: 'prescription' });
  if (c.against.length > 0) return no({ code: 'against', what: [...c.against] });
  if (!c.trialable)
    return no(
      c.notTrialableBecause ? { code: 'catalogue', text: c.notTrialableBecause } : { code: 'not-trialable' },
    );
  if (c.ask && c.ask.length > 0) return no({ code: 'ask', what: [...c.ask] });
  if (!(c.sigma > tau)) return no({ code: 'below-line', sigma: c.sigma, tau });
  if (c.sigmaMax !== undefined && c.sigmaMax > ALREADY_CLEAR) return no({ code: 'already-clear' });
  if (c.pMatters !== undefined && c.pMatters < CANNOT_CHANGE) return no({ code: 'alike' });
  if (c.pChange !== undefined && c.pChange < CANNOT_CHANGE) return no({ code: 'cannot-change' });
  return { trigger: true, noTrialBecause: null, noTrial: null };
};
