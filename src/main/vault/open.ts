import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppFailure, fail, ok, type Result } from '../../shared/errors.ts';
import type { BackupInfo, OpenExportReport, VaultHealth } from '../../shared/vault.ts';
import { type SqlWorker, startSqlWorker } from './client.ts';
import { toAppError } from './failures.ts';
import { type KeyFile, mirrorKeyFile, readKeyFile, readKeyFileAt, removeKeyFile } from './keys/key-file.ts';
import { releasedOf } from './keys/released.ts';
import { matchesRecoveryKey, unlockWith, unlockWithDevice } from './keys/unlock.ts';
import { databasePath, keyFilePath, nextKeyFilePath } from './paths.ts';
import { settleReleases } from './releases.ts';
import { replacementCommitted } from './replace.ts';
import type { VaultIdentity } from './rpc.ts';
import type { Salvaged } from './salvage/salvage.ts';
import type { Vault, VaultUpkeep } from './types.ts';

export interface FolderOptions {
  folder: string;
  /** SQLite binding of the Electron 33 test runtime; default: the package's own. */
  nativeBinding?: string | undefined;
}

export interface OpenOptions extends FolderOptions {
  /** The passphrase or the recovery key; or the secret that this computer's keychain keeps for the device slot. */
  secret: string | Uint8Array;
}

/** True where the folder holds a vault or a part of one, readable or not. */
export const vaultExists = (folder: string): boolean =>
  existsSync(keyFilePath(folder)) || existsSync(databasePath(folder)) || replacementCommitted(folder);

const notFound = (folder: string) =>
  fail(
    'vault-not-found',
    'There is no vault in this folder. Nothing was changed. Choose the folder that holds vault.db and vault.key, or make a new vault.',
    folder,
  );

/** The key file that counts: a committed replacement that waits to be finished is the vault (replace.ts). */
export const presentKeyFile = (folder: string): Result<KeyFile> => {
  const next = replacementCommitted(folder) ? readKeyFileAt(nextKeyFilePath(folder)) : null;
  return next?.ok ? next : readKeyFile(folder);
};

/** What the key file says without any secret. Not authenticated before the vault has been unlocked. */
export const readVaultHeader = (folder: string): Result<VaultIdentity & { device: boolean }> => {
  if (!vaultExists(folder)) return notFound(folder);
  const file = presentKeyFile(folder);
  if (!file.ok) return file;
  const { vaultId, synthetic, device } = file.value;
  return ok({ vaultId, synthetic, device: device !== undefined });
};

/** Does `typed` open the recovery slot of this vault? Costs one key derivation where the check digits fit. */
export const checkRecoveryKey = async (folder: string, typed: string): Promise<boolean> => {
  const file = readKeyFile(folder);
  return file.ok && (await matchesRecoveryKey(file.value, typed));
};

export const startWorkerFor = (options: FolderOptions): SqlWorker =>
  startSqlWorker({
    folder: resolve(options.folder),
    nativeBinding: options.nativeBinding ?? null,
  });

const upkeepOf = (sql: SqlWorker, folder: string, synthetic: boolean): VaultUpkeep => ({
  backup: async (order) => (await sql.ask({ op: 'backup', order })) as BackupInfo,
  verify: async (at, onProgress) => (await sql.ask({ op: 'verify', at }, [], onProgress)) as VaultHealth,
  exportTo: async (to, at, onProgress) =>
    (await sql.ask({ op: 'export', to, about: { at, synthetic } }, [], onProgress)) as OpenExportReport,
  importFrom: async (from, onProgress) => {
    const report = await sql.ask({ op: 'import-export', from, synthetic }, [], onProgress);
    await settleReleases(folder, sql.repos.ledger);
    return report as OpenExportReport;
  },
  salvage: async (from, key, onProgress) => {
    const salvaged = await sql.ask({ op: 'salvage', from, key }, [key.buffer], onProgress);
    await settleReleases(folder, sql.repos.ledger, { atLeast: releasedOf(from) });
    return salvaged as Salvaged;
  },
  rotate: async (key, next, keyFile) => {
    await sql.ask({ op: 'rotate', key, next, keyFile }, [key.buffer, next.buffer]);
  },
});

/**
 * Opens the database of a worker that holds the lock.
 *
 * @param key moved into the worker's memory: here it is gone afterwards
 */
export const openWith = async (
  sql: SqlWorker,
  folder: string,
  key: Uint8Array<ArrayBuffer>,
  identity: VaultIdentity,
): Promise<Vault> => {
  const { vaultId, synthetic } = identity;
  const at = new Date().toISOString();
  await sql.ask({ op: 'open', key, identity: { vaultId, synthetic }, at }, [key.buffer]);
  await settleReleases(folder, sql.repos.ledger);
  return {
    id: vaultId,
    folder,
    synthetic,
    repos: sql.repos,
    upkeep: upkeepOf(sql, folder, synthetic),
    discard: async () => {
      await sql.close(true);
      removeKeyFile(folder);
    },
    close: () => sql.close(),
  };
};

const unlock = async (
  file: KeyFile,
  secret: OpenOptions['secret'],
): Promise<Result<Uint8Array<ArrayBuffer>>> => {
  if (typeof secret === 'string') return unlockWith(file, secret);
  const key = unlockWithDevice(file, secret);
  if (key) return ok(key);
  return fail(
    'wrong-passphrase',
    'The key that this computer remembers no longer opens this vault. The vault is safe and stays locked. Unlock it with its passphrase.',
  );
};

/**
 * Opens a vault. The lock comes first, so that a vault in use is refused before the slow key derivation and a
 * replacement that a crash interrupted is finished before anything is read.
 */
export const openVault = async (options: OpenOptions): Promise<Result<Vault>> => {
  const folder = resolve(options.folder);
  const header = readVaultHeader(folder);
  if (!header.ok) return header;
  const sql = startWorkerFor(options);
  try {
    await sql.ask({ op: 'lock' });
    const file = readKeyFile(folder); // again, now that nobody else can change it
    if (!file.ok) throw new AppFailure(file.error);
    const key = await unlock(file.value, options.secret);
    if (!key.ok) throw new AppFailure(key.error);
    mirrorKeyFile(folder); // an older spare would open with a passphrase that was given up
    return ok(await openWith(sql, folder, key.value, file.value));
  } catch (error) {
    await sql.close();
    return { ok: false, error: toAppError(error, folder) };
  }
};
