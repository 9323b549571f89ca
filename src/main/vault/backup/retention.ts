import type { BackupInfo } from '../../../shared/vault.ts';

const OF_TODAY = 3;
const IN_ALL = 10;

/**
 * Which backups are given up: the newest three of today stay, of each other day the newest, ten in all. Kept in any
 * case: the newest one that was verified, and the newest state that a restore put aside, which "undo restore" needs.
 *
 * @param dayOf the local day of a moment, so that "today" is the person's
 * @returns ids to remove
 */
export const backupsToRemove = (
  backups: readonly Pick<BackupInfo, 'id' | 'at' | 'reason' | 'verified'>[],
  today: string,
  dayOf: (iso: string) => string,
): string[] => {
  const newestFirst = backups.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const kept = new Set<string>();
  for (const precious of [
    newestFirst.find((b) => b.verified),
    newestFirst.find((b) => b.reason === 'before-restore'),
  ])
    if (precious) kept.add(precious.id);
  const ofDay = new Map<string, number>();
  for (const { id, at } of newestFirst) {
    const day = dayOf(at);
    const already = ofDay.get(day) ?? 0;
    ofDay.set(day, already + 1);
    if (already < (day === today ? OF_TODAY : 1) && kept.size < IN_ALL) kept.add(id);
  }
  return newestFirst.filter((b) => !kept.has(b.id)).map((b) => b.id);
};
