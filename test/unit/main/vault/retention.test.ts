import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupId, parseBackupId } from '../../../../src/main/vault/backup/names.ts';
import { backupsToRemove } from '../../../../src/main/vault/backup/retention.ts';
import { type BackupReason, backupReasons } from '../../../../src/shared/vault.ts';

const dayOf = (iso: string) => iso.slice(0, 10);
const backup = (at: string, reason: BackupReason = 'daily') => ({
  id: backupId(at, reason),
  at,
  reason,
  verified: reason !== 'before-restore',
});

describe('names of backups', () => {
  test('say when and why, and nothing else is taken for one', () => {
    expect(backupId('2026-01-05T08:15:00.123Z', 'before-import')).toBe('20260105T081500123Z-before-import');
    for (const reason of backupReasons)
      expect(parseBackupId(backupId('2026-01-05T08:15:00.123Z', reason))).toEqual({
        at: '2026-01-05T08:15:00.123Z',
        reason,
      });
    for (const name of [
      '',
      '..',
      '20260105T081500123Z',
      '20260105T081500123Z-other',
      '20261305T081500123Z-daily',
    ])
      expect(parseBackupId(name)).toBeNull();
  });
});

describe('retention', () => {
  test('of one day the newest three where it is today, else one', () => {
    const hours = ['06', '08', '10', '12', '14'];
    const all = ['2026-01-04', '2026-01-05'].flatMap((d) => hours.map((h) => backup(`${d}T${h}:00:00.000Z`)));
    const gone = new Set(backupsToRemove(all, '2026-01-05', dayOf));
    expect(all.filter((b) => !gone.has(b.id)).map((b) => b.at.slice(8, 13))).toEqual([
      '04T14',
      '05T10',
      '05T12',
      '05T14',
    ]);
  });

  test('the state that a restore put aside stays until the next restore, and so does the newest verified backup', () => {
    const aside = backup('2025-06-01T08:00:00.000Z', 'before-restore');
    const good = backup('2025-05-01T08:00:00.000Z');
    const many = Array.from({ length: 20 }, (_, i) =>
      backup(`2026-01-${String(i + 1).padStart(2, '0')}T08:00:00.000Z`),
    );
    const gone = backupsToRemove([aside, ...many], '2026-01-20', dayOf);
    expect(gone).not.toContain(aside.id);
    const asides = Array.from({ length: 12 }, (_, i) => ({
      ...many[i]!,
      reason: 'before-restore' as const,
      verified: false,
    }));
    expect(backupsToRemove([good, ...asides], '2026-01-20', dayOf)).not.toContain(good.id);
  });

  test('keeps ten at most and the newest always; a second run removes nothing more', () => {
    const moment = fc
      .integer({ min: 0, max: 40 * 24 })
      .map((h) => new Date(Date.UTC(2026, 0, 1) + h * 3_600_000).toISOString());
    const list = fc
      .uniqueArray(fc.tuple(moment, fc.constantFrom(...backupReasons)), {
        selector: ([at]) => at,
        maxLength: 60,
      })
      .map((pairs) => pairs.map(([at, reason]) => backup(at, reason)));
    fc.assert(
      fc.property(list, moment.map(dayOf), (all, today) => {
        const gone = new Set(backupsToRemove(all, today, dayOf));
        const left = all.filter((b) => !gone.has(b.id));
        expect(left.length).toBeLessThanOrEqual(10);
        const newest = all.filter((b) => b.verified).sort((a, b) => (a.at < b.at ? 1 : -1))[0];
        if (newest) expect(left).toContain(newest);
        expect(backupsToRemove(left, today, dayOf)).toEqual([]);
      }),
    );
  });
});
