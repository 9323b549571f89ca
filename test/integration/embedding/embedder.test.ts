import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cosine, type Embedder, loadEmbedder } from '../../../src/main/embedding/index.ts';

const modelsDir = fileURLToPath(new URL('../../../models', import.meta.url));

let embedder: Embedder;
let copy: string;

beforeAll(async () => {
  const loaded = await loadEmbedder({ modelsDir });
  if (!loaded.ok) throw new Error(loaded.error.message);
  embedder = loaded.value;
  copy = await mkdtemp(join(tmpdir(), 'n1v-model-'));
  await cp(modelsDir, copy, { recursive: true });
});
afterAll(async () => {
  await embedder.close();
  await rm(copy, { recursive: true, force: true });
});

const one = async (text: string) => (await embedder.embed([text]))[0]!;

describe('the sentence embedding', () => {
  it('gives unit vectors of 384 numbers', async () => {
    const v = await one('a short sentence');
    expect(v).toHaveLength(384);
    expect(cosine(v, v)).toBeCloseTo(1, 5);
  });

  it.each([
    ['my head is pounding', 'migraine attack', 'a new bicycle chain'],
    ['I lie awake for hours', 'insomnia', 'high blood pressure'],
    ['cramps after eating', 'irritable bowel syndrome', 'learning Spanish'],
    ['sore lower back', 'lumbar pain', 'tax return'],
  ])('%s is closer to %s than to %s', async (text, related, unrelated) => {
    const v = await one(text);
    expect(cosine(v, await one(related))).toBeGreaterThan(cosine(v, await one(unrelated)) + 0.1);
  });

  it('is the same each time, alone or in a batch, cached or not', async () => {
    const fresh = await loadEmbedder({ modelsDir });
    if (!fresh.ok) throw new Error(fresh.error.message);
    const texts = ['migraine', 'poor sleep', 'migraine'];
    const batch = await fresh.value.embed(texts);
    expect(batch[0]).toBe(batch[2]); // cached
    for (const [i, t] of texts.entries()) expect([...batch[i]!]).toEqual([...(await one(t))]);
    await fresh.value.close();
  });

  it('cuts long texts at the token limit and still closes the sentence', async () => {
    const long = Array(3000).fill('migraine').join(' ');
    const longer = `${long} and a bicycle at the very end`;
    expect(cosine(await one(long), await one(longer))).toBeCloseTo(1, 5); // the rest is not seen
    expect((await one('')).every(Number.isFinite)).toBe(true);
    expect((await one('😀 \u0000 ﷽ Ω')).every(Number.isFinite)).toBe(true);
  });
});

describe('the model files', () => {
  const paths = () => ({ modelsDir: copy });
  const model = () => join(copy, 'all-MiniLM-L6-v2/onnx/model.onnx');

  it('one changed bit: refused as altered, and nothing is loaded', async () => {
    const good = await readFile(model());
    const bad = Buffer.from(good);
    bad[1_000_000]! ^= 1;
    await writeFile(model(), bad);
    const r = await loadEmbedder(paths());
    await writeFile(model(), good);
    if (r.ok) expect.unreachable();
    else {
      expect(r.error.code).toBe('model-altered');
      expect(r.error.where).toBe('onnx/model.onnx');
      expect(r.error.message).toMatch(/Your data is safe.*Install the app again/);
    }
  });

  it('a truncated tokenizer: refused as altered', async () => {
    const path = join(copy, 'all-MiniLM-L6-v2/tokenizer.json');
    const good = await readFile(path);
    await writeFile(path, good.subarray(0, 1000));
    const r = await loadEmbedder(paths());
    await writeFile(path, good);
    expect(r.ok ? '' : r.error.code).toBe('model-altered');
  });

  it('a missing model, manifest or folder: a clear sentence', async () => {
    const good = await readFile(model());
    await rm(model());
    const r = await loadEmbedder(paths());
    await writeFile(model(), good);
    if (r.ok) expect.unreachable();
    else {
      expect(r.error.code).toBe('model-missing');
      expect(r.error.message).toContain('onnx/model.onnx is missing');
    }
    for (const modelsDir of [join(copy, 'nowhere'), tmpdir()]) {
      const none = await loadEmbedder({ modelsDir });
      expect(none.ok ? '' : none.error.code).toBe('model-missing');
    }
  });

  it('a manifest that is none, or points outside its folder: refused', async () => {
    const path = join(copy, 'manifest.json');
    const good = await readFile(path, 'utf8');
    for (const bad of ['{', '{}', good.replace('"onnx/model.onnx"', '"../../etc/passwd"')]) {
      await writeFile(path, bad);
      const r = await loadEmbedder(paths());
      expect(r.ok ? '' : r.error.code).toBe('model-altered');
    }
    await writeFile(path, good);
    const again = await loadEmbedder(paths());
    expect(again.ok).toBe(true);
    if (again.ok) await again.value.close();
  });
});

describe('in a worker thread', () => {
  it('gives the same vector as here', async () => {
    const source = new URL('../../../src/main/embedding/index.ts', import.meta.url).href;
    const code = `
      const { parentPort } = require('node:worker_threads');
      import(${JSON.stringify(source)}).then(async ({ loadEmbedder }) => {
        const e = await loadEmbedder({ modelsDir: ${JSON.stringify(modelsDir)} });
        const [v] = await e.value.embed(['migraine']);
        parentPort.postMessage(v);
        await e.value.close();
      });`;
    const worker = new Worker(code, { eval: true });
    const v = await new Promise<Float32Array>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    await worker.terminate();
    expect(cosine(v, await one('migraine'))).toBeCloseTo(1, 5);
  });
});
