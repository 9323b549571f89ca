import { existsSync, renameSync, rmSync } from 'node:fs';
import { syncFolder, writeAtomic } from './atomic-write.ts';
import { type KeyFile, mirrorKeyFile, readKeyFileAt, serialiseKeyFile } from './keys/key-file.ts';
import { databaseFiles, databasePath, keyFilePath, nextDatabasePath, nextKeyFilePath } from './paths.ts';

/**
 * Puts another database and another key file in the place of the present ones, both or neither (ADR 0005). Two
 * files cannot be renamed at once; so the new pair is written beside the old one under names of its own, and the
 * appearance of `vault.key.next` is the one moment that counts:
 *
 *   1. vault.db.next   written, checked, on disk
 *   2. vault.key.next  written by rename: from here on the new pair is the vault
 *   3. the old log files go, vault.db.next becomes vault.db, vault.key.next becomes vault.key
 *
 * A crash before 2 leaves the old pair, untouched. A crash after 2 leaves work that needs no secret: whoever next
 * takes the lock finishes step 3 before it reads anything. At no moment does neither pair open.
 */
export const commitReplacement = (folder: string, keyFile: KeyFile): void => {
  writeAtomic(nextKeyFilePath(folder), Buffer.from(serialiseKeyFile(keyFile)));
};

/** Removes a replacement that was not committed. */
export const discardReplacement = (folder: string): void => {
  for (const path of [nextKeyFilePath(folder), `${nextKeyFilePath(folder)}.tmp`])
    rmSync(path, { force: true });
  for (const path of databaseFiles(nextDatabasePath(folder))) rmSync(path, { force: true });
};

/** True where a committed replacement waits to be finished. */
export const replacementCommitted = (folder: string): boolean => existsSync(nextKeyFilePath(folder));

/**
 * Step 3, also after a crash. The caller holds the vault's lock and no connection to its database.
 *
 * @returns true where a replacement took effect
 * @throws the file system's error; the next call goes on
 */
export const finishReplacement = (folder: string): boolean => {
  const staged = existsSync(nextDatabasePath(folder));
  if (!replacementCommitted(folder)) {
    if (staged) discardReplacement(folder);
    return false;
  }
  // Written by rename and read by nobody: only the disk itself can have damaged it. Then the old pair still is whole
  // as long as the new database waits, and otherwise the damage is reported when the key file is read.
  if (staged && !readKeyFileAt(nextKeyFilePath(folder)).ok) {
    discardReplacement(folder);
    return false;
  }
  if (staged) {
    // The log of the old database must not be applied to the new one; what it holds is in the copy by now.
    for (const path of databaseFiles(databasePath(folder)).slice(1)) rmSync(path, { force: true });
    syncFolder(folder);
    renameSync(nextDatabasePath(folder), databasePath(folder));
    for (const path of databaseFiles(nextDatabasePath(folder)).slice(1)) rmSync(path, { force: true });
    syncFolder(folder);
  }
  renameSync(nextKeyFilePath(folder), keyFilePath(folder));
  syncFolder(folder);
  mirrorKeyFile(folder);
  return true;
};
