import type { MetricCode } from '../../../shared/samples.ts';
import type { Member } from '../container.ts';
import type { ReadContext } from '../source.ts';
import { badDate } from '../text/instants.ts';
import { cycleOffset, type WhoopRow } from './columns.ts';
import { SOURCE } from './cycles.ts';

const minutes: readonly ['asleep' | 'deep' | 'rem' | 'light' | 'awake', MetricCode][] = [
  ['asleep', 'sleep-duration'],
  ['deep', 'sleep-deep'],
  ['rem', 'sleep-rem'],
  ['light', 'sleep-light'],
  ['awake', 'sleep-awake'],
];

export interface SleepRow {
  row: WhoopRow;
  member: Member;
}

/**
 * Minutes of each sleep, from onset to waking. WHOOP exports no timeline of stages. physiological_cycles.csv repeats
 * the night of sleeps.csv: a sleep counts once, by its beginning.
 */
export const readSleeps = (sleeps: readonly SleepRow[], context: ReadContext): void => {
  const seen = new Set<number>();
  for (const { row, member } of sleeps) {
    if (!(row.number('asleep') > 0)) continue; // no sleep recorded in this cycle
    const offset = cycleOffset(row);
    const onset = row.moment('onset', context.clock, offset);
    const wake = row.moment('wake', context.clock, offset);
    if (Number.isNaN(onset.at) || Number.isNaN(wake.at)) {
      context.refuse(badDate, member, row.row, `${row.text('onset')} to ${row.text('wake')}`);
      continue;
    }
    if (seen.has(onset.at)) continue;
    seen.add(onset.at);
    for (const [key, metric] of minutes) {
      const value = row.number(key);
      if (Number.isNaN(value)) continue;
      context.take(
        { metric, start: onset.at, end: wake.at, value, source: SOURCE, zone: wake.zone },
        member,
        row.row,
      );
    }
  }
};
