import { join } from 'node:path';
import { ok, type Result } from '../../shared/errors.ts';
import type { OpenExportReport, SalvageReport, VaultHealth, VaultProgress } from '../../shared/vault.ts';
import { type Clock, isoOf } from '../clock/clock.ts';
import { toAppError } from '../vault/failures.ts';
import { salvageVault } from '../vault/salvage/salvage-vault.ts';
import type { Vault } from '../vault/types.ts';
import type { Session } from './session.ts';

export interface UpkeepOptions {
  nativeBinding: string | undefined;
  /** False in the test runtime: then only vaults of made-up data are read. */
  official: boolean;
  onProgress(progress: VaultProgress): void;
}

export interface UpkeepService {
  verify(): Promise<Result<VaultHealth>>;
  salvage(folder: string, secret: string, to: string): Promise<Result<SalvageReport>>;
  exportAll(folder: string): Promise<Result<OpenExportReport>>;
  importOpenExport(folder: string): Promise<Result<OpenExportReport>>;
}

/** `2026-01-05T08:15:00.000Z` as part of a folder's name. */
const stamp = (iso: string) => iso.slice(0, 19).replaceAll(':', '-');

/** What concerns the vault as a whole and is asked for by hand. */
export const createUpkeepService = (
  session: Session,
  clock: Clock,
  options: UpkeepOptions,
): UpkeepService => {
  const tell = (task: VaultProgress['task']) => (done: number, total: number) =>
    options.onProgress({ task, done, total });
  const withVault = async <T>(work: (vault: Vault) => Promise<T>): Promise<Result<T>> => {
    const opened = session.vault();
    if (!opened.ok) return opened;
    try {
      return ok(await work(opened.value));
    } catch (error) {
      return { ok: false, error: toAppError(error, opened.value.folder) };
    }
  };
  return {
    verify: () => withVault((vault) => vault.upkeep.verify(isoOf(clock), tell('verify'))),
    salvage: (folder, secret, to) =>
      salvageVault({
        folder,
        secret,
        to,
        nativeBinding: options.nativeBinding,
        official: options.official,
        onProgress: tell('salvage'),
      }),
    exportAll: (folder) =>
      withVault((vault) => {
        const at = isoOf(clock);
        return vault.upkeep.exportTo(join(folder, `n1vault-export-${stamp(at)}`), at, tell('export'));
      }),
    importOpenExport: (folder) =>
      withVault((vault) => vault.upkeep.importFrom(folder, tell('import-export'))),
  };
};
