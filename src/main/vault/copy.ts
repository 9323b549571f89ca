import { chmodSync } from 'node:fs';
import { AppFailure, fail } from '../../shared/errors.ts';
import { syncFile } from './atomic-write.ts';
import { type Database, inspectFile } from './db.ts';

/** A name between double quotes, for the places where SQL takes no parameter. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The vault's own tables, in a fixed order. */
export const tablesOf = (db: Database, schema = 'main'): string[] =>
  db
    .prepare<[], string>(
      `SELECT name FROM ${schema}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite#_%' ESCAPE '#' ORDER BY name`,
    )
    .pluck()
    .all();

const unsound = (what: string) =>
  new AppFailure(
    fail(
      'vault-damaged',
      `The copy was not sound (${what}), so it was removed. The vault itself was not changed. Check the disk, and run a check of the vault.`,
      'vault.db',
    ).error,
  );

/**
 * Writes a whole, compact copy of the open database to a new file, under the same key with a salt of its own, then
 * opens that file anew and compares: SQLite's integrity check, foreign keys, the rows of each table. The page HMACs
 * are checked with every page that is read.
 *
 * @returns rows in all
 * @throws AppFailure or SqliteError; the file is then for the caller to remove
 */
export const writeCopy = (db: Database, path: string): number => {
  db.prepare('VACUUM INTO ?').run(path);
  chmodSync(path, 0o600);
  if (inspectFile(path) !== 'encrypted') throw unsound('not encrypted');
  syncFile(path);
  return compareCopy(db, path);
};

const compareCopy = (db: Database, path: string): number => {
  db.prepare('ATTACH ? AS copy').run(path); // without KEY: under the key of the main database
  try {
    const check = db.pragma('copy.integrity_check(1)', { simple: true });
    if (check !== 'ok') throw unsound('integrity check');
    if ((db.pragma('copy.foreign_key_check') as unknown[]).length > 0) throw unsound('references');
    const tables = tablesOf(db);
    if (tablesOf(db, 'copy').join() !== tables.join()) throw unsound('tables');
    const count = (schema: string, table: string) =>
      db
        .prepare<[], number>(`SELECT count(*) FROM ${schema}.${quoted(table)}`)
        .pluck()
        .get() ?? 0;
    let rows = 0;
    for (const table of tables) {
      const n = count('main', table);
      if (count('copy', table) !== n) throw unsound('rows');
      rows += n;
    }
    return rows;
  } finally {
    db.exec('DETACH copy');
  }
};
