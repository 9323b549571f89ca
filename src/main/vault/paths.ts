import { join } from 'node:path';

/** The files of a vault folder. */
export const databasePath = (folder: string) => join(folder, 'vault.db');
/** A database that is still being made. Until it has its final name no vault exists, and it may be deleted. */
export const draftPath = (folder: string) => join(folder, 'vault.db.new');
export const keyFilePath = (folder: string) => join(folder, 'vault.key');
export const keyFileBackupPath = (folder: string) => join(folder, 'vault.key.bak');
/** Always empty; see lock.ts. */
export const lockPath = (folder: string) => join(folder, 'vault.lock');
