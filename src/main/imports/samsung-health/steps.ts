import type { Member } from '../container.ts';
import type { ReadContext } from '../source.ts';
import { badDate } from '../text/instants.ts';
import { type Table, tableRows } from '../text/table.ts';
import { type SamsungColumn, SOURCE } from './columns.ts';
import { sourceOf, timesOf } from './samples.ts';
import { dayOf, emptyDate, isEmptyDate } from './time.ts';

/** step_daily_trend marks the row in which Samsung has merged phone and watch. */
const MERGED = '-2';

export interface DayTotal {
  merged: boolean;
  steps: number;
  distance: number;
  member: Member;
  row: number;
}

/** Is `a` a better total of a day than `b`? The merged row; else the device that counted most: never the sum. */
const better = (a: DayTotal, b: DayTotal | undefined): boolean =>
  !b || (a.merged === b.merged ? a.steps > b.steps : a.merged);

/** Files of daily totals: step_daily_trend, pedometer_day_summary. @param days the best total of each day so far */
export const collectDays = async (
  table: Table<SamsungColumn>,
  days: Map<number, DayTotal>,
  member: Member,
  context: ReadContext,
) => {
  for await (const row of tableRows(table)) {
    const day = dayOf(row, context.clock);
    if (Number.isNaN(day)) context.refuse(badDate, member, row.row, row.text('dayTime'));
    else if (isEmptyDate(day * 86_400_000)) context.refuse(emptyDate, member, row.row, row.text('dayTime'));
    else {
      const total: DayTotal = {
        merged: row.text('sourceType') === MERGED,
        steps: row.number('count'),
        distance: row.number('distance'),
        member,
        row: row.row,
      };
      if (!Number.isNaN(total.steps) && better(total, days.get(day))) days.set(day, total);
    }
  }
};

export const takeDays = (days: ReadonlyMap<number, DayTotal>, context: ReadContext): void => {
  for (const [day, { steps, distance, member, row }] of days) {
    context.takeDay({ metric: 'steps', day, value: steps, source: SOURCE }, member, row);
    if (distance > 0)
      context.takeDay({ metric: 'distance', day, value: distance, source: SOURCE }, member, row);
  }
};

/** step_count: rows of single devices; they count on days without a total. */
export const readIntervals = async (
  table: Table<SamsungColumn>,
  days: ReadonlyMap<number, DayTotal>,
  member: Member,
  context: ReadContext,
) => {
  for await (const row of tableRows(table)) {
    const value = row.number('count');
    if (Number.isNaN(value)) continue;
    const times = timesOf(row, member, context);
    if (!times || days.has(context.clock.dayOf(times.start, times.zone))) continue;
    context.take(
      { metric: 'steps', ...times, value, source: sourceOf(row), device: row.text('device') || undefined },
      member,
      row.row,
    );
  }
};
