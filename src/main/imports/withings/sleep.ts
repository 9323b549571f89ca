import { MS_PER_MINUTE } from '../../../shared/units.ts';
import type { Member } from '../container.ts';
import type { ReadContext } from '../source.ts';
import { badDate } from '../text/instants.ts';
import type { Span } from '../text/spans.ts';
import { type Table, type TableRow, tableRows } from '../text/table.ts';
import { SOURCE, type WithingsColumn } from './columns.ts';

/** Minutes of a column that counts seconds. */
const minutes = (row: TableRow<WithingsColumn>, key: 'light' | 'deep' | 'rem' | 'awake') =>
  row.number(key) / 60;

/**
 * sleep.csv: the nights as Withings sums them up from all its devices, seconds per stage. Nights of devices that
 * tell no stages have 0 in all of them: then the time asleep is the night without the time awake.
 *
 * @param nights takes the spans that were read
 */
export const readSleep = async (
  table: Table<WithingsColumn>,
  nights: Span[],
  member: Member,
  context: ReadContext,
) => {
  for await (const row of tableRows(table)) {
    const { at: start } = row.moment('from', context.clock);
    const { at: end } = row.moment('to', context.clock);
    if (Number.isNaN(start) || Number.isNaN(end)) {
      context.refuse(badDate, member, row.row, `${row.text('from')} to ${row.text('to')}`);
      continue;
    }
    const take = (metric: string, value: number) =>
      context.take({ metric, start, end, value, source: SOURCE }, member, row.row);
    const [light, deep, rem, awake] = [
      minutes(row, 'light'),
      minutes(row, 'deep'),
      minutes(row, 'rem'),
      minutes(row, 'awake'),
    ];
    const staged = (light || 0) + (deep || 0) + (rem || 0);
    const asleep = staged > 0 ? staged : (end - start) / MS_PER_MINUTE - awake;
    if (!(asleep > 0)) continue;
    nights.push({ start, end });
    take('sleep-duration', asleep);
    if (!Number.isNaN(awake)) take('sleep-awake', awake);
    if (staged === 0) continue;
    for (const [metric, value] of [
      ['sleep-light', light],
      ['sleep-deep', deep],
      ['sleep-rem', rem],
    ] as const)
      if (!Number.isNaN(value)) take(metric, value);
  }
};
