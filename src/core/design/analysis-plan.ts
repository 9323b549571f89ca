import type { EffectPrior, ModelSpec, OutcomeSpec, PriorsSpec } from '../../shared/analysis.ts';
import { DAYS_REPORTED } from '../../shared/units.ts';
import { daysPriorToLogit, type VerdictThresholds } from '../inference/index.ts';

/** The analysis as it is fixed before day 1. */
export interface AnalysisPlan {
  model: ModelSpec;
  priors: PriorsSpec;
  thresholds: VerdictThresholds;
}

/** Chance of a firm false claim that is spent on all comparisons of a trial together. */
const SPENT = 0.02;
/** The same where a look at a block's end may stop the trial for success: each look is another chance to be fooled. */
const SPENT_WITH_SUCCESS_LOOKS = 0.006;
const PROBABLE = 0.8;

/**
 * Verdict thresholds of a trial with this many arms beside the reference: "sure" is 0.98 for one, 0.99 for two,
 * 0.993 for three (Bonferroni); 0.994, 0.997 and 0.998 where the protocol may stop for success. A trial without
 * any effect then ends in "better" in at most 5 of 100 cases (docs/methods-design.md). At 0.95 it does not, because
 * the priors expect a benefit.
 */
export const thresholdsFor = (comparisons: number, successLooks = false): VerdictThresholds => ({
  sure: 1 - (successLooks ? SPENT_WITH_SUCCESS_LOOKS : SPENT) / Math.max(1, comparisons),
  probable: PROBABLE,
});

/** Weight of the published studies in the robust mixture before the trial (Schmidli 2014). */
const INFORMATIVE_WEIGHT = 0.8;
/** SD of the vague component around "no change": fixed here, because the Bayes factor depends on it. */
const VAGUE_SD = { logit: 1.5, points: 4 } as const;
/** Prior SD of an effect nothing is known of. */
const UNKNOWN_SD = { logit: 1.5, points: 2 } as const;
/**
 * How far the level on the reference arm may lie from the stated baseline. 0.7 logit at 12 days in 28 spans about 5
 * to 20 days (95 %); a wider one would also blur the prediction, which was converted at this very baseline.
 */
const INTERCEPT_SD = { logit: 0.7, points: 2.5 } as const;
/** The same without a stated baseline. */
const UNKNOWN_INTERCEPT_SD = 1.5;
/** Base rate where none is known: half of the days, which the wide prior hardly notices. */
const UNKNOWN_BASELINE_DAYS = DAYS_REPORTED / 2;
/** From this many periods on, their SD can be told from the trend. */
const PERIOD_EFFECT_FROM = 6;

export interface PlanInput {
  outcome: OutcomeSpec;
  /** Outcome on the reference arm: days in 28 (bernoulli), points otherwise; null: not known. */
  baseline: number | null;
  /** What is expected of each arm after the reference (reported scale); null: nothing. */
  expected: readonly ({ mean: number; sd: number } | null)[];
  periods: number;
  /** Half-life of fading (days); null: not modelled. */
  fadingHalfLifeDays?: number | null;
  /**
   * What one point of a 0 to 10 scale is in the outcome's own unit; the priors of numbers are stated for such points.
   * For minutes, steps and the like the MCID takes its place. Default 1.
   */
  unitScale?: number;
  /** The protocol may stop at a block's end because the answer is clear. Default false. */
  successLooks?: boolean;
}

/** SDs of the engine's default priors for 0 to 10 points, which another unit stretches. */
const POINT_PRIORS = { trendSd: 1.5, residualHalfNormal: 2.5 } as const;
const PERIOD_SD = 0.5;

/**
 * The plan that follows from what is expected: each effect's prior is a robust mixture of the expectation (days in
 * 28 become logits at the base rate) and "no change". An expectation without spread, or one that cannot hold at
 * this base rate (six fewer of three days), is left out, not bent. The intercept's prior sits at the baseline.
 */
export const defaultPlan = (input: PlanInput): AnalysisPlan => {
  const { outcome, baseline, periods, fadingHalfLifeDays = null } = input;
  const scale = outcome.family === 'bernoulli' ? 'logit' : 'points';
  const stretch = scale === 'points' ? (input.unitScale ?? 1) : 1;
  const intercept = interceptPrior(outcome, baseline, stretch);
  const effects = input.expected.map((e): EffectPrior => {
    const informative = e && e.sd > 0 ? onEngineScale(outcome, baseline, e) : null;
    return informative
      ? { weight: INFORMATIVE_WEIGHT, ...informative, vague: { mean: 0, sd: VAGUE_SD[scale] * stretch } }
      : { mean: 0, sd: UNKNOWN_SD[scale] * stretch };
  });
  return {
    model: {
      trend: true,
      autocorrelation: true,
      periodEffect:
        outcome.family === 'gaussian' && periods >= PERIOD_EFFECT_FROM
          ? { sd: { halfNormal: PERIOD_SD * stretch } }
          : false,
      lambda: fadingHalfLifeDays === null ? 0 : 2 ** (-1 / fadingHalfLifeDays),
    },
    priors: { ...(intercept ? { intercept } : {}), ...stretched(stretch), effects },
    thresholds: thresholdsFor(input.expected.length, input.successLooks),
  };
};

const stretched = (by: number) =>
  by === 1
    ? {}
    : {
        trend: { sd: POINT_PRIORS.trendSd * by },
        residualSd: { halfNormal: POINT_PRIORS.residualHalfNormal * by },
      };

const onEngineScale = (outcome: OutcomeSpec, baseline: number | null, e: { mean: number; sd: number }) => {
  if (outcome.family !== 'bernoulli') return { mean: e.mean, sd: e.sd };
  const prior = daysPriorToLogit({ mean: e.mean, sd: e.sd }, baseline ?? UNKNOWN_BASELINE_DAYS);
  return prior.ok ? prior.value : null;
};

const interceptPrior = (outcome: OutcomeSpec, baseline: number | null, stretch: number) => {
  if (outcome.family !== 'bernoulli')
    return baseline === null ? undefined : { mean: baseline, sd: INTERCEPT_SD.points * stretch };
  const days = Math.min(Math.max(baseline ?? UNKNOWN_BASELINE_DAYS, 0.5), DAYS_REPORTED - 0.5);
  return {
    mean: Math.log(days / (DAYS_REPORTED - days)),
    sd: baseline === null ? UNKNOWN_INTERCEPT_SD : INTERCEPT_SD.logit,
  };
};
