import { type LocalModelInput, type OwnSpread, rankHypotheses } from '../../core/hypotheses/index.ts';
import { ok, type Result } from '../../shared/errors.ts';
import {
  DEFAULT_TAU,
  type HypothesesResult,
  type OwnEffect,
  type PopulationPrior,
  type Profile,
  profileSchema,
} from '../../shared/hypotheses.ts';
import type { Compute } from '../compute/client.ts';
import { loadCatalogue } from '../embedding/index.ts';

/** What is known beside the catalogue; all of it may be missing. */
export interface Known {
  /** Finished trials of the vault and what they found. */
  own?: readonly OwnEffect[];
  ownTrials?: number;
  /** Learned population priors of a prior service; replace the literature. */
  population?: readonly PopulationPrior[];
  /** The person's own day-to-day SD of the outcome, and recorded days of it in the last 28. */
  ownSpread?: OwnSpread;
  ownDays?: number;
  /** What the person's local language model proposed, after validation. */
  local?: LocalModelInput;
}

export interface HypothesesService {
  rank(profile: Profile, tau?: number, known?: Known): Promise<Result<HypothesesResult>>;
}

export const emptyProfile: Profile = profileSchema.parse({});

/** Ranked candidates for a profile: the words are matched in the compute worker, the ranking is pure. */
export const createHypothesesService = (compute: Compute, resourcesDir: string): HypothesesService => {
  let loading: ReturnType<typeof loadCatalogue> | null = null;
  return {
    async rank(profile, tau = DEFAULT_TAU, known = {}) {
      loading ??= loadCatalogue(resourcesDir);
      const catalogue = await loading;
      if (!catalogue.ok) {
        loading = null; // try again next time: the file may have come back
        return catalogue;
      }
      const matches = await compute.match(profile);
      if (!matches.ok) return matches;
      return ok(
        rankHypotheses({ profile, catalogue: catalogue.value, matches: matches.value, tau, ...known }),
      );
    },
  };
};
