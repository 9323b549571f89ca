import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/main/vault/db.ts';
import { toAppError } from '../../../src/main/vault/failures.ts';
import { readVaultHeader } from '../../../src/main/vault/index.ts';
import { readKeyFile } from '../../../src/main/vault/keys/key-file.ts';
import { unlockWith } from '../../../src/main/vault/keys/unlock.ts';
import { createRepositories } from '../../../src/main/vault/repositories/index.ts';
import type { VaultIdentity } from '../../../src/main/vault/rpc.ts';
import { salvageInto } from '../../../src/main/vault/salvage/salvage.ts';
import { createDatabase, openVaultDatabase } from '../../../src/main/vault/vault-file.ts';
import { batch, dataKeyOf, entry, isoDay, must, newVault, PASSPHRASE, tempFolder } from './fixture.ts';

const FLIPS = 200;
const DAYS = 150;
const SAMPLES = 3000;
const noteOf = (i: number) => `${i} `.repeat(60);
const original = tempFolder();
let key: Uint8Array<ArrayBuffer>;
let identity: VaultIdentity;
let database: Buffer;
let keyFile: Buffer;

beforeAll(async () => {
  const { vault } = await newVault(original);
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
  key = await dataKeyOf(original);
  const header = must(readVaultHeader(original));
  identity = { vaultId: header.vaultId, synthetic: header.synthetic };
  database = readFileSync(join(original, 'vault.db'));
  keyFile = readFileSync(join(original, 'vault.key'));
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

/** Park-Miller, so that a failure can be repeated. */
const seeded = (seed: number) => {
  let state = seed;
  return (below: number) => {
    state = (state * 48271) % 2147483647;
    return Math.floor((state / 2147483647) * below);
  };
};

const flipped = (bytes: Buffer, bit: number): Buffer => {
  const altered = Buffer.from(bytes);
  altered[bit >> 3] = altered[bit >> 3]! ^ (1 << (bit & 7));
  return altered;
};

const open = (folder: string, with_: Uint8Array, who: VaultIdentity): Database =>
  must(openVaultDatabase(folder, Uint8Array.from(with_), who, ''));

/** Reads everything that was written: how much came back right, how much wrong, and the codes of what did not. */
const readAll = (folder: string, with_: Uint8Array, who: VaultIdentity) => {
  const codes: string[] = [];
  let wrong = 0;
  let right = 0;
  const attempt = (read: () => void) => {
    try {
      read();
    } catch (error) {
      codes.push(toAppError(error, folder).code);
    }
  };
  attempt(() => {
    const db = open(folder, with_, who);
    attempt(() => {
      const { diary, samples } = createRepositories(db);
      for (let i = 0; i < DAYS; i++)
        attempt(() => {
          const day = diary.get(isoDay(i));
          if (day === null) return; // of a salvaged vault
          if (day.note === noteOf(i) && day.answers['pain'] === i % 11) right++;
          else wrong++;
        });
      attempt(() => {
        for (const s of samples.range('steps', 0, 1e15)) {
          if (s.value === 1 + (((s.start - 1.7e12) / 60_000) % 100) && s.end - s.start === 60_000) right++;
          else wrong++;
        }
      });
    });
    attempt(() => db.prepare('SELECT * FROM sqlite_master, meta').all());
    db.close();
  });
  return { wrong, right, codes };
};

test(`${FLIPS} flipped bits of vault.db: never a wrong value, never a crash; salvage gets all but one page's rows`, () => {
  const random = seeded(12345);
  const count = { unread: 0, met: 0, salvaged: 0, leastSalvaged: DAYS + SAMPLES };
  for (let flip = 0; flip < FLIPS; flip++) {
    const bit = random(database.length * 8);
    const folder = tempFolder();
    cpSync(join(original, 'vault.key'), join(folder, 'vault.key'));
    writeFileSync(join(folder, 'vault.db'), flipped(database, bit));
    const seen = readAll(folder, key, identity);
    expect(seen.wrong, `bit ${bit}`).toBe(0);
    for (const code of seen.codes) expect(code, `bit ${bit}`).toBe('vault-damaged');
    if (seen.codes.length === 0) {
      expect(seen.right, `bit ${bit}`).toBe(DAYS + SAMPLES); // in a page that holds none of this
      count.unread++;
    } else count.met++;
    if (flip % 5 > 0) continue;
    const recovered = salvageHere(folder);
    count.salvaged++;
    expect(recovered.wrong, `bit ${bit}`).toBe(0);
    expect(recovered.codes, `bit ${bit}`).toEqual([]);
    expect(recovered.report.pages.damaged, `bit ${bit}`).toBeLessThanOrEqual(1);
    expect(recovered.right, `bit ${bit}`).toBeGreaterThan(DAYS + SAMPLES - 150);
    if (recovered.right < DAYS + SAMPLES) expect(recovered.report.complete, `bit ${bit}`).toBe(false);
    count.leastSalvaged = Math.min(count.leastSalvaged, recovered.right);
  }
  console.log(`bit flips in vault.db: ${JSON.stringify({ flips: FLIPS, ...count, of: DAYS + SAMPLES })}`);
  expect(count.met).toBeGreaterThan(FLIPS / 2);
});

/** Salvages into a new database, without the slow key derivation of a whole vault. */
const salvageHere = (from: string) => {
  const to = tempFolder();
  const fresh = new Uint8Array(32).fill(3);
  const who = { vaultId: '00000000-0000-4000-8000-000000000000', synthetic: true };
  createDatabase(to, Uint8Array.from(fresh), who);
  const db = open(to, fresh, who);
  const report = salvageInto(db, to, from, Uint8Array.from(key), () => {});
  db.close();
  return { ...readAll(to, fresh, who), report };
};

test(`${FLIPS} flipped bits of vault.key: damaged key file, wrong passphrase, or the right key; never another one`, async () => {
  const random = seeded(777);
  const outcomes: Record<string, number> = {};
  for (let flip = 0; flip < FLIPS; flip++) {
    const bit = random(keyFile.length * 8);
    const folder = tempFolder();
    writeFileSync(join(folder, 'vault.key'), flipped(keyFile, bit));
    const file = readKeyFile(folder);
    const unlocked = file.ok ? await unlockWith(file.value, PASSPHRASE) : file;
    const outcome = unlocked.ok ? 'opens' : unlocked.error.code;
    if (unlocked.ok) expect(Buffer.from(unlocked.value).equals(key), `bit ${bit}`).toBe(true);
    else expect(['key-file-damaged', 'wrong-passphrase', 'vault-newer'], `bit ${bit}`).toContain(outcome);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  console.log(`bit flips in vault.key: ${JSON.stringify(outcomes)}`);
  expect(outcomes['key-file-damaged']).toBeGreaterThan(FLIPS * 0.8);
});
