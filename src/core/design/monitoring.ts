import type { EffectSummary } from '../../shared/analysis.ts';
import type { StopRule, TrialRules } from '../../shared/trial.ts';
import type { VerdictThresholds } from '../inference/index.ts';

/** Chance of a harm of at least the MCID from which stopping is proposed. Harm needs less proof than benefit. */
export const HARM = 0.8;
/** Chance of a benefit of at least the MCID below which an arm counts as hopeless. */
export const FUTILITY = 0.05;
/** Looks begin after this many full blocks: before, one period an arm would decide. */
export const FIRST_LOOK_BLOCKS = 2;

/** True where a look is allowed after `period`: at the end of a block, not before the second, not at the end. */
export const isLook = (period: number, arms: number, periods: number): boolean =>
  period % arms === 0 && period >= FIRST_LOOK_BLOCKS * arms && period < periods;

export interface Proposal {
  rule: StopRule;
  /** The arm it is about; null for futility, which is about all of them. */
  armId: string | null;
}

type Evidence = Pick<EffectSummary, 'arm' | 'pBetter' | 'pAtLeastMcid' | 'pHarmAtLeastMcid'>;

/**
 * What the stop rules that the protocol fixed propose at a look. Success uses the frozen verdict threshold, which
 * was calibrated with a look after each block (docs/methods.md). A proposal stops nothing: the person decides.
 */
export const proposalsOf = (
  effects: readonly Evidence[],
  thresholds: VerdictThresholds,
  rules: TrialRules['stop'],
): Proposal[] => {
  const proposals: Proposal[] = [];
  if (rules.harm)
    for (const e of effects)
      if (e.pHarmAtLeastMcid >= HARM || 1 - e.pBetter >= thresholds.sure)
        proposals.push({ rule: 'harm', armId: e.arm });
  if (rules.futility && effects.every((e) => e.pAtLeastMcid < FUTILITY))
    proposals.push({ rule: 'futility', armId: null });
  if (rules.success)
    for (const e of effects)
      if (e.pBetter >= thresholds.sure) proposals.push({ rule: 'success', armId: e.arm });
  return proposals;
};
