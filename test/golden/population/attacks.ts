import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createRng, type Rng } from '../../../src/core/inference/numerics/rng.ts';
import {
  nearestCluster,
  project,
  type RandomBytes,
  randomisedResponse,
  releaseVector,
  requestVectorRule,
} from '../../../src/core/privacy/index.ts';
import { loadCatalogue, loadEmbedder } from '../../../src/main/embedding/index.ts';
import { loadClusters } from '../../../src/main/sharing/clusters.ts';
import { aucOf, cosineOf, lda, ridge } from './attack-tools.ts';

/**
 * What somebody who sees a request can find out, with the app's own embedder and the app's own mechanisms, on made-up
 * people. `node test/golden/population/attacks.ts` writes attacks.json beside this file; docs/attacks.md quotes it.
 *
 * A person has three complaints of the catalogue, and half of them low mood besides, which is what the attacker wants
 * to know. Each complaint is one of its texts; `other` is what the same person would write with other texts.
 */
export interface Person {
  words: Float64Array;
  other: Float64Array;
  lowMood: boolean;
}

const resources = resolve(import.meta.dirname, '../../../resources');
const models = resolve(import.meta.dirname, '../../../models');
const SECRET = 'low-mood';

const must = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

const bytesOf =
  (rng: Rng): RandomBytes =>
  (n) => {
    const out = new Uint8Array(n);
    for (let i = 0; i < n; i += 4) {
      const word = rng.uint32();
      for (let b = 0; b < 4 && i + b < n; b++) out[i + b] = word >>> (8 * b);
    }
    return out;
  };

/** Unit mean of the texts' vectors: what the app makes of what a person wrote. */
const meanUnit = (vectors: readonly Float32Array[]): Float64Array => {
  const sum = Float64Array.from(vectors[0]!, (_, i) => vectors.reduce((s, v) => s + v[i]!, 0));
  const norm = Math.hypot(...sum);
  return sum.map((x) => x / norm);
};

export const loadWorld = async () => {
  const catalogue = must(await loadCatalogue(resources));
  const { centres } = must(await loadClusters(resources));
  const embedder = must(await loadEmbedder({ modelsDir: models }));
  const themes = [
    ...catalogue.conditions.map((c) => ({ id: c.id, texts: c.texts })),
    ...catalogue.outside.map((text, i) => ({ id: `outside-${i}`, texts: [text] })),
  ];
  const vectors = new Map<string, Float32Array>();
  for (const { texts } of themes)
    for (const text of texts) vectors.set(text, (await embedder.embed([text]))[0]!);
  await embedder.close();

  const people = (n: number, seed: number): Person[] => {
    const rng = createRng(seed);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(rng.uniform() * from.length)]!;
    const others = themes.filter((t) => t.id !== SECRET);
    const secret = themes.find((t) => t.id === SECRET)!;
    return Array.from({ length: n }, (_, i) => {
      const own = new Set<(typeof themes)[number]>();
      while (own.size < 3) own.add(pick(others));
      const lowMood = i % 2 === 0;
      const all = [...own, ...(lowMood ? [secret] : [])];
      const write = () => meanUnit(all.map((t) => vectors.get(pick(t.texts))!));
      return { words: write(), other: write(), lowMood };
    });
  };
  return { people, centres };
};

/** One way to make a request; null in place of a vector where the answer is a cluster. */
interface Mechanism {
  name: string;
  epsilon: number | null;
  release(words: Float64Array, random: RandomBytes): Float64Array | number;
}

export const mechanismsFor = (centres: readonly Float32Array[]): Mechanism[] => [
  { name: 'raw vector', epsilon: null, release: (w) => w },
  { name: 'projected, no noise', epsilon: null, release: (w) => project(w, requestVectorRule) },
  ...[2, 4, 8].map((epsilon) => ({
    name: 'projected, cut and noised',
    epsilon,
    release: (w: Float64Array, random: RandomBytes) =>
      Float64Array.from(must(releaseVector(w, { ...requestVectorRule, epsilon }, random))),
  })),
  ...[1, 2, 4, 8].map((epsilon) => ({
    name: 'cluster of 64',
    epsilon,
    release: (w: Float64Array, random: RandomBytes) =>
      randomisedResponse(nearestCluster(w, centres), centres.length, epsilon, random),
  })),
];

