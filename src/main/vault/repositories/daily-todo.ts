import { dailyGroup, marginOf } from '../../../core/daily/index.ts';
import type { Database } from '../db.ts';

/** A stretch of local days (since 1970-01-01, inclusive) whose daily values of a group of metrics are to be computed. */
export interface Stretch {
  metrics: string;
  from: number;
  to: number;
}

/** Joins UTC days that lie close together into stretches of local days, by group of metrics. */
export const stretches = (rows: readonly { code: string; day: number }[]): Stretch[] => {
  const byGroup = new Map<string, Set<number>>();
  for (const { code, day } of rows) {
    const group = dailyGroup(code);
    const days = byGroup.get(group) ?? new Set();
    byGroup.set(group, days.add(day));
  }
  const found: Stretch[] = [];
  for (const [metrics, days] of byGroup) {
    const after = Math.ceil(marginOf(metrics) / 24); // an attack or a night reaches into later days
    let last: Stretch | null = null;
    for (const day of [...days].sort((a, b) => a - b)) {
      // A local day lies at most one day beside the UTC day.
      const [from, to] = [day - 1, day + after];
      if (last && from <= last.to + 1) last.to = Math.max(last.to, to);
      else {
        last = { metrics, from, to };
        found.push(last);
      }
    }
  }
  return found;
};

/** What is still to be computed, kept in the vault so that a crash forgets nothing. */
export const dailyTodo = (db: Database) => {
  const of = db.prepare<[string], Stretch>(
    'SELECT metrics, from_day AS "from", to_day AS "to" FROM daily_todo WHERE metrics = ? ORDER BY from_day',
  );
  const next = db.prepare<[string | null, string | null], Stretch>(
    `SELECT metrics, from_day AS "from", to_day AS "to" FROM daily_todo
     WHERE ? IS NULL OR metrics = ? ORDER BY metrics, from_day LIMIT 1`,
  );
  const left = db
    .prepare<[string | null, string | null], number>(
      'SELECT coalesce(sum(to_day - from_day + 1), 0) FROM daily_todo WHERE ? IS NULL OR metrics = ?',
    )
    .pluck();
  const drop = db.prepare('DELETE FROM daily_todo WHERE metrics = ? AND from_day = ?');
  const dropGroup = db.prepare('DELETE FROM daily_todo WHERE metrics = ?');
  const add = db.prepare('INSERT INTO daily_todo (metrics, from_day, to_day) VALUES (?, ?, ?)');

  return {
    /** The next stretch of a group, null: of any. */
    next: (group: string | null) => next.get(group, group),
    /** Days (times groups) that are left. */
    left: (group: string | null) => left.get(group, group) ?? 0,
    /** Takes the days up to `last` off a stretch that `next` gave. */
    finish({ metrics, from, to }: Stretch, last: number): void {
      drop.run(metrics, from);
      if (last < to) add.run(metrics, last + 1, to);
    },
    clear: () => {
      db.prepare('DELETE FROM daily_todo').run();
    },
    /** Adds stretches, joined with what is there. */
    plan(more: readonly Stretch[]): void {
      const byGroup = new Map<string, Stretch[]>();
      for (const s of more) byGroup.set(s.metrics, [...(byGroup.get(s.metrics) ?? []), s]);
      for (const [metrics, added] of byGroup) {
        const all = [...of.all(metrics), ...added].sort((a, b) => a.from - b.from);
        dropGroup.run(metrics);
        const joined: Stretch[] = [];
        for (const s of all) {
          const last = joined.at(-1);
          if (last && s.from <= last.to + 1) last.to = Math.max(last.to, s.to);
          else joined.push({ ...s });
        }
        for (const s of joined) add.run(s.metrics, s.from, s.to);
      }
    },
  };
};
