import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openVault } from '../../../src/main/vault/index.ts';
import { floorCost } from '../../../src/main/vault/keys/kdf.ts';
import { openPages } from '../../../src/main/vault/salvage/pages.ts';
import { salvageVault } from '../../../src/main/vault/salvage/salvage-vault.ts';
import type { Vault } from '../../../src/main/vault/types.ts';
import {
  batch,
  codeOf,
  dataKeyOf,
  entry,
  isoDay,
  must,
  newVault,
  PASSPHRASE,
  reopen,
  tempFolder,
  trialRow,
} from './fixture.ts';

const DAYS = 200;
const SAMPLES = 6000;
const noteOf = (i: number) => `${i} `.repeat(i % 50 === 0 ? 3000 : 40); // some need overflow pages
const original = tempFolder();
let bytes: Buffer;

beforeAll(async () => {
  const { vault } = await newVault(original);
  await vault.repos.trials.insert(trialRow('t1'));
  for (let i = 0; i < DAYS; i++)
    await vault.repos.diary.save(
      entry(isoDay(i), { answers: { pain: i % 11 }, note: noteOf(i) }),
      'now',
      false,
    );
  await vault.repos.samples.begin('i', 'now');
  await vault.repos.samples.insert('i', batch(SAMPLES, 1.7e12));
  await vault.repos.samples.finish('i', receipt, 'now');
  await vault.close();
  bytes = readFileSync(join(original, 'vault.db'));
});

const receipt = {
  importId: 'i',
  files: [],
  read: SAMPLES,
  new: SAMPLES,
  known: 0,
  refused: [],
  byMetric: {},
  unknownTypes: {},
  first: null,
  last: null,
  warnings: [],
  seconds: 1,
};

const sha = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

const damaged = (change: (db: Buffer) => void): string => {
  const folder = tempFolder();
  cpSync(original, folder, { recursive: true });
  const altered = Buffer.from(bytes);
  change(altered);
  writeFileSync(join(folder, 'vault.db'), altered);
  return folder;
};

const salvage = async (folder: string, secret = PASSPHRASE) => {
  const to = join(tempFolder(), 'new');
  const before = sha(join(folder, 'vault.db'));
  const result = await salvageVault({ folder, secret, to, official: true, kdf: floorCost });
  expect(sha(join(folder, 'vault.db'))).toBe(before); // read, never written
  return { to, result };
};

/** How many days and samples came back; each must be what was written. */
const examine = async (vault: Vault): Promise<{ days: number; samples: number }> => {
  const days = await vault.repos.diary.list('2019-01-01', '2030-01-01');
  for (const d of days) {
    const i = Math.round((Date.parse(d.day) - Date.UTC(2020, 0, 1)) / 86_400_000);
    expect([d.note, d.answers]).toEqual([noteOf(i), { pain: i % 11 }]);
  }
  const samples = await vault.repos.samples.range('steps', 0, 1e15);
  for (const s of samples) {
    const i = (s.start - 1.7e12) / 60_000;
    expect([s.value, s.end - s.start]).toEqual([1 + (i % 100), 60_000]);
    expect(s.source).toMatch(/^(a watch|name lost 1)$/);
  }
  return { days: days.length, samples: await vault.repos.samples.count() };
};

test('pages are read and authenticated without SQLite', async () => {
  const file = openPages(join(original, 'vault.db'), await dataKeyOf(original));
  expect(file.count).toBe(bytes.length / 4096);
  for (let n = 1; n <= file.count; n++) expect(file.page(n), `page ${n}`).not.toBeNull();
  file.close();
  const other = openPages(join(original, 'vault.db'), new Uint8Array(32));
  expect(other.page(2)).toBeNull();
  other.close();
});

describe('salvage', () => {
  test('of a sound vault: everything, and it says so', async () => {
    const { to, result } = await salvage(damaged(() => {}));
    const report = must(result);
    expect(report).toMatchObject({
      complete: true,
      missing: 0,
      pages: { total: bytes.length / 4096, damaged: 0 },
    });
    expect(report.tables.find((t) => t.table === 'sample')).toEqual({
      table: 'sample',
      read: SAMPLES,
      refused: 0,
      expected: SAMPLES,
    });
    for (const secret of [PASSPHRASE, report.recoveryKey]) {
      const vault = await reopen(to, secret);
      expect(await examine(vault)).toEqual({ days: DAYS, samples: SAMPLES });
      expect((await vault.repos.trials.get('t1'))?.protocol).toEqual(trialRow('t1').protocol);
      await vault.close();
    }
  });

  test.each([
    ['page 1, the list of tables', (db: Buffer) => db.writeUInt8(db[500]! ^ 4, 500)],
    ['the salt', (db: Buffer) => db.writeUInt8(db[7]! ^ 32, 7)],
  ])('with %s damaged, where SQLite reads nothing: still almost everything', async (_, change) => {
    const folder = damaged(change);
    expect(codeOf(await openVault({ folder, secret: PASSPHRASE }))).toBe('vault-damaged');
    const { to, result } = await salvage(folder);
    const report = must(result);
    const vault = await reopen(to);
    const { days, samples } = await examine(vault);
    expect(samples).toBe(SAMPLES);
    expect(days).toBe(DAYS);
    expect(report.read).toBeGreaterThan(DAYS + SAMPLES);
    await vault.close();
  });

  test('with a third of the pages damaged: the rest comes back and is right', async () => {
    const folder = damaged((db) => {
      for (let page = 1; page < db.length / 4096; page += 3)
        db.fill(0xa5, page * 4096 + 100, page * 4096 + 140);
    });
    const { to, result } = await salvage(folder);
    const report = must(result);
    expect(report.complete).toBe(false);
    const vault = await reopen(to);
    const { samples } = await examine(vault);
    expect(samples).toBeGreaterThan(SAMPLES / 3);
    await vault.close();
  });

  test('with the key file damaged: its spare copy serves', async () => {
    const folder = damaged((db) => db.writeUInt8(db[5000]! ^ 1, 5000));
    writeFileSync(join(folder, 'vault.key'), 'rubbish');
    expect(codeOf(await openVault({ folder, secret: PASSPHRASE }))).toBe('key-file-damaged');
    expect(must((await salvage(folder)).result).read).toBeGreaterThan(100);
  });

  test('refuses a wrong passphrase, a vault in use and a target that holds a vault, and leaves nothing behind', async () => {
    const folder = damaged(() => {});
    const { to, result } = await salvage(folder, 'not this one');
    expect(codeOf(result)).toBe('wrong-passphrase');
    expect(existsSync(to)).toBe(false);
    const vault = await reopen(folder);
    expect(codeOf((await salvage(folder)).result)).toBe('vault-in-use');
    await vault.close();
    const taken = { folder, secret: PASSPHRASE, to: folder, official: true, kdf: floorCost };
    expect(codeOf(await salvageVault(taken))).toMatch(/^vault-(exists|in-use)$/);
    expect(codeOf(await salvageVault({ ...taken, to: join(tempFolder(), 'x'), folder: tempFolder() }))).toBe(
      'vault-not-found',
    );
  });
});
