import { namedMetric } from '../../../shared/samples.ts';
import { claimTable } from '../claim-like.ts';
import type { Member } from '../container.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import type { CsvRow } from '../text/csv.ts';
import { type DateOrder, parseDate } from '../text/dates.ts';
import { findColumns } from '../text/headers.ts';
import { badDate, momentFrom } from '../text/instants.ts';
import { isNothing, parseNumber } from '../text/numbers.ts';
import { allRows, cellOf, dateOrder, undecidedDate } from '../whole-table.ts';
import { columns, isMigraine, listOf, type MigraineColumn, medicineOf } from './columns.ts';

const source = 'Migraine Buddy';
const MAX_NAMES = 300; // different symptoms and medicines; a hostile file would make a metric of every cell

type Columns = Record<MigraineColumn, number>;

/** A list of attacks: when, how strong, and what was taken or what may have caused it. */
const layoutOf = (rows: readonly CsvRow[]): { header: number; found: Columns } | null => {
  for (const [header, row] of rows.slice(0, 5).entries()) {
    const found = findColumns(row.cells, columns);
    const about = [found.medications, found.triggers, found.symptoms].filter((i) => i >= 0).length;
    if ((found.start >= 0 || found.date >= 0) && found.pain >= 0 && found.triggers >= 0 && about >= 2)
      return { header, found };
  }
  return null;
};

/**
 * One attack: its strength over its time, that the day was one of migraine, symptoms, medicines. Days between the
 * attacks are not in the list, and none of them is made pain-free here.
 */
const readAttack = (
  row: CsvRow,
  how: { found: Columns; order: DateOrder; names: Set<string> },
  member: Member,
  c: ReadContext,
): void => {
  const { found, order, names } = how;
  const text = (key: MigraineColumn) => (isNothing(cellOf(row, found[key])) ? '' : cellOf(row, found[key]));
  const began = text('start') || `${text('date')} ${text('time')}`.trim();
  const start = momentFrom(began, c.clock, null, order).at;
  const ended = momentFrom(text('end'), c.clock, null, order).at;
  const end = Number.isFinite(ended) ? ended : start; // still going on, or not noted
  const date = parseDate(began, order);
  if (!date) return void c.refuse(badDate, member, row.row, began.slice(0, 40));
  const take = (metric: string, value: number) => {
    if (date.dateOnly)
      return c.takeDay({ metric, value, source, day: Math.floor(date.wall / 86_400_000) }, member, row.row);
    return c.take({ metric, start, end, value, source }, member, row.row);
  };
  const named = (kind: 'symptom' | 'medication', name: string) => {
    const metric = namedMetric(kind, name);
    if (names.size < MAX_NAMES || names.has(metric)) take(metric, 1);
    else c.refuse('The list has more different names than can be kept.', member, row.row);
    names.add(metric);
  };
  const pain = parseNumber(text('pain').replace(/\s*\/\s*10$/, ''));
  if (Number.isFinite(pain)) {
    const onScale = pain >= 0 && pain <= 10;
    if (!take('headache', pain) && onScale) return; // its time is wrong; a strength off the scale was an attack
  } else named('symptom', 'headache'); // an attack whose strength was not noted
  if (isMigraine(text('kind'))) take('migraine-day', 1);
  for (const name of listOf(text('symptoms'))) named('symptom', name);
  for (const name of listOf(text('medications')).map(medicineOf)) if (name !== '') named('medication', name);
};

const readMember = async (member: Member, sink: Sink, c: ReadContext): Promise<void> => {
  const { rows } = await allRows(c, member);
  const layout = layoutOf(rows);
  if (!layout) return sink.warn('A list of attacks has no header.');
  const { found } = layout;
  const data = rows.slice(layout.header + 1);
  const dates = data.flatMap((r) => [cellOf(r, found.start), cellOf(r, found.end), cellOf(r, found.date)]);
  const order = dateOrder(dates, source, c);
  const names = new Set<string>();
  for (const row of data)
    if (order) readAttack(row, { found, order, names }, member, c);
    else c.refuse(undecidedDate, member, row.row);
};

/** Migraine Buddy: a CSV with a row an attack. */
export const migraineBuddy: ExportSource = {
  id: 'migraine-buddy',
  claim: (container) => claimTable(container, layoutOf),
  read: (members, sink, context) => context.each(members, (member) => readMember(member, sink, context)),
};
