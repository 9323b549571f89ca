import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDataService, type DataService } from '../../../src/main/data/service.ts';
import { readAll } from '../../../src/main/imports/read-all.ts';
import { describeTask } from '../../../src/main/imports/resume.ts';
import { createSession } from '../../../src/main/session/session.ts';
import { openVault } from '../../../src/main/vault/index.ts';
import type { Vault } from '../../../src/main/vault/types.ts';
import type { Result } from '../../../src/shared/errors.ts';
import type { SampleBatch } from '../../../src/shared/samples.ts';
import { writeAppleExport } from '../../bench/gen-apple-export.ts';
import { apple, contentHash, passphrase, temporaryVault } from './support.ts';

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
};

const small = apple('tagbug_apple-health-analyzer/export.xml');
const silent = () => undefined;
const clock = { now: Date.now, zone: 'Europe/Berlin' };
const berlin = [{ from: '1970-01-01', zone: 'Europe/Berlin' }];

let folder = '';
let big = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'n1-service-'));
  big = join(folder, 'export.xml');
  await writeAppleExport(big, 12);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const withService = async (use: (data: DataService, vault: Vault) => Promise<void>): Promise<void> => {
  const { vault, remove } = await temporaryVault();
  const session = createSession();
  await session.open(vault);
  try {
    await use(createDataService(session, clock), vault);
  } finally {
    await remove();
  }
};

/** Stores what an import had stored when a crash came after its first batch. */
const interrupt = async (vault: Vault, path: string, answers?: Record<string, string>): Promise<void> => {
  const task = { paths: [path], now: Date.now() - 1000, zones: berlin, ...(answers ? { answers } : {}) };
  const batches: SampleBatch[] = [];
  let described = '';
  await readAll(task, {
    opened: [],
    post: (m) => {
      if (m.kind === 'plan') described = describeTask(task, m.files);
      if (m.kind === 'batch') batches.push(m.batch);
    },
    room: async () => undefined,
    go: async () => ({ now: task.now, skip: 0 }),
  });
  await vault.repos.samples.begin('crashed', '2026-01-01T00:00:00Z', described);
  const [first] = batches;
  if (first) await vault.repos.samples.insert('crashed', first);
};

