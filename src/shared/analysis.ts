import { z } from 'zod';

/**
 * The analysis specification (`n1vault analyse --spec`) and its result. Arms: `arms[0]` is the reference.
 * Effect priors of a bernoulli outcome are on the logit scale, of count families on the log-rate scale,
 * otherwise in points. See docs/methods.md.
 */
export const families = [
  'gaussian',
  'student-t',
  'bernoulli',
  'poisson',
  'negative-binomial',
  'ordinal',
] as const;
export type Family = (typeof families)[number];

/** Beyond these no outcome of a person lies, and sums of squares stay exact enough. */
const LARGEST = 1e12;
const SMALLEST = 1e-12;
const finite = z
  .number()
  .refine((x) => Number.isFinite(x) && Math.abs(x) <= LARGEST, `must be a number of at most ${LARGEST}`);
const positive = finite.refine((x) => x >= SMALLEST, 'must be greater than 0');

export const normalPrior = z.strictObject({ mean: finite, sd: positive });
export const robustPrior = z.strictObject({
  weight: finite.refine((x) => x > 0 && x < 1, 'must lie between 0 and 1'),
  mean: finite,
  sd: positive,
  vague: normalPrior,
});
export const effectPrior = z.union([normalPrior, robustPrior]);
export type NormalPrior = z.infer<typeof normalPrior>;
export type EffectPrior = z.infer<typeof effectPrior>;

export const outcomeSpec = z.strictObject({
  family: z.enum(families),
  better: z.enum(['lower', 'higher']),
  mcid: positive,
  rope: positive.optional(),
  unit: z.string().max(60).optional(),
  categories: z.number().int().min(2).max(11).optional(),
});
export type OutcomeSpec = z.infer<typeof outcomeSpec>;

export const analysisDay = z.strictObject({
  day: positive,
  period: z.number().int().min(1).optional(),
  arm: z.string().min(1),
  y: finite.nullable(),
  exposureDays: positive.optional(),
});
export type AnalysisDay = z.infer<typeof analysisDay>;

export const modelSpec = z.strictObject({
  trend: z.boolean().optional(),
  autocorrelation: z.boolean().optional(),
  periodEffect: z
    .union([z.literal(false), z.strictObject({ sd: z.strictObject({ halfNormal: positive }) })])
    .optional(),
  lambda: z
    .union([
      finite.refine((x) => x >= 0 && x < 1, 'must lie in [0, 1)'),
      z.strictObject({
        grid: z
          .array(finite.refine((x) => x >= 0 && x < 1))
          .min(1)
          .max(12),
      }),
    ])
    .optional(),
});
export type ModelSpec = z.infer<typeof modelSpec>;

export const priorsSpec = z.strictObject({
  intercept: normalPrior.optional(),
  trend: z.strictObject({ sd: positive }).optional(),
  residualSd: z
    .union([z.strictObject({ halfNormal: positive }), z.strictObject({ exponentialMean: positive })])
    .optional(),
  rho: normalPrior.optional(),
  carry: normalPrior.optional(),
  logSize: normalPrior.optional(),
  firstCut: normalPrior.optional(),
  logIncrement: normalPrior.optional(),
  effects: z.array(effectPrior).optional(),
});
export type PriorsSpec = z.infer<typeof priorsSpec>;

/** Rows may come in any order; parsed they are in the order of their days. */
export const analysisSpec = z
  .strictObject({
    outcome: outcomeSpec,
    arms: z.array(z.string().min(1)).min(2).max(4),
    totalDays: z.number().int().positive().max(3660).optional(),
    days: z.array(analysisDay).min(1).max(3660),
    model: modelSpec.optional(),
    priors: priorsSpec.optional(),
    seed: z.number().int().min(0).max(0xffffffff).optional(),
  })
  .superRefine((spec, ctx) => {
    if (new Set(spec.arms).size !== spec.arms.length)
      ctx.addIssue({ code: 'custom', path: ['arms'], message: 'names an arm twice' });
    const seen = new Set<number>();
    spec.days.forEach((d, i) => {
      if (!spec.arms.includes(d.arm))
        ctx.addIssue({ code: 'custom', path: ['days', i, 'arm'], message: 'is not one of arms' });
      if (seen.has(d.day))
        ctx.addIssue({ code: 'custom', path: ['days', i, 'day'], message: 'is there twice' });
      seen.add(d.day);
      if (d.y !== null && spec.outcome.family === 'bernoulli' && d.y !== 0 && d.y !== 1)
        ctx.addIssue({ code: 'custom', path: ['days', i, 'y'], message: 'must be 0, 1 or null' });
    });
    if (spec.totalDays !== undefined && Math.max(...seen) > spec.totalDays)
      ctx.addIssue({ code: 'custom', path: ['totalDays'], message: 'is smaller than the last day' });
    const effects = spec.priors?.effects;
    if (effects && effects.length !== spec.arms.length - 1)
      ctx.addIssue({
        code: 'custom',
        path: ['priors', 'effects'],
        message: `needs one prior for each of the ${spec.arms.length - 1} arms after the reference`,
      });
  })
  .transform((spec) => ({ ...spec, days: [...spec.days].sort((a, b) => a.day - b.day) }));
