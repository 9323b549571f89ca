#!/usr/bin/env node
// Builds resources/evidence/catalogue.json and the catalogue's sentence embeddings. Needs Node 24 (type stripping):
//   node_modules/.bin/node scripts/build-evidence.mjs [--check]
// --check writes nothing and fails if the committed catalogue is not what the sources give.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueTexts } from '../src/core/hypotheses/index.ts';
import { loadEmbedder, writeVectors } from '../src/main/embedding/index.ts';
import { buildCatalogue, catalogueText, differences } from './evidence-catalogue.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'resources/evidence');
const read = (name) => readFileSync(join(folder, name), 'utf8');

const catalogue = buildCatalogue(read('sources.csv'), read('interventions.json'), read('everyday.json'));
const text = catalogueText(catalogue);
if (process.argv.includes('--check')) {
  const wrong = differences(read('catalogue.json'), catalogue);
  if (wrong.length > 0) {
    console.error(`resources/evidence/catalogue.json is not what its sources give: ${wrong.join(', ')}`);
    console.error('Run node scripts/build-evidence.mjs');
    process.exit(1);
  }
  console.log('catalogue.json equals its sources');
} else {
  writeFileSync(join(folder, 'catalogue.json'), text);
  const embedder = await loadEmbedder({ modelsDir: join(root, 'models') });
  if (!embedder.ok) {
    console.error(embedder.error.message);
    process.exit(1);
  }
  const texts = catalogueTexts(catalogue);
  await writeVectors(folder, embedder.value, texts);
  const effects = catalogue.estimates.filter((e) => e.use === 'effect');
  const interventions = new Set(effects.map((e) => e.intervention));
  console.log(
    `${catalogue.conditions.length} conditions, ${interventions.size} interventions, ${catalogue.estimates.length} estimates (${effects.length} used), ${texts.length} texts embedded`,
  );
}
