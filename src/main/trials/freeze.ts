import { daysPriorToLogit, engineVersion } from '../../core/inference/index.ts';
import type { EffectPrior, ModelSpec, PriorsSpec } from '../../shared/analysis.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { DAYS_REPORTED } from '../../shared/units.ts';
import type { FrozenProtocol, TrialArm, TrialDraft } from '../../shared/trial.ts';

/** Weight of the published studies in the robust mixture before the trial (Schmidli 2014; docs/methods.md). */
const INFORMATIVE_WEIGHT = 0.8;
/** SD of the vague component, around "no change": fixed here because the Bayes factor depends on it. */
const VAGUE_SD = { logit: 1.5, points: 4 } as const;
/** Verdict thresholds, fixed in the protocol: "sure" and "probably". */
const THRESHOLDS = { sure: 0.95, probable: 0.8 } as const;
/** Base rate when the person gave none: half of the days, which the wide prior SD (1.5 logit) hardly notices. */
const UNKNOWN_BASELINE_DAYS = DAYS_REPORTED / 2;

const logit = (p: number) => Math.log(p / (1 - p));

const interceptPrior = (draft: TrialDraft): PriorsSpec['intercept'] => {
  if (draft.outcome.family !== 'bernoulli')
    return draft.baseline === null ? undefined : { mean: draft.baseline, sd: 2.5 };
  const days = Math.min(Math.max(draft.baseline ?? UNKNOWN_BASELINE_DAYS, 0.5), DAYS_REPORTED - 0.5);
  return { mean: logit(days / DAYS_REPORTED), sd: 1.5 };
};

const armPrior = (arm: TrialArm, draft: TrialDraft): Result<EffectPrior | null> => {
  if (!arm.predicted) return ok(null);
  const { mean, sd } = arm.predicted;
  if (draft.outcome.family !== 'bernoulli')
    return ok({ weight: INFORMATIVE_WEIGHT, mean, sd, vague: { mean: 0, sd: VAGUE_SD.points } });
  const onLogit = daysPriorToLogit({ mean, sd }, draft.baseline ?? UNKNOWN_BASELINE_DAYS);
  // a prediction that cannot hold at this base rate (six fewer of three days) is left out, not bent
  if (!onLogit.ok) return ok(null);
  return ok({ weight: INFORMATIVE_WEIGHT, ...onLogit.value, vague: { mean: 0, sd: VAGUE_SD.logit } });
};

/**
 * Fixes the analysis plan of a trial before day 1: model, priors on the engine's scale (days in 28 become
 * logits at the person's base rate), thresholds, engine version.
 */
export const freezeProtocol = (draft: TrialDraft): Result<FrozenProtocol> => {
  const effects: EffectPrior[] = [];
  for (const arm of draft.arms.slice(1)) {
    const prior = armPrior(arm, draft);
    if (!prior.ok) return prior;
    effects.push(prior.value ?? { mean: 0, sd: draft.outcome.family === 'bernoulli' ? VAGUE_SD.logit : 2 });
  }
  const model: ModelSpec = {
    trend: true,
    autocorrelation: true,
    periodEffect:
      draft.outcome.family === 'gaussian' && draft.periods >= 6 ? { sd: { halfNormal: 0.5 } } : false,
    lambda: draft.fadingHalfLifeDays === null ? 0 : 2 ** (-1 / draft.fadingHalfLifeDays),
  };
  const intercept = interceptPrior(draft);
  return ok({
    ...draft,
    format: 'n1vault-protocol/1',
    analysis: {
      model,
      priors: intercept ? { intercept, effects } : { effects },
      thresholds: THRESHOLDS,
      engineVersion,
    },
  });
};
