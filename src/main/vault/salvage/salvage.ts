import BetterSqlite3 from 'better-sqlite3-multiple-ciphers';
import type { SalvageReport } from '../../../shared/vault.ts';
import { quoted } from '../copy.ts';
import type { Database } from '../db.ts';
import { latestVersion, migrate, migrations } from '../migrations/index.ts';
import { databasePath } from '../paths.ts';
import { openStage, type Stage, type Stored } from '../stage.ts';
import { openPages, type PageFile } from './pages.ts';
import { readTables } from './read-tables.ts';
import { type Shape, shapesOf } from './shapes.ts';

export type Salvaged = Omit<SalvageReport, 'folder' | 'recoveryKey'>;

/** The tables of a schema version, from an empty database in memory. */
const shapesAt = (version: number, nativeBinding: string | undefined): Shape[] => {
  const db = new BetterSqlite3(':memory:', nativeBinding ? { nativeBinding } : {});
  try {
    db.exec(`CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
             INSERT INTO meta VALUES ('schema_version', '0')`);
    migrate(db, migrations.slice(0, version));
    return shapesOf(db);
  } finally {
    db.close();
  }
};

/** The schema version that a damaged vault says it has; where that page is lost, the newest. */
const versionOf = (file: PageFile, nativeBinding: string | undefined): number => {
  let version = latestVersion;
  const meta = shapesAt(latestVersion, nativeBinding).filter((shape) => shape.table === 'meta');
  const read = (_: Shape, [key, value]: Stored[]) => {
    if (key === 'schema_version' && Number(value) >= 1 && Number(value) <= latestVersion)
      version = Number(value);
  };
  readTables(file, meta, read, () => {});
  return version;
};

const nameLost = (table: string) => [`INSERT INTO ${table} (id, name) SELECT :id, 'name lost ' || :id`];

/** An import of which nothing is known any more but that rows of it are there. */
const importLost = (
  id: string,
) => `INSERT OR IGNORE INTO import (id, import_id, state, started_at, finished_at, receipt)
  SELECT ${id}, 'salvaged-' || ${id}, 'done', '1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z',
    json_object('importId', 'salvaged-' || ${id}, 'files', json_array(), 'read', 0, 'new', 0, 'known', 0,
      'refused', json_array(), 'byMetric', json_object(), 'unknownTypes', json_object(), 'first', NULL,
      'last', NULL, 'warnings', json_array(), 'seconds', 0)`;

const FAR = 1_000_000_000; // ids of imports that stand for a lost set of imports

/** What stands for a lost row that others refer to, by its table. */
const placeholders: Record<string, string[]> = {
  metric: [`INSERT INTO metric (id, code, unit) SELECT :id, 'lost:' || :id, ''`],
  source: nameLost('source'),
  device: nameLost('device'),
  unit: nameLost('unit'),
  zone: nameLost('zone'),
  import: [importLost(':id')],
  holder_set: [
    importLost(`(:id + ${FAR})`),
    `INSERT INTO holder_set (id, imports) SELECT :id, json_array(:id + ${FAR})`,
  ],
};

/** Sets of imports name their imports in JSON, where no foreign key looks. */
const repairHolders = ({ db, tables }: Stage): void => {
  if (!tables.includes('holder_set')) return;
  const missing = db
    .prepare<[], number>(
      `SELECT DISTINCT value FROM holder_set, json_each(holder_set.imports) WHERE value NOT IN (SELECT id FROM import)`,
    )
    .pluck()
    .all();
  for (const id of missing) db.prepare(importLost(':id')).run({ id: BigInt(id) });
};

/**
 * Rows whose names went down with a damaged page keep their values: the name says that it was lost. What refers to
 * anything else that is missing cannot be kept.
 */
const repairReferences = (stage: Stage): Map<string, number> => {
  const { db } = stage;
  const refused = new Map<string, number>();
  for (const table of stage.tables) {
    const keys = db.pragma(`foreign_key_list(${quoted(table)})`) as {
      table: string;
      from: string;
      to: string | null;
    }[];
    for (const { table: parent, from, to } of keys) {
      const known = `SELECT ${quoted(to ?? 'id')} FROM ${quoted(parent)}`;
      const missing = `${quoted(from)} IS NOT NULL AND ${quoted(from)} NOT IN (${known})`;
      const placeholder = placeholders[parent];
      if (placeholder) {
        const ids = db
          .prepare<[], number>(`SELECT DISTINCT ${quoted(from)} FROM ${quoted(table)} WHERE ${missing}`)
          .pluck()
          .all();
        for (const id of ids) for (const sql of placeholder) db.prepare(sql).run({ id: BigInt(id) });
      } else {
        const changes = deleteUnguarded(db, table, missing);
        refused.set(table, (refused.get(table) ?? 0) + changes);
      }
    }
  }
  repairHolders(stage);
  return refused;
};

/** Triggers forbid to delete history; rows that may not enter the vault are none. The triggers are back afterwards. */
const deleteUnguarded = (db: Database, table: string, where: string): number => {
  const triggers = db
    .prepare<[string], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?`,
    )
    .all(table);
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${quoted(name)}`);
  const { changes } = db.prepare(`DELETE FROM ${quoted(table)} WHERE ${where}`).run();
  for (const { sql } of triggers) db.exec(sql);
  return changes;
};

/**
 * Reads what can be read of the damaged database in `from` into the new, empty vault `db` of `folder`. The damaged
 * files are opened for reading only.
 *
 * @param key data key of the damaged vault; zeroed
 */
export const salvageInto = (
  db: Database,
  folder: string,
  from: string,
  key: Uint8Array,
  progress: (done: number, total: number) => void,
  nativeBinding?: string | undefined,
): Salvaged => {
  const file = openPages(databasePath(from), key);
  try {
    const version = versionOf(file, nativeBinding);
    const shapes = shapesAt(version, nativeBinding).filter((shape) => shape.table !== 'meta');
    const stage = openStage(folder, version, nativeBinding);
    try {
      const kept = new Map<string, number>();
      const refused = new Map<string, number>();
      const count = (map: Map<string, number>, table: string) => map.set(table, (map.get(table) ?? 0) + 1);
      const take = (shape: Shape, row: Stored[]) => {
        try {
          if (stage.insert(shape.table, shape.columns, row)) count(kept, shape.table);
        } catch {
          count(refused, shape.table); // breaks a CHECK: not a row that the app ever wrote
        }
      };
      const found = readTables(file, shapes, take, progress);
      const dangling = repairReferences(stage);
      const tables = found.tables.map(({ shape: { table }, incomplete }) => {
        const read = (kept.get(table) ?? 0) - (dangling.get(table) ?? 0);
        const lost = (refused.get(table) ?? 0) + (dangling.get(table) ?? 0);
        return { table, read, refused: lost, expected: incomplete ? null : read + lost };
      });
      stage.moveInto(db);
      const read = tables.reduce((sum, t) => sum + t.read, 0);
      const missing = tables.reduce((sum, t) => sum + t.refused, 0);
      const complete = tables.every((t) => t.expected !== null && t.refused === 0);
      return { complete, tables, read, missing, pages: found.pages };
    } finally {
      stage.discard();
    }
  } finally {
    file.close();
    key.fill(0);
  }
};
