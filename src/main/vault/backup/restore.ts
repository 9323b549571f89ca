import { chmodSync, copyFileSync, existsSync, rmSync } from 'node:fs';
import { AppFailure, fail } from '../../../shared/errors.ts';
import { syncFile } from '../atomic-write.ts';
import { type Database, inspectFile, openDatabase } from '../db.ts';
import { damagedVault, newerVault } from '../failures.ts';
import type { KeyFile } from '../keys/key-file.ts';
import { carryReleased } from '../keys/released.ts';
import { latestVersion, schemaVersion } from '../migrations/index.ts';
import { backupsPath, databaseFiles, databasePath, nextDatabasePath } from '../paths.ts';
import { commitReplacement, discardReplacement, finishReplacement } from '../replace.ts';
import type { VaultIdentity } from '../rpc.ts';
import { putAside } from './make.ts';

const notWhole = (what: string) =>
  new AppFailure(
    fail(
      'vault-damaged',
      `This backup is not whole (${what}). Your vault was not changed. Choose another backup.`,
      'backup',
    ).error,
  );

/**
 * What must hold of a database before it may take the place of the vault's.
 *
 * @throws AppFailure 'vault-damaged' or 'vault-newer'
 */
export const refuseUnsound = (db: Database, identity: VaultIdentity): void => {
  const version = schemaVersion(db);
  if (version === null) throw notWhole('tables are missing');
  if (version > latestVersion) throw new AppFailure(newerVault().error);
  if (db.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw notWhole('integrity check');
  if ((db.pragma('foreign_key_check') as unknown[]).length > 0) throw notWhole('references');
  const meta = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck();
  if (meta.get('vault_id') !== identity.vaultId || meta.get('synthetic') !== String(identity.synthetic))
    throw notWhole('it belongs to another vault');
};

export interface RestoreOrder {
  /** Folder of the backup. */
  from: string;
  /** The backup's own data key; zeroed. */
  key: Uint8Array;
  /** The backup's key file. */
  keyFile: KeyFile;
  /** ISO 8601 in UTC. */
  at: string;
}

/**
 * Puts a backup in the place of the vault. The backup is copied, opened and checked first; then the present files
 * are put aside as a backup of their own; then both files are replaced at once (replace.ts). The caller holds the
 * lock and no connection. On failure the vault is as it was.
 *
 * @returns the id under which the state before was put aside, or null where there was none
 */
export const restoreBackup = (
  folder: string,
  order: RestoreOrder,
  nativeBinding?: string | undefined,
): string | null => {
  const staged = nextDatabasePath(folder);
  let committed = false;
  try {
    discardReplacement(folder);
    stage(order.from, staged);
    const db = openDatabase(staged, order.key, { mustExist: true, nativeBinding });
    try {
      refuseUnsound(db, order.keyFile);
    } finally {
      db.close(); // folds a log that came along into the file
    }
    syncFile(staged);
    const aside = putAside(folder, { root: backupsPath(folder), elsewhere: false }, order.at);
    commitReplacement(folder, carryReleased(folder, order.keyFile));
    committed = true; // from here on a failure is not undone: the next lock goes on where this stopped
    finishReplacement(folder);
    return aside;
  } catch (error) {
    order.key.fill(0);
    if (!committed) discardReplacement(folder);
    throw error;
  }
};

const stage = (from: string, staged: string): void => {
  const source = databasePath(from);
  if (!existsSync(source) || inspectFile(source) !== 'encrypted')
    throw new AppFailure(damagedVault('The database of this backup is missing or cut off.').error);
  databaseFiles(source).forEach((path, i) => {
    const copy = databaseFiles(staged)[i]!;
    rmSync(copy, { force: true });
    if (!existsSync(path) || path.endsWith('-shm')) return;
    copyFileSync(path, copy);
    chmodSync(copy, 0o600);
  });
};
