import { resolve } from 'node:path';
import { fail, type Result } from '../../shared/errors.ts';

/**
 * Folders that the person chose in the system's dialog since the app was started. What leaves the vault unencrypted, or
 * for another disk, goes only there: the page can name any path, the person's choice it cannot make.
 */
export interface PickedFolders {
  add(folder: string | null): void;
  /** Null where the folder was chosen. */
  refusal(folder: string): Result<never> | null;
}

export const createPickedFolders = (): PickedFolders => {
  const picked = new Set<string>();
  return {
    add: (folder) => {
      if (folder !== null) picked.add(resolve(folder));
    },
    refusal: (folder) =>
      picked.has(resolve(folder))
        ? null
        : fail(
            'refused-by-rule',
            'This folder was not chosen in the dialog. Nothing was written. Choose the folder again.',
            'folder',
          ),
  };
};
