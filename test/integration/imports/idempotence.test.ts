import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAll } from '../../../src/main/imports/read-all.ts';
import type { Vault } from '../../../src/main/vault/types.ts';
import type { ImportReceipt, SampleBatch } from '../../../src/shared/samples.ts';
import { healthData, record } from '../../unit/main/imports/support.ts';
import { contentHash, london, temporaryVault } from './support.ts';

const HOUR = 3_600_000;
const BEGIN = Date.UTC(2024, 2, 29, 6);

/** An instant as Apple writes it in an export that was made at this offset. */
const stamp = (ms: number, offset: number) =>
  `${new Date(ms + offset * HOUR).toISOString().slice(0, 19).replace('T', ' ')} ${offset < 0 ? '-' : '+'}${String(Math.abs(offset)).padStart(2, '0')}00`;

/** Record number `i` of a person's life, as an export of this offset writes it. Every seventh stands there twice. */
const lifeRecord = (i: number, offset: number): string => {
  const start = BEGIN + i * HOUR;
  const time = { startDate: stamp(start, offset), endDate: stamp(start + HOUR / 2, offset) };
  const kinds = [
    record({ ...time, value: String(100 + i) }),
    record({ ...time, type: 'HKQuantityTypeIdentifierHeartRate', unit: 'count/min', value: String(50 + i) }),
    record({ ...time, sourceName: 'Sam\u2019s Apple\u00a0Watch', value: String(90 + i) }),
    record(
      {
        ...time,
        type: 'HKCategoryTypeIdentifierSleepAnalysis',
        unit: undefined,
        value: 'HKCategoryValueSleepAnalysisAsleepCore',
      },
      '<MetadataEntry key="HKTimeZone" value="Europe/London"/>',
    ),
  ];
  const text = kinds[i % kinds.length] ?? '';
  return i % 7 === 0 ? `${text}\n${text}` : text;
};

/** Overlapping exports: [first record, behind the last, offset of the phone on the day of the export]. */
const windows: [number, number, number][] = [
  [0, 40, 0],
  [0, 70, 1],
  [30, 60, -5],
  [55, 90, 9],
];

describe('imports as sets', () => {
  let vault: Vault;
  let remove: () => Promise<void>;
  let folder = '';
  let paths: string[] = [];
  let next = 0;

  beforeAll(async () => {
    ({ vault, remove } = await temporaryVault());
    folder = await mkdtemp(join(tmpdir(), 'n1-sets-'));
    paths = windows.map((_, w) => join(folder, `export-${w}.xml`));
    for (const [w, [from, to, offset]] of windows.entries()) {
      const records = Array.from({ length: to - from }, (_, i) => lifeRecord(from + i, offset));
      await writeFile(paths[w] ?? '', healthData(records.join('\n')));
    }
  }, 60_000);
  afterAll(async () => {
    await remove();
    await rm(folder, { recursive: true, force: true });
  });

  /** Imports without threads: what is tested is the vault's arithmetic of sets. */
  const add = async (window: number): Promise<string> => {
    const importId = `import-${next++}`;
    const batches: SampleBatch[] = [];
    await readAll(
      { paths: [paths[window] ?? ''], now: Date.UTC(2026, 0, 1), zones: london },
      {
        opened: [],
        post: (m) => void (m.kind === 'batch' && batches.push(m.batch)),
        room: async () => undefined,
        go: async () => ({ now: Date.UTC(2026, 0, 1), skip: 0 }),
      },
    );
    const { samples, daily } = vault.repos;
    await samples.begin(importId, '2026-01-01T00:00:00Z');
    const receipt: Partial<ImportReceipt> = { importId, byMetric: {} };
    for (const batch of batches) {
      const { byMetric } = await samples.insert(importId, batch);
      for (const [metric, c] of Object.entries(byMetric))
        receipt.byMetric = { ...receipt.byMetric, [metric]: { read: c.new + c.known, ...c } };
    }
    await samples.finish(importId, receipt as ImportReceipt, '2026-01-01T00:00:01Z');
    await daily.recompute(null, london);
    return importId;
  };
  const undo = (importId: string) => vault.repos.samples.undo(importId, '2026-01-02T00:00:00Z');

  it('any order and repetition of overlapping exports, and any undoing, ends in what the exports left hold', async () => {
    const hashes = new Map<string, string>(); // by the set of exports that are there
    const step = fc.record({ window: fc.nat(windows.length - 1), undo: fc.integer({ min: 0, max: 3 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
        const live: { window: number; importId: string }[] = [];
        const check = async () => {
          const set = [...new Set(live.map((l) => l.window))].sort().join();
          const hash = await contentHash(vault);
          const known = hashes.get(set);
          if (known === undefined) hashes.set(set, hash);
          else expect([set, hash]).toEqual([set, known]);
        };
        for (const { window, undo: which } of steps) {
          live.push({ window, importId: await add(window) });
          await check();
          const gone = which < live.length && which % 2 === 1 ? live.splice(which, 1)[0] : undefined;
          if (gone) {
            await undo(gone.importId);
            await check();
          }
        }
        for (const gone of live.splice(0)) await undo(gone.importId);
        await check();
        expect(await vault.repos.samples.count()).toBe(0);
      }),
      { numRuns: 25, seed: 5 },
    );
    expect(hashes.get('')).toBe(hashes.get('') ?? 'none');
    // Window 1 holds all of window 0, so the two together are window 1.
    const both = hashes.get('0,1');
    if (both) expect(both).toBe(hashes.get('1'));
    expect(hashes.size).toBeGreaterThan(6);
  });

  it('undo of one of two imports leaves what the other holds; its rows count as known', async () => {
    const first = await add(0);
    const alone = await contentHash(vault);
    const second = await add(1);
    const whole = await contentHash(vault);
    expect((await undo(first)).removed).toBe(0);
    expect(await contentHash(vault)).toBe(whole);
    const again = await add(0);
    expect(await contentHash(vault)).toBe(whole);
    expect((await undo(second)).removed).toBe(30); // records 40 to 69
    expect(await contentHash(vault)).toBe(alone);
    expect((await undo(again)).removed).toBe(40);
    expect(await vault.repos.samples.count()).toBe(0);
    expect(await vault.repos.daily.metrics()).toEqual([]);
  });
});
