import { cpSync, existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../src/main/vault/db.ts';
import { openVault, readVaultHeader, vaultExists } from '../../../src/main/vault/index.ts';
import { prepareRotation } from '../../../src/main/vault/keys/change.ts';
import { floorCost } from '../../../src/main/vault/keys/kdf.ts';
import { databasePath } from '../../../src/main/vault/paths.ts';
import { rotateInto } from '../../../src/main/vault/rotate.ts';
import {
  codeOf,
  dataKeyOf,
  entry,
  isoDay,
  must,
  newVault,
  PASSPHRASE,
  reopen,
  tempFolder,
} from './fixture.ts';

/** A vault whose rotation has been committed and not finished: what a crash right after the commit leaves. */
const committed = async () => {
  const folder = tempFolder();
  const { vault, recoveryKey } = await newVault(folder);
  for (let i = 0; i < 5; i++)
    await vault.repos.diary.save(entry(isoDay(i), { note: `day ${i}` }), 'now', false);
  await vault.close();
  const oldKey = Buffer.from(await dataKeyOf(folder));
  const rotation = must(await prepareRotation(folder, PASSPHRASE, floorCost));
  const db = openDatabase(databasePath(folder), Uint8Array.from(rotation.key), { mustExist: true });
  rotateInto(db, folder, rotation);
  return { folder, oldKey, oldRecovery: recoveryKey, newRecovery: rotation.recoveryKey };
};

const opensWhole = async (folder: string, secret: string) => {
  const vault = await reopen(folder, secret);
  expect(await vault.repos.diary.list('2019-01-01', '2030-01-01')).toHaveLength(5);
  await vault.close();
  expect(readdirSync(folder).sort()).toEqual(['vault.db', 'vault.key', 'vault.key.bak', 'vault.lock']);
};

describe('a replacement that a crash interrupted', () => {
  test('before the commit: the old pair is the vault, the new database goes', async () => {
    const { folder, oldKey, oldRecovery } = await committed();
    renameSync(join(folder, 'vault.key.next'), join(tempFolder(), 'gone'));
    await opensWhole(folder, oldRecovery);
    expect(Buffer.from(await dataKeyOf(folder)).equals(oldKey)).toBe(true);
  });

  test('right after the commit: the new pair is the vault', async () => {
    const { folder, oldKey, newRecovery } = await committed();
    expect(vaultExists(folder)).toBe(true);
    await opensWhole(folder, newRecovery);
    expect(Buffer.from(await dataKeyOf(folder)).equals(oldKey)).toBe(false);
  });

  test('between the two renames: the new pair is the vault', async () => {
    const { folder, newRecovery } = await committed();
    renameSync(join(folder, 'vault.db.next'), join(folder, 'vault.db'));
    await opensWhole(folder, newRecovery);
  });

  test('with the old key file damaged meanwhile: the new one counts', async () => {
    const { folder } = await committed();
    writeFileSync(join(folder, 'vault.key'), 'rubbish');
    expect(readVaultHeader(folder).ok).toBe(true);
    await opensWhole(folder, PASSPHRASE);
  });

  test('with a log of the old database left: it is not applied to the new one', async () => {
    const { folder } = await committed();
    const other = tempFolder();
    const { vault } = await newVault(other);
    await vault.repos.diary.save(entry(isoDay(1), { note: 'elsewhere' }), 'now', false);
    writeFileSync(join(folder, 'vault.db-wal'), Buffer.alloc(8000, 1));
    await vault.close();
    await opensWhole(folder, PASSPHRASE);
  });

  test('with the new key file unreadable: the old pair, as long as it is whole', async () => {
    const { folder, oldRecovery } = await committed();
    writeFileSync(join(folder, 'vault.key.next'), 'rubbish');
    await opensWhole(folder, oldRecovery);
    const { folder: late } = await committed();
    renameSync(join(late, 'vault.db.next'), join(late, 'vault.db'));
    writeFileSync(join(late, 'vault.key.next'), 'rubbish');
    expect(codeOf(await openVault({ folder: late, secret: PASSPHRASE }))).toBe('key-file-damaged');
  });

  test('a temporary key file, which may open with a passphrase that was given up, goes at the next unlock', async () => {
    const { folder } = await committed();
    for (const name of ['vault.key.tmp', 'vault.key.bak.tmp', 'vault.stage', 'vault.stage-wal'])
      cpSync(join(folder, 'vault.key'), join(folder, name));
    await opensWhole(folder, PASSPHRASE);
    expect(existsSync(join(folder, 'vault.key.tmp'))).toBe(false);
  });

  test('an older spare key file is brought up to date at the next unlock', async () => {
    const { folder } = await committed();
    cpSync(join(folder, 'vault.key'), join(folder, 'vault.key.bak'));
    await opensWhole(folder, PASSPHRASE);
    cpSync(join(folder, 'vault.key.bak'), join(folder, 'vault.key')); // the two are the same
    await opensWhole(folder, PASSPHRASE);
  });
});
