import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/main/vault/db.ts';
import { toAppError } from '../../../src/main/vault/failures.ts';
import { databasePath } from '../../../src/main/vault/paths.ts';
import { createRepositories } from '../../../src/main/vault/repositories/index.ts';
import { dataKeyOf, entry, isoDay, newVault, reopen, tempFolder } from './fixture.ts';

test('a database that may not grow: disk-full, the transaction is undone, what was saved is there', async () => {
  const folder = tempFolder();
  await (await newVault(folder)).vault.close();
  const db = openDatabase(databasePath(folder), await dataKeyOf(folder), { mustExist: true });
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 20}`);
  const { diary } = createRepositories(db);
  let saved = 0;
  let code = '';
  while (code === '' && saved < 1000) {
    try {
      diary.save(entry(isoDay(saved), { note: 'y'.repeat(2000) }), 'now', false);
      saved++;
    } catch (error) {
      code = toAppError(error, folder).code;
    }
  }
  expect(code).toBe('disk-full');
  expect(saved).toBeGreaterThan(10);
  expect(db.inTransaction).toBe(false);
  db.close();
  const vault = await reopen(folder);
  expect(await vault.repos.diary.list('2020-01-01', '2030-01-01')).toHaveLength(saved);
  await vault.repos.diary.save(entry(isoDay(saved)), 'now', false); // with room again it goes on
  await vault.close();
});

/**
 * A file system of 1 MiB in a mount namespace that ends with the child, as root or in a user namespace. Where
 * the system has no such namespaces (not Linux), the test above is what there is.
 */
const inSmallFileSystem = (folder: string, command: string[]) => {
  const quote = (s: string) => `'${s.replaceAll("'", "'\\''")}'`;
  const script = `mount -t tmpfs -o size=1m n1vault ${quote(folder)} && exec ${command.map(quote).join(' ')}`;
  const flags = process.getuid?.() === 0 ? ['--mount'] : ['--mount', '--map-root-user'];
  const probe = spawnSync('unshare', [...flags, 'sh', '-c', `mount -t tmpfs n1vault ${quote(folder)}`]);
  return probe.status === 0
    ? spawnSync('unshare', [...flags, 'sh', '-c', script], { encoding: 'utf8' })
    : null;
};

test('a full disk and a read-only one: refused with the right sentence, every acknowledged day is there', () => {
  const folder = tempFolder();
  const child = join(import.meta.dirname, 'full-disk.child.ts');
  const run = inSmallFileSystem(folder, [process.execPath, child, join(folder)]);
  if (run === null) return console.warn('No mount namespace here: the full tmpfs was not tried.');
  expect(run.stderr).toBe('');
  const seen = JSON.parse(run.stdout);
  expect(seen.acknowledged).toBeGreaterThan(50);
  expect(seen).toEqual({
    acknowledged: seen.acknowledged,
    refusedWith: 'disk-full',
    readWhileFull: seen.acknowledged,
    another: 'disk-full',
    leftOfAnother: ['vault'],
    readAfterwards: seen.acknowledged,
    whileFull: { backup: 'disk-full', rotation: 'disk-full', passphrase: 'disk-full', export: 'disk-full' },
    leftWhileFull: true,
    restoreWhileFull: 'disk-full',
    readOnlyRestore: 'folder-not-writable',
    readOnly: 'folder-not-writable',
    createdReadOnly: 'folder-not-writable',
  });
});
