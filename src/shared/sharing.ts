import { z } from 'zod';

/** What a person may hand over, and what it cost them so far. See docs/security.md, "Sharing". */
export const releaseRequest = z.strictObject({
  trialId: z.string().min(1).max(80),
  /** Index among the trial's arms; 0 is the reference and has no effect of its own. */
  arm: z.number().int().min(1).max(3),
  epsilon: z
    .number()
    .min(0.05)
    .max(8)
    .refine((x) => Math.abs(x * 1000 - Math.round(x * 1000)) < 1e-9, 'at most three decimals'),
});
export type ReleaseRequest = z.infer<typeof releaseRequest>;

/** Epsilons that the prior service collects; each has a histogram of its own there. */
export const collectedEpsilons = [0.5, 1, 2, 4] as const;

export interface BudgetView {
  epsilon: number;
  delta: number;
  spentEpsilon: number;
  spentDelta: number;
  /** The smaller bound of zero-concentrated DP at the budget's delta. */
  spentByZcdp: number;
}

/** What would leave, before it is drawn. The released number itself does not exist yet. */
export interface ReleaseOffer {
  arm: string;
  armName: string;
  /** Every field of the file with its value; `released` is null until the person confirms. */
  fields: { name: string; value: string | number | readonly number[] | null }[];
  /** Standard deviation of the noise, in the effect's unit. */
  noiseSd: number;
  unit: string;
  budget: BudgetView;
  /** Budget after this release. */
  after: { epsilon: number; delta: number };
  /** The file of an earlier release about the same pair: the only one there will ever be. */
  earlier: ReleaseRecord | null;
}

export interface ReleaseRecord {
  seq: number;
  at: string;
  kind: 'effect-summary' | 'hypothesis-request';
  subject: string;
  epsilon: number;
  delta: number;
  /** The exact bytes that may leave. */
  json: string;
}
