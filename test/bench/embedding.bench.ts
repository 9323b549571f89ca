/**
 * The cost of the ideas: `node test/bench/embedding.bench.ts`. One thread, no cache hits. Prints one JSON line with
 * milliseconds a sentence (warm, about 15 words), milliseconds to the first ideas (from a cold compute thread, as the
 * screen opens: model verified and loaded, words matched, candidates ranked) and again, and the resident memory that
 * all of it costs in megabytes; CPU milliseconds beside the wall clock tell a busy machine. From source, so with the
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

/** Median milliseconds a sentence of about 15 words, and the time to load and verify the model. */
export const embeddingMilliseconds = async (): Promise<{ load: number; sentence: number }> => {
  silenceTelemetry();
  const begun = performance.now();
  const loaded = await loadEmbedder({ modelsDir: place('models') });
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

/** From opening the screen to the ranked list, cold and warm; the memory it costs. */
export const firstIdeas = async (): Promise<{ first: number; cpu: number; again: number; rss: number }> => {
  const { createCompute } = await import('../../src/main/compute/client.ts');
  const { createHypothesesService } = await import('../../src/main/hypotheses/service.ts');
  const { profileSchema } = await import('../../src/shared/hypotheses.ts');
  const profile = (goal: string) =>
    profileSchema.parse({ conditions: ['migraine'], goal, notes: 'Worse after short nights.', baseline: 12 });
  const before = process.memoryUsage().rss;
  const cpuBefore = process.cpuUsage();
  const begun = performance.now();
  const compute = createCompute({ modelsDir: place('models'), resourcesDir: place('resources') }, 1);
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
  if (process.argv[2] === 'first') process.stdout.write(JSON.stringify(await firstIdeas()));
  else {
    const { load, sentence: ms } = await embeddingMilliseconds();
    const child = execFileSync(process.execPath, [fileURLToPath(import.meta.url), 'first'], {
      encoding: 'utf8',
    });
    const { first, cpu, again, rss } = JSON.parse(child) as Awaited<ReturnType<typeof firstIdeas>>;
    console.log(
      JSON.stringify({
        name: 'embedding',
        sentences: SENTENCES,
        sentenceMs: round(ms),
        loadAndVerifyMs: round(load),
        firstIdeasMs: round(first),
        firstIdeasCpuMs: round(cpu),
        againMs: round(again),
        rssMb: round(rss),
      }),
    );
  }
}
