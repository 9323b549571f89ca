import { fail, ok, type Result } from '../../../shared/errors.ts';
import type { KeyFile, RecoverySlot } from './key-file.ts';
import { passphraseBytes } from './passphrase.ts';
import { parseRecoveryKey } from './recovery-key.ts';
import { unwrapForDevice, unwrapKey } from './slots.ts';

const withRecoveryKey = async (
  slot: RecoverySlot,
  typed: string,
  header: Pick<KeyFile, 'vaultId' | 'synthetic'>,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  const parsed = parseRecoveryKey(typed);
  if (parsed.kind !== 'valid') return null;
  try {
    return await unwrapKey(slot, parsed.bytes, header);
  } finally {
    parsed.bytes.fill(0);
  }
};

/** Opens the passphrase slot and no other. */
export const unlockWithPassphrase = async (
  file: KeyFile,
  typed: string,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  const bytes = passphraseBytes(typed);
  try {
    return await unwrapKey(file.slots[0], bytes, file);
  } finally {
    bytes.fill(0);
  }
};

/** Unwraps the data key (32 bytes, the caller zeroes it) with a passphrase or a recovery key. */
export const unlockWith = async (file: KeyFile, secret: string): Promise<Result<Uint8Array<ArrayBuffer>>> => {
  const key =
    (await withRecoveryKey(file.slots[1], secret, file)) ?? (await unlockWithPassphrase(file, secret));
  if (key) return ok(key);
  if (parseRecoveryKey(secret).kind === 'mistyped')
    return fail(
      'wrong-passphrase',
      'This looks like a recovery key with a typing error in it. The vault is safe and stays locked. Compare it with your printed key, group by group.',
    );
  return fail(
    'wrong-passphrase',
    'This is not the passphrase of this vault. The vault is safe and stays locked. Try again, or unlock it with your recovery key.',
  );
};

/** Opens the device slot with the secret from this computer's keychain; null where there is none or it does not fit. */
export const unlockWithDevice = (file: KeyFile, secret: Uint8Array): Uint8Array<ArrayBuffer> | null =>
  file.device ? unwrapForDevice(file.device, secret, file) : null;

/** Does `typed` open the recovery slot? For typing the printed key back. */
export const matchesRecoveryKey = (file: KeyFile, typed: string): Promise<boolean> =>
  opensRecoverySlot(file.slots[1], typed, file);

/** The same for a recovery slot that is not in the key file yet. */
export const opensRecoverySlot = async (
  slot: RecoverySlot,
  typed: string,
  header: Pick<KeyFile, 'vaultId' | 'synthetic'>,
): Promise<boolean> => {
  const key = await withRecoveryKey(slot, typed, header);
  key?.fill(0);
  return key !== null;
};
