import { existsSync } from 'node:fs';
import { AppFailure, fail, ok, type Result } from '../../../shared/errors.ts';
import { toAppError } from '../failures.ts';
import { type KeyFile, readKeyFile } from '../keys/key-file.ts';
import { unlockWith } from '../keys/unlock.ts';
import { type FolderOptions, openWith, readVaultHeader, startWorkerFor } from '../open.ts';
import { keyFilePath } from '../paths.ts';
import type { Vault } from '../types.ts';

const wrongThen = () =>
  fail(
    'wrong-passphrase',
    'This is not the passphrase that was valid when this backup was made. Your vault was not changed. Try the passphrase or the recovery key of that time.',
    'passphrase',
  );

export interface OpenedBackup {
  from: string;
  keyFile: KeyFile;
  /** The backup's data key; `bringBack` moves it away, otherwise zero it. */
  key: Uint8Array<ArrayBuffer>;
}

/** Opens the key file of a backup. Changes nothing, so that a typing error costs nothing. */
export const unlockBackup = async (from: string, secret: string): Promise<Result<OpenedBackup>> => {
  if (!existsSync(keyFilePath(from)))
    return fail('not-found', 'This backup is not there any more. Your vault was not changed.', 'id');
  const keyFile = readKeyFile(from);
  if (!keyFile.ok) return keyFile;
  const key = await unlockWith(keyFile.value, secret);
  if (!key.ok) return wrongThen();
  return ok({ from, keyFile: keyFile.value, key: key.value });
};

const otherVault = () =>
  fail(
    'bad-input',
    'This backup belongs to another vault than the one in this folder. Nothing was changed. Restore it into an empty folder.',
    'id',
  );

/**
 * Makes a backup the vault of `folder` and opens it. The vault there must be closed; what it held is put aside as a
 * backup of its own. A damaged vault, or a folder without one, serves as well.
 */
export const bringBack = async (
  options: FolderOptions,
  backup: OpenedBackup,
  at: string,
): Promise<Result<{ vault: Vault; putAside: string | null }>> => {
  const { folder } = options;
  const { vaultId, synthetic } = backup.keyFile;
  const present = readVaultHeader(folder);
  if (present.ok && (present.value.vaultId !== vaultId || present.value.synthetic !== synthetic))
    return otherVault();
  const sql = startWorkerFor(options);
  try {
    await sql.ask({ op: 'lock' });
    const key = Uint8Array.from(backup.key);
    const { from, keyFile } = backup;
    const aside = await sql.ask({ op: 'restore', from, key, keyFile, at }, [key.buffer]);
    const vault = await openWith(sql, folder, backup.key, keyFile);
    return ok({ vault, putAside: typeof aside === 'string' ? aside : null });
  } catch (error) {
    await sql.close();
    return { ok: false, error: error instanceof AppFailure ? error.error : toAppError(error, folder) };
  } finally {
    if (backup.key.byteLength > 0) backup.key.fill(0);
  }
};
