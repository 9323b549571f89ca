import { MS_PER_DAY } from '../../../shared/units.ts';
import type { Database } from '../db.ts';
import type { holderSets } from './holders.ts';

const PAIRS = 8; // metric and day, between two looks at the clock

/**
 * Takes an import's hold off its samples, in slices: rows that nobody else holds are deleted, the others stay. Only
 * the days of `import_day` are looked at, so a crash in the middle goes on where it stopped.
 */
export const importPurger = (db: Database, holders: ReturnType<typeof holderSets>) => {
  const pairs = db.prepare<[number], { metric: number; day: number }>(
    `SELECT metric, day FROM import_day WHERE import = ? ORDER BY metric, day LIMIT ${PAIRS}`,
  );
  const where = 'WHERE metric = ? AND start_ms >= ? AND start_ms < ? AND holders = ?';
  const remove = db.prepare(`DELETE FROM sample ${where}`);
  const hand = db.prepare(`UPDATE sample SET holders = ? ${where}`);
  const forget = db.prepare('DELETE FROM import_day WHERE import = ? AND metric = ? AND day = ?');
  const touch = db.prepare(
    `INSERT INTO daily_touched (metric, day) VALUES (?, ?) ON CONFLICT (metric, day) DO NOTHING`,
  );
  const stateOf = db.prepare<[number], string>('SELECT state FROM import WHERE id = ?').pluck();
  const drop = db.prepare('DELETE FROM import WHERE id = ?');

  const slice = db.transaction((importRow: number) => {
    const found = pairs.all(importRow);
    const undone = stateOf.get(importRow) === 'undone';
    if (found.length === 0) {
      if (!undone) drop.run(importRow);
      return { removed: 0, done: true };
    }
    const sets = holders.withoutImport(importRow);
    holders.flush();
    let removed = 0;
    for (const { metric, day } of found) {
      const [from, to] = [day * MS_PER_DAY, (day + 1) * MS_PER_DAY];
      let gone = 0;
      for (const { set, rest } of sets) {
        if (rest === null) gone += remove.run(metric, from, to, set).changes;
        else hand.run(rest, metric, from, to, set);
      }
      if (gone > 0 && undone) touch.run(metric, day);
      forget.run(importRow, metric, day);
      removed += gone;
    }
    return { removed, done: false };
  });

  return {
    /**
     * Works for about `milliseconds`. When it is done, an undone import is left as a receipt, an unfinished one is
     * gone.
     */
    step(importRow: number, milliseconds: number): { removed: number; done: boolean } {
      const until = performance.now() + milliseconds;
      let removed = 0;
      try {
        do {
          const step = slice.immediate(importRow);
          removed += step.removed;
          if (step.done) return { removed, done: true };
        } while (performance.now() < until);
        return { removed, done: false };
      } catch (error) {
        holders.forget();
        throw error;
      }
    },
  };
};