export type AnalysisSpec = z.infer<typeof analysisSpec>;

export const quantileLevels = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975] as const;
export type Quantiles = Record<`${(typeof quantileLevels)[number]}`, number>;

export interface Summary {
  mean: number;
  sd: number;
  quantiles: Quantiles;
}

/** Densities on one grid of effect values, for the picture of prior against posterior. */
export interface DensityCurve {
  x: number[];
  prior: number[];
  posterior: number[];
}

export interface EffectSummary extends Summary {
  arm: string;
  /** `points`, `days/28` (bernoulli) or `events/day` (counts); effect = arm minus reference. */
  scale: string;
  /** Probability that the effect lies on the side of benefit. */
  pBetter: number;
  /** Probability of a benefit of at least the MCID. */
  pAtLeastMcid: number;
  /** Probability of a harm of at least the MCID: the other direction. */
  pHarmAtLeastMcid: number;
  /** Probability that |effect| < rope. */
  pInRope: number;
  /** Probability that this arm is the best of all arms, the reference included. */
  pBest: number;
  density: DensityCurve;
  /** The prior of this effect on the reported scale. */
  prior: Summary & { pAtLeastMcid: number };
}

export interface Conflict {
  /** Prior predictive p-value per effect (Box 1980; Evans & Moshonov 2006); null where it cannot be had. */
  predictiveP: number | null;
  /** Evidence of the informative against the vague component; null without a robust prior. */
  bayesFactor: number | null;
  /** Posterior weight of each effect's informative component; empty without a robust prior. */
  weightAfter: number[];
  flag: 'none' | 'conflict' | 'strong';
}

export interface AnalysisResult {
  /** `specHash`: SHA-256 of the canonical JSON of the specification; filled in by the caller, as milliseconds are. */
  engine: { version: string; method: string; seed: number; specHash?: string };
  effects: EffectSummary[];
  pBestReference: number;
  parameters: Record<string, Summary>;
  conflict: Conflict;
  checks: { name: string; p: number; flag: boolean }[];
  diagnostics: { paretoK: number | null; ess: number | null; nodes: number | null };
  data: { days: number; observed: number; byArm: Record<string, number> };
  /**
   * Every model choice and prior that was used, defaults filled in. `unusedPriors`: names of given priors that this
   * family and model have no place for.
   */
  used: { model: Required<ModelSpec>; priors: PriorsSpec; unusedPriors?: string[] };
  milliseconds: number;
}

/** What one other assumption would have said. */
export interface SensitivityRow {
  change:
    | 'as-planned'
    | 'flat-prior'
    | 'no-autocorrelation'
    | 'slow-wash-out'
    | 'no-wash-out'
    | 'leave-block-out';
  /** Periods that were left out; empty for the other changes. */
  withoutPeriods: number[];
  effects: (Summary &
    Pick<EffectSummary, 'arm' | 'pBetter' | 'pAtLeastMcid' | 'pHarmAtLeastMcid' | 'pInRope'>)[];
}

/**
 * How bad the missing days would have to be: with share f of an arm's days missing, its effect over all days is
 * effect + delta * f, delta being how much worse (reported scale) these days were than the answered ones.
 */
export interface MissingDaysSensitivity {
  arm: string;
  share: number;
  /** Smallest delta (above 0: the missing days were worse) that changes the verdict; null where none up to 20 MCID does. */
  tippingDelta: number | null;
}

export interface SensitivityResult {
  rows: SensitivityRow[];
  missingDays: MissingDaysSensitivity[];
}

/** Randomisation test of one arm against the reference. */
export interface RandomisationTest {
  arm: string;
  /** Share of the possible sequences with a difference at least as favourable. */
  p: number;
  /** The smallest p that this design could have given, whatever the data. */
  smallestP: number;
  sequences: number;
}
