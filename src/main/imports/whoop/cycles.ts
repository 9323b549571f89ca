import type { MetricCode } from '../../../shared/samples.ts';
import type { Member } from '../container.ts';
import type { ReadContext } from '../source.ts';
import { badDate } from '../text/instants.ts';
import { cycleDay, type WhoopRow } from './columns.ts';

export const SOURCE = 'WHOOP';

const figures: readonly ['restingHeartRate' | 'hrv' | 'respiratoryRate' | 'oxygen', MetricCode][] = [
  ['restingHeartRate', 'resting-heart-rate'],
  ['hrv', 'hrv-rmssd'], // WHOOP documents its HRV as RMSSD of the night
  ['respiratoryRate', 'respiratory-rate'],
  ['oxygen', 'spo2'],
];

/** The cycle of each day. Two cycles can share a day (a long nap, a flight): the one with more sleep counts. */
const byDay = (rows: readonly WhoopRow[]) => {
  const days = new Map<number, WhoopRow>();
  const sleep = (row: WhoopRow) => row.number('asleep') || 0;
  for (const row of rows) {
    const day = cycleDay(row);
    const known = days.get(day);
    if (!known || sleep(row) > sleep(known)) days.set(day, row);
  }
  return days;
};

/** The recovery figures of each day, from physiological_cycles.csv. */
export const readCycles = (rows: readonly WhoopRow[], member: Member, context: ReadContext): void => {
  for (const [day, row] of byDay(rows)) {
    if (Number.isNaN(day)) {
      context.refuse(badDate, member, row.row, row.text('start'));
      continue;
    }
    for (const [key, metric] of figures) {
      const value = row.number(key);
      // An open cycle and a strap that was not worn have empty cells or 0.
      if (Math.abs(value) > 0) context.takeDay({ metric, day, value, source: SOURCE }, member, row.row);
    }
  }
};
