import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { AppFailure, fail, ok, type Result } from '../../shared/errors.ts';
import { toAppError } from './failures.ts';
import { makeFolder, removeMade } from './folder.ts';
import { costFor, newDataKey } from './keys/change.ts';
import { checkCost, type KdfCost } from './keys/kdf.ts';
import { type KeyFile, newKeyFileHeader, removeKeyFile, writeKeyFile } from './keys/key-file.ts';
import { checkPassphrase, longEnough, passphraseBytes } from './keys/passphrase.ts';
import { newRecoveryKey } from './keys/recovery-key.ts';
import { wrapKey } from './keys/slots.ts';
import { type FolderOptions, openWith, startWorkerFor, vaultExists } from './open.ts';
import type { Vault } from './types.ts';

export interface CreateOptions extends FolderOptions {
  passphrase: string;
  /** True for made-up data: cheaper key derivation, and the test runtime may open it. */
  synthetic: boolean;
  /** True where the passphrase already opened a vault: its strength is no longer the question. */
  anyStrength?: boolean;
  /** Cost of the key derivation; default: calibrated to 0.5 to 1 s, for made-up data the floor. */
  kdf?: KdfCost | undefined;
}

export interface CreatedVault {
  vault: Vault;
  /** Stored nowhere else: show it once. */
  recoveryKey: string;
}

const exists = (folder: string) =>
  fail(
    'vault-exists',
    'This folder already holds a vault. It was not changed. Open it with its passphrase, or choose another folder for the new one.',
    folder,
  );

/** A fresh data key, and the key file that wraps it for the passphrase and for a fresh recovery key. */
const makeKeys = async (options: CreateOptions) => {
  const cost = await costFor(options.synthetic, options.kdf);
  const header = newKeyFileHeader(randomUUID(), options.synthetic);
  const dataKey = newDataKey();
  const secret = passphraseBytes(options.passphrase);
  const recovery = newRecoveryKey();
  try {
    const passphraseSlot = await wrapKey(dataKey, secret, header, 'passphrase', cost);
    const recoverySlot = await wrapKey(dataKey, recovery.bytes, header, 'recovery', cost);
    const file: KeyFile = { ...header, slots: [passphraseSlot, recoverySlot] };
    return { file, dataKey, recoveryKey: recovery.text };
  } finally {
    secret.fill(0);
    recovery.bytes.fill(0);
  }
};

/**
 * Writes the vault's files in the order that survives a crash at any point: draft database, key file, final name.
 * On failure it removes them; the caller holds no lock.
 */
const writeVault = async (folder: string, options: CreateOptions): Promise<CreatedVault> => {
  const sql = startWorkerFor(options);
  let ours = false; // until the lock is held and the folder seen empty, its files may be somebody else's
  try {
    await sql.ask({ op: 'lock' });
    if (vaultExists(folder)) throw new AppFailure(exists(folder).error);
    ours = true;
    const { file, dataKey, recoveryKey } = await makeKeys(options);
    const identity = { vaultId: file.vaultId, synthetic: file.synthetic };
    try {
      const copy = Uint8Array.from(dataKey);
      await sql.ask({ op: 'create', key: copy, identity }, [copy.buffer]);
      writeKeyFile(folder, file);
      return { vault: await openWith(sql, folder, dataKey, identity), recoveryKey };
    } finally {
      if (dataKey.byteLength > 0) dataKey.fill(0); // moved into the worker where all went well
    }
  } catch (error) {
    if (ours) removeKeyFile(folder);
    await sql.close(ours);
    throw error;
  }
};

/** Makes a vault in `folder` (made where it is missing) and leaves it open. On failure nothing stays behind. */
export const createVault = async (options: CreateOptions): Promise<Result<CreatedVault>> => {
  const folder = resolve(options.folder);
  // Made-up data needs no protection, and the word lists take a second to load.
  const easy = options.synthetic || options.anyStrength === true;
  const strong = easy ? longEnough(options.passphrase) : await checkPassphrase(options.passphrase);
  if (!strong.ok) return strong;
  if (options.kdf && !checkCost(options.kdf, 'kdf').ok)
    throw new RangeError('No vault opens with this cost of the key derivation.');
  if (vaultExists(folder)) return exists(folder);
  let made: string[] = [];
  try {
    made = makeFolder(folder);
    return ok(await writeVault(folder, options));
  } catch (error) {
    removeMade(made);
    return { ok: false, error: toAppError(error, folder) };
  }
};
