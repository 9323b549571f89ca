import { type BackupReason, backupReasons } from '../../../shared/vault.ts';

/** A backup's folder name: the moment in UTC to the millisecond, and the reason: `20260105T081500000Z-daily`. */
const pattern = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-([a-z-]+)$/;

const isReason = (text: string): text is BackupReason => (backupReasons as readonly string[]).includes(text);

/** @param at ISO 8601 in UTC, as `Date.toISOString` writes it */
export const backupId = (at: string, reason: BackupReason): string => `${at.replace(/[-:.]/g, '')}-${reason}`;

/** When and why, or null where the name is not one of ours: such a folder is never listed, used or removed. */
export const parseBackupId = (id: string): { at: string; reason: BackupReason } | null => {
  const [, y, mo, d, h, mi, s, ms, reason = ''] = pattern.exec(id) ?? [];
  if (!isReason(reason)) return null;
  const at = `${y}-${mo}-${d}T${h}:${mi}:${s}.${ms}Z`;
  const time = Date.parse(at);
  return Number.isNaN(time) || new Date(time).toISOString() !== at ? null : { at, reason };
};
