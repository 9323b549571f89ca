import { syncFile } from './atomic-write.ts';
import { refuseUnsound } from './backup/restore.ts';
import { quoted, tablesOf, writeCopy } from './copy.ts';
import { type Database, openDatabase, rawKey } from './db.ts';
import type { KeyFile } from './keys/key-file.ts';
import { nextDatabasePath } from './paths.ts';
import { commitReplacement, discardReplacement } from './replace.ts';
import { metaRepository } from './repositories/meta.ts';

export interface RotationOrder {
  /** The present data key; zeroed. */
  key: Uint8Array;
  /** The new data key; not changed. */
  next: Uint8Array;
  /** The key file that wraps the new data key. */
  keyFile: KeyFile;
}

const countsOf = (db: Database): string =>
  tablesOf(db)
    .map(
      (table) =>
        `${table} ${db
          .prepare(`SELECT count(*) FROM ${quoted(table)}`)
          .pluck()
          .get()}`,
    )
    .join();

/**
 * Writes the whole vault anew under another data key and makes that copy the vault (replace.ts). The copy is
 * verified twice: as copied, and by opening it with the new key. Until the commit the vault is untouched.
 *
 * Closes `db` once that is committed; the caller then finishes the replacement and opens the vault with the new key.
 *
 * @throws AppFailure or SqliteError; nothing has changed then and `db` is still open
 */
export const rotateInto = (
  db: Database,
  folder: string,
  order: RotationOrder,
  nativeBinding?: string | undefined,
): void => {
  const staged = nextDatabasePath(folder);
  try {
    discardReplacement(folder);
    writeCopy(db, staged);
    rekey(staged, order, nativeBinding);
    const counts = countsOf(db);
    const copy = openDatabase(staged, Uint8Array.from(order.next), { mustExist: true, nativeBinding });
    try {
      refuseUnsound(copy, order.keyFile);
      if (countsOf(copy) !== counts) throw new Error('The copy holds other rows than the vault.');
      metaRepository(copy).setRecoveryConfirmed(false); // nobody has seen the new recovery key yet
    } finally {
      copy.close();
    }
    syncFile(staged);
    commitReplacement(folder, order.keyFile);
  } catch (error) {
    discardReplacement(folder);
    throw error;
  } finally {
    order.key.fill(0);
  }
  db.close();
};

/** Encrypts every page of the copy anew. Only the copy: a crash in the middle of this loses nothing. */
const rekey = (path: string, order: RotationOrder, nativeBinding: string | undefined): void => {
  const copy = openDatabase(path, Uint8Array.from(order.key), { mustExist: true, nativeBinding });
  const raw = rawKey(order.next);
  try {
    copy.pragma('journal_mode = DELETE'); // a database in WAL mode cannot be rekeyed
    copy.rekey(raw);
  } finally {
    raw.fill(0);
    copy.close();
  }
};
