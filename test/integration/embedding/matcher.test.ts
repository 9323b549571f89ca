import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueTexts, rankHypotheses } from '../../../src/core/hypotheses/index.ts';
import {
  catalogueVectors,
  cosine,
  createMatcher,
  loadCatalogue,
  loadEmbedder,
  type Matcher,
} from '../../../src/main/embedding/index.ts';
import { profileSchema } from '../../../src/shared/hypotheses.ts';

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const modelsDir = at('models');
const resourcesDir = at('resources');

let matcher: Matcher;
let copy: string;

beforeAll(async () => {
  const made = await createMatcher({ modelsDir, resourcesDir });
  if (!made.ok) throw new Error(made.error.message);
  matcher = made.value;
  copy = await mkdtemp(join(tmpdir(), 'n1v-evidence-'));
  await cp(join(resourcesDir, 'evidence'), join(copy, 'evidence'), { recursive: true });
});
afterAll(async () => {
  await matcher.close();
  await rm(copy, { recursive: true, force: true });
});

const conditions = async (over: object) => {
  const matches = await matcher.match(profileSchema.parse(over));
  return [...new Set(matches.map((m) => m.condition))];
};

describe('the precomputed vectors', () => {
  it('belong to the committed catalogue and model', async () => {
    expect(matcher.precomputed).toBe(true);
    const embedder = await loadEmbedder({ modelsDir });
    if (!embedder.ok) throw new Error(embedder.error.message);
    const texts = catalogueTexts(matcher.catalogue);
    const stored = await catalogueVectors(join(resourcesDir, 'evidence'), embedder.value, texts);
    const fresh = await embedder.value.embed(texts);
    for (const [i, text] of texts.entries())
      expect(cosine(stored.vectors.get(text)!, fresh[i]!)).toBeGreaterThan(0.999); // CPUs differ in the last digits
    await embedder.value.close();
  });

  it('are computed anew when they are stale, damaged or missing', async () => {
    const folder = join(copy, 'evidence');
    const embedder = await loadEmbedder({ modelsDir });
    if (!embedder.ok) throw new Error(embedder.error.message);
    const texts = catalogueTexts(matcher.catalogue);
    const precomputed = async (t: string[]) =>
      (await catalogueVectors(folder, embedder.value, t)).precomputed;
    expect(await precomputed(texts)).toBe(true);
    expect(await precomputed([...texts.slice(1), 'another text'])).toBe(false);
    const bin = await readFile(join(folder, 'vectors.bin'));
    await writeFile(join(folder, 'vectors.bin'), bin.subarray(4));
    expect(await precomputed(texts)).toBe(false);
    await writeFile(join(folder, 'vectors.bin'), bin);
    await writeFile(join(folder, 'vectors.json'), 'not json');
    expect(await precomputed(texts)).toBe(false);
    await rm(join(folder, 'vectors.json'));
    expect(await precomputed(texts)).toBe(false);
    await embedder.value.close();
  });
});

describe('the match', () => {
  it.each([
    ['my head is pounding and light hurts my eyes', 'migraine'],
    ['bad headaches almost every week', 'migraine'],
    ['I lie awake for hours', 'sleep'],
    ['my readings are always 150 over 95', 'blood-pressure'],
    ['my lower back hurts when I sit', 'back-pain'],
    ['cramps and bloating after eating', 'irritable-bowel'],
    ['I feel hopeless and have no energy', 'low-mood'],
    ['burning pain in my feet from nerve damage', 'neuropathic-pain'],
    ['muscles ache everywhere and I am exhausted', 'fibromyalgia'],
  ])('finds by meaning: %s', async (notes, expected) => {
    expect((await conditions({ notes }))[0]).toBe(expected);
  });

  it.each(['Migräne', 'migrane', 'MIGRAINES', 'fewer migraine days'])('finds by name: %s', async (text) => {
    expect((await conditions({ conditions: [text] }))[0]).toBe('migraine');
  });

  it.each([
    'my roof leaks',
    'I want to learn Spanish',
    'eczema on my hands',
    'fix the car',
    'I do not have migraine',
  ])('matches nothing: %s', async (notes) => {
    expect(await conditions({ notes })).toEqual([]);
  });

  it('explains itself with the words that matched', async () => {
    const profile = profileSchema.parse({
      conditions: ['migraine'],
      notes: 'I go to bed at a different time every day.',
    });
    const matches = await matcher.match(profile);
    const sleep = matches.find((m) => m.intervention === 'sleep-regularity')!;
    expect(sleep.reasons[0]).toMatchObject({ words: 'migraine', how: 'word' });
    expect(sleep.reasons[1]).toMatchObject({
      words: 'I go to bed at a different time every day',
      how: 'meaning',
    });
    const ranked = rankHypotheses({ profile, catalogue: matcher.catalogue, matches });
    const why = ranked.candidates.find((c) => c.id === 'sleep-regularity')!.why.join(' ');
    expect(why).toContain('I go to bed at a different time every day');
    const other = matches.find((m) => m.intervention === 'coenzyme-q10')!;
    expect(other.reasons).toHaveLength(1);
  });
});

describe('a damaged catalogue', () => {
  it('is a clear sentence', async () => {
    await writeFile(join(copy, 'evidence', 'catalogue.json'), '{"format":"other"}');
    const r = await loadCatalogue(copy);
    expect(r.ok ? '' : r.error.message).toContain('Your data is safe');
    expect((await createMatcher({ modelsDir, resourcesDir: copy })).ok).toBe(false);
  });
});
