import { join } from 'node:path';

/** The files of a vault folder. */
export const databasePath = (folder: string) => join(folder, 'vault.db');
/** A database that is still being made. Until it has its final name no vault exists, and it may be deleted. */
export const draftPath = (folder: string) => join(folder, 'vault.db.new');
export const keyFilePath = (folder: string) => join(folder, 'vault.key');
/** The same content as vault.key, against damage; see keys/key-file.ts. */
export const keyFileBackupPath = (folder: string) => join(folder, 'vault.key.bak');
/** Database and key file that will take the place of the present ones; see replace.ts. */
export const nextDatabasePath = (folder: string) => join(folder, 'vault.db.next');
export const nextKeyFilePath = (folder: string) => join(folder, 'vault.key.next');
/** Where foreign rows are gathered; see stage.ts. */
export const stagePath = (folder: string) => join(folder, 'vault.stage');
/** Always empty; see lock.ts. */
export const lockPath = (folder: string) => join(folder, 'vault.lock');
/** Backups lie here unless the person chose another folder. */
export const backupsPath = (folder: string) => join(folder, 'backups');

/** A database's own file and what SQLite may keep beside it. */
export const databaseFiles = (path: string): string[] =>
  ['', '-wal', '-shm', '-journal'].map((suffix) => path + suffix);
