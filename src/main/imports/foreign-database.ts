import BetterSqlite3 from 'better-sqlite3-multiple-ciphers';
import type { Database } from '../vault/db.ts';
import { unreadable } from './container.ts';

const HEADER = 'SQLite format 3\0';
/** Bytes 18 and 19 of the header say which journal the file was written with; 2 is a WAL. */
const WRITE_VERSION = 18;
const READ_VERSION = 19;

/** Only these may appear in a schema from outside; triggers and views could run code of the file's maker. */
const MAX_OBJECTS = 5000;

/**
 * Opens an SQLite file from outside as a hostile one: in memory (no plaintext copy on the disk), read-only, no
 * extensions, no functions from its schema. A file written with a WAL opens too; what was still in the WAL is not in
 * the export.
 *
 * @param content the file; kept in memory as long as the database is open
 * @throws AppFailure 'file-unreadable'
 */
export const openForeignDatabase = (
  content: Buffer,
  name: string,
  nativeBinding?: string | undefined,
): Database => {
  if (content.subarray(0, 16).toString('latin1') !== HEADER)
    throw unreadable(name, 'it is no SQLite database, or it is encrypted');
  content[WRITE_VERSION] = 1;
  content[READ_VERSION] = 1;
  let db: Database | null = null;
  try {
    db = new BetterSqlite3(content, {
      readonly: true,
      ...(nativeBinding ? { nativeBinding } : {}),
    });
    db.unsafeMode(false); // SQLITE_DBCONFIG_DEFENSIVE
    db.pragma('trusted_schema = OFF');
    db.pragma('query_only = ON');
    db.pragma('cell_size_check = ON');
    db.pragma('temp_store = MEMORY');
    const count = db.prepare<[], number>('SELECT count(*) FROM sqlite_master').pluck().get() ?? 0;
    if (count > MAX_OBJECTS) throw new Error('too many tables');
    return db;
  } catch {
    db?.close();
    throw unreadable(name, 'its database is damaged');
  }
};
