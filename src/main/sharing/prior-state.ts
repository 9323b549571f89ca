import { z } from 'zod';
import type { Vault } from '../vault/types.ts';

/** What the vault remembers of the prior service. Kept inside the vault: it tells what was asked about. */
const learnedState = z.strictObject({
  at: z.string(),
  condition: z.string(),
  address: z.string(),
  priors: z.array(
    z.strictObject({
      intervention: z.string(),
      name: z.string(),
      outcome: z.string(),
      unit: z.string(),
      mean: z.number(),
      sd: z.number(),
      version: z.number(),
    }),
  ),
});

/** A contribution on its way. Each step is stored before its request leaves, so that a crash repeats and never doubles. */
const contributionState = z.strictObject({
  address: z.string(),
  /** Public key of the pair that the token is for. */
  key: z.strictObject({ kty: z.literal('RSA'), n: z.string(), e: z.string() }),
  message: z.string(),
  blinded: z.string(),
  /** The blinding's secret; null once the token is unblinded. */
  inv: z.string().nullable(),
  signature: z.string().nullable(),
  tokenAt: z.string().nullable(),
  sentAt: z.string().nullable(),
});
export type ContributionState = z.infer<typeof contributionState>;

const stateSchema = z.strictObject({
  address: z.string().nullable(),
  learned: learnedState.nullable(),
  contributions: z.record(z.string(), contributionState),
});
export type PriorState = z.infer<typeof stateSchema>;

const KEY = 'prior-service';
const empty: PriorState = { address: null, learned: null, contributions: {} };

export const readPriorState = async (vault: Vault): Promise<PriorState> => {
  const text = await vault.repos.settings.get(KEY);
  const parsed = text ? stateSchema.safeParse(JSON.parse(text)) : null;
  return parsed?.success ? parsed.data : empty;
};

export const writePriorState = (vault: Vault, state: PriorState): Promise<void> =>
  vault.repos.settings.set(KEY, JSON.stringify(state));
