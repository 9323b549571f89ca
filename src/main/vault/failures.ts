import { type AppError, AppFailure, fail } from '../../shared/errors.ts';

/** The sentences of a vault that does not open or does not store: what happened, what is safe, what to do next. */

export const newerVault = () =>
  fail(
    'vault-newer',
    'This vault was made by a newer version of N1 Vault than this one. It is safe and was not changed. Install the newer version and open it there.',
  );

export const keyFileAdvice =
  'The database itself was not touched. Put back vault.key from a copy of the folder, or rename vault.key.bak to vault.key if it is there.';

export const damagedVault = (what: string) =>
  fail(
    'vault-damaged',
    `${what} Your passphrase is right, and nothing was deleted or changed. Keep this folder as it is, and restore the vault from a copy.`,
    'vault.db',
  );

export const vaultInUse = () =>
  fail(
    'vault-in-use',
    'This vault is already open in another window or program. Nothing was changed. Close or lock it there, then try again.',
  );

export const notWritable = (folder: string, code: string) =>
  fail(
    'folder-not-writable',
    `N1 Vault cannot write to this folder (${code}). Nothing was changed. Choose another folder, or give yourself the right to write to this one.`,
    folder,
  );

export const diskFull = () =>
  fail(
    'disk-full',
    'The disk is full, so this was not saved. Everything saved before is safe. Free some space, then try again.',
  );

const notWritableCodes = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT', 'ENAMETOOLONG', 'ELOOP'];

/** A file-system error as an AppError; null where it is none that a person can meet. */
export const fileSystemError = (error: unknown, folder: string): AppError | null => {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (typeof code !== 'string') return null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull().error;
  return notWritableCodes.includes(code) ? notWritable(folder, code).error : null;
};

/** A SQLite error as an AppError; null where it can only be a bug of ours (a constraint, a wrong statement). */
export const sqliteError = (error: unknown, folder: string): AppError | null => {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return null;
  if (/^SQLITE_(FULL|IOERR_SHMSIZE)/.test(code)) return diskFull().error;
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code))
    return damagedVault(`The database of this vault is damaged (${code}).`).error;
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return vaultInUse().error;
  if (/^SQLITE_(READONLY|CANTOPEN|PERM)/.test(code)) return notWritable(folder, code).error;
  if (code.startsWith('SQLITE_IOERR'))
    return {
      code: 'file-unreadable',
      message: `The disk reported an error while the vault was read or written (${code}). What was saved before is kept. Check the disk or its cable, then try again.`,
      where: 'vault.db',
    };
  return null;
};

/**
 * Any thrown value as an AppError that may cross to the screen. A bug keeps its class and code but not its
 * message, which could hold what a person entered.
 */
export const toAppError = (error: unknown, folder: string): AppError => {
  if (error instanceof AppFailure) return error.error;
  const known = sqliteError(error, folder) ?? fileSystemError(error, folder);
  if (known) return known;
  const name = error instanceof Error ? error.name : typeof error;
  const code = (error as { code?: unknown } | null)?.code;
  return {
    code: 'internal',
    message: `Something went wrong inside the vault (${name}${typeof code === 'string' ? ` ${code}` : ''}). What was saved before is safe. Try again; if it happens again, please report it.`,
  };
};
