/** Milliseconds a sentence of the embedding model: `node test/bench/embedding.bench.ts`. One thread, no cache hits. */
import { fileURLToPath } from 'node:url';
import { loadEmbedder } from '../../src/main/embedding/index.ts';

const SENTENCES = 60;
const words =
  'migraine sleep magnesium evening coffee stress walk screen dinner weather travel light noise rest'.split(
    ' ',
  );
const sentence = (i: number) =>
  `On day ${i} I noticed ${words[i % words.length]} and ${words[(i * 5 + 3) % words.length]} before the headache came.`;

/** Median milliseconds a sentence of about 15 words, and the time to load and verify the model. */
export const embeddingMilliseconds = async (): Promise<{ load: number; sentence: number }> => {
  const begun = performance.now();
  const loaded = await loadEmbedder({ modelsDir: fileURLToPath(new URL('../../models', import.meta.url)) });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const load = performance.now() - begun;
  const times: number[] = [];
  for (let i = -5; i < SENTENCES; i++) {
    const started = performance.now();
    await loaded.value.embed([sentence(i + 1000)]);
    if (i >= 0) times.push(performance.now() - started);
  }
  await loaded.value.close();
  return { load, sentence: times.sort((a, b) => a - b)[Math.floor(times.length / 2)]! };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { load, sentence: ms } = await embeddingMilliseconds();
  const round = (x: number) => Math.round(x * 100) / 100;
  console.log(
    JSON.stringify({
      name: 'embedding',
      sentences: SENTENCES,
      sentenceMs: round(ms),
      loadAndVerifyMs: round(load),
    }),
  );
}
