import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Statement } from 'better-sqlite3-multiple-ciphers';
import { AppFailure } from '../../shared/errors.ts';
import { quoted, tablesOf } from './copy.ts';
import { type Database, openDatabase } from './db.ts';
import { migrate, migrations } from './migrations/index.ts';
import { databaseFiles, stagePath } from './paths.ts';

/** Of the vault itself, not of its content: never carried into another vault. */
const OWN = 'meta';

/** What may come in as a value: what SQLite stores. */
export type Stored = number | bigint | string | Buffer | null;

export interface Stage {
  readonly db: Database;
  /** Adds a row; false where its key is there already. Columns are those of the table, in any order. */
  insert(table: string, columns: readonly string[], row: readonly Stored[]): boolean;
  /** Tables that content may come into. */
  readonly tables: string[];
  /** Brings the staged rows to the newest schema and copies them into `vault`, all or nothing. */
  moveInto(vault: Database): { rows: number };
  /** Closes and removes the staging database. */
  discard(): void;
}

const columnsOf = (db: Database, table: string, schema = 'main'): string[] =>
  (db.pragma(`${schema}.table_info(${quoted(table)})`) as { name: string }[]).map((c) => c.name);

/**
 * An encrypted database of an older schema version inside the vault's folder, where foreign rows are gathered before
 * they may enter the vault: they meet the constraints of their own time, are migrated like a vault of that time, and
 * move over in one transaction. Its key is random and known to nobody.
 */
export const openStage = (folder: string, version: number, nativeBinding?: string | undefined): Stage => {
  const path = stagePath(folder);
  const remove = () => {
    for (const file of databaseFiles(path)) rmSync(file, { force: true });
  };
  remove();
  const key = new Uint8Array(randomBytes(32));
  const hex = Buffer.from(key).toString('hex'); // in a string, for ATTACH; it opens nothing but this file
  const db = openDatabase(path, key, { mustExist: false, nativeBinding });
  db.pragma('synchronous = OFF'); // thrown away after a crash in any case
  db.pragma('foreign_keys = OFF'); // rows come in any order; checked at the end
  db.exec(`CREATE TABLE ${OWN} (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`);
  db.prepare(`INSERT INTO ${OWN} VALUES ('schema_version', '0')`).run();
  const migrated = migrate(db, migrations.slice(0, version));
  if (!migrated.ok) throw new AppFailure(migrated.error);
  db.exec('BEGIN');
  const inserts = new Map<string, Statement<Stored[]>>();
  const tables = tablesOf(db).filter((table) => table !== OWN);

  return {
    db,
    tables,
    insert: (table, columns, row) => {
      const id = `${table} ${columns.join()}`;
      let statement = inserts.get(id);
      if (!statement) {
        const places = columns.map(() => '?').join(', ');
        statement = db.prepare<Stored[]>(
          `INSERT OR IGNORE INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${places})`,
        );
        inserts.set(id, statement);
      }
      return statement.run(...row).changes > 0;
    },
    moveInto: (vault) => {
      if (db.inTransaction) db.exec('COMMIT');
      const newest = migrate(db);
      if (!newest.ok) throw new AppFailure(newest.error);
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
      return copyRows(vault, path, hex);
    },
    discard: () => {
      db.close();
      remove();
    },
  };
};

const copyRows = (vault: Database, path: string, hex: string): { rows: number } => {
  vault.prepare(`ATTACH ? AS stage KEY "x'${hex}'"`).run(path);
  try {
    return vault
      .transaction(() => {
        vault.pragma('defer_foreign_keys = ON');
        let rows = 0;
        for (const table of tablesOf(vault, 'stage').filter((name) => name !== OWN)) {
          const columns = columnsOf(vault, table, 'stage').map(quoted).join(', ');
          const from = `SELECT ${columns} FROM stage.${quoted(table)}`;
          // The rows that every new vault has (unknown source and the like) are there already.
          rows += vault
            .prepare(`INSERT OR IGNORE INTO main.${quoted(table)} (${columns}) ${from}`)
            .run().changes;
        }
        return { rows };
      })
      .immediate();
  } finally {
    vault.exec('DETACH stage');
  }
};
