import { CANNOT_CHANGE } from './trial-value.ts';

/** What the trigger rule needs to know of a candidate. */
export interface TriggerInput {
  sigma: number;
  /** Can be tried in a self-experiment at all (not a one-off, not for an institution). */
  trialable: boolean;
  prescription: boolean;
  /** Statements of the profile that speak against it, in words; empty when there are none. */
  against: readonly string[];
  /** Chance that a trial would change the choice; absent where it is not known. */
  pChange?: number;
}

export interface TriggerAnswer {
  trigger: boolean;
  /** Why no trial is proposed, as a sentence; null where one is. */
  noTrialBecause: string | null;
}

/**
 * The framework's rule (Konigorski et al., arXiv 2601.03482): validate by a trial where sigma exceeds tau.
 * Safety comes first: a prescription medicine or a contraindication never triggers, whatever sigma says.
 */
export const triggerRule = (candidate: TriggerInput, tau: number): TriggerAnswer => {
  const no = (noTrialBecause: string): TriggerAnswer => ({ trigger: false, noTrialBecause });
  if (candidate.prescription)
    return no('Prescription medicine: discuss it with your clinician. This app never proposes one.');
  if (candidate.against.length > 0)
    return no(`You mention ${candidate.against.join(' and ')}: talk to your clinician before you try this.`);
  if (!candidate.trialable) return no('It cannot be switched on and off within a self-experiment.');
  if (!(candidate.sigma > tau))
    return no(
      `The chance that it is the best choice (${percent(candidate.sigma)} in 100) is not above the line of ${percent(tau)}.`,
    );
  if (candidate.pChange !== undefined && candidate.pChange < CANNOT_CHANGE)
    return no('A trial would hardly change the choice: what is known already decides it.');
  return { trigger: true, noTrialBecause: null };
};

const percent = (p: number): string => (p < 0.01 ? 'under 1' : String(Math.round(p * 100)));
