import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CatalogueMatch,
  catalogueTexts,
  matchCatalogue,
  profileClauses,
} from '../../core/hypotheses/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { type EvidenceCatalogue, evidenceCatalogue } from '../../shared/evidence.ts';
import type { Profile } from '../../shared/hypotheses.ts';
import { cosine, loadEmbedder } from './embedder.ts';
import { catalogueVectors } from './vectors.ts';

/** Reads the evidence catalogue of the app; fails with 'not-found' if it is missing or not what was built. */
export const loadCatalogue = async (resourcesDir: string): Promise<Result<EvidenceCatalogue>> => {
  const parsed = await readFile(join(resourcesDir, 'evidence', 'catalogue.json'), 'utf8')
    .then((raw) => evidenceCatalogue.safeParse(JSON.parse(raw)))
    .catch(() => null);
  if (parsed?.success) return ok(parsed.data);
  return fail(
    'not-found',
    'The catalogue of published effects is missing or damaged. Your data is safe and everything else works. Install the app again to bring it back.',
    'catalogue.json',
  );
};

export interface Matcher {
  readonly catalogue: EvidenceCatalogue;
  /** True if the catalogue's vectors came from the file and not from the model. */
  readonly precomputed: boolean;
  match(profile: Profile): Promise<CatalogueMatch[]>;
  close(): Promise<void>;
}

/** The matcher of profiles with the catalogue. Loads the model: call it in a worker thread, once. */
export const createMatcher = async (paths: {
  modelsDir: string;
  resourcesDir: string;
}): Promise<Result<Matcher>> => {
  const catalogue = await loadCatalogue(paths.resourcesDir);
  if (!catalogue.ok) return catalogue;
  const embedder = await loadEmbedder({ modelsDir: paths.modelsDir });
  if (!embedder.ok) return embedder;
  const texts = catalogueTexts(catalogue.value);
  const known = await catalogueVectors(join(paths.resourcesDir, 'evidence'), embedder.value, texts);
  return ok({
    catalogue: catalogue.value,
    precomputed: known.precomputed,
    async match(profile) {
      const clauses = [...new Set(profileClauses(profile).map((c) => c.text))];
      const vectors = await embedder.value.embed(clauses);
      const own = new Map(clauses.map((c, i) => [c, vectors[i]!]));
      return matchCatalogue(profile, catalogue.value, (clause, text) =>
        cosine(own.get(clause)!, known.vectors.get(text)!),
      );
    },
    close: () => embedder.value.close(),
  });
};
