import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppFailure } from '../../../shared/errors.ts';
import type { BackupInfo, BackupReason } from '../../../shared/vault.ts';
import { syncFile, syncFolder, writeAtomic } from '../atomic-write.ts';
import { writeCopy } from '../copy.ts';
import type { Database } from '../db.ts';
import { makeFolder } from '../folder.ts';
import { readKeyFile, serialiseKeyFile, withDeviceSlot } from '../keys/key-file.ts';
import { databaseFiles, databasePath, keyFilePath } from '../paths.ts';
import { backupId } from './names.ts';
import { type BackupPlace, MAKING, removeInterrupted } from './places.ts';

export interface BackupOrder {
  place: BackupPlace;
  /** ISO 8601 in UTC. */
  at: string;
  reason: BackupReason;
}

/** The moment itself, or the first millisecond after it that no backup of the same reason has taken. */
const freeMoment = ({ root }: BackupPlace, at: string, reason: BackupReason): string => {
  let moment = at;
  while (existsSync(join(root, backupId(moment, reason))))
    moment = new Date(Date.parse(moment) + 1).toISOString();
  return moment;
};

/** Fills a new folder and gives it its name when it is whole and on disk; on failure nothing of it stays. */
const inNewFolder = (place: BackupPlace, id: string, fill: (making: string) => void): string => {
  makeFolder(place.root);
  removeInterrupted(place.root);
  const making = join(place.root, MAKING + id);
  const final = join(place.root, id);
  try {
    mkdirSync(making, { mode: 0o700 });
    fill(making);
    syncFolder(making);
    renameSync(making, final); // refuses to replace a backup: a folder that is not empty
    syncFolder(place.root);
    return final;
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    throw error;
  }
};

/**
 * Makes a backup of the open vault: a verified encrypted copy of the database and the key file of this moment. It
 * opens with the passphrase and the recovery key of this moment, also after they have been changed.
 *
 * @throws AppFailure, SqliteError or the file system's error; the vault is not changed in any case
 */
export const makeBackup = (db: Database, folder: string, order: BackupOrder): BackupInfo => {
  const at = freeMoment(order.place, order.at, order.reason);
  const id = backupId(at, order.reason);
  const keyFile = readKeyFile(folder);
  if (!keyFile.ok) throw new AppFailure(keyFile.error); // a copy without a good key file would be no backup
  const final = inNewFolder(order.place, id, (making) => {
    writeCopy(db, databasePath(making));
    // Without the device slot: a backup may travel, and this computer's keychain opens only the vault itself.
    writeAtomic(keyFilePath(making), Buffer.from(serialiseKeyFile(withDeviceSlot(keyFile.value, null))));
  });
  const bytes = statSync(databasePath(final)).size;
  return { id, at, reason: order.reason, bytes, verified: true, elsewhere: order.place.elsewhere };
};

/**
 * Puts the files of a closed vault aside as they are, whole or damaged, for "undo restore". The caller holds the
 * vault's lock and no connection.
 *
 * @returns the id, or null where there is nothing to put aside
 */
export const putAside = (folder: string, place: BackupPlace, at: string): string | null => {
  const files = [keyFilePath(folder), ...databaseFiles(databasePath(folder))].filter((path) =>
    existsSync(path),
  );
  if (files.length === 0) return null;
  const id = backupId(freeMoment(place, at, 'before-restore'), 'before-restore');
  inNewFolder(place, id, (making) => {
    for (const path of files) {
      if (path.endsWith('-shm')) continue; // rebuilt from the log
      const copy = join(making, basename(path));
      copyFileSync(path, copy);
      syncFile(copy);
    }
  });
  return id;
};
