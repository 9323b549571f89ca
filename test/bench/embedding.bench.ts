/**
 * The cost of the ideas: `node test/bench/embedding.bench.ts`. One thread, no cache hits. Prints one JSON line with
 * milliseconds a sentence (warm, 16 tokens; median and least), milliseconds to the first ideas (from a cold compute
 * thread: model verified and loaded, words matched, candidates ranked; as the screen opens before the matching got
 * ready), the same after it got ready in the background (as usual, two seconds after the unlock), again with other
 * words, and the resident memory that all of it costs in megabytes. A fixed loop without the model (2.7 ms on a quiet
 * machine of 2.5 GHz) and CPU milliseconds beside the wall clock tell a busy machine. From source, so with the
 * stripping of types. Each figure comes from a process of its own.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { loadEmbedder } from '../../src/main/embedding/index.ts';
import { silenceTelemetry } from '../../src/main/embedding/telemetry.ts';

const SENTENCES = 60;
const MEGABYTE = 1024 * 1024;
const place = (folder: string) => fileURLToPath(new URL(`../../${folder}`, import.meta.url));
const words =
  'migraine sleep magnesium evening coffee stress walk screen dinner weather travel light noise rest'.split(
    ' ',
  );
const sentence = (i: number) =>
  `On day ${i} I noticed ${words[i % words.length]} and ${words[(i * 5 + 3) % words.length]} before the headache came.`;

/** Milliseconds of two million steps of a congruential generator: how fast this machine is just now. */
const fixedLoop = (): number => {
  const started = performance.now();
  let x = 1;
  for (let i = 0; i < 2e6; i++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
  return performance.now() - started + (x & 0);
};

const sorted = (times: number[]) => {
  const t = times.toSorted((a, b) => a - b);
  return { median: t[Math.floor(t.length / 2)]!, least: t[0]! };
};

interface Spread {
  median: number;
  least: number;
}

/** Milliseconds a sentence of 16 tokens, of the fixed loop, and to verify and load the model. */
export const embeddingMilliseconds = async (): Promise<{ load: number; sentence: Spread; loop: Spread }> => {
  silenceTelemetry();
  const begun = performance.now();
  const loaded = await loadEmbedder({ modelsDir: place('models') });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const load = performance.now() - begun;
  const times: number[] = [];
  const loops: number[] = [];
  for (let i = -5; i < SENTENCES; i++) {
    const started = performance.now();
    await loaded.value.embed([sentence(i + 1000)]);
    if (i >= 0) times.push(performance.now() - started);
    if (i >= 0) loops.push(fixedLoop());
  }
  await loaded.value.close();
  return { load, sentence: sorted(times), loop: sorted(loops) };
};

/** From opening the screen to the ranked list, cold or made ready before; then again; the memory it costs. */
export const firstIdeas = async (
  ready: boolean,
): Promise<{ first: number; cpu: number; again: number; rss: number }> => {
  const { createCompute } = await import('../../src/main/compute/client.ts');
  const { createHypothesesService } = await import('../../src/main/hypotheses/service.ts');
  const { profileSchema } = await import('../../src/shared/hypotheses.ts');
  const profile = (goal: string) =>
    profileSchema.parse({ conditions: ['migraine'], goal, notes: 'Worse after short nights.', baseline: 12 });
  const before = process.memoryUsage().rss;
  const compute = createCompute({ modelsDir: place('models'), resourcesDir: place('resources') }, 1);
  if (ready) await compute.warm();
  const cpuBefore = process.cpuUsage();
  const begun = performance.now();
  const service = createHypothesesService(compute, place('resources'));
  const ranked = await service.rank(profile('fewer migraine days'));
  const first = performance.now() - begun;
  const used = process.cpuUsage(cpuBefore);
  const cpu = (used.user + used.system) / 1000;
  if (!ranked.ok || ranked.value.candidates.length === 0) throw new Error('no ideas');
  const started = performance.now();
  await service.rank(profile('fewer bad days'));
  const again = performance.now() - started;
  const rss = (process.memoryUsage().rss - before) / MEGABYTE;
  await compute.close();
  return { first, cpu, again, rss };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const round = (x: number) => Math.round(x * 100) / 100;
  const mode = process.argv[2];
  if (mode) process.stdout.write(JSON.stringify(await firstIdeas(mode === 'ready')));
  else {
    const { load, sentence: ms, loop } = await embeddingMilliseconds();
    const child = (how: 'cold' | 'ready') =>
      JSON.parse(
        execFileSync(process.execPath, [fileURLToPath(import.meta.url), how], { encoding: 'utf8' }),
      ) as Awaited<ReturnType<typeof firstIdeas>>;
    const { first, cpu, again, rss } = child('cold');
    const ready = child('ready');
    console.log(
      JSON.stringify({
        name: 'embedding',
        sentences: SENTENCES,
        sentenceMs: round(ms.median),
        sentenceLeastMs: round(ms.least),
        loopMs: round(loop.median),
        loadAndVerifyMs: round(load),
        firstIdeasMs: round(first),
        firstIdeasCpuMs: round(cpu),
        firstIdeasReadyMs: round(ready.first),
        againMs: round(again),
        rssMb: round(Math.max(rss, ready.rss)),
      }),
    );
  }
}
