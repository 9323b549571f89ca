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

/**
 * Releases that this copy of the vault does not know: the counter in the key file is ahead of the ledger, because an
 * older backup was brought back. They count at full cost; until the person has read that, nothing more leaves.
 */
export interface LostReleases {
  releases: number;
  epsilon: number;
  delta: number;
  /** The counter was lost as well: there may have been more. */
  uncertain: boolean;
  accepted: boolean;
}

export interface BudgetView {
  epsilon: number;
  delta: number;
  spentEpsilon: number;
  spentDelta: number;
  /** The smaller bound of zero-concentrated DP at the budget's delta. */
  spentByZcdp: number;
  /** Part of what is spent; absent or null: nothing is missing. */
  lost?: LostReleases | null;
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

/** `https://priors.example.org`, or plain http on this computer only. null: off. */
export const serviceAddress = z.string().min(1).max(200);
/** Three strengths are enough to choose from. */
export const requestEpsilons = [1, 2, 4] as const;
export const requestKinds = ['cluster', 'vector'] as const;
export const draftRequest = z.strictObject({
  kind: z.enum(requestKinds),
  epsilon: z.literal(requestEpsilons),
});
export type DraftRequest = z.infer<typeof draftRequest>;

/** What a request for other people's results would say, before it is drawn; or the one that was drawn. */
export interface RequestDraft {
  condition: string;
  conditionName: string;
  fields: { name: string; value: string | number | null }[];
  /** Chance that the drawn cluster is the true one; null for a vector. */
  truth: number | null;
  budget: BudgetView;
  after: { epsilon: number; delta: number };
  /** There is one request a condition, for ever. */
  earlier: ReleaseRecord | null;
}

/** How far a summary has come on its way to the service. */
export interface ContributionView {
  seq: number;
  address: string;
  /** ISO 8601; when the service signed the token that the summary is sent with. */
  tokenAt: string | null;
  sentAt: string | null;
}

/** The prior service as this vault knows it. */
export interface PriorServiceView {
  address: string | null;
  /** What the last answer taught; null where none came yet. */
  learned: {
    at: string;
    condition: string;
    /** Predictions that rest on contributions and are used under Ideas. */
    priors: { intervention: string; name: string; mean: number; sd: number; unit: string; version: number }[];
  } | null;
  contributions: ContributionView[];
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
  /** Standard deviation of the noise of a summary, in its unit; null for a request. */
  noiseSd: number | null;
}
