import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { assertCipher, inspectFile, openDatabase } from '../../../src/main/vault/db.ts';
import { prepareRotation } from '../../../src/main/vault/keys/change.ts';
import { floorCost } from '../../../src/main/vault/keys/kdf.ts';
import { rotateInto } from '../../../src/main/vault/rotate.ts';
import { batch, dataKeyOf, entry, must, newVault, PASSPHRASE, tempFolder, trialRow } from './fixture.ts';

/** 20 words that occur nowhere else, one for each kind of text that a person or an export puts into the vault. */
const word = (i: number) => `Kwzx${String(i).padStart(2, '0')}vault\u00fcplanted`;
const planted = Array.from({ length: 20 }, (_, i) => word(i));

/** The same text as UTF-8, as UTF-16 in both byte orders, and inside base64 is what a raw file could show. */
const formsOf = (text: string): Buffer[] => {
  const little = Buffer.from(text, 'utf16le');
  return [Buffer.from(text), Buffer.from(text.slice(0, 9)), little, Buffer.from(little).swap16()];
};

const leaks = (folder: string, words: string[]): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    if (statSync(join(folder, name)).isDirectory()) return [];
    const bytes = readFileSync(join(folder, name));
    return words.filter((w) => formsOf(w).some((form) => bytes.includes(form))).map((w) => `${name}: ${w}`);
  });

test('none of 20 planted strings is in any raw byte of any file, open, after a crash, or closed', async () => {
  const folder = tempFolder();
  const { vault } = await newVault(folder);
  const { repos } = vault;
  const trial = trialRow(word(0), word(1));
  trial.protocol.arms[1]!.name = word(2);
  trial.protocol.arms[1]!.instruction = word(3);
  trial.protocol.questions[0]!.text = word(4);
  await repos.trials.insert(trial);
  await repos.trials.end(word(0), 'stopped', 'now', word(5));
  await repos.audit.append({ at: 'now', what: 'trial-stopped', trialId: word(0), detail: word(6) });
  await repos.diary.save(
    entry('2024-01-01', { answers: { [word(7)]: 3 }, marks: [word(8)], note: word(9) }),
    'now',
    false,
  );
  await repos.diary.save(entry('2024-01-01', { note: 'changed' }), 'later', false);
  await repos.profile.save(
    { conditions: [word(10)], medications: [word(11)], tried: [word(12)], goal: word(13), notes: word(14) },
    'now',
  );
  await repos.profile.save({ conditions: [], medications: [], tried: [], goal: '', notes: '' }, 'later'); // deleted text
  await repos.settings.set('note', word(15));
  await repos.zones.replace([{ from: '2024-01-01', zone: word(16) }]);
  await repos.samples.begin('i', 'now');
  await repos.samples.insert(
    'i',
    batch(2000, 1.7e12, { metric: `symptom:${word(17)}`, source: word(18), device: word(19) }),
  );
  const counts = { read: 1, new: 1, known: 0 };
  await repos.samples.finish(
    'i',
    {
      importId: 'i',
      files: [{ path: word(18), source: word(19), bytes: 1, sha256: '' }],
      refused: [],
      byMetric: { [word(17)]: counts },
      unknownTypes: {},
      first: null,
      last: null,
      warnings: [],
      seconds: 1,
      ...counts,
    },
    'now',
  );
  const place = { root: join(folder, 'backups'), elsewhere: false };
  await vault.upkeep.backup({ place, at: '2026-01-05T08:00:00.000Z', reason: 'by-hand' });

  const copy = tempFolder();
  execFileSync('cp', ['-r', `${folder}/.`, copy]); // not in this process: see lock.ts
  expect(readdirSync(copy).sort()).toEqual([
    'backups',
    'vault.db',
    'vault.db-shm',
    'vault.db-wal',
    'vault.key',
    'vault.key.bak',
    'vault.lock',
  ]);
  const key = Buffer.from(await dataKeyOf(copy));
  const secrets = [
    ...planted,
    PASSPHRASE,
    key.toString('hex'),
    key.toString('base64'),
    key.toString('latin1'),
  ];
  expect(leaks(copy, secrets)).toEqual([]);
  // A rotation writes everything anew; stopped before its end it leaves its files.
  const rotation = must(await prepareRotation(folder, PASSPHRASE, floorCost));
  secrets.push(Buffer.from(rotation.next).toString('hex'), Buffer.from(rotation.next).toString('latin1'));
  const tempBefore = readdirSync(tmpdir()).filter((name) => !name.startsWith('n1vault-'));
  await vault.upkeep.rotate(rotation.key, rotation.next, rotation.keyFile);
  expect(leaks(folder, secrets)).toEqual([]);
  await vault.close();
  expect(leaks(folder, secrets)).toEqual([]);
  // SQLite writes no temporary file elsewhere.
  const strange = readdirSync(tmpdir()).filter(
    (name) => /^(etilqs|sqlite)/.test(name) && !tempBefore.includes(name),
  );
  expect(strange).toEqual([]);
});

test('an unfinished rotation holds no planted string either', async () => {
  const folder = tempFolder();
  const { vault } = await newVault(folder);
  await vault.repos.diary.save(entry('2024-01-01', { note: word(0).repeat(500) }), 'now', false);
  await vault.close();
  const rotation = must(await prepareRotation(folder, PASSPHRASE, floorCost));
  const db = openDatabase(join(folder, 'vault.db'), Uint8Array.from(rotation.key), { mustExist: true });
  rotateInto(db, folder, rotation);
  expect(readdirSync(folder)).toContain('vault.db.next');
  expect(leaks(folder, planted)).toEqual([]);
});

test('the search above does find a string in an unencrypted database, and so do the opening assertions', () => {
  const folder = tempFolder();
  const path = join(folder, 'vault.db');
  // The trap: this build writes plaintext without a key, and ChaCha20 without a cipher.
  const db = new BetterSqlite3(path);
  db.exec(`CREATE TABLE t (x TEXT); INSERT INTO t VALUES ('${word(0)}')`);
  expect(() => assertCipher(db)).toThrow('chacha20');
  db.close();
  expect(leaks(folder, planted)).toEqual([`vault.db: ${word(0)}`]);
  expect(inspectFile(path)).toBe('plaintext');

  const keyless = new BetterSqlite3(path);
  keyless.pragma(`cipher = 'sqlcipher'`);
  keyless.pragma('legacy = 4');
  expect(() => assertCipher(keyless)).not.toThrow(); // says nothing about a forgotten key: the header check does
  expect(keyless.prepare('SELECT x FROM t').pluck().get()).toBe(word(0));
  keyless.close();
});
