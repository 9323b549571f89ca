import type { ChannelName } from '../../shared/contract.ts';
import type { ErrorCode } from '../../shared/errors.ts';

/** What may happen that is worth a line. No free text: a code says what, numbers say how much. */
export const logEvents = [
  'app-started',
  'app-stopped',
  'window-gone',
  'vault-created',
  'vault-opened',
  'vault-locked',
  'unlock-refused',
  'migration-applied',
  'passphrase-changed',
  'recovery-renewed',
  'key-rotated',
  'backup-made',
  'backup-failed',
  'restored',
  'verified',
  'salvaged',
  'exported',
  'import-finished',
  'import-refused',
  'handler-failed',
  'thread-failed',
] as const;
export type LogEvent = (typeof logEvents)[number];

export interface LogFields {
  count?: number;
  bytes?: number;
  ms?: number;
  code?: ErrorCode;
  channel?: ChannelName;
}

/** Every code of the union; the compiler asks for each. */
const codes: Record<ErrorCode, true> = {
  'bad-input': true,
  cancelled: true,
  'wrong-passphrase': true,
  'weak-passphrase': true,
  'key-file-damaged': true,
  'vault-damaged': true,
  'vault-not-found': true,
  'vault-exists': true,
  'vault-newer': true,
  'vault-in-use': true,
  'vault-locked': true,
  'folder-not-writable': true,
  'disk-full': true,
  'runtime-not-official': true,
  'model-missing': true,
  'model-altered': true,
  'not-an-export': true,
  'file-truncated': true,
  'file-unreadable': true,
  'future-day': true,
  'not-found': true,
  'refused-by-rule': true,
  'not-available': true,
  internal: true,
};

/** Types are erased when the app runs: the lists are asked again for every line that is written. */
export const isEvent = (value: unknown): value is LogEvent =>
  typeof value === 'string' && (logEvents as readonly string[]).includes(value);
export const isCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(codes, value);
export const isAmount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;
