import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CatalogueMatch,
  catalogueTexts,
  catalogueWording,
  type Mention,
  matchCatalogue,
  matchConditions,
  matchInterventions,
  profileClauses,
  type Similarity,
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
  /** Conditions and interventions that the words mean, each best first. */
  mentions(profile: Profile): Promise<{ conditions: Mention[]; interventions: Mention[] }>;
  /** One unit vector of everything the person wrote (mean of the clauses'); null where they wrote nothing. */
  words(profile: Profile): Promise<Float32Array | null>;
  /** One run of the model on a fixed sentence: the first is slower than the others. */
  warm(): Promise<void>;
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
  const wording = catalogueWording(catalogue.value, embedder.value.knows);
  /** Embeds what is to be compared, once, and answers with the cosine of any of it with any catalogue text. */
  const similarityFor = async (profile: Profile): Promise<Similarity> => {
    const readings = [...new Set(profileClauses(profile, wording).flatMap((c) => c.readings))];
    const vectors = await embedder.value.embed(readings);
    const own = new Map(readings.map((c, i) => [c, vectors[i]!]));
    return (reading, text) => cosine(own.get(reading)!, known.vectors.get(text)!);
  };
  return ok({
    catalogue: catalogue.value,
    precomputed: known.precomputed,
    async match(profile) {
      return matchCatalogue(profile, catalogue.value, await similarityFor(profile), wording);
    },
    async mentions(profile) {
      const similarity = await similarityFor(profile);
      return {
        conditions: matchConditions(profile, catalogue.value, similarity, wording),
        interventions: matchInterventions(profile, catalogue.value, similarity, wording),
      };
    },
    async words(profile) {
      const clauses = profileClauses(profile, wording).flatMap((c) => c.readings[0] ?? []);
      if (clauses.length === 0) return null;
      const vectors = await embedder.value.embed(clauses);
      const sum = Float64Array.from(vectors[0]!, (_, i) => vectors.reduce((s, v) => s + v[i]!, 0));
      const norm = Math.hypot(...sum) || 1;
      return Float32Array.from(sum, (x) => x / norm);
    },
    async warm() {
      await embedder.value.embed(['Which of the things that I could try would help me?']);
    },
    close: () => embedder.value.close(),
  });
};
