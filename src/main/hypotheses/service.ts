import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rankHypotheses } from '../../core/hypotheses/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { type EvidenceCatalogue, evidenceCatalogue } from '../../shared/evidence.ts';
import { DEFAULT_TAU, type HypothesesResult, type Profile, profileSchema } from '../../shared/hypotheses.ts';
import type { Compute } from '../compute/client.ts';

export interface HypothesesService {
  rank(profile: Profile, tau?: number): Promise<Result<HypothesesResult>>;
}

/** The least change that matters, in the catalogue's unit: two days in 28, as the worked case has it. */
const DEFAULT_MCID = 2;

export const emptyProfile: Profile = profileSchema.parse({});

export const createHypothesesService = (compute: Compute, resourcesDir: string): HypothesesService => {
  let loaded: EvidenceCatalogue | null = null;

  const catalogue = async (): Promise<Result<EvidenceCatalogue>> => {
    if (loaded) return ok(loaded);
    try {
      const text = await readFile(join(resourcesDir, 'evidence', 'catalogue.json'), 'utf8');
      loaded = evidenceCatalogue.parse(JSON.parse(text));
      return ok(loaded);
    } catch {
      return fail(
        'internal',
        'The evidence catalogue that comes with the app cannot be read. Your data is safe. Install the app again.',
        'resources/evidence/catalogue.json',
      );
    }
  };

  return {
    async rank(profile, tau = DEFAULT_TAU) {
      const evidence = await catalogue();
      if (!evidence.ok) return evidence;
      const matches = await compute.match(profile);
      if (!matches.ok) return matches;
      return ok(
        rankHypotheses({ profile, catalogue: evidence.value, matches: matches.value, tau, mcid: DEFAULT_MCID }),
      );
    },
  };
};
