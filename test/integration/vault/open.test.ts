import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  cheapKdf,
  checkRecoveryKey,
  createVault,
  openVault,
  readVaultHeader,
  vaultExists,
} from '../../../src/main/vault/index.ts';
import { createDatabase } from '../../../src/main/vault/vault-file.ts';
import {
  codeOf,
  codeOfCall,
  dataKeyOf,
  entry,
  must,
  newVault,
  PASSPHRASE,
  reopen,
  tempFolder,
} from './fixture.ts';

const options = { passphrase: PASSPHRASE, synthetic: true, kdf: cheapKdf };
const onPosix = process.platform !== 'win32';

describe('a vault', () => {
  test('is made, closed and opened with its passphrase or its recovery key', async () => {
    const folder = join(tempFolder(), 'a', 'new folder');
    expect(vaultExists(folder)).toBe(false);
    expect(codeOf(readVaultHeader(folder))).toBe('vault-not-found');
    const { vault, recoveryKey } = await newVault(folder);
    expect(must(readVaultHeader(folder))).toEqual({ vaultId: vault.id, synthetic: true, device: false });
    await vault.repos.settings.set('appearance', 'dark');
    await vault.close();
    expect(readdirSync(folder).sort()).toEqual(['vault.db', 'vault.key', 'vault.key.bak', 'vault.lock']);
    if (onPosix) {
      expect(statSync(folder).mode & 0o077).toBe(0);
      for (const file of readdirSync(folder).filter((f) => f !== 'vault.lock'))
        expect(statSync(join(folder, file)).mode & 0o077).toBe(0);
    }
    for (const secret of [PASSPHRASE, recoveryKey, recoveryKey.toLowerCase().replaceAll('-', ' ')]) {
      const again = await reopen(folder, secret);
      expect(again.id).toBe(vault.id);
      expect(await again.repos.settings.get('appearance')).toBe('dark');
      await again.close();
    }
  });

  test('checks the recovery key that was typed back', async () => {
    const folder = tempFolder();
    const { vault, recoveryKey } = await newVault(folder);
    expect(await checkRecoveryKey(folder, ` ${recoveryKey.toLowerCase()} `)).toBe(true);
    expect(await checkRecoveryKey(folder, PASSPHRASE)).toBe(false);
    const other = await newVault(join(folder, 'other'));
    expect(await checkRecoveryKey(folder, other.recoveryKey)).toBe(false);
    await other.vault.close();
    await vault.close();
  });

  test('answers vault-locked after it was closed, twice if need be; what ran before is finished', async () => {
    const { vault } = await newVault(tempFolder());
    const running = vault.repos.diary.save(entry('2024-01-01'), '2024-01-01T20:00:00Z', false);
    await Promise.all([vault.close(), vault.close()]);
    expect((await running).revision).toBe(1);
    expect(await codeOfCall(vault.repos.diary.get('2024-01-01'))).toBe('vault-locked');
  });

  test('reaches nothing but repositories, and a bug inside it carries no content', async () => {
    const { vault } = await newVault(tempFolder());
    const odd = vault.repos as unknown as Record<
      string,
      Record<string, (...args: unknown[]) => Promise<unknown>>
    >;
    for (const [repository, method] of [
      ['constructor', 'call'],
      ['__proto__', 'toString'],
      ['diary', 'constructor'],
      ['diary', 'hasOwnProperty'],
      ['nothing', 'get'],
    ] as const)
      expect(await codeOfCall(odd[repository]![method]!('x'))).toBe('internal');
    const failure = await vault.repos.diary
      .save(entry('not a day', { note: 'private words' }), '2024-01-01T20:00:00Z', false)
      .catch((error: Error) => `${error.message}\n${error.stack}`);
    expect(failure).toContain('SQLITE_CONSTRAINT_CHECK');
    expect(failure).toContain('diary.ts');
    expect(failure).not.toContain('private words');
    expect(failure).not.toContain('not a day');
    await vault.close();
  });
});

