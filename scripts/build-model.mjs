#!/usr/bin/env node
// Makes models/all-MiniLM-L6-v2/onnx/model.onnx (8-bit layers) from the 4-bit file the project began with:
//   git show 9d80516:models/all-MiniLM-L6-v2/onnx/model.onnx > /tmp/source.onnx
//   node scripts/build-model.mjs /tmp/source.onnx [--check]
// The result depends on nothing but that file and scripts/model/ranges.txt: the bytes are the same each time. The
// manifest is given the new size and SHA-256; --check writes nothing and compares with what is committed. Then run
// scripts/build-evidence.mjs and scripts/build-clusters.mjs, whose vectors belong to the model.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRanges, rewrite } from './model/graph.mjs';

const SOURCE = '6754e6a851ae2668011ef99783935f25af036ac601a02b2bd5a7287bd64060bb';

const root = join(import.meta.dirname, '..');
const manifestPath = join(root, 'models/manifest.json');
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const stop = (sentence) => {
  console.error(sentence);
  process.exit(1);
};

const [path] = process.argv.slice(2).filter((a) => !a.startsWith('--'));
if (!path) stop('Name the 4-bit model file; the head of this script says where it is.');
const source = readFileSync(path);
if (sha256(source) !== SOURCE) stop(`${path} is not the 4-bit model: its SHA-256 is not ${SOURCE}.`);

const ranges = readRanges(readFileSync(join(import.meta.dirname, 'model/ranges.txt'), 'utf8'));
const made = rewrite(source, ranges);
const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
const entry = manifest.files.find((f) => f.path === manifest.model);
if (process.argv.includes('--check')) {
  if (sha256(made) !== entry.sha256) stop('The committed model is not what its source gives.');
  console.log('model.onnx equals its source');
} else {
  writeFileSync(join(root, 'models', manifest.folder, manifest.model), made);
  Object.assign(entry, { bytes: made.length, sha256: sha256(made) });
  writeFileSync(manifestPath, `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`${made.length} bytes, sha256 ${entry.sha256}`);
}
