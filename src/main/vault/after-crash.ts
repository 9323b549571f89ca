import { rmSync } from 'node:fs';
import { databaseFiles, keyFileBackupPath, keyFilePath, nextKeyFilePath, stagePath } from './paths.ts';
import { finishReplacement } from './replace.ts';

/**
 * What a crash may have left half done, made good by whoever next takes the vault's lock, before anything is read: a
 * committed replacement is finished, one that was not is dropped, temporary files go. A temporary key file may hold
 * slots of a passphrase that was never acknowledged or has been given up.
 */
export const afterCrash = (folder: string): void => {
  const temporary = [keyFilePath, keyFileBackupPath, nextKeyFilePath].map((path) => `${path(folder)}.tmp`);
  for (const path of [...temporary, ...databaseFiles(stagePath(folder))]) {
    try {
      rmSync(path, { force: true });
    } catch {
      // A folder of that name, or one that may not be written: what needs the name says so.
    }
  }
  finishReplacement(folder);
};
