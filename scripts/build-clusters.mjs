#!/usr/bin/env node
// Computes the 64 public clusters of the embedding space for privatised requests, from the public texts of the
// evidence catalogue and nothing else: spherical k-means with a fixed start. Needs Node 24 (type stripping):
//   node_modules/.bin/node scripts/build-clusters.mjs [--check]
// Writes resources/sharing/clusters.bin (64 x 384 float32, little-endian, unit vectors) and clusters.json (its
// SHA-256, the model and texts they were made from, and how near each cluster lies to each intervention).
// The set is frozen: apps and services that count clusters differently would misunderstand each other, so a new set
// needs a new format of the request. --check writes nothing and says whether the present texts would give the same.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueTexts } from '../src/core/hypotheses/index.ts';
import { REQUEST_CLUSTERS } from '../src/core/privacy/index.ts';
import { loadCatalogue, loadEmbedder } from '../src/main/embedding/index.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'resources/sharing');
const must = (result) => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const dot = (a, b) => a.reduce((sum, x, i) => sum + x * b[i], 0);
const unit = (v) => {
  const norm = Math.hypot(...v) || 1;
  return v.map((x) => Math.fround(x / norm));
};
const nearest = (v, centres) => {
  let best = 0;
  centres.forEach((c, k) => {
    if (dot(v, c) > dot(v, centres[best])) best = k;
  });
  return best;
};

/** Farthest-point start from the first text, then Lloyd steps until nothing moves. */
const kMeans = (vectors, k) => {
  let centres = [vectors[0]];
  while (centres.length < k) {
    const distance = vectors.map((v) => Math.min(...centres.map((c) => 1 - dot(v, c))));
    centres.push(vectors[distance.indexOf(Math.max(...distance))]);
  }
  for (let round = 0; round < 100; round++) {
    const members = centres.map(() => []);
    for (const v of vectors) members[nearest(v, centres)].push(v);
    const next = members.map((m, c) =>
      m.length === 0 ? centres[c] : unit(centres[c].map((_, i) => m.reduce((s, v) => s + v[i], 0))),
    );
    const moved = next.some((c, i) => dot(c, centres[i]) < 1 - 1e-9);
    centres = next;
    if (!moved) break;
  }
  return centres;
};

const catalogue = must(await loadCatalogue(join(root, 'resources')));
const embedder = must(await loadEmbedder({ modelsDir: join(root, 'models') }));
const texts = catalogueTexts(catalogue);
const vectors = (await embedder.embed(texts)).map((v) => Array.from(v));
const centres = kMeans(vectors, REQUEST_CLUSTERS);
const bytes = Buffer.alloc(REQUEST_CLUSTERS * embedder.dimension * 4);
centres.forEach((c, row) => {
  c.forEach((x, i) => {
    bytes.writeFloatLE(x, (row * c.length + i) * 4);
  });
});
const near = {};
for (const { id, texts: own } of catalogue.interventions) {
  const mine = own.map((t) => vectors[texts.indexOf(t)]);
  near[id] = centres.map((c) => Math.round(100 * Math.max(0, ...mine.map((v) => dot(v, c)))) / 100);
}
const head = {
  format: 'n1vault-clusters/1',
  clusters: REQUEST_CLUSTERS,
  dimension: embedder.dimension,
  model: embedder.modelId,
  texts: createHash('sha256').update(JSON.stringify(texts)).digest('hex'),
  sha256: createHash('sha256').update(bytes).digest('hex'),
  near,
};
const json = `${JSON.stringify(head, null, 1)}\n`;
await embedder.close();
if (process.argv.includes('--check')) {
  const same =
    readFileSync(join(folder, 'clusters.bin')).equals(bytes) &&
    readFileSync(join(folder, 'clusters.json'), 'utf8') === json;
  console.log(same ? 'the clusters equal their texts' : 'stale: run node scripts/build-clusters.mjs');
  process.exitCode = same ? 0 : 1;
} else {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'clusters.bin'), bytes);
  writeFileSync(join(folder, 'clusters.json'), json);
  console.log(`${texts.length} texts, ${REQUEST_CLUSTERS} clusters, ${bytes.length} bytes`);
}
