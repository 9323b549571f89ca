import { claimTable } from '../claim-like.ts';
import type { Member } from '../container.ts';
import { meaningOf } from '../generic-csv/dictionary.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import type { CsvRow } from '../text/csv.ts';
import { type DateOrder, parseDate } from '../text/dates.ts';
import { findColumns, plainHeader, splitUnit } from '../text/headers.ts';
import { badDate, momentFrom } from '../text/instants.ts';
import { decideNumbers, isNothing, parseNumber } from '../text/numbers.ts';
import { allRows, cellOf, dateOrder, undecidedDate } from '../whole-table.ts';
import { columns, omronOnly } from './columns.ts';

const WITHIN = 10; // rows before the header: titles, the person's name

type Columns = Record<keyof typeof columns, number>;

/** Index of the header row and its columns; null where the table is none of blood pressures. */
const layoutOf = (rows: readonly CsvRow[]): { header: number; found: Columns } | null => {
  for (const [header, row] of rows.slice(0, WITHIN).entries()) {
    const found = findColumns(row.cells, columns);
    const known = new Set(Object.values(found));
    const others = row.cells.filter((_, i) => !known.has(i)).flatMap((name) => meaningOf(name) ?? []);
    // A diary in which a blood pressure is one of many columns is read as a diary.
    if (others.some((m) => m.kind === 'number')) return null;
    if (found.date >= 0 && found.systolic >= 0 && found.diastolic >= 0) return { header, found };
  }
  return null;
};

const readRow = (
  row: CsvRow,
  how: {
    found: Columns;
    units: Record<'systolic' | 'diastolic', string>;
    order: DateOrder;
    comma: boolean;
    source: string;
  },
  member: Member,
  c: ReadContext,
): void => {
  const { found, units, order, source } = how;
  const text = (key: keyof Columns) => cellOf(row, found[key]);
  const number = (key: keyof Columns) => parseNumber(text(key), how.comma ? 'comma' : 'point');
  const time = isNothing(text('time')) ? '' : ` ${text('time')}`;
  const when = `${text('date')}${time}`;
  if (isNothing(text('systolic')) && isNothing(text('diastolic')))
    return void c.refuse('The row has no blood pressure.', member, row.row);
  const date = parseDate(when, order);
  if (!date) return void c.refuse(badDate, member, row.row, when.slice(0, 40));
  const take = (metric: string, key: keyof Columns, unit: string) => {
    const reading = { metric, value: number(key), unit, source };
    if (isNothing(text(key))) return;
    // Without a time of day it is the day's reading, not one at midnight.
    if (date.dateOnly) c.takeDay({ ...reading, day: Math.floor(date.wall / 86_400_000) }, member, row.row);
    else c.take({ ...reading, start: momentFrom(when, c.clock, null, order).at }, member, row.row);
  };
  take('blood-pressure-systolic', 'systolic', units.systolic);
  take('blood-pressure-diastolic', 'diastolic', units.diastolic);
  if (found.pulse >= 0) take('heart-rate', 'pulse', '/min');
};

const readMember = async (member: Member, sink: Sink, c: ReadContext): Promise<void> => {
  const { rows, delimiter } = await allRows(c, member);
  const layout = layoutOf(rows);
  if (!layout) return sink.warn('A table of blood pressures has no header.');
  const { found } = layout;
  const header = rows[layout.header]!.cells;
  const data = rows.slice(layout.header + 1);
  const source = header.some((h) => omronOnly.map(plainHeader).includes(plainHeader(h)))
    ? 'Omron'
    : 'Blood pressure monitor';
  const unit = (key: 'systolic' | 'diastolic') => splitUnit(header[found[key]] ?? '').unit || 'mmHg';
  const units = { systolic: unit('systolic'), diastolic: unit('diastolic') };
  const comma =
    decideNumbers(
      data.flatMap((r) => [cellOf(r, found.systolic), cellOf(r, found.diastolic)]),
      delimiter,
    ) === 'comma';
  const order = dateOrder(
    data.map((r) => cellOf(r, found.date)),
    source,
    c,
  );
  for (const row of data)
    if (order) readRow(row, { found, units, order, comma, source }, member, c);
    else c.refuse(undecidedDate, member, row.row);
};

/** Tables of blood pressure monitors: Omron connect, and others with a date, systolic and diastolic column. */
export const bloodPressure: ExportSource = {
  id: 'blood-pressure',
  claim: (container) => claimTable(container, layoutOf),
  read: (members, sink, context) => context.each(members, (member) => readMember(member, sink, context)),
};
