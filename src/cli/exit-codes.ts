import type { ErrorCode } from '../shared/errors.ts';

/** The exit codes of contracts and scripts; the README lists them for people. */
export const exit = {
  done: 0,
  bug: 1,
  usage: 2,
  badInput: 3,
  wrongPassphrase: 4,
  damaged: 5,
  refused: 6,
  /** Stopped by the person (Ctrl-C), as shells expect it. */
  interrupted: 130,
} as const;

/** The one place where an expected failure becomes an exit code. */
export const exitCodeOf: Record<ErrorCode, number> = {
  'bad-input': exit.badInput,
  cancelled: exit.interrupted,
  'wrong-passphrase': exit.wrongPassphrase,
  'weak-passphrase': exit.badInput,
  'key-file-damaged': exit.damaged,
  'vault-damaged': exit.damaged,
  'vault-not-found': exit.badInput,
  'vault-exists': exit.badInput,
  'vault-newer': exit.refused,
  'vault-in-use': exit.refused,
  'vault-locked': exit.bug,
  'folder-not-writable': exit.badInput,
  'disk-full': exit.badInput,
  'runtime-not-official': exit.refused,
  'model-missing': exit.badInput,
  'model-altered': exit.badInput,
  'not-an-export': exit.badInput,
  'file-truncated': exit.badInput,
  'file-unreadable': exit.badInput,
  'future-day': exit.badInput,
  'not-found': exit.badInput,
  'refused-by-rule': exit.refused,
  'not-available': exit.usage,
  internal: exit.bug,
};
