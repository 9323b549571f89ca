import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Embedder } from './embedder.ts';

/** Beside the numbers: what they were computed from, so that stale ones are noticed. */
const vectorsHead = z.strictObject({
  format: z.literal('n1vault-vectors/1'),
  key: z.string(),
  count: z.number().int(),
  dimension: z.number().int(),
});

/** Fingerprint of model and texts, order included. */
const keyOf = (embedder: Embedder, texts: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([embedder.modelId, texts]))
    .digest('hex');

/** Writes vectors.bin (float32, little-endian, row by row) and vectors.json. */
export const writeVectors = async (folder: string, embedder: Embedder, texts: readonly string[]) => {
  const vectors = await embedder.embed(texts);
  const bytes = Buffer.alloc(texts.length * embedder.dimension * 4);
  vectors.forEach((v, row) => {
    for (let i = 0; i < v.length; i++) bytes.writeFloatLE(v[i]!, (row * v.length + i) * 4);
  });
  const head = {
    format: 'n1vault-vectors/1',
    key: keyOf(embedder, texts),
    count: texts.length,
    dimension: embedder.dimension,
  };
  await writeFile(join(folder, 'vectors.bin'), bytes);
  await writeFile(join(folder, 'vectors.json'), `${JSON.stringify(head, null, 1)}\n`);
};

/**
 * The vectors of the catalogue's texts: the precomputed ones if they were made from these very texts by this very
 * model, else computed now. `precomputed` says which.
 */
export const catalogueVectors = async (
  folder: string,
  embedder: Embedder,
  texts: readonly string[],
): Promise<{ vectors: Map<string, Float32Array>; precomputed: boolean }> => {
  const stored = await readStored(folder, embedder, texts);
  const vectors = stored ?? (await embedder.embed(texts));
  return { vectors: new Map(texts.map((t, i) => [t, vectors[i]!])), precomputed: stored !== null };
};

const readStored = async (folder: string, embedder: Embedder, texts: readonly string[]) => {
  const head = await readFile(join(folder, 'vectors.json'), 'utf8')
    .then((raw) => vectorsHead.parse(JSON.parse(raw)))
    .catch(() => null);
  const bytes = await readFile(join(folder, 'vectors.bin')).catch(() => null);
  const { dimension } = embedder;
  if (!head || !bytes || head.key !== keyOf(embedder, texts) || bytes.length !== texts.length * dimension * 4)
    return null;
  return texts.map((_, row) =>
    Float32Array.from({ length: dimension }, (_, i) => bytes.readFloatLE((row * dimension + i) * 4)),
  );
};
