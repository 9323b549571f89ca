import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import type { DeviceKeyStore } from '../session/device-keys.ts';

/** Backends that keep secrets behind a password that everybody knows, or that nobody can name. */
const unsafeBackends = ['basic_text', 'unknown'];
const SECRET_BYTES = 32;

const noKeychain =
  'This computer has no keychain that N1 Vault could keep a key in, so it does not remember one. The vault opens ' +
  'with its passphrase. On Linux a keychain comes with GNOME Keyring or KWallet.';

/** Only a vault's own id names a file. */
const isId = (vaultId: string): boolean => /^[0-9a-f-]{36}$/i.test(vaultId);

/**
 * Device keys in the system's keychain, through Electron's safeStorage: the secret is encrypted by a key that the
 * system gives to this user (and, on macOS, to this app) only, and the ciphertext lies in `folder`. Refused where
 * the system would keep it as good as openly. Use it after the app is ready.
 */
export const createDeviceKeys = (folder: string): DeviceKeyStore => {
  const fileOf = (vaultId: string): string => {
    if (!isId(vaultId)) throw new Error('A device key needs the id of a vault.');
    return join(folder, `${vaultId}.json`);
  };
  const refusal = (): string | null => {
    if (process.platform === 'linux' && unsafeBackends.includes(safeStorage.getSelectedStorageBackend()))
      return noKeychain;
    return safeStorage.isEncryptionAvailable() ? null : noKeychain;
  };
  return {
    refusal,
    has: (vaultId) => statSync(fileOf(vaultId), { throwIfNoEntry: false })?.isFile() ?? false,
    save(vaultId, secret) {
      if (refusal() !== null) throw new Error('There is no keychain.');
      if (secret.length !== SECRET_BYTES) throw new Error('A device key has 32 bytes.');
      // safeStorage takes text only; the string cannot be wiped, which is why it is no passphrase but a random key
      const sealed = safeStorage.encryptString(Buffer.from(secret).toString('base64'));
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const file = fileOf(vaultId);
      const text = JSON.stringify({ format: 'n1vault-device-key/1', sealed: sealed.toString('base64') });
      writeFileSync(`${file}.part`, text, { mode: 0o600, flush: true });
      renameSync(`${file}.part`, file);
    },
    load(vaultId) {
      if (refusal() !== null) return null;
      try {
        const { sealed } = JSON.parse(readFileSync(fileOf(vaultId), 'utf8')) as { sealed: string };
        const secret = Buffer.from(safeStorage.decryptString(Buffer.from(sealed, 'base64')), 'base64');
        return secret.length === SECRET_BYTES ? new Uint8Array(secret) : null;
      } catch {
        return null; // no file, a file of another user or computer, or a keychain that was reset
      }
    },
    remove: (vaultId) => rmSync(fileOf(vaultId), { force: true }),
  };
};
