import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { toAppError } from '../../../src/main/vault/failures.ts';
import { openVault, readVaultHeader } from '../../../src/main/vault/index.ts';
import { createRepositories } from '../../../src/main/vault/repositories/index.ts';
import type { VaultIdentity } from '../../../src/main/vault/rpc.ts';
import { openVaultDatabase } from '../../../src/main/vault/vault-file.ts';
import {
  batch,
  codeOf,
  codeOfCall,
  dataKeyOf,
  entry,
  isoDay,
  must,
  newVault,
  PASSPHRASE,
  reopen,
  tempFolder,
} from './fixture.ts';

const DAYS = 400;
const noteOf = (i: number) => `${i} `.repeat(40);
const original = tempFolder();
let key: Uint8Array;
let identity: VaultIdentity;
let bytes: Buffer;

beforeAll(async () => {
  const { vault } = await newVault(original);
  for (let i = 0; i < DAYS; i++)
    await vault.repos.diary.save(
      entry(isoDay(i), { answers: { pain: i % 11 }, note: noteOf(i) }),
      'now',
      false,
    );
  await vault.repos.samples.begin('i', 'now');
  await vault.repos.samples.insert('i', batch(5000, 1.7e12));
  await vault.close();
  key = await dataKeyOf(original);
  identity = must(readVaultHeader(original));
  bytes = readFileSync(join(original, 'vault.db'));
});

const damagedCopy = (bit: number): string => {
  const folder = tempFolder();
  cpSync(original, folder, { recursive: true });
  const altered = Buffer.from(bytes);
  altered[bit >> 3] = altered[bit >> 3]! ^ (1 << (bit & 7));
  writeFileSync(join(folder, 'vault.db'), altered);
  return folder;
};

/** Opens and reads everything: what came out as right, and the codes of what was refused. */
const readAll = (folder: string): { wrong: number; codes: string[] } => {
  const codes: string[] = [];
  let wrong = 0;
  const attempt = (read: () => void) => {
    try {
      read();
    } catch (error) {
      codes.push(toAppError(error, folder).code);
    }
  };
  attempt(() => {
    const db = must(openVaultDatabase(folder, Uint8Array.from(key), identity, ''));
    attempt(() => {
      const { diary } = createRepositories(db);
      for (let i = 0; i < DAYS; i++)
        attempt(() => {
          const day = diary.get(isoDay(i));
          if (day?.note !== noteOf(i) || day.answers['pain'] !== i % 11) wrong++;
        });
    });
    attempt(() => db.prepare('SELECT * FROM sqlite_master, meta, trial, audit').all());
    attempt(() => db.prepare('SELECT sum(value), max(holders) FROM sample').get());
    attempt(() => db.prepare('SELECT holders, count(*) FROM sample GROUP BY holders').all());
    db.close();
  });
  return { wrong, codes };
};

test('the undamaged vault reads as it was written', () => {
  const folder = tempFolder();
  cpSync(original, folder, { recursive: true });
  expect(readAll(folder)).toEqual({ wrong: 0, codes: [] });
});

test('one flipped bit at the edges of pages: never a wrong value, never a crash, and vault-damaged where it is met', () => {
  let met = 0;
  for (const bit of [0, 5 * 8 + 3, 100 * 8, 4095 * 8, 4096 * 8 + 17, bytes.length * 8 - 1]) {
    const { wrong, codes } = readAll(damagedCopy(bit));
    expect(wrong, `bit ${bit}`).toBe(0);
    for (const code of codes) expect(code, `bit ${bit}`).toBe('vault-damaged');
    if (codes.length > 0) met++;
  }
  expect(met).toBeGreaterThan(2); // bit-flips.test.ts tries 200 places
});

test.each([
  ['page 1', 100 * 8],
  ['the salt', 5 * 8],
])('damage in %s is told from a wrong passphrase when the vault is opened', async (_, bit) => {
  const folder = damagedCopy(bit);
  expect(codeOf(await openVault({ folder, secret: PASSPHRASE }))).toBe('vault-damaged');
  expect(codeOf(await openVault({ folder, secret: 'not this passphrase' }))).toBe('wrong-passphrase');
  expect(readFileSync(join(folder, 'vault.db')).length).toBe(bytes.length); // nothing was repaired or deleted
});

test('damage in a later page is reported by the call that meets it, and other rows still read', async () => {
  const pages = bytes.length / 4096;
  for (let page = 20; page < pages; page += 5) {
    const folder = damagedCopy((page * 4096 + 2000) * 8);
    const { codes } = readAll(folder);
    if (codes.length < 2 || codes.length > DAYS / 2) continue; // a page with some diary days and not all
    const vault = await reopen(folder);
    const answers = [];
    for (let i = 0; i < DAYS; i++) answers.push(await codeOfCall(vault.repos.diary.get(isoDay(i))));
    expect(new Set(answers)).toEqual(new Set(['ok', 'vault-damaged']));
    await vault.close();
    return;
  }
  expect.unreachable('no page holds some of the diary');
});
