import { fail, ok, type Result } from '../../../shared/errors.ts';
import type { KeyFile } from './key-file.ts';
import { passphraseBytes } from './passphrase.ts';
import { parseRecoveryKey } from './recovery-key.ts';
import { unwrapKey } from './slots.ts';

const withRecoveryKey = async (file: KeyFile, typed: string): Promise<Uint8Array<ArrayBuffer> | null> => {
  const parsed = parseRecoveryKey(typed);
  if (parsed.kind !== 'valid') return null;
  try {
    return await unwrapKey(file.slots[1], parsed.bytes, file);
  } finally {
    parsed.bytes.fill(0);
  }
};

const withPassphrase = async (file: KeyFile, typed: string): Promise<Uint8Array<ArrayBuffer> | null> => {
  const bytes = passphraseBytes(typed);
  try {
    return await unwrapKey(file.slots[0], bytes, file);
  } finally {
    bytes.fill(0);
  }
};

/** Unwraps the data key (32 bytes, the caller zeroes it) with a passphrase or a recovery key. */
export const unlockWith = async (file: KeyFile, secret: string): Promise<Result<Uint8Array<ArrayBuffer>>> => {
  const key = (await withRecoveryKey(file, secret)) ?? (await withPassphrase(file, secret));
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

/** Does `typed` open the recovery slot? For typing the printed key back. */
export const matchesRecoveryKey = async (file: KeyFile, typed: string): Promise<boolean> => {
  const key = await withRecoveryKey(file, typed);
  key?.fill(0);
  return key !== null;
};
