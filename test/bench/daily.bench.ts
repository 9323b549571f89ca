import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cheapKdf, createVault } from '../../src/main/vault/index.ts';
import { storeManySamples } from './many-samples.ts';

/**
 * Reading the daily values of a metric over 10 years from a vault with millions of samples, and the longest that
 * another question waits while daily values are computed. Prints one JSON line.
 *
 *   node test/bench/daily.bench.ts [SAMPLES=5000000]
 */
const total = Number(process.argv[2] ?? 5_000_000);
const folder = await mkdtemp(join(tmpdir(), 'n1-bench-daily-'));
try {
  const made = await createVault({
    folder: join(folder, 'v'),
    passphrase: 'tall green bicycle lamp',
    synthetic: true,
    kdf: cheapKdf,
  });
  if (!made.ok) throw new Error(made.error.message);
  const { vault } = made.value;
  const { daily, settings } = vault.repos;
  let began = performance.now();
  await storeManySamples(vault, total);
  const insertSeconds = (performance.now() - began) / 1000;

  // Somebody else asks the vault all the time while the daily values are computed.
  const waits: number[] = [];
  let computing = true;
  const asking = (async () => {
    while (computing) {
      const asked = performance.now();
      await settings.get('appearance');
      waits.push(performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  began = performance.now();
  while ((await daily.advance([{ from: '1970-01-01', zone: 'Europe/Berlin' }], null, 30)).left > 0);
  const computeSeconds = (performance.now() - began) / 1000;
  computing = false;
  await asking;

  const read: Record<string, number> = {};
  for (const metric of ['heart-rate', 'steps', 'sleep-duration', 'weight']) {
    const times = [];
    for (let i = 0; i < 5; i++) {
      const at = performance.now();
      const days = await daily.list(metric, null, null);
      if (days.length < 100) throw new Error(`${metric} has ${days.length} days`);
      times.push(performance.now() - at);
    }
    read[metric] = Number((times.sort((a, b) => a - b)[2] ?? 0).toFixed(1));
  }
  waits.sort((a, b) => a - b);
  console.log(
    JSON.stringify({
      name: 'daily',
      samples: total,
      insertPerSecond: Math.round(total / insertSeconds),
      computeSeconds: Number(computeSeconds.toFixed(1)),
      otherQuestionsWaitedMs: {
        median: Number((waits[Math.floor(waits.length / 2)] ?? 0).toFixed(1)),
        p99: Number((waits[Math.floor(waits.length * 0.99)] ?? 0).toFixed(1)),
        longest: Number((waits.at(-1) ?? 0).toFixed(1)),
      },
      readMs: read,
    }),
  );
  await vault.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}
