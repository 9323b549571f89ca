import { existsSync } from 'node:fs';
import type { ReleaseTotals } from '../../../core/privacy/index.ts';
import { databasePath, keyFileBackupPath, keyFilePath } from '../paths.ts';
import {
  type KeyFile,
  type Released,
  readKeyFile,
  readKeyFileAt,
  withReleased,
  writeKeyFile,
} from './key-file.ts';

/** The counter of releases of a vault, from its key file or the spare copy; null where neither can be read. */
export const releasedOf = (folder: string, vaultId?: string): Released | undefined | null => {
  for (const file of [readKeyFile(folder), readKeyFileAt(keyFileBackupPath(folder))])
    if (file.ok && (vaultId === undefined || file.value.vaultId === vaultId)) return file.value.released;
  return null;
};

/**
 * The key file of a backup as it may take the place of the present one: with the present counter, so that the budget
 * does not come back with the old database. Where the present counter cannot be read the file says so.
 */
export const carryReleased = (folder: string, backup: KeyFile): KeyFile => {
  const counted = releasedOf(folder, backup.vaultId);
  if (counted !== null) return withReleased(backup, counted);
  const wasThere = existsSync(keyFilePath(folder)) || existsSync(databasePath(folder));
  return wasThere ? withReleased(backup, { releases: 0, epsilon: 0, delta: 0, uncertain: true }) : backup;
};

/**
 * Raises the counter to `totals`; writes nothing where it is there already. The caller holds the vault's lock and
 * its turn (turns.ts).
 *
 * @throws the file system's error
 */
export const raiseReleased = (folder: string, totals: ReleaseTotals): void => {
  const file = readKeyFile(folder);
  if (!file.ok) return; // the vault is open and its key file damaged meanwhile: said at the next opening
  const { released } = file.value;
  const reached =
    released !== undefined &&
    released.uncertain === undefined &&
    released.releases >= totals.releases &&
    released.epsilon >= totals.epsilon &&
    released.delta >= totals.delta;
  if (reached || (released === undefined && totals.releases === 0 && totals.epsilon === 0)) return;
  const { releases, epsilon, delta } = released ?? totals; // the doubt is in the vault by now
  writeKeyFile(folder, withReleased({ ...file.value, released: { releases, epsilon, delta } }, totals));
};
