import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const sync = (path: string, flags: string): void => {
  const fd = openSync(path, flags);
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
};

/** Makes a rename or a new name in `folder` survive a power cut. Windows cannot and need not sync a folder. */
export const syncFolder = (folder: string): void => {
  if (process.platform !== 'win32') sync(folder, 'r');
};

/** Makes the content of a closed file survive a power cut. Never for a database that this process has open. */
export const syncFile = (path: string): void => sync(path, 'r+');

/**
 * Replaces a small file so that at each moment, also after a crash, the path names the old or the new content as
 * a whole: temporary file, fsync, rename, fsync of the folder. Readable by its owner only.
 *
 * @throws the file system's error; nothing but the old content is left then
 */
export const writeAtomic = (path: string, content: Uint8Array): void => {
  const temporary = `${path}.tmp`;
  try {
    const fd = openSync(temporary, 'w', 0o600);
    try {
      for (let at = 0; at < content.length; ) at += writeSync(fd, content, at);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
};
