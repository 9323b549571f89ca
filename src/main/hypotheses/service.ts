import { rankHypotheses } from '../../core/hypotheses/index.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { DEFAULT_TAU, type HypothesesResult, type Profile, profileSchema } from '../../shared/hypotheses.ts';
import type { Compute } from '../compute/client.ts';
import { loadCatalogue } from '../embedding/index.ts';

export interface HypothesesService {
  rank(profile: Profile, tau?: number): Promise<Result<HypothesesResult>>;
}

export const emptyProfile: Profile = profileSchema.parse({});

/** Ranked candidates for a profile: the words are matched in the compute worker, the ranking is pure. */
export const createHypothesesService = (compute: Compute, resourcesDir: string): HypothesesService => {
  let loading: ReturnType<typeof loadCatalogue> | null = null;
  return {
    async rank(profile, tau = DEFAULT_TAU) {
      loading ??= loadCatalogue(resourcesDir);
      const catalogue = await loading;
      if (!catalogue.ok) {
        loading = null; // try again next time: the file may have come back
        return catalogue;
      }
      const matches = await compute.match(profile);
      if (!matches.ok) return matches;
      return ok(rankHypotheses({ profile, catalogue: catalogue.value, matches: matches.value, tau }));
    },
  };
};
