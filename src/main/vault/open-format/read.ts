import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { AppFailure, type ErrorCode, fail } from '../../../shared/errors.ts';
import type { OpenExportReport } from '../../../shared/vault.ts';
import { quoted } from '../copy.ts';
import type { Database } from '../db.ts';
import { latestVersion } from '../migrations/index.ts';
import { openStage, type Stage, type Stored } from '../stage.ts';
import { MANIFEST, type Manifest, manifestSchema } from './manifest.ts';
import { fromJson } from './values.ts';
import { contentTables } from './write.ts';

const CHUNK = 1 << 20; // bytes
const LONGEST_LINE = 64 << 20; // bytes; no row of ours comes near
const MANIFEST_MOST = 1 << 20;

const refuse = (code: ErrorCode, what: string, where: string) =>
  new AppFailure(fail(code, `${what} Nothing was imported.`, where).error);

const readManifest = (folder: string): Manifest => {
  const path = join(folder, MANIFEST);
  let text: string;
  try {
    if (lstatSync(path).size > MANIFEST_MOST)
      throw refuse('not-an-export', 'The manifest is too large.', MANIFEST);
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof AppFailure) throw error;
    throw refuse(
      'not-an-export',
      'This folder holds no export of N1 Vault: manifest.json is missing.',
      MANIFEST,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw refuse('not-an-export', 'The manifest of this export is not valid JSON.', MANIFEST);
  }
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success)
    throw refuse('not-an-export', 'The manifest of this export is not one of N1 Vault.', MANIFEST);
  if (parsed.data.schemaVersion > latestVersion)
    throw refuse('vault-newer', 'This export was made by a newer version of N1 Vault.', MANIFEST);
  return parsed.data;
};

/** The lines of a file, hashed on the way; a link or a folder in its place is refused. */
function* linesOf(folder: string, file: Manifest['files'][number]): Generator<string> {
  const path = join(folder, file.name);
  const info = lstatSync(path, { throwIfNoEntry: false });
  if (!info?.isFile()) throw refuse('not-an-export', `The file ${file.name} is missing.`, file.name);
  const altered = () =>
    refuse(
      'file-truncated',
      `The file ${file.name} is not what was exported: it was cut off or changed.`,
      file.name,
    );
  if (info.size !== file.bytes) throw altered();
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const buffer = Buffer.alloc(CHUNK);
  const fd = openSync(path, 'r');
  try {
    let rest = '';
    for (;;) {
      const n = readSync(fd, buffer, 0, CHUNK, null);
      if (n === 0) break;
      hash.update(buffer.subarray(0, n));
      const lines = (rest + decoder.decode(buffer.subarray(0, n), { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LONGEST_LINE) throw altered();
      yield* lines;
    }
    if (rest !== '' || hash.digest('hex') !== file.sha256) throw altered();
  } catch (error) {
    if (error instanceof TypeError) throw altered(); // not UTF-8
    throw error;
  } finally {
    closeSync(fd);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Puts one table's rows into the stage. @returns the number of rows */
const readTable = (stage: Stage, folder: string, file: Manifest['files'][number], table: string): number => {
  const known = new Set(
    (stage.db.pragma(`table_info(${quoted(table)})`) as { name: string }[]).map((c) => c.name),
  );
  let rows = 0;
  const place = () => `${file.name}, line ${rows + 1}`;
  for (const line of linesOf(folder, file)) {
    const wrong = (what: string) => refuse('bad-input', `${place()}: ${what}.`, place());
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      throw wrong('not valid JSON');
    }
    if (!isObject(json)) throw wrong('not a row');
    const columns = Object.keys(json);
    if (columns.some((c) => !known.has(c))) throw wrong('a column that this table does not have');
    const values = Object.values(json).map(fromJson);
    if (values.includes(undefined)) throw wrong('a value that no table holds');
    try {
      stage.insert(table, columns, values as Stored[]);
    } catch {
      throw wrong('a row that the rules of this table refuse');
    }
    rows++;
  }
  if (rows !== file.rows)
    throw refuse(
      'file-truncated',
      `The file ${file.name} holds another number of rows than was exported.`,
      file.name,
    );
  return rows;
};

/** Rows that a vault has before anything was entered: the unknown source and the like, and its settings. */
const isEmpty = (db: Database): boolean => {
  const seeds: Record<string, number> = { source: 1, device: 1, unit: 1, zone: 1 };
  return contentTables(db)
    .filter((table) => table !== 'setting')
    .every((table) => {
      const n =
        db
          .prepare<[], number>(`SELECT count(*) FROM ${quoted(table)}`)
          .pluck()
          .get() ?? 0;
      return n <= (seeds[table] ?? 0);
    });
};

/**
 * Reads an export into the open vault, which must be empty: all of it or nothing. Each file must be what the manifest
 * says, byte for byte; each row must meet the rules of its table; the whole must refer to itself only.
 */
export const readOpenExport = (
  db: Database,
  vaultFolder: string,
  folder: string,
  synthetic: boolean,
  progress: (done: number, total: number) => void,
  nativeBinding?: string | undefined,
): OpenExportReport => {
  const manifest = readManifest(folder);
  if (manifest.synthetic !== synthetic)
    throw refuse(
      'refused-by-rule',
      manifest.synthetic
        ? 'This export holds made-up data, and this vault does not.'
        : 'This export holds real data, and this vault is for made-up data.',
      MANIFEST,
    );
  if (!isEmpty(db))
    throw refuse(
      'refused-by-rule',
      'This vault already holds data. An export is read into a new, empty vault only.',
      'vault',
    );
  const stage = openStage(vaultFolder, manifest.schemaVersion, nativeBinding);
  try {
    const files = manifest.files.filter((f) => f.name.startsWith('tables/'));
    files.forEach((file, i) => {
      const table = file.name.slice('tables/'.length, -'.jsonl'.length);
      if (!stage.tables.includes(table))
        throw refuse('not-an-export', `There is no table "${table}" in this version.`, file.name);
      readTable(stage, folder, file, table);
      progress(i + 1, files.length + 1);
    });
    if ((stage.db.pragma('foreign_key_check') as unknown[]).length > 0)
      throw refuse('bad-input', 'Some rows of this export refer to rows that it does not hold.', folder);
    stage.moveInto(db);
    progress(files.length + 1, files.length + 1);
    return { folder, files: manifest.files, rows: files.reduce((sum, f) => sum + f.rows, 0) };
  } finally {
    stage.discard();
  }
};
