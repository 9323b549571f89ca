import type { AppError } from '../../shared/errors.ts';
import type { BackupOrder } from './backup/make.ts';
import type { KeyFile } from './keys/key-file.ts';
import type { Repositories } from './types.ts';

/** Ties a database to its key file. */
export interface VaultIdentity {
  vaultId: string;
  synthetic: boolean;
}

/** What the main thread asks of the SQL worker. Keys travel as transferred buffers: the sender keeps no copy. */
export type Request = { id: number } & (
  | { op: 'lock' }
  | { op: 'create'; key: Uint8Array; identity: VaultIdentity }
  /** `at`: now, for the name of the backup before a migration. */
  | { op: 'open'; key: Uint8Array; identity: VaultIdentity; at: string }
  | { op: 'backup'; order: BackupOrder }
  | { op: 'verify'; at: string }
  | { op: 'export'; to: string; about: { at: string; synthetic: boolean } }
  | { op: 'import-export'; from: string; synthetic: boolean }
  /** On a worker whose vault is new: reads what can be read of the damaged vault in `from`. */
  | { op: 'salvage'; from: string; key: Uint8Array }
  | { op: 'rotate'; key: Uint8Array; next: Uint8Array; keyFile: KeyFile }
  /** On a worker that holds the lock and has no database open. Answers with the id of what was put aside. */
  | { op: 'restore'; from: string; key: Uint8Array; keyFile: KeyFile; at: string }
  | { op: 'call'; repository: keyof Repositories; method: string; args: unknown[] }
  /** Closes the database and releases the lock; `discard` also removes what a failed creation made. */
  | { op: 'close'; discard: boolean }
);

export type Reply =
  | { id: number; progress: { done: number; total: number } }
  | { id: number; ok: true; value: unknown }
  /** `frames`: where a bug was thrown (function names and lines, no message). */
  | { id: number; ok: false; error: AppError; frames: string };

export interface WorkerOptions {
  folder: string;
  nativeBinding: string | null;
}