export interface AttackRow {
  name: string;
  epsilon: number | null;
  /** Area under the curve of a classifier for low mood; 0.5 is guessing. */
  auc: number;
  /** Share of people found among all, by somebody who holds other texts of theirs, and their very texts. */
  foundByOther: number;
  foundBySame: number;
  /** Mean cosine of the best linear guess of the words with the words. */
  reconstruction: number;
}

/** A release as numbers: a vector itself, a cluster as one of 64 indicators. */
const asVector = (released: Float64Array | number, clusters: number): Float64Array => {
  if (typeof released !== 'number') return released;
  const out = new Float64Array(clusters);
  out[released] = 1;
  return out;
};

/** Attacks one mechanism: trained on `known` (the attacker's own simulated people), tested on `victims`. */
export const attack = (
  m: Mechanism,
  known: readonly Person[],
  victims: readonly Person[],
  centres: readonly Float32Array[],
  seed: number,
): AttackRow => {
  const random = bytesOf(createRng(seed));
  const k = centres.length;
  const seen = (p: Person) => asVector(m.release(p.words, random), k);
  const train = known.map(seen);
  const test = victims.map(seen);
  const classify = lda(
    train,
    known.map((p) => p.lowMood),
  );
  const auc = aucOf(
    test.map(classify),
    victims.map((p) => p.lowMood),
  );
  const guess = ridge(
    train,
    known.map((p) => p.words),
  );
  const reconstruction =
    test.reduce((s, x, i) => s + cosineOf(guess(x), victims[i]!.words), 0) / victims.length;
  /** What the attacker expects to see of somebody whose texts they hold. */
  const expected = (w: Float64Array): Float64Array => {
    if (m.name === 'cluster of 64') return asVector(nearestCluster(w, centres), k);
    return m.name === 'raw vector' ? w : project(w, requestVectorRule);
  };
  const found = (texts: (p: Person) => Float64Array): number => {
    const held = victims.map((p) => expected(texts(p)));
    let hits = 0;
    test.forEach((x, i) => {
      const scores = held.map((h) => cosineOf(h, x));
      const best = Math.max(...scores);
      const ties = scores.filter((s) => s === best).length;
      if (scores[i] === best) hits += 1 / ties; // among equals one guesses
    });
    return hits / victims.length;
  };
  return {
    name: m.name,
    epsilon: m.epsilon,
    auc,
    foundByOther: found((p) => p.other),
    foundBySame: found((p) => p.words),
    reconstruction,
  };
};

if (process.argv[1]?.endsWith('attacks.ts')) {
  const SEED = 20261122;
  const [KNOWN, VICTIMS] = [3000, 1000];
  const { people, centres } = await loadWorld();
  const known = people(KNOWN, SEED);
  const victims = people(VICTIMS, SEED + 1);
  const rows = mechanismsFor(centres).map((m, i) => attack(m, known, victims, centres, SEED + 2 + i));
  const meanWords = known.reduce(
    (s, p) => s.map((x, i) => x + p.words[i]! / KNOWN),
    new Float64Array(known[0]!.words.length),
  );
  const baseline = victims.reduce((s, p) => s + cosineOf(meanWords, p.words), 0) / VICTIMS;
  const out = { date: '2026-11-22', seed: SEED, known: KNOWN, victims: VICTIMS, baseline, rows };
  writeFileSync(join(import.meta.dirname, 'attacks.json'), `${JSON.stringify(out, null, 1)}\n`);
  console.log(`cosine of the average person: ${baseline.toFixed(2)}`);
  console.table(rows);
}