describe('the data service', () => {
  it('a preview tells what is in a file and stores nothing', async () => {
    await withService(async (data, vault) => {
      const preview = must(await data.preview([small]));
      expect(preview).toMatchObject({
        files: [{ path: 'export.xml', source: 'apple-health' }],
        byMetric: { 'heart-rate': { rows: 1 }, 'sleep-stage': { rows: 1 } },
        unknownTypes: { HKQuantityTypeIdentifierVO2Max: 1 },
        refused: [],
        questions: [],
        partial: false,
      });
      expect(preview.byMetric['heart-rate']?.first).toMatch(/^20\d\d-.*Z$/);
      expect(await vault.repos.samples.count()).toBe(0);
      expect(await vault.repos.samples.imports()).toEqual([]);
      const letter = join(folder, 'letter.txt');
      await writeFile(letter, 'Dear doctor');
      expect(await data.preview([letter])).toMatchObject({ ok: false, error: { code: 'not-an-export' } });
    });
  });

  it('the vault answers others while an import stores, summarises and is undone', async () => {
    await withService(async (data, vault) => {
      must(await data.startImport([small], silent));
      const before = await contentHash(vault);
      const answered = { reading: 0, summarising: 0, undoing: 0 };
      let phase: keyof typeof answered | null = 'reading';
      const asking = (async () => {
        while (phase !== null) {
          const during: keyof typeof answered = phase;
          await vault.repos.settings.get('appearance');
          answered[during]++;
          await new Promise((resolve) => setTimeout(resolve, 3));
        }
      })();
      const receipt = must(
        await data.startImport([big], (p) => {
          if (p.phase === 'summarising') phase = 'summarising';
        }),
      );
      phase = 'undoing';
      expect(must(await data.undoImport(receipt.importId))).toEqual({ removed: receipt.new });
      phase = null;
      await asking;
      for (const count of Object.values(answered)) expect(count).toBeGreaterThan(2);
      expect(await contentHash(vault)).toBe(before);
      expect(await data.undoImport(receipt.importId)).toMatchObject({
        ok: false,
        error: { code: 'not-found' },
      });
    });
  });

  it('an interrupted import goes on where it stopped and ends as if nothing had happened', async () => {
    let whole = '';
    let rows = 0;
    await withService(async (data, vault) => {
      rows = must(await data.startImport([big], silent)).new;
      whole = await contentHash(vault);
    });
    await withService(async (data, vault) => {
      await interrupt(vault, big);
      expect(must(await data.interrupted())).toMatchObject([
        { importId: 'crashed', paths: [big], rows: 10_000 },
      ]);
      expect(must(await data.metrics())).toEqual([]);
      const receipt = must(await data.resumeImport('crashed', silent));
      expect(receipt).toMatchObject({ importId: 'crashed', new: rows });
      expect(await contentHash(vault)).toBe(whole);
      expect(must(await data.interrupted())).toEqual([]);
    });
  });

  it('going on keeps what the person had answered', async () => {
    const path = join(folder, 'ambiguous.csv');
    const rows = Array.from({ length: 12 }, (_, i) => `0${1 + (i % 9)}/05/2024,08:00,${110 + i},70,60`);
    await writeFile(path, `Date,Time,Systolic (mmHg),Diastolic (mmHg),Pulse (bpm)\n${rows.join('\n')}\n`);
    await withService(async (data, vault) => {
      const [question] = must(await data.preview([path])).questions;
      await interrupt(vault, path, { [question?.id ?? '']: 'dmy' });
      const receipt = must(await data.resumeImport('crashed', silent));
      expect(receipt).toMatchObject({ importId: 'crashed', refused: [], warnings: [] });
      expect(must(await data.daily('blood-pressure-systolic')).map((d) => d.day)).toContain('2024-05-09');
    });
  });

  it('a look into a large file can be stopped', async () => {
    await withService(async (data) => {
      const began = performance.now();
      const preview = data.preview([big]);
      await new Promise((resolve) => setTimeout(resolve, 50)); // ms, the thread is on its way
      await data.cancelImport();
      expect(await preview).toMatchObject({ ok: false, error: { code: 'cancelled' } });
      console.log(`a preview stopped after ${Math.round(performance.now() - began)} ms`);
      expect(must(await data.preview([small])).partial).toBe(false); // the next one is not touched
    });
  });

  it('an interrupted import can be discarded', async () => {
    await withService(async (data, vault) => {
      await interrupt(vault, big);
      const removed = must(await data.discardImport('crashed')).removed;
      expect(removed).toBeGreaterThan(5000);
      expect(must(await data.imports())).toEqual([]);
      expect(await data.discardImport('crashed')).toMatchObject({ ok: false, error: { code: 'not-found' } });
      expect(await data.resumeImport('crashed', silent)).toMatchObject({ ok: false });
    });
  });

  it('a new zone history moves the days of samples that state no zone', async () => {
    await withService(async (data, vault) => {
      must(await data.startImport([big], silent));
      const before = await contentHash(vault);
      expect(must(await data.setZones([{ from: '1970-01-01', zone: 'Asia/Tokyo' }]))).toHaveLength(1);
      expect(await contentHash(vault)).not.toBe(before);
      must(await data.setZones(berlin));
      expect(await contentHash(vault)).toBe(before);
      expect(await data.setZones([{ from: '1970-01-01', zone: 'Mars/Olympus' }])).toMatchObject({
        ok: false,
      });
    });
  });

  it('a lock in the middle of an import ends it: nothing of it stays, and the vault opens again', async () => {
    const { vault, remove } = await temporaryVault();
    const session = createSession();
    await session.open(vault);
    const data = createDataService(session, clock);
    let locking: Promise<void> | null = null;
    const running = data.startImport([big], (p) => {
      if (p.rowsNew > 0) locking ??= session.lock();
    });
    const answer = await running;
    await locking;
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await data.metrics()).toMatchObject({ ok: false, error: { code: 'vault-locked' } });
    const again = must(await openVault({ folder: vault.folder, secret: passphrase }));
    expect(await again.repos.samples.count()).toBe(0);
    expect(await again.repos.samples.imports()).toEqual([]);
    await again.close();
    await remove();
  });
});
