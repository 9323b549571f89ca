import type { Result } from '../../../shared/errors.ts';
import type { Database } from '../db.ts';
import { damagedVault, newerVault } from '../failures.ts';
import { initial } from './0001-initial.ts';
import { privacyLedger } from './0002-privacy-ledger.ts';
import { trialEvents } from './0003-trial-events.ts';
import { importHolders } from './0004-import-holders.ts';

/** A numbered, forward-only change of the schema. `up` runs inside a transaction together with the new number. */
export interface Migration {
  version: number;
  name: string;
  up(db: Database): void;
}

/** In order, without gaps; a released migration never changes again. */
export const migrations: readonly Migration[] = [initial, privacyLedger, trialEvents, importHolders];

export const latestVersion = migrations.length;

/** The schema version of an open database, or null where there is no readable version (not one of our vaults). */
export const schemaVersion = (db: Database): number | null => {
  const hasMeta = db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'`).get();
  if (!hasMeta) return null;
  const value = db.prepare<[], string>(`SELECT value FROM meta WHERE key = 'schema_version'`).pluck().get();
  const version = Number(value);
  return Number.isInteger(version) && version >= 0 ? version : null;
};

/**
 * Brings a database from the version in its meta table to the newest of `list`, one transaction per step: a
 * crash leaves it at a whole version. Running it again changes nothing. A database from a newer app is refused
 * and left as it is.
 *
 * @param db an open database whose meta table holds `schema_version` ('0' when new)
 * @returns the versions that were applied
 */
export const migrate = (db: Database, list: readonly Migration[] = migrations): Result<number[]> => {
  const from = schemaVersion(db);
  if (from === null)
    return damagedVault('The database of this vault opened, but it does not hold the tables of N1 Vault.');
  if (from > list.length) return newerVault();
  const applied: number[] = [];
  for (const step of list.slice(from)) {
    db.transaction(() => {
      step.up(db);
      db.prepare(`UPDATE meta SET value = ? WHERE key = 'schema_version'`).run(String(step.version));
    }).immediate();
    applied.push(step.version);
  }
  return { ok: true, value: applied };
};
