#!/usr/bin/env node
// Measures scripts/model/ranges.txt: the largest input of each layer, channel by channel, over the texts of
// calibration.txt (names and descriptions of the evidence catalogue as of November 2026), with the 4-bit model's
// weights in single precision:  node scripts/model/measure-ranges.mjs SOURCE.onnx [--check]
// Three digits are kept; --check allows one unit of the last, since processors round differently.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { silenceTelemetry } from '../../src/main/embedding/telemetry.ts';
import { readRanges, rewrite } from './graph.mjs';

silenceTelemetry();
const runtime = await import('onnxruntime-node');
const here = (path) => join(import.meta.dirname, path);
const json = (path) => JSON.parse(readFileSync(here(path), 'utf8'));

const folder = '../../models/all-MiniLM-L6-v2';
const tokenizer = new Tokenizer(json(`${folder}/tokenizer.json`), json(`${folder}/tokenizer_config.json`));
const session = await runtime.InferenceSession.create(rewrite(readFileSync(process.argv[2]), null), {
  graphOptimizationLevel: 'disabled', // the inputs of the layers stay as they are
  logSeverityLevel: 3,
});
const ranges = {};
for (const line of readFileSync(here('calibration.txt'), 'utf8').trim().split('\n')) {
  const { ids } = tokenizer.encode(line);
  const input = new runtime.Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]);
  const outputs = await session.run({ input_ids: input });
  for (const [name, { data, dims }] of Object.entries(outputs)) {
    if (!name.endsWith('.input')) continue;
    const layer = name.slice(0, -'.input'.length);
    ranges[layer] ??= new Array(dims[2]).fill(0);
    const largest = ranges[layer];
    for (let i = 0; i < data.length; i++)
      largest[i % largest.length] = Math.max(largest[i % largest.length], Math.abs(data[i]));
  }
}
const rounded = Object.fromEntries(
  Object.entries(ranges).map(([layer, xs]) => [layer, xs.map((x) => Number(x.toPrecision(3)))]),
);
if (process.argv.includes('--check')) {
  const committed = readRanges(readFileSync(here('ranges.txt'), 'utf8'));
  const off = Object.entries(rounded).filter(([layer, xs]) =>
    xs.some((x, i) => !(Math.abs(x - committed[layer]?.[i]) <= 0.0101 * x)),
  );
  if (off.length > 0) {
    console.error(`ranges.txt is not what the texts give: ${off.map(([layer]) => layer).join(', ')}`);
    process.exit(1);
  }
  console.log('ranges.txt equals what the texts give');
} else {
  const lines = Object.entries(rounded).map(([layer, xs]) => [layer, ...xs].join(' '));
  writeFileSync(here('ranges.txt'), `${lines.join('\n')}\n`);
}
