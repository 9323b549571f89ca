import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { BackupInfo } from '../../../shared/vault.ts';
import { writeAtomic } from '../atomic-write.ts';
import { makeFolder } from '../folder.ts';
import { backupsPath, databaseFiles, databasePath } from '../paths.ts';
import { parseBackupId } from './names.ts';

/** What a backup is called while it is written. Whatever has this name was interrupted and counts for nothing. */
export const MAKING = '.making-';

/** Where the person wants backups. Beside the vault and not in it: a damaged vault must still find its backups. */
const choicePath = (folder: string) => join(backupsPath(folder), 'elsewhere.json');
const choiceSchema = z.strictObject({
  folder: z.string().min(1).max(4096),
  /** Inside that folder, which other vaults may use too, each vault has its own. */
  root: z.string().min(1).max(4096),
});
type Choice = z.infer<typeof choiceSchema>;

const choiceOf = (folder: string): Choice | null => {
  try {
    return choiceSchema.parse(JSON.parse(readFileSync(choicePath(folder), 'utf8')));
  } catch {
    return null;
  }
};

/**
 * Keeps the next backups in `chosen`; null: in the vault's own folder.
 *
 * @throws the file system's error
 */
export const chooseFolder = (folder: string, vaultId: string, chosen: string | null): void => {
  makeFolder(backupsPath(folder));
  if (chosen === null) {
    rmSync(choicePath(folder), { force: true });
    return;
  }
  const choice: Choice = { folder: chosen, root: join(chosen, `n1vault-backups-${vaultId.slice(0, 8)}`) };
  makeFolder(choice.root); // now, so that a folder which cannot be written is refused now
  writeAtomic(choicePath(folder), Buffer.from(`${JSON.stringify(choice)}\n`));
};

export interface BackupPlace {
  root: string;
  elsewhere: boolean;
}

export interface BackupPlaces {
  /** Where backups may lie. */
  all: BackupPlace[];
  /** Where the next one goes: the chosen folder if it can be reached, else the vault's own. */
  next: BackupPlace;
  chosen: string | null;
  reachable: boolean;
}

export const backupPlaces = (folder: string): BackupPlaces => {
  const own = { root: backupsPath(folder), elsewhere: false };
  const choice = choiceOf(folder);
  if (!choice) return { all: [own], next: own, chosen: null, reachable: true };
  const chosen = choice.folder;
  if (!existsSync(chosen)) return { all: [own], next: own, chosen, reachable: false };
  const other = { root: choice.root, elsewhere: true };
  return { all: [other, own], next: other, chosen, reachable: true };
};

const sizeOf = (backup: string): number =>
  databaseFiles(databasePath(backup)).reduce(
    (sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );

export type FoundBackup = BackupInfo & { path: string };

/** The backups of a vault, newest first. Folders with other names, and files, are not ours. */
export const findBackups = (places: readonly BackupPlace[]): FoundBackup[] =>
  places
    .flatMap((place) =>
      namesIn(place.root).flatMap((id): FoundBackup[] => {
        const parsed = parseBackupId(id);
        if (!parsed) return [];
        const path = join(place.root, id);
        const verified = parsed.reason !== 'before-restore'; // the others get their name after the check
        return [{ id, ...parsed, bytes: sizeOf(path), verified, elsewhere: place.elsewhere, path }];
      }),
    )
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));

const namesIn = (root: string): string[] => {
  try {
    return readdirSync(root);
  } catch {
    return []; // no backup yet, or a disk that was taken away
  }
};

/** Removes what interrupted backups left. */
export const removeInterrupted = (root: string): void => {
  for (const name of namesIn(root))
    if (name.startsWith(MAKING)) rmSync(join(root, name), { recursive: true, force: true });
};
