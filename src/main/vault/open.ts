import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppFailure, fail, ok, type Result } from '../../shared/errors.ts';
import { type SqlWorker, startSqlWorker } from './client.ts';
import { toAppError } from './failures.ts';
import { readKeyFile } from './keys/key-file.ts';
import { matchesRecoveryKey, unlockWith } from './keys/unlock.ts';
import { databasePath, keyFilePath } from './paths.ts';
import type { VaultIdentity } from './rpc.ts';
import type { Vault } from './types.ts';

export interface FolderOptions {
  folder: string;
  /** SQLite binding of the Electron 33 test runtime; default: the package's own. */
  nativeBinding?: string | undefined;
}

export interface OpenOptions extends FolderOptions {
  /** The passphrase or the recovery key. */
  secret: string;
}

/** True where the folder holds a vault or a part of one, readable or not. */
export const vaultExists = (folder: string): boolean =>
  existsSync(keyFilePath(folder)) || existsSync(databasePath(folder));

const notFound = (folder: string) =>
  fail(
    'vault-not-found',
    'There is no vault in this folder. Nothing was changed. Choose the folder that holds vault.db and vault.key, or make a new vault.',
    folder,
  );

/** What the key file says without any secret. Not authenticated before the vault has been unlocked. */
export const readVaultHeader = (folder: string): Result<VaultIdentity> => {
  if (!vaultExists(folder)) return notFound(folder);
  const file = readKeyFile(folder);
  return file.ok ? ok({ vaultId: file.value.vaultId, synthetic: file.value.synthetic }) : file;
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
  await sql.ask({ op: 'open', key, identity }, [key.buffer]);
  return {
    id: identity.vaultId,
    folder,
    synthetic: identity.synthetic,
    repos: sql.repos,
    close: () => sql.close(),
  };
};

/**
 * Opens a vault with its passphrase or recovery key. The lock comes first, so that a vault in use is refused
 * before the slow key derivation.
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
    const key = await unlockWith(file.value, options.secret);
    if (!key.ok) throw new AppFailure(key.error);
    const { vaultId, synthetic } = file.value;
    return ok(await openWith(sql, folder, key.value, { vaultId, synthetic }));
  } catch (error) {
    await sql.close();
    return { ok: false, error: toAppError(error, folder) };
  }
};
