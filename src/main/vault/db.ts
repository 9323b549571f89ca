import { closeSync, openSync, readSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3-multiple-ciphers';

export type Database = BetterSqlite3.Database;

export interface OpenOptions {
  /** Path of the SQLite binding; only the Electron 33 test runtime needs one of its own. */
  nativeBinding?: string | undefined;
  /** False: the file must not exist yet and is made. */
  mustExist: boolean;
}

/** What an unencrypted SQLite file begins with. */
const plainHeader = Buffer.from('SQLite format 3');
const PAGE_BYTES = 4096; // SQLCipher 4's page; a smaller file cannot be a vault

/**
 * SQLCipher's raw-key syntax, x'<64 hex digits>', written byte by byte: a string would stay in memory until the
 * garbage collector meets it, a buffer can be zeroed.
 */
export const rawKey = (key: Uint8Array): Buffer => {
  const hex = '0123456789abcdef';
  const out = Buffer.alloc(3 + 2 * key.length);
  out.write(`x'`, 0, 'latin1');
  key.forEach((byte, i) => {
    out[2 + 2 * i] = hex.charCodeAt(byte >> 4);
    out[3 + 2 * i] = hex.charCodeAt(byte & 15);
  });
  out.write(`'`, out.length - 1, 'latin1');
  return out;
};

/**
 * Opens (or makes) an encrypted database in SQLCipher 4 format and zeroes `key`.
 *
 * The order matters: cipher and format before the key, then a read that proves the key, then WAL and the rest
 * (docs/adr/0003-sqlcipher-build.md). Without `cipher` this build would write ChaCha20, without a key plaintext.
 *
 * @param key 32 bytes; zeroed on return, also when opening fails
 * @throws SqliteError SQLITE_NOTADB (damaged first page or foreign key), SQLITE_CORRUPT, SQLITE_CANTOPEN ...
 */
export const openDatabase = (path: string, key: Uint8Array, options: OpenOptions): Database => {
  const raw = rawKey(key);
  key.fill(0);
  let db: Database | null = null;
  try {
    db = new BetterSqlite3(path, {
      fileMustExist: options.mustExist,
      timeout: 2000, // ms; the vault lock keeps other apps out, this is for a virus scanner or an indexer
      ...(options.nativeBinding ? { nativeBinding: options.nativeBinding } : {}),
    });
    db.pragma(`cipher = 'sqlcipher'`);
    db.pragma('legacy = 4');
    db.key(raw);
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    assertCipher(db);
    configure(db);
    return db;
  } catch (error) {
    db?.close();
    throw error;
  } finally {
    raw.fill(0);
  }
};

const configure = (db: Database): void => {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL'); // an acknowledged answer survives a power cut
  db.pragma('foreign_keys = ON');
  db.pragma('secure_delete = ON');
  db.pragma('temp_store = MEMORY'); // no temporary file, encrypted or not, outside the folder
  db.pragma('trusted_schema = OFF');
};

/** @throws if the connection does not use SQLCipher; a bug, never a state of the file. */
export const assertCipher = (db: Database): void => {
  const cipher = db.pragma('cipher', { simple: true });
  if (cipher !== 'sqlcipher') throw new Error(`The database is open with cipher ${String(cipher)}.`);
};

/**
 * Looks at the first bytes of a closed database file. Never call it while this process has the file open: on
 * POSIX, closing any descriptor of a file drops all locks that the process holds on it.
 *
 * @returns 'encrypted' (or at least not readable as SQLite), 'plaintext', or 'too-short' to be a vault
 */
export const inspectFile = (path: string): 'encrypted' | 'plaintext' | 'too-short' => {
  const head = Buffer.alloc(PAGE_BYTES);
  const fd = openSync(path, 'r');
  try {
    const n = readSync(fd, head, 0, PAGE_BYTES, 0);
    if (head.subarray(0, plainHeader.length).equals(plainHeader)) return 'plaintext';
    return n < PAGE_BYTES ? 'too-short' : 'encrypted';
  } finally {
    closeSync(fd);
  }
};
