import type { Container, Member } from '../container.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import { firstLine, membersLike } from '../text/claim.ts';
import { openTable, tableRows } from '../text/table.ts';
import { columns, cycleDay, type WhoopRow } from './columns.ts';
import { readCycles } from './cycles.ts';
import { readJournal } from './journal.ts';
import { readSleeps, type SleepRow } from './sleeps.ts';
import { readWorkouts } from './workouts.ts';

const claim = (container: Container): Promise<Member[]> =>
  membersLike(
    container,
    (head) => /(?:^|[,;\t])"?cycle start time"?\s*(?:[,;\t]|$)/i.test(firstLine(head)),
    /\.csv$/i,
    /cycles|sleeps|workouts|journal/i,
  );

interface File {
  member: Member;
  rows: WhoopRow[];
}

/**
 * WHOOP `my_whoop_data_*.zip`: physiological_cycles, sleeps, journal_entries, workouts. All times are wall clocks of the row's `Cycle timezone`.
 */
const read = async (members: readonly Member[], sink: Sink, context: ReadContext): Promise<void> => {
  const cycles: File[] = [];
  const sleeps: File[] = [];
  const journals: File[] = [];
  await context.each(members, async (member) => {
    const table = await openTable(context, member, columns, { needs: ['start'] });
    const rows: WhoopRow[] = [];
    for await (const row of tableRows(table)) rows.push(row);
    if (table?.has('question')) journals.push({ member, rows });
    else if (table?.has('workoutStart')) readWorkouts(rows, member, context);
    else if (table?.has('nap')) sleeps.push({ member, rows });
    else if (table) cycles.push({ member, rows });
  });
  const days = new Map<string, number>();
  for (const { rows } of [...sleeps, ...cycles])
    for (const row of rows) if (row.text('wake') !== '') days.set(row.text('start'), cycleDay(row));
  for (const { member, rows } of cycles) readCycles(rows, member, context);
  const all: SleepRow[] = [...sleeps, ...cycles].flatMap(({ member, rows }) =>
    rows.map((row) => ({ row, member })),
  );
  readSleeps(all, context);
  for (const { member, rows } of journals) readJournal(rows, days, member, sink, context);
  await context.room();
};

export const whoop: ExportSource = { id: 'whoop', claim, read };
