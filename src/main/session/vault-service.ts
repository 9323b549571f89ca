import type { VaultStatus } from '../../shared/contract.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { createVault, openVault, readVaultHeader, vaultExists } from '../vault/index.ts';
import { checkPassphrase } from '../vault/keys/passphrase.ts';
import type { Vault } from '../vault/types.ts';
import type { BackupService } from './backup-service.ts';
import { type DeviceKeyStore, noDeviceKeys } from './device-keys.ts';
import type { Session } from './session.ts';

export interface VaultServiceOptions {
  defaultFolder: string;
  /** False in the test runtime: then only vaults of made-up data are made and opened. */
  official: boolean;
  /** Makes (once) and opens Alice's synthetic vault. */
  openSample(): Promise<Result<Vault>>;
  /** SQLite binding for the test runtime; undefined with an official Electron. */
  nativeBinding?: string | undefined;
  /** Remembers the folder that was opened last (outside the vault: it names no health data). */
  remember(folder: string): void;
  remembered(): string | null;
  /** The system's keychain; without one no vault opens without its passphrase. */
  deviceKeys?: DeviceKeyStore | undefined;
}

export interface VaultService {
  status(): Promise<VaultStatus>;
  create(folder: string, passphrase: string): Promise<Result<{ recoveryKey: string }>>;
  unlock(folder: string, secret: string): Promise<Result<VaultStatus>>;
  unlockWithDevice(folder: string): Promise<Result<VaultStatus>>;
  openSample(): Promise<Result<VaultStatus>>;
  restore(id: string, secret: string): Promise<Result<VaultStatus>>;
  undoRestore(secret: string): Promise<Result<VaultStatus>>;
  lock(): Promise<VaultStatus>;
  /** Folder of the open vault, or of the one that was opened last. */
  folder(): string | null;
}

/** What opening a vault sets going. */
export interface VaultParts {
  backups: BackupService;
  /** After each unlock. */
  opened(): void;
}

const notOfficial = () =>
  fail(
    'runtime-not-official',
    'This is the test runtime of N1 Vault. It opens made-up data only, and nothing of your vault was touched. Start the app with the official Electron to open a real vault.',
  );

const notRemembered = () =>
  fail(
    'wrong-passphrase',
    'This computer does not remember the key of this vault. The vault is safe and stays locked. Unlock it with its passphrase.',
  );

const noFolder = () =>
  fail('vault-not-found', 'There is no vault to restore into. Nothing was changed. Open its folder first.');

/** Not known where the vault is being locked meanwhile. */
const recoveryConfirmed = (vault: Vault): Promise<boolean> =>
  vault.repos.meta.recoveryConfirmed().catch(() => true);

export const createVaultService = (
  session: Session,
  options: VaultServiceOptions,
  parts: VaultParts,
): VaultService => {
  const { deviceKeys = noDeviceKeys } = options;
  let lastFolder: string | null = null;
  const folderNow = () => lastFolder ?? options.remembered();

  const status = async (): Promise<VaultStatus> => {
    const opened = session.vault();
    const folder = opened.ok ? opened.value.folder : folderNow();
    const known = folder !== null && vaultExists(folder);
    const header = known ? readVaultHeader(folder) : null;
    const { device, vaultId, synthetic } = header?.ok
      ? header.value
      : { device: false, vaultId: '', synthetic: false };
    return {
      state: opened.ok ? 'open' : known ? 'locked' : 'none',
      folder: known ? folder : null,
      synthetic: opened.ok ? opened.value.synthetic : synthetic,
      suggestedFolder: options.defaultFolder,
      lastBackup: known ? parts.backups.newest(folder) : null,
      recoveryConfirmed: opened.ok ? await recoveryConfirmed(opened.value) : true,
      deviceUnlock: !opened.ok && device && deviceKeys.refusal() === null && deviceKeys.has(vaultId),
    };
  };

  const opened = async (vault: Vault): Promise<VaultStatus> => {
    lastFolder = vault.folder;
    options.remember(vault.folder);
    await session.open(vault);
    parts.opened();
    return status();
  };

  const open = async (folder: string, secret: string | Uint8Array): Promise<Result<VaultStatus>> => {
    await session.lock(); // the folder may be the one that is open
    const vault = await openVault({ folder, secret, nativeBinding: options.nativeBinding });
    return vault.ok ? ok(await opened(vault.value)) : vault;
  };

  /** A restored vault stays closed to the test runtime like any other. */
  const restored = async (
    restore: (folder: string) => Promise<Result<Vault>>,
  ): Promise<Result<VaultStatus>> => {
    const now = session.vault();
    const folder = now.ok ? now.value.folder : folderNow();
    if (folder === null) return noFolder();
    const header = readVaultHeader(folder);
    if (!options.official && header.ok && !header.value.synthetic) return notOfficial();
    const vault = await restore(folder);
    return vault.ok ? ok(await opened(vault.value)) : vault;
  };

  return {
    status,
    folder: folderNow,
    async create(folder, passphrase) {
      const strong = await checkPassphrase(passphrase); // for made-up data too: here a person chooses it
      if (!strong.ok) return strong;
      const made = await createVault({
        folder,
        passphrase,
        synthetic: !options.official,
        nativeBinding: options.nativeBinding,
      });
      if (!made.ok) return made;
      await opened(made.value.vault);
      return ok({ recoveryKey: made.value.recoveryKey });
    },
    async unlock(folder, secret) {
      const header = readVaultHeader(folder);
      if (!header.ok) return header;
      if (!options.official && !header.value.synthetic) return notOfficial();
      return open(folder, secret);
    },
    async unlockWithDevice(folder) {
      const header = readVaultHeader(folder);
      if (!header.ok) return header;
      if (!options.official && !header.value.synthetic) return notOfficial();
      const secret = deviceKeys.refusal() === null ? deviceKeys.load(header.value.vaultId) : null;
      if (!secret) return notRemembered();
      try {
        return await open(folder, secret);
      } finally {
        secret.fill(0);
      }
    },
    async openSample() {
      await session.lock();
      const vault = await options.openSample();
      // nobody needs a key to made-up data that can be made again
      if (vault.ok) await vault.value.repos.meta.setRecoveryConfirmed(true);
      return vault.ok ? ok(await opened(vault.value)) : vault;
    },
    restore: (id, secret) => restored((folder) => parts.backups.restore(folder, id, secret)),
    undoRestore: (secret) => restored((folder) => parts.backups.undoRestore(folder, secret)),
    async lock() {
      await session.lock();
      return status();
    },
  };
};
