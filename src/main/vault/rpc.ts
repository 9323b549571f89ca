import type { AppError } from '../../shared/errors.ts';
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
  | { op: 'open'; key: Uint8Array; identity: VaultIdentity }
  | { op: 'call'; repository: keyof Repositories; method: string; args: unknown[] }
  /** Closes the database and releases the lock; `discard` also removes what a failed creation made. */
  | { op: 'close'; discard: boolean }
);

export type Reply =
  | { id: number; ok: true; value: unknown }
  /** `frames`: where a bug was thrown (function names and lines, no message). */
  | { id: number; ok: false; error: AppError; frames: string };

export interface WorkerOptions {
  folder: string;
  nativeBinding: string | null;
}
