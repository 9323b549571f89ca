import type { Container, Member } from '../container.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import { fileName, firstLine, membersLike } from '../text/claim.ts';
import { findColumns } from '../text/headers.ts';
import { type Span, spansContain } from '../text/spans.ts';
import { openTable, type Table } from '../text/table.ts';
import { readActivities, readPressure, readWeight } from './body.ts';
import { columns, type WithingsColumn } from './columns.ts';
import { readSeries, readTotals, seriesOf, totalOf } from './series.ts';
import { readSleep } from './sleep.ts';

const needs: readonly (readonly WithingsColumn[])[] = [
  ['from', 'to', 'light', 'deep'],
  ['from', 'to', 'zone', 'activity'],
  ['date', 'systolic', 'diastolic'],
  ['start', 'duration', 'value'],
  ['date', 'weight'],
  ['date', 'value'],
];

const cellsOf = (line: string) => line.split(/[,;\t]/).map((c) => c.replaceAll('"', ''));

/** Does this header belong to a file that only Withings writes? `date,value` needs the file's name as well. */
const recognises = (head: string, name: string): boolean => {
  const line = firstLine(head);
  const found = findColumns(cellsOf(line), columns);
  const has = (keys: readonly WithingsColumn[]) => keys.every((k) => found[k] >= 0);
  if (has(['start', 'duration', 'value']))
    return seriesOf(name) !== undefined || /^raw_/i.test(fileName(name));
  if (has(['from', 'to', 'light', 'deep']) || has(['from', 'to', 'zone', 'activity'])) return true;
  if (has(['date', 'systolic', 'diastolic'])) return /com+ent|kommentar|opmerking/i.test(line);
  if (has(['date', 'weight'])) return /\((kg|lbs?|st)\).*(mass|masse|masa|massa)/i.test(line);
  return has(['date', 'value']) && /^(aggregates_|manual_spo2)/i.test(fileName(name));
};

const claim = (container: Container): Promise<Member[]> =>
  membersLike(
    container,
    recognises,
    /\.csv$/i,
    /^(weight|bp|sleep|activities|aggregates_.*|raw_.*|manual_.*)\.csv$/i,
  );

const firstFitting = async (context: ReadContext, member: Member): Promise<Table<WithingsColumn> | null> => {
  for (const keys of needs) {
    const table = await openTable(context, member, columns, { needs: keys });
    if (table) return table;
  }
  return null;
};

/**
 * Withings `data_*.zip`. Totals by Withings itself win over the devices' raw rows of the same day or night; raw
 * rows count where there is no total. Height, body composition and positions are not read.
 */
const read = async (members: readonly Member[], sink: Sink, context: ReadContext): Promise<void> => {
  const nights: Span[] = [];
  const totals = new Map<string, Set<number>>();
  const later: Member[] = [];
  await context.each(members, async (member) => {
    const total = totalOf(member.name);
    if (!total && /^raw_/i.test(fileName(member.name))) return void later.push(member);
    const table = await firstFitting(context, member);
    if (!table) return;
    if (table.has('light')) return readSleep(table, nights, member, context);
    if (table.has('activity')) return readActivities(table, member, context);
    if (table.has('systolic')) return readPressure(table, member, context);
    if (table.has('weight')) return readWeight(table, member, context);
    if (total) {
      const days = totals.get(total) ?? new Set<number>();
      totals.set(total, days);
      return readTotals(table, total, days, member, context);
    }
    sink.unknown(`Withings ${fileName(member.name)}`);
  });
  const night = spansContain(nights);
  await context.each(later, async (member) => {
    const kind = seriesOf(member.name);
    if (!kind) return sink.unknown(`Withings ${fileName(member.name)}`);
    const table = await openTable(context, member, columns, { needs: ['start', 'duration', 'value'] });
    if (!table) return;
    const days = totals.get(kind.metric);
    const covered =
      kind.metric === 'sleep-stage' ? night : (at: number) => days?.has(context.clock.dayOf(at)) ?? false;
    await readSeries(table, kind, covered, member, context);
  });
};

export const withings: ExportSource = { id: 'withings', claim, read };
