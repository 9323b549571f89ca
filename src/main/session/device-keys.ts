/**
 * Where this computer keeps, for each vault, a random secret that opens the vault's device slot. The app implements
 * it with the system's keychain (src/main/app); services and tests know nothing of Electron. The secret alone opens
 * nothing: the wrapped data key lies in the vault's key file. It is never the only way in.
 */
export interface DeviceKeyStore {
  /** Null where a secret can be kept safely; otherwise why not, as whole sentences (no keychain, `basic_text`). */
  refusal(): string | null;
  has(vaultId: string): boolean;
  /** Keeps 32 bytes; the caller zeroes them. Throws where they cannot be kept. */
  save(vaultId: string, secret: Uint8Array): void;
  /** The 32 bytes, which the caller zeroes; null where there are none or the keychain gives them out no more. */
  load(vaultId: string): Uint8Array | null;
  remove(vaultId: string): void;
}

/** For the command line and for tests without a keychain. */
export const noDeviceKeys: DeviceKeyStore = {
  refusal: () => 'This program cannot keep a key on this computer. The vault opens with its passphrase.',
  has: () => false,
  save: () => {
    throw new Error('This program keeps no keys.');
  },
  load: () => null,
  remove: () => {},
};
