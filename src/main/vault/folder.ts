import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and the missing folders above it, for their owner only. Not with mkdir's `recursive`: on a file
 * system that refuses new folders with ENOENT, as /proc does, Node never returns from that.
 *
 * @returns the folders that were made, uppermost first
 * @throws the file system's error; folders made until then are removed again
 */
export const makeFolder = (folder: string): string[] => {
  const missing: string[] = [];
  for (let at = folder; !existsSync(at) && at !== dirname(at); at = dirname(at)) missing.unshift(at);
  const made: string[] = [];
  try {
    for (const path of missing) {
      mkdirSync(path, { mode: 0o700 });
      made.push(path);
    }
    return made;
  } catch (error) {
    removeMade(made);
    throw error;
  }
};

/** Removes folders that `makeFolder` made, as far as they are empty: somebody else may use them by now. */
export const removeMade = (made: string[]): void => {
  for (const path of made.toReversed()) {
    try {
      rmdirSync(path);
    } catch {
      return;
    }
  }
};
