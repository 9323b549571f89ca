import { defaultPlan } from '../../core/design/index.ts';
import { engineVersion } from '../../core/inference/index.ts';
import { type FrozenProtocol, rulesOf, type TrialDraft } from '../../shared/trial.ts';

/** 1 for 0 to 10 answers; for minutes, counts and measures the least change that matters stands for a point. */
export const unitScaleOf = (draft: Pick<TrialDraft, 'outcome' | 'questions'>): number => {
  const { outcome, questions } = draft;
  if (outcome.family === 'bernoulli') return 1;
  const kind = questions.find((q) => q.primary && q.key === outcome.key)?.kind;
  return outcome.metric === undefined && (kind === 'scale' || kind === undefined) ? 1 : outcome.mcid;
};

/**
 * Fixes the analysis plan of a trial before day 1: model, priors on the engine's scale, verdict thresholds,
 * engine version. Nothing of it can change once the trial runs.
 */
export const freezeProtocol = (draft: TrialDraft): FrozenProtocol => {
  const { key: _key, label: _label, ...outcome } = draft.outcome;
  const plan = defaultPlan({
    outcome,
    baseline: draft.baseline,
    expected: draft.arms.slice(1).map((a) => a.predicted),
    periods: draft.periods,
    fadingHalfLifeDays: draft.fadingHalfLifeDays,
    unitScale: unitScaleOf(draft),
    successLooks: rulesOf(draft).stop.success,
  });
  return { ...draft, format: 'n1vault-protocol/1', analysis: { ...plan, engineVersion } };
};
