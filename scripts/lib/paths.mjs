import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The checkout. */
export const root = resolve(import.meta.dirname, '../..');

export const inRoot = (...parts) => join(root, ...parts);

/**
 * Where things too big or too slow to make twice are kept, outside the checkout and keyed by version, so that a
 * fresh clone on the same machine finds them again.
 */
export const cacheFolder = (version) =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'n1-vault', version);
