import { randomBytes } from 'node:crypto';
import { fail, ok, type Result } from '../../../shared/errors.ts';
import { calibrate, floorCost, type KdfCost, measureCost } from './kdf.ts';
import { type KeyFile, type RecoverySlot, readKeyFile, withDeviceSlot, writeKeyFile } from './key-file.ts';
import { checkPassphrase, longEnough, passphraseBytes } from './passphrase.ts';
import { newRecoveryKey } from './recovery-key.ts';
import { wrapForDevice, wrapKey } from './slots.ts';
import { unlockWith, unlockWithPassphrase } from './unlock.ts';

/** Cost for new slots of a vault: measured on this machine, for made-up data the floor. */
export const costFor = (synthetic: boolean, kdf?: KdfCost): Promise<KdfCost> | KdfCost =>
  kdf ?? (synthetic ? floorCost : calibrate(measureCost));

/** A fresh random data key, in a buffer of its own that can be transferred. */
export const newDataKey = (): Uint8Array<ArrayBuffer> => {
  const random = randomBytes(32);
  const key = Uint8Array.from(random);
  random.fill(0);
  return key;
};

/** Unwraps the data key, hands it to `work` and zeroes it. */
const withKey = async <T>(
  file: KeyFile,
  secret: string,
  work: (key: Uint8Array<ArrayBuffer>) => Promise<T>,
): Promise<Result<T>> => {
  const key = await unlockWith(file, secret);
  if (!key.ok) return key;
  try {
    return ok(await work(key.value));
  } finally {
    if (key.value.byteLength > 0) key.value.fill(0);
  }
};

const wrapPassphrase = async (key: Uint8Array, passphrase: string, file: KeyFile, cost: KdfCost) => {
  const bytes = passphraseBytes(passphrase);
  try {
    return await wrapKey(key, bytes, file, 'passphrase', cost);
  } finally {
    bytes.fill(0);
  }
};

/** A fresh recovery key and its slot. */
const wrapNewRecovery = async (
  key: Uint8Array,
  file: KeyFile,
  cost: KdfCost,
): Promise<{ slot: RecoverySlot; recoveryKey: string }> => {
  const fresh = newRecoveryKey();
  try {
    return { slot: await wrapKey(key, fresh.bytes, file, 'recovery', cost), recoveryKey: fresh.text };
  } finally {
    fresh.bytes.fill(0);
  }
};

/**
 * Sets a new passphrase: wraps the same data key once more, at a cost measured anew, and replaces one slot. The
 * database, the recovery key and the device slot stay. One rename decides: afterwards, also after a crash, the old
 * passphrase or the new one opens the vault. The caller holds the vault's lock.
 *
 * @param current the passphrase, or the recovery key of somebody who forgot it
 */
export const changePassphrase = async (
  folder: string,
  current: string,
  next: string,
  kdf?: KdfCost,
): Promise<Result<null>> => {
  const file = readKeyFile(folder);
  if (!file.ok) return file;
  const { synthetic } = file.value;
  const strong = synthetic ? longEnough(next) : await checkPassphrase(next);
  if (!strong.ok) return strong;
  return withKey(file.value, current, async (key) => {
    const slot = await wrapPassphrase(key, next, file.value, await costFor(synthetic, kdf));
    writeKeyFile(folder, { ...file.value, slots: [slot, file.value.slots[1]] });
    return null;
  });
};

/**
 * Makes a new recovery key without storing anything: the old one counts until `setRecoverySlot` is called, after
 * the person has typed the new one back.
 */
export const prepareRecovery = async (
  folder: string,
  secret: string,
  kdf?: KdfCost,
): Promise<Result<{ slot: RecoverySlot; recoveryKey: string }>> => {
  const file = readKeyFile(folder);
  if (!file.ok) return file;
  const { value } = file;
  return withKey(value, secret, async (key) =>
    wrapNewRecovery(key, value, await costFor(value.synthetic, kdf)),
  );
};

/** The key file with another recovery slot. The caller holds the vault's lock. */
export const setRecoverySlot = (folder: string, slot: RecoverySlot): Result<null> => {
  const file = readKeyFile(folder);
  if (!file.ok) return file;
  writeKeyFile(folder, { ...file.value, slots: [file.value.slots[0], slot] });
  return ok(null);
};

export interface Rotation {
  /** The present data key and the new one; both for `VaultUpkeep.rotate`, which moves them away. */
  key: Uint8Array<ArrayBuffer>;
  next: Uint8Array<ArrayBuffer>;
  keyFile: KeyFile;
  recoveryKey: string;
}

/**
 * A new data key, wrapped for the same passphrase and for a new recovery key; nothing is written yet. The old
 * recovery key and the device slot cannot be carried over: their secrets are not here.
 */
export const prepareRotation = async (
  folder: string,
  passphrase: string,
  kdf?: KdfCost,
): Promise<Result<Rotation>> => {
  const read = readKeyFile(folder);
  if (!read.ok) return read;
  const file = withDeviceSlot(read.value, null);
  const key = await unlockWithPassphrase(file, passphrase);
  if (!key)
    return fail(
      'wrong-passphrase',
      'This is not the passphrase of this vault. Nothing was changed. Try again; the recovery key does not serve here.',
    );
  const cost = await costFor(file.synthetic, kdf);
  const next = newDataKey();
  const slot = await wrapPassphrase(next, passphrase, file, cost);
  const recovery = await wrapNewRecovery(next, file, cost);
  return ok({
    key,
    next,
    keyFile: { ...file, slots: [slot, recovery.slot] },
    recoveryKey: recovery.recoveryKey,
  });
};

/** Adds a slot for this computer, or takes it away (`secret` null, then no passphrase is needed). */
export const setDeviceSlot = async (
  folder: string,
  device: { passphrase: string; secret: Uint8Array } | null,
): Promise<Result<null>> => {
  const file = readKeyFile(folder);
  if (!file.ok) return file;
  const { value } = file;
  if (!device) {
    if (value.device) writeKeyFile(folder, withDeviceSlot(value, null));
    return ok(null);
  }
  return withKey(value, device.passphrase, async (key) => {
    writeKeyFile(folder, withDeviceSlot(value, wrapForDevice(key, device.secret, value)));
    return null;
  });
};
