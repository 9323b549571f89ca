import type { VaultStatus } from '../../shared/contract.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { checkRecoveryKey, createVault, openVault, readVaultHeader, vaultExists } from '../vault/index.ts';
import type { Vault } from '../vault/types.ts';
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
}

export interface VaultService {
  status(): Promise<VaultStatus>;
  create(folder: string, passphrase: string): Promise<Result<{ recoveryKey: string }>>;
  confirmRecovery(typed: string): Promise<Result<{ matches: boolean }>>;
  unlock(folder: string, secret: string): Promise<Result<VaultStatus>>;
  openSample(): Promise<Result<VaultStatus>>;
  lock(): Promise<VaultStatus>;
}

const notOfficial = () =>
  fail(
    'runtime-not-official',
    'This is the test runtime of N1 Vault. It opens made-up data only, and nothing of your vault was touched. Start the app with the official Electron to open a real vault.',
  );

export const createVaultService = (session: Session, options: VaultServiceOptions): VaultService => {
  let lastFolder: string | null = null;
  const folderNow = () => lastFolder ?? options.remembered();

  const status = async (): Promise<VaultStatus> => {
    const opened = session.vault();
    const folder = opened.ok ? opened.value.folder : folderNow();
    const known = folder !== null && vaultExists(folder);
    const header = known ? readVaultHeader(folder) : null;
    return {
      state: opened.ok ? 'open' : known ? 'locked' : 'none',
      folder: known ? folder : null,
      synthetic: opened.ok ? opened.value.synthetic : header?.ok ? header.value.synthetic : false,
      suggestedFolder: options.defaultFolder,
      lastBackup: null,
    };
  };

  const opened = async (vault: Vault): Promise<VaultStatus> => {
    lastFolder = vault.folder;
    options.remember(vault.folder);
    await session.open(vault);
    return status();
  };

  return {
    status,
    async create(folder, passphrase) {
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
    async confirmRecovery(typed) {
      const vault = session.vault();
      if (!vault.ok) return vault;
      return ok({ matches: await checkRecoveryKey(vault.value.folder, typed) });
    },
    async unlock(folder, secret) {
      const header = readVaultHeader(folder);
      if (!header.ok) return header;
      if (!options.official && !header.value.synthetic) return notOfficial();
      await session.lock(); // the folder may be the one that is open
      const vault = await openVault({
        folder,
        secret,
        nativeBinding: options.nativeBinding,
      });
      return vault.ok ? ok(await opened(vault.value)) : vault;
    },
    async openSample() {
      await session.lock();
      const vault = await options.openSample();
      return vault.ok ? ok(await opened(vault.value)) : vault;
    },
    async lock() {
      await session.lock();
      return status();
    },
  };
};
