/**
 * The encrypted vault. A folder with `vault.db` (SQLCipher 4 format), `vault.key` (its random key, wrapped for a
 * passphrase and a recovery key) and `vault.lock` (empty). All SQL runs in one worker thread.
 */
export { type CreatedVault, type CreateOptions, createVault } from './create.ts';
export { changePassphrase } from './keys/change.ts';
export { floorCost as cheapKdf, type KdfCost } from './keys/kdf.ts';
export { checkRecoveryKey, type OpenOptions, openVault, readVaultHeader, vaultExists } from './open.ts';
export type { Async, Repositories, Vault } from './types.ts';
