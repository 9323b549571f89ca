import type { Member } from '../container.ts';
import type { ReadContext } from '../source.ts';
import { badDate, writtenDay } from '../text/instants.ts';
import { type Table, tableRows } from '../text/table.ts';
import type { OuraColumn } from './columns.ts';
import { markMain, type OuraSleep, takeSleep } from './night.ts';

/** `deleted`: the person took it out in the app; `rest`: lying still, not asleep. */
const skipped = new Set(['deleted', 'rest']);

/** sleepmodel.csv: one row a sleep; `day` is that of waking. */
export const readSleepModel = async (table: Table<OuraColumn>, member: Member, context: ReadContext) => {
  const sleeps: OuraSleep[] = [];
  for await (const row of tableRows(table)) {
    if (skipped.has(row.text('type').toLowerCase())) continue;
    const start = row.moment('bedtimeStart', context.clock);
    const end = row.moment('bedtimeEnd', context.clock);
    if (Number.isNaN(start.at) || Number.isNaN(end.at)) {
      context.refuse(badDate, member, row.row, row.text('bedtimeStart'));
      continue;
    }
    const day = row.date('day');
    sleeps.push({
      day: day ? writtenDay(day) : context.clock.dayOf(end.at, end.zone),
      start: start.at,
      end: end.at,
      zone: end.zone,
      main: false,
      asleep: row.number('asleep'),
      deep: row.number('deep'),
      light: row.number('light'),
      rem: row.number('rem'),
      awake: row.number('awake'),
      phases: row.text('phases'),
      lowestHeartRate: row.number('lowest'),
      hrv: row.number('hrv'),
      breath: row.number('breath'),
      member,
      row: row.row,
    });
  }
  markMain(sleeps);
  for (const sleep of sleeps) takeSleep(sleep, context);
};
