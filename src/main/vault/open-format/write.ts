import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenExportReport } from '../../../shared/vault.ts';
import { quoted, tablesOf } from '../copy.ts';
import type { Database } from '../db.ts';
import { makeFolder, removeMade } from '../folder.ts';
import { schemaVersion } from '../migrations/index.ts';
import type { Stored } from '../stage.ts';
import { FORMAT, MANIFEST, type Manifest, readme } from './manifest.ts';
import { csvCell, toJson } from './values.ts';

const FLUSH_AT = 1 << 20; // characters gathered before a write

/** Writes a file of lines, counting and hashing on the way. */
const writeLines = (folder: string, name: string, lines: Iterable<string>, rows: (n: number) => number) => {
  const fd = openSync(join(folder, name), 'wx', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  let count = 0;
  let pending = '';
  const flush = () => {
    const chunk = Buffer.from(pending);
    pending = '';
    hash.update(chunk);
    for (let at = 0; at < chunk.length; ) at += writeSync(fd, chunk, at);
    bytes += chunk.length;
  };
  try {
    for (const line of lines) {
      pending += line;
      count++;
      if (pending.length >= FLUSH_AT) flush();
    }
    flush();
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  return { name, rows: rows(count), bytes, sha256: hash.digest('hex') };
};

/** Views for people: names in place of ids, times as ISO 8601. Other tables are written as they are. */
const forPeople: Record<string, string> = {
  sample: `SELECT metric.code AS metric, metric.unit,
      strftime('%Y-%m-%dT%H:%M:%fZ', s.start_ms / 1000.0, 'unixepoch') AS start,
      strftime('%Y-%m-%dT%H:%M:%fZ', s.end_ms / 1000.0, 'unixepoch') AS end,
      s.value, source.name AS source, device.name AS device, unit.name AS original_unit, zone.name AS zone
    FROM visible_sample s JOIN metric ON metric.id = s.metric JOIN source ON source.id = s.source
      JOIN device ON device.id = s.device JOIN unit ON unit.id = s.unit JOIN zone ON zone.id = s.zone
    ORDER BY metric.code, s.start_ms, s.end_ms`,
  daily: `SELECT metric.code AS metric, metric.unit, day, value, coverage, sources
    FROM daily JOIN metric ON metric.id = daily.metric ORDER BY metric.code, day`,
};

/** In the order of the primary key, so that the same content gives the same bytes. */
const inOrder = (db: Database, table: string): string => {
  const columns = db.pragma(`table_info(${quoted(table)})`) as { name: string; pk: number }[];
  const key = columns.filter((c) => c.pk > 0).sort((a, b) => a.pk - b.pk);
  const order = key.length > 0 ? key.map((c) => quoted(c.name)).join(', ') : 'rowid';
  return `SELECT * FROM ${quoted(table)} ORDER BY ${order}`;
};

function* jsonLines(db: Database, table: string): Generator<string> {
  const statement = db.prepare<[], Stored[]>(inOrder(db, table)).safeIntegers(true).raw();
  const names = statement.columns().map((c) => c.name);
  for (const row of statement.iterate())
    yield `${JSON.stringify(Object.fromEntries(row.map((value, i) => [names[i]!, toJson(value)])))}\n`;
}

function* csvLines(db: Database, table: string): Generator<string> {
  const statement = db.prepare<[], Stored[]>(forPeople[table] ?? inOrder(db, table)).raw();
  yield `${statement
    .columns()
    .map((c) => c.name)
    .join(',')}\r\n`;
  for (const row of statement.iterate()) yield `${row.map(csvCell).join(',')}\r\n`;
}

/** Tables of the content; the vault's own keys and names of itself stay behind. */
export const contentTables = (db: Database): string[] => tablesOf(db).filter((table) => table !== 'meta');

/**
 * Writes everything in the vault into the new folder `folder`, unencrypted: JSON Lines (complete, readable by
 * `readOpenExport`), CSV (for spreadsheets), README, manifest. On failure the folder is removed.
 */
export const writeOpenExport = (
  db: Database,
  folder: string,
  about: { at: string; synthetic: boolean },
  progress: (done: number, total: number) => void,
): OpenExportReport => {
  const made = makeFolder(folder);
  try {
    for (const sub of ['tables', 'csv']) mkdirSync(join(folder, sub), { mode: 0o700 });
    const tables = contentTables(db);
    const files: Manifest['files'] = [];
    tables.forEach((table, i) => {
      files.push(writeLines(folder, `tables/${table}.jsonl`, jsonLines(db, table), (n) => n));
      files.push(writeLines(folder, `csv/${table}.csv`, csvLines(db, table), (n) => n - 1));
      progress(i + 1, tables.length);
    });
    files.push(writeLines(folder, 'README.txt', [readme(about.at)], () => 0));
    const manifest: Manifest = {
      format: FORMAT,
      exportedAt: about.at,
      schemaVersion: schemaVersion(db) ?? 0,
      synthetic: about.synthetic,
      files,
    };
    writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    const rows = files.filter((f) => f.name.startsWith('tables/')).reduce((sum, f) => sum + f.rows, 0);
    return { folder, files, rows };
  } catch (error) {
    if (made.length > 0) rmSync(folder, { recursive: true, force: true });
    removeMade(made);
    throw error;
  }
};
