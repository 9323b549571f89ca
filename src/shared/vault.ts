/** What the vault's upkeep tells the app and the command line: backups, health, salvage, exports, strength. */

export const backupReasons = [
  'by-hand',
  'daily',
  'before-migration',
  'before-import',
  'before-restore',
  'before-rotation',
] as const;
export type BackupReason = (typeof backupReasons)[number];

/** One backup: an encrypted copy of the vault with the key file of that moment, in a folder of its own. */
export interface BackupInfo {
  id: string;
  /** ISO 8601, UTC. */
  at: string;
  reason: BackupReason;
  bytes: number;
  /** True where it was reopened and checked whole after it was written; a state put aside by a restore was not. */
  verified: boolean;
  /** True where it lies in the folder that the person chose, false in the vault's own `backups`. */
  elsewhere: boolean;
}

export interface BackupStatus {
  /** Newest first. */
  backups: BackupInfo[];
  /** The folder that the person chose for backups; null: `backups` inside the vault's folder. */
  folder: string | null;
  /** False where that folder cannot be reached now; backups then go into the vault's folder. */
  folderReachable: boolean;
  /** The state that the last restore replaced and that `backups.undoRestore` brings back; null: none. */
  undo: string | null;
  /** The last automatic backup that failed, as a sentence; null where it succeeded. */
  problem: string | null;
}

export interface VaultHealth {
  healthy: boolean;
  /** Rows that could be read, over all tables. */
  rows: number;
  bytes: number;
  /** Whole sentences without health text; empty where healthy. */
  problems: string[];
  checkedAt: string;
}

export interface SalvageReport {
  /** Folder of the new vault that holds what could be read. */
  folder: string;
  /** Shown once, as for any new vault. */
  recoveryKey: string;
  /** True where nothing is missing. */
  complete: boolean;
  /**
   * `refused`: rows that were read but may not enter a vault (what they refer to is lost). `expected`: rows that the
   * damaged vault held; null where a page of the table is lost, so that nobody knows.
   */
  tables: { table: string; read: number; refused: number; expected: number | null }[];
  read: number;
  /** Rows known to be missing; a lower bound where some table's `expected` is null. */
  missing: number;
  /** Pages of 4096 bytes: all, and those that do not authenticate. */
  pages: { total: number; damaged: number };
}

export interface OpenExportReport {
  folder: string;
  files: { name: string; rows: number; bytes: number; sha256: string }[];
  rows: number;
}

export interface PassphraseStrength {
  /** 0 (found at once) to 4 (very strong), by zxcvbn. */
  score: 0 | 1 | 2 | 3 | 4;
  /** True where a vault may be made with it: score 3 and at least 8 characters. */
  enough: boolean;
  /** log10 of the guesses a good guessing program needs. */
  guessesLog10: number;
  /** What to do better, a whole sentence; empty where it is enough. */
  advice: string;
}

export interface DeviceKeyStatus {
  /** Can this computer keep a key safely (system keychain)? */
  available: boolean;
  /** Why not, a whole sentence; null where available. */
  reason: string | null;
  /** Is the vault's device key set on this computer? */
  on: boolean;
}

/** Progress of a long piece of upkeep; `total` is 0 where it is not known. */
export interface VaultProgress {
  task: 'backup' | 'restore' | 'verify' | 'salvage' | 'export' | 'import-export' | 'rotate';
  done: number;
  total: number;
}
