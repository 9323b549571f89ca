import { existsSync, rmSync } from 'node:fs';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { BackupInfo, BackupReason, BackupStatus } from '../../shared/vault.ts';
import { type Clock, isoOf } from '../clock/clock.ts';
import { localDayOf } from '../clock/local-day.ts';
import { bringBack, unlockBackup } from '../vault/backup/bring-back.ts';
import { backupPlaces, chooseFolder, type FoundBackup, findBackups } from '../vault/backup/places.ts';
import { backupsToRemove } from '../vault/backup/retention.ts';
import { toAppError } from '../vault/failures.ts';
import { settleReleases } from '../vault/releases.ts';
import type { LedgerRow, Vault } from '../vault/types.ts';
import type { Session } from './session.ts';

export interface BackupService {
  /** Of the open vault, or of the locked one in `folder`. */
  list(folder: string | null): Promise<Result<BackupStatus>>;
  /** Makes and verifies a backup of the open vault, then gives up what the retention rule no longer keeps. */
  make(reason: BackupReason): Promise<Result<BackupInfo>>;
  /** Makes today's backup unless there is one; never fails, but remembers why it did. */
  daily(): Promise<BackupInfo | null>;
  /** Replaces the vault in `folder` by one of its backups and leaves it open. */
  restore(folder: string, id: string, secret: string): Promise<Result<Vault>>;
  undoRestore(folder: string, secret: string): Promise<Result<Vault>>;
  setFolder(chosen: string | null): Promise<Result<BackupStatus>>;
  /** ISO 8601 of the newest verified backup. */
  newest(folder: string): string | null;
}

const noVault = () =>
  fail('vault-not-found', 'There is no vault here whose backups could be listed. Nothing was changed.');

const gone = () => fail('not-found', 'This backup is not there any more. Your vault was not changed.', 'id');

const withoutPath = ({ path: _, ...info }: FoundBackup): BackupInfo => info;

/**
 * What has left the vault under differential privacy stays spent: the ledger of the state that is replaced is carried
 * into the older one. Known only where that state is open.
 */
const releasesOf = async (session: Session): Promise<LedgerRow[]> => {
  const opened = session.vault();
  return opened.ok ? await opened.value.repos.ledger.list().catch(() => []) : [];
};

const keepReleases = async (vault: Vault, releases: LedgerRow[]): Promise<void> => {
  const spent = { epsilon: 1e9, delta: 1 }; // history is not judged by the budget
  for (const { seq: _, ...release } of releases) await vault.repos.ledger.record(release, spent);
  await settleReleases(vault.folder, vault.repos.ledger, { recount: true });
};

const notOfficial = () =>
  fail(
    'runtime-not-official',
    'This is the test runtime of N1 Vault. It opens made-up data only, and nothing of your vault was touched.',
  );

/**
 * Backups of the vault of this session.
 *
 * @param runtime `binding`: SQLite binding of the test runtime; `official` false: only made-up data is restored
 */
export const createBackupService = (
  session: Session,
  clock: Clock,
  { binding, official = true }: { binding?: string | undefined; official?: boolean } = {},
): BackupService => {
  let problem: string | null = null;
  const dayOf = (iso: string) => localDayOf(Date.parse(iso), clock.zone);

  const found = (folder: string) => findBackups(backupPlaces(folder).all);

  const statusOf = (folder: string): BackupStatus => {
    const { chosen, reachable, all } = backupPlaces(folder);
    const backups = findBackups(all);
    return {
      backups: backups.map(withoutPath),
      folder: chosen,
      folderReachable: reachable,
      undo: backups.find((b) => b.reason === 'before-restore')?.id ?? null,
      problem,
    };
  };

  const prune = (vault: Vault) => {
    const { all } = backupPlaces(vault.folder);
    for (const place of all) {
      const backups = findBackups([place]);
      const remove = new Set(backupsToRemove(backups, localDayOf(clock.now(), clock.zone), dayOf));
      for (const { id, path } of backups) if (remove.has(id)) rmSync(path, { recursive: true, force: true });
    }
  };

  const make = async (reason: BackupReason): Promise<Result<BackupInfo>> => {
    const opened = session.vault();
    if (!opened.ok) return opened;
    const vault = opened.value;
    try {
      const place = backupPlaces(vault.folder).next;
      const info = await vault.upkeep.backup({ place, at: isoOf(clock), reason });
      prune(vault); // only after the new one is whole
      problem = null;
      return ok(info);
    } catch (error) {
      const failure = toAppError(error, vault.folder);
      problem = failure.message;
      return { ok: false, error: failure };
    }
  };

  const restore = async (folder: string, backup: FoundBackup | undefined, secret: string) => {
    if (!backup) return gone();
    const unlocked = await unlockBackup(backup.path, secret); // before anything is closed
    if (!unlocked.ok) return unlocked;
    if (!official && !unlocked.value.keyFile.synthetic) {
      unlocked.value.key.fill(0);
      return notOfficial();
    }
    const releases = await releasesOf(session);
    await session.lock();
    const back = await bringBack({ folder, nativeBinding: binding }, unlocked.value, isoOf(clock));
    if (!back.ok) return back;
    await keepReleases(back.value.vault, releases);
    return ok(back.value.vault);
  };

  return {
    async list(folder) {
      const opened = session.vault();
      const at = opened.ok ? opened.value.folder : folder;
      return at === null ? noVault() : ok(statusOf(at));
    },

    make,

    async daily() {
      const opened = session.vault();
      if (!opened.ok) return null;
      const today = localDayOf(clock.now(), clock.zone);
      if (found(opened.value.folder).some((b) => b.verified && dayOf(b.at) === today)) return null;
      const made = await make('daily');
      return made.ok ? made.value : null;
    },

    restore: async (folder, id, secret) =>
      restore(
        folder,
        found(folder).find((b) => b.id === id),
        secret,
      ),

    undoRestore: async (folder, secret) =>
      restore(
        folder,
        found(folder).find((b) => b.reason === 'before-restore'),
        secret,
      ),

    async setFolder(chosen) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const { folder } = opened.value;
      if (chosen !== null && !existsSync(chosen))
        return fail(
          'not-found',
          'This folder does not exist. Nothing was changed. Choose another one.',
          'folder',
        );
      try {
        chooseFolder(folder, opened.value.id, chosen);
        return ok(statusOf(folder));
      } catch (error) {
        return { ok: false, error: toAppError(error, folder) };
      }
    },

    newest: (folder) => found(folder).find((b) => b.verified)?.at ?? null,
  };
};
