import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { cosine, loadEmbedder } from '../../../src/main/embedding/index.ts';

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** What docs/methods-ideas.md says of the 8-bit model (scripts/build-model.mjs). */
it('gives the vectors of the 4-bit model it was made from, within the documented tolerance', async () => {
  const { texts } = z
    .object({ texts: z.array(z.string()).min(40) })
    .parse(JSON.parse(readFileSync(at('test/fixtures/embedding/source-texts.json'), 'utf8')));
  const bytes = readFileSync(at('test/fixtures/embedding/source-vectors.bin'));
  const loaded = await loadEmbedder({ modelsDir: at('models') });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const { dimension, embed, close } = loaded.value;
  const ours = await embed(texts);
  await close();
  const source = texts.map((_, row) =>
    Float32Array.from({ length: dimension }, (_, i) => bytes.readFloatLE((row * dimension + i) * 4)),
  );
  const cosines = ours.map((v, i) => cosine(v, source[i]!)).sort((a, b) => a - b);
  expect(cosines[cosines.length / 2]!).toBeGreaterThanOrEqual(0.999);
  expect(cosines[0]!).toBeGreaterThanOrEqual(0.997);
  // what is compared with the thresholds of the match: the cosine of two texts
  let squares = 0;
  for (let i = 1; i < texts.length; i++)
    squares += (cosine(ours[i]!, ours[i - 1]!) - cosine(source[i]!, source[i - 1]!)) ** 2;
  expect(Math.sqrt(squares / (texts.length - 1))).toBeLessThan(0.006);
});
