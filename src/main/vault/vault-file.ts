import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { AppFailure, type Result } from '../../shared/errors.ts';
import { syncFolder } from './atomic-write.ts';
import { makeBackup } from './backup/make.ts';
import { backupPlaces } from './backup/places.ts';
import { type Database, inspectFile, openDatabase } from './db.ts';
import { damagedVault } from './failures.ts';
import { latestVersion, migrate, schemaVersion } from './migrations/index.ts';
import { databasePath, draftPath } from './paths.ts';
import type { VaultIdentity } from './rpc.ts';
import { removeUnfinishedImports } from './unfinished.ts';

const removeDatabase = (path: string) => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
};

/** Removes what a failed creation left, including a database that already had its name. */
export const discardDatabase = (folder: string): void => {
  removeDatabase(draftPath(folder));
  removeDatabase(databasePath(folder));
};

/**
 * Makes `vault.db.new` with the newest schema, closed and complete on disk. The key file is written after it and
 * the final name given last (`finishCreation`), so that a crash at any point leaves either no vault or a whole one.
 *
 * @param key 32 bytes, zeroed on return
 */
export const createDatabase = (
  folder: string,
  key: Uint8Array,
  identity: VaultIdentity,
  nativeBinding?: string | undefined,
): void => {
  const path = draftPath(folder);
  removeDatabase(path); // left by a creation that crashed before its key file was written
  const db = openDatabase(path, key, { mustExist: false, nativeBinding });
  try {
    chmodSync(path, 0o600); // the WAL takes over these rights
    db.transaction(() => {
      db.exec('CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID');
      const insert = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
      insert.run('schema_version', '0');
      insert.run('vault_id', identity.vaultId);
      insert.run('synthetic', String(identity.synthetic));
      insert.run('recovery_confirmed', 'false');
    }).immediate();
    const migrated = migrate(db);
    if (!migrated.ok) throw new AppFailure(migrated.error);
  } finally {
    db.close(); // checkpoints and removes the WAL
  }
  if (inspectFile(path) !== 'encrypted') {
    removeDatabase(path);
    throw new Error('The new database is not encrypted. It was removed.');
  }
};

/** Gives the finished database its name; also where a crash came between the key file and the name. */
const finishCreation = (folder: string): void => {
  if (existsSync(databasePath(folder)) || !existsSync(draftPath(folder))) return;
  renameSync(draftPath(folder), databasePath(folder));
  syncFolder(folder);
};

/**
 * Opens the database of a vault whose key file is known to be good, migrates it and removes what an import that
 * crashed had added.
 *
 * @param key 32 bytes, zeroed once the database is open
 * @param at now, ISO 8601; names the backup that is made before a migration
 * @throws SqliteError where the file is damaged or cannot be written
 */
export const openVaultDatabase = (
  folder: string,
  key: Uint8Array,
  identity: VaultIdentity,
  at: string,
  nativeBinding?: string | undefined,
): Result<Database> => {
  const path = databasePath(folder);
  finishCreation(folder);
  const refused = refuseFile(path);
  if (refused) return refused;
  const db = openDatabase(path, key, { mustExist: true, nativeBinding });
  try {
    const version = schemaVersion(db);
    if (version !== null && version < latestVersion && isVault(db, identity))
      makeBackup(db, folder, {
        place: backupPlaces(folder).next,
        at,
        reason: 'before-migration',
      });
    const migrated = migrate(db);
    if (!migrated.ok) {
      db.close();
      return migrated;
    }
    if (!isVault(db, identity)) {
      db.close();
      return damagedVault('The database in this folder belongs to another vault than its key file.');
    }
    removeUnfinishedImports(db);
    return { ok: true, value: db };
  } catch (error) {
    db.close();
    throw error;
  }
};

/** States of the file that SQLite itself would accept: it makes a missing file and fills an empty one. */
const refuseFile = (path: string): ReturnType<typeof damagedVault> | null => {
  if (!existsSync(path)) return damagedVault('The database file vault.db is missing from this folder.');
  const kind = inspectFile(path);
  if (kind === 'too-short') return damagedVault('The database file vault.db is empty or cut off.');
  if (kind === 'plaintext')
    return damagedVault('The file vault.db is not encrypted, so it is not this vault.');
  return null;
};

const isVault = (db: Database, identity: VaultIdentity): boolean => {
  const value = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck();
  return value.get('vault_id') === identity.vaultId && value.get('synthetic') === String(identity.synthetic);
};
