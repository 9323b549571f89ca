/**
 * Every failure that a person can meet, as a closed union. A message is a whole sentence (or three):
 * what happened, what is safe, what to do next. Anything else that goes wrong is a bug and throws.
 */
export type ErrorCode =
  | 'bad-input'
  | 'cancelled'
  | 'wrong-passphrase'
  | 'weak-passphrase'
  | 'key-file-damaged'
  | 'vault-damaged'
  | 'vault-not-found'
  | 'vault-exists'
  | 'vault-newer'
  | 'vault-in-use'
  | 'vault-locked'
  | 'folder-not-writable'
  | 'disk-full'
  | 'runtime-not-official'
  | 'model-missing'
  | 'model-altered'
  | 'not-an-export'
  | 'file-truncated'
  | 'file-unreadable'
  | 'future-day'
  | 'not-found'
  | 'refused-by-rule'
  | 'not-available'
  | 'internal';

export interface AppError {
  readonly code: ErrorCode;
  /** Whole sentences: what happened, what is safe, what to do next. Never holds health text. */
  readonly message: string;
  /** The input's field, file or line that is at fault, e.g. `outcome.mcid` or `export.zip`. */
  readonly where?: string;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: AppError };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const fail = (code: ErrorCode, message: string, where?: string): { ok: false; error: AppError } => ({
  ok: false,
  error: where === undefined ? { code, message } : { code, message, where },
});

/** Carries an AppError through code that can only throw (streams, workers); unwrapped at the boundary. */
export class AppFailure extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.message);
    this.name = 'AppFailure';
    this.error = error;
  }
}
