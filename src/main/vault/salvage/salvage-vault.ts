import { resolve } from 'node:path';
import { AppFailure, ok, type Result } from '../../../shared/errors.ts';
import type { SalvageReport } from '../../../shared/vault.ts';
import { createVault } from '../create.ts';
import { toAppError } from '../failures.ts';
import type { KdfCost } from '../keys/kdf.ts';
import { type KeyFile, readKeyFile, readKeyFileAt } from '../keys/key-file.ts';
import { unlockWith } from '../keys/unlock.ts';
import { readVaultHeader, startWorkerFor, vaultExists } from '../open.ts';
import { keyFileBackupPath } from '../paths.ts';

export interface SalvageOptions {
  /** The damaged vault; opened for reading only. */
  folder: string;
  /** Its passphrase or recovery key; it also opens the new vault. */
  secret: string;
  /** Folder of the new vault. */
  to: string;
  nativeBinding?: string | undefined;
  /** False in the test runtime: then only made-up data is read. */
  official: boolean;
  kdf?: KdfCost | undefined;
  onProgress?: (done: number, total: number) => void;
}

/** The key file, or where that is damaged its spare copy. */
const anyKeyFile = (folder: string): Result<KeyFile> => {
  const file = readKeyFile(folder);
  if (file.ok) return file;
  const spare = readKeyFileAt(keyFileBackupPath(folder));
  return spare.ok ? spare : file;
};

const notOfficial: Result<never> = {
  ok: false,
  error: {
    code: 'runtime-not-official',
    message:
      'This is the test runtime of N1 Vault. It opens made-up data only, and nothing of your vault was touched.',
  },
};

/**
 * Makes a new vault in `to` with what can be read of a damaged one. The new vault is closed again; it opens with the
 * same secret and with a recovery key of its own. The damaged vault is locked meanwhile and stays as it is. On failure
 * no new vault stays behind.
 */
export const salvageVault = async (options: SalvageOptions): Promise<Result<SalvageReport>> => {
  const folder = resolve(options.folder);
  if (!vaultExists(folder)) {
    const missing = readVaultHeader(folder);
    if (!missing.ok) return missing;
  }
  const source = startWorkerFor({ ...options, folder });
  try {
    await source.ask({ op: 'lock' });
    const file = anyKeyFile(folder);
    if (!file.ok) return file;
    if (!options.official && !file.value.synthetic) return notOfficial;
    const key = await unlockWith(file.value, options.secret);
    if (!key.ok) return key;
    return await readInto(options, folder, key.value, file.value.synthetic);
  } catch (error) {
    return { ok: false, error: error instanceof AppFailure ? error.error : toAppError(error, folder) };
  } finally {
    await source.close();
  }
};

const readInto = async (
  { to, secret, nativeBinding, kdf, onProgress }: SalvageOptions,
  from: string,
  key: Uint8Array<ArrayBuffer>,
  synthetic: boolean,
): Promise<Result<SalvageReport>> => {
  // The secret was good enough for the old vault; its owner needs their data now.
  const made = await createVault({
    folder: to,
    passphrase: secret,
    synthetic,
    kdf,
    nativeBinding,
    anyStrength: true,
  });
  if (!made.ok) {
    key.fill(0);
    return made;
  }
  const { vault, recoveryKey } = made.value;
  try {
    const salvaged = await vault.upkeep.salvage(from, key, onProgress);
    await vault.close();
    return ok({ ...salvaged, folder: vault.folder, recoveryKey });
  } catch (error) {
    await vault.discard();
    throw error;
  }
};
