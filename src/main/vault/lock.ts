import { accessSync, constants, existsSync, rmSync, truncateSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3-multiple-ciphers';
import { AppFailure } from '../../shared/errors.ts';
import { vaultInUse } from './failures.ts';
import { lockPath } from './paths.ts';

export interface VaultLock {
  release(): void;
  /** Releases and, where this lock made the file, removes it. */
  discard(): void;
}

/**
 * One writer at a time: an exclusive SQLite transaction on `vault.lock`, an empty file beside the vault. It is a
 * lock of the operating system (fcntl on POSIX, LockFileEx on Windows), works between processes and between
 * threads, and ends with the process that holds it, however that dies: there are no stale locks.
 *
 * It is not taken on vault.db itself, because on POSIX a process loses its locks on a file as soon as it closes
 * any descriptor of it, and backups read vault.db. So nothing but this file may ever open vault.lock.
 *
 * @throws AppFailure 'vault-in-use'; SQLITE_CANTOPEN or EACCES where the folder cannot be written
 */
export const acquireLock = (folder: string, nativeBinding?: string | undefined): VaultLock => {
  const path = lockPath(folder);
  const existed = existsSync(path);
  // On a file that can only be read SQLite would take a shared lock and say nothing.
  if (existed) accessSync(path, constants.W_OK);
  const db = begin(path, nativeBinding);
  return {
    release: () => {
      db.close();
    },
    discard: () => {
      db.close();
      if (!existed) rmSync(path, { force: true });
    },
  };
};

const begin = (path: string, nativeBinding: string | undefined, again = true): BetterSqlite3.Database => {
  const db = new BetterSqlite3(path, { timeout: 0, ...(nativeBinding ? { nativeBinding } : {}) });
  try {
    db.pragma('journal_mode = MEMORY'); // nothing is ever written, so no journal beside it either
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db.close();
    const code = (error as { code?: string }).code ?? '';
    if (code.startsWith('SQLITE_BUSY')) throw new AppFailure(vaultInUse().error);
    // Somebody wrote into the empty file. It holds nothing, and it must not keep a person from their data.
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code) && again) {
      truncateSync(path, 0);
      return begin(path, nativeBinding, false);
    }
    throw error;
  }
};
