import { existsSync, statSync } from 'node:fs';
import type { VaultHealth } from '../../shared/vault.ts';
import { quoted, tablesOf } from './copy.ts';
import type { Database } from './db.ts';
import { sqliteError } from './failures.ts';
import { readKeyFileAt } from './keys/key-file.ts';
import { databaseFiles, databasePath, keyFileBackupPath, keyFilePath } from './paths.ts';

export type Progress = (done: number, total: number) => void;

/** Reads every row of a table with all its columns, so that every page of it is decrypted and authenticated. */
const readAll = (db: Database, table: string): number => {
  let rows = 0;
  for (const _ of db
    .prepare(`SELECT * FROM ${quoted(table)}`)
    .raw()
    .iterate())
    rows++;
  return rows;
};

/** Runs one part of the check; a failure of the file becomes a sentence, a bug is thrown. */
const attempt = (part: string, problems: string[], check: () => string | null): void => {
  try {
    const problem = check();
    if (problem) problems.push(problem);
  } catch (error) {
    const code = (error as { code?: unknown } | null)?.code;
    if (sqliteError(error, '') === null) throw error;
    problems.push(`${part} cannot be read as a whole (${String(code)}).`);
  }
};

const keyFileProblems = (folder: string): string[] => {
  if (!readKeyFileAt(keyFilePath(folder)).ok)
    return ['The key file vault.key is damaged. While the vault is open, rename vault.key.bak to vault.key.'];
  if (!existsSync(keyFileBackupPath(folder)) || !readKeyFileAt(keyFileBackupPath(folder)).ok)
    return [
      'The spare key file vault.key.bak is missing or damaged. It is written again at the next unlock.',
    ];
  return [];
};

/**
 * Health of an open vault: SQLite's integrity check, foreign keys, and a full read of every table. (SQLCipher's own
 * cipher_integrity_check answers nothing in this build.) Nothing is changed. Problems name tables, never content.
 */
export const checkHealth = (db: Database, folder: string, at: string, progress: Progress): VaultHealth => {
  const problems = keyFileProblems(folder);
  let tables: string[] = [];
  attempt('The list of tables', problems, () => {
    tables = tablesOf(db);
    return null;
  });
  const total = tables.length + 2;
  progress(0, total);
  attempt('The database', problems, () =>
    db.pragma('integrity_check(1)', { simple: true }) === 'ok' ? null : 'The integrity check found damage.',
  );
  progress(1, total);
  attempt('The database', problems, () =>
    (db.pragma('foreign_key_check') as unknown[]).length === 0
      ? null
      : 'Some rows refer to rows that are missing.',
  );
  let rows = 0;
  tables.forEach((table, i) => {
    progress(i + 2, total);
    attempt(`The table "${table}"`, problems, () => {
      rows += readAll(db, table);
      return null;
    });
  });
  progress(total, total);
  const bytes = databaseFiles(databasePath(folder)).reduce(
    (sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  const unique = [...new Set(problems)];
  return { healthy: unique.length === 0, rows, bytes, problems: unique, checkedAt: at };
};