describe('refusals, each with its own code', () => {
  test('wrong passphrase, and a recovery key with a typing error', async () => {
    const folder = tempFolder();
    const { vault, recoveryKey } = await newVault(folder);
    await vault.close();
    expect(codeOf(await openVault({ folder, secret: 'seven quiet rivers bent' }))).toBe('wrong-passphrase');
    expect(codeOf(await openVault({ folder, secret: '' }))).toBe('wrong-passphrase');
    const mistyped = recoveryKey.slice(0, -1) + (recoveryKey.endsWith('0') ? '2' : '0');
    const refused = await openVault({ folder, secret: mistyped });
    expect(refused).toMatchObject({
      error: { code: 'wrong-passphrase', message: expect.stringMatching('typing error') },
    });
    await (await reopen(folder)).close(); // the refused attempts left no lock behind
  });

  test('weak passphrase: nothing is made', async () => {
    const folder = join(tempFolder(), 'new');
    expect(codeOf(await createVault({ ...options, folder, passphrase: '1234567' }))).toBe('weak-passphrase');
    expect(existsSync(folder)).toBe(false);
  });

  test('no vault there, and one there already', async () => {
    const folder = tempFolder();
    expect(codeOf(await openVault({ folder, secret: PASSPHRASE }))).toBe('vault-not-found');
    expect(readdirSync(folder)).toEqual([]);
    const { vault } = await newVault(folder);
    expect(codeOf(await createVault({ ...options, folder }))).toBe('vault-exists');
    await vault.close();
    expect(codeOf(await createVault({ ...options, folder }))).toBe('vault-exists');
    await (await reopen(folder)).close();
  });

  test('half a vault counts as one: its files are never overwritten', async () => {
    for (const missing of ['vault.key', 'vault.db']) {
      const folder = tempFolder();
      await (await newVault(folder)).vault.close();
      rmSync(join(folder, missing));
      expect(codeOf(await createVault({ ...options, folder }))).toBe('vault-exists');
      const refused = await openVault({ folder, secret: PASSPHRASE });
      expect(codeOf(refused)).toBe(missing === 'vault.key' ? 'key-file-damaged' : 'vault-damaged');
      expect(existsSync(join(folder, missing))).toBe(false);
    }
  });

  test.each(['under a file', 'in /proc'])('a folder that cannot be made, %s', async (where) => {
    const parent = tempFolder();
    writeFileSync(join(parent, 'file'), 'x');
    const base = where === 'under a file' || !existsSync('/proc/self') ? join(parent, 'file') : '/proc';
    const refused = await createVault({ ...options, folder: join(base, 'vault') });
    expect(codeOf(refused)).toBe('folder-not-writable');
    expect(readdirSync(parent)).toEqual(['file']);
  });

  test('a database that is empty, cut off, unencrypted or of another vault is reported as damaged', async () => {
    const folder = tempFolder();
    await (await newVault(folder)).vault.close();
    const other = tempFolder();
    await (await newVault(other)).vault.close();
    const path = join(folder, 'vault.db');
    const opened = async () => codeOf(await openVault({ folder, secret: PASSPHRASE }));

    renameSync(path, `${path}.kept`);
    renameSync(join(other, 'vault.db'), path);
    expect(await opened()).toBe('vault-damaged');
    writeFileSync(path, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8192)]));
    expect(await opened()).toBe('vault-damaged');
    truncateSync(path, 4000);
    expect(await opened()).toBe('vault-damaged');
    truncateSync(path, 0);
    expect(await opened()).toBe('vault-damaged');
    expect(statSync(path).size).toBe(0); // and it was not filled with a new database
    renameSync(`${path}.kept`, path);
    expect(await opened()).toBe('ok');
  });
});

describe('a creation that is cut short', () => {
  test('leaves nothing behind when it fails half-way', async () => {
    const parent = tempFolder();
    const folder = join(parent, 'new');
    mkdirSync(join(folder, 'vault.key.tmp'), { recursive: true }); // the key file cannot be written here
    const failed = await createVault({ ...options, folder });
    expect(failed.ok).toBe(false);
    expect(readdirSync(folder)).toEqual(['vault.key.tmp']);
    rmSync(join(folder, 'vault.key.tmp'), { recursive: true });
    const made = must(await createVault({ ...options, folder }));
    await made.vault.close();
  });

  test('by a crash before the key file: the draft is replaced by a new vault', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'vault.db.new'), 'half a draft');
    writeFileSync(join(folder, 'vault.db.new-wal'), 'and its log');
    expect(vaultExists(folder)).toBe(false);
    await (await newVault(folder)).vault.close();
    expect(readdirSync(folder).sort()).toEqual(['vault.db', 'vault.key', 'vault.key.bak', 'vault.lock']);
  });

  test('by a crash after the key file: the next start finishes it', async () => {
    const folder = tempFolder();
    await (await newVault(folder)).vault.close();
    renameSync(join(folder, 'vault.db'), join(folder, 'vault.db.new'));
    expect(vaultExists(folder)).toBe(true);
    const vault = await reopen(folder);
    expect(await vault.repos.trials.list()).toEqual([]);
    await vault.close();
    expect(readdirSync(folder).sort()).toEqual(['vault.db', 'vault.key', 'vault.key.bak', 'vault.lock']);
  });

  test('a database whose key file names another vault is refused, although the key fits', async () => {
    const folder = tempFolder();
    await (await newVault(folder)).vault.close();
    rmSync(join(folder, 'vault.db'));
    createDatabase(folder, await dataKeyOf(folder), {
      vaultId: '00000000-0000-4000-8000-000000000000',
      synthetic: true,
    });
    expect(codeOf(await openVault({ folder, secret: PASSPHRASE }))).toBe('vault-damaged');
  });
});
