import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cheapKdf, createVault } from '../../src/main/vault/index.ts';
import type { ImportReceipt, SampleBatch } from '../../src/shared/samples.ts';

/**
 * Reading the daily values of a metric over 10 years from a vault with millions of samples, and the longest that
 * another question waits while daily values are computed. Prints one JSON line.
 *
 *   node test/bench/daily.bench.ts [SAMPLES=5000000]
 */
const total = Number(process.argv[2] ?? 5_000_000);
const DAYS = 3652;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FIRST = Date.UTC(2014, 0, 1);
const metrics = ['heart-rate', 'steps', 'active-energy', 'distance', 'sleep-stage', 'weight'];
const shares = [0.6, 0.15, 0.12, 0.1, 0.0295, 0.0005];

const batchOf = (metric: string, from: number, n: number, every: number): SampleBatch => {
  const perNight = Math.max(1, Math.round(DAY / every));
  const at = (i: number) =>
    metric === 'sleep-stage' // nights from 22 h to 6 h, a row after the other
      ? FIRST +
        Math.floor((from + i) / perNight) * DAY +
        22 * HOUR +
        ((from + i) % perNight) * ((8 * HOUR) / perNight)
      : FIRST + Math.floor((from + i) * every);
  const length = metric === 'sleep-stage' ? (8 * HOUR) / perNight : Math.min(60_000, every / 2);
  return {
    n,
    dict: { metric: ['', metric], source: ['', 'Watch'], device: [''], unit: [''], zone: [''] },
    metric: new Uint16Array(n).fill(1),
    source: new Uint16Array(n).fill(1),
    device: new Uint16Array(n),
    unit: new Uint16Array(n),
    zone: new Uint16Array(n),
    start: Float64Array.from({ length: n }, (_, i) => at(i)),
    end: Float64Array.from({ length: n }, (_, i) => at(i) + length),
    value: Float64Array.from({ length: n }, (_, i) => (metric === 'sleep-stage' ? 3 : 50 + (i % 50))),
  };
};

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
  const { samples, daily, settings } = vault.repos;
  const importId = randomUUID();
  await samples.begin(importId, '2026-01-01T00:00:00Z');
  let began = performance.now();
  for (const [m, metric] of metrics.entries()) {
    const count = Math.round(total * (shares[m] ?? 0));
    const every = (DAYS * DAY) / count;
    for (let i = 0; i < count; i += 10_000)
      await samples.insert(importId, batchOf(metric, i, Math.min(10_000, count - i), every));
  }
  await samples.finish(
    importId,
    { importId, byMetric: {} } as unknown as ImportReceipt,
    '2026-01-01T00:10:00Z',
  );
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
