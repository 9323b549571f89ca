import { namedMetric } from '../../../shared/samples.ts';
import { MS_PER_DAY } from '../../../shared/units.ts';
import { listOf, medicineOf } from '../migraine-buddy/columns.ts';
import type { CsvRow } from '../text/csv.ts';
import { type DateOrder, parseDate } from '../text/dates.ts';
import { isNothing, parseNumber } from '../text/numbers.ts';
import { type CsvMapping, type CsvValueColumn, columnName } from './mapping.ts';

/** When a row was: a day, a wall clock (ms read as UTC) with its offset where the text has one, or an instant. */
export type MappedTime =
  | { kind: 'day'; day: number }
  | { kind: 'wall'; wall: number; offset: number | null }
  | { kind: 'instant'; at: number };

/** What a row becomes: readings of its columns, or why one cannot be read. */
export type MappedItem =
  | { kind: 'reading'; row: number; metric: string; value: number; unit: string; time: MappedTime }
  | { kind: 'refused'; row: number; reason: string; detail: string };

const yes = /^(?:yes|y|ja|oui|sí|si|true|wahr|x|1)$/i;
const no = /^(?:no|n|nein|non|false|falsch|0)$/i;
const MAX_NAMES = 300; // different medicines and symptoms

export const isSleep = (metric: string): boolean => metric.startsWith('sleep-');

/** "7:30" or "07:30:00", a length in hours and minutes, in minutes; NaN for anything else. */
export const clockMinutes = (text: string): number => {
  const m = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(text.trim());
  return m ? Number(m[1]) * 60 + Number(m[2]) + Number(m[3] ?? 0) / 60 : Number.NaN;
};

const timeOf = (
  row: CsvRow,
  columns: { date: number; time: number },
  mapping: CsvMapping,
  order: DateOrder,
): MappedTime | null => {
  const text = (row.cells[columns.date] ?? '').trim();
  if (mapping.date.format === 'epoch') {
    const number = Number(text || Number.NaN);
    return Number.isFinite(number)
      ? { kind: 'instant', at: Math.round(number < 1e11 ? number * 1000 : number) }
      : null;
  }
  const beside = columns.time < 0 ? '' : (row.cells[columns.time] ?? '').trim();
  const date = parseDate(isNothing(beside) ? text : `${text} ${beside}`, order) ?? parseDate(text, order);
  if (!date) return null;
  return date.dateOnly
    ? { kind: 'day', day: Math.floor(date.wall / MS_PER_DAY) }
    : { kind: 'wall', wall: date.wall, offset: date.offset };
};

/** Readings of one cell: metric and value; a text that says why there is none. */
const readCell = (
  text: string,
  column: CsvValueColumn,
  mapping: CsvMapping,
): [metric: string, value: number][] | string => {
  if (column.kind === 'names') {
    const kind = column.metric === 'symptom' ? 'symptom' : 'medication';
    const names = listOf(text).map((name) => (kind === 'medication' ? medicineOf(name) : name));
    return names.filter((n) => n !== '').map((name) => [namedMetric(kind, name), 1]);
  }
  if (column.kind === 'yes-no') {
    if (yes.test(text)) return [[column.metric, 1]];
    return no.test(text) ? [[column.metric, 0]] : 'The cell says neither yes nor no.';
  }
  const number = parseNumber(text, mapping.decimal);
  if (!Number.isFinite(number)) return 'The value is not a number.';
  if (!column.scale) return [[column.metric, number]];
  const [low, high] = column.scale;
  return number < low || number > high
    ? 'The value lies outside the scale of its column.'
    : [[column.metric, Math.round((100 * 10 * (number - low)) / (high - low)) / 100]];
};

/**
 * Reads rows of a table by a mapping. Pure: the same for the preview and for the import.
 *
 * @param header cells of the header row, [] where the table has none
 * @param order used where the mapping leaves it open
 * @returns items in the order of the rows; empty cells and sentinels give none
 */
export const applyMapping = (
  mapping: CsvMapping,
  header: readonly string[],
  rows: readonly CsvRow[],
  order: DateOrder,
): MappedItem[] => {
  const width = Math.max(header.length, ...rows.map((r) => r.cells.length), 0);
  const index = new Map(
    Array.from({ length: width }, (_, i) => [columnName(header, i), i]).reverse() as [string, number][],
  );
  const at = (name: string | null) => (name === null ? -1 : (index.get(name) ?? -1));
  const columns = { date: at(mapping.date.column), time: at(mapping.date.time) };
  const sentinels = new Set(mapping.sentinels.map((s) => s.trim().toLowerCase()));
  const nothing = (text: string) => isNothing(text) || sentinels.has(text.trim().toLowerCase());
  const names = new Set<string>();
  const items: MappedItem[] = [];
  for (const row of rows) {
    const refuse = (reason: string, detail: string) =>
      items.push({ kind: 'refused', row: row.row, reason, detail });
    const filled = mapping.values.filter((v) => !nothing(row.cells[at(v.column)] ?? ''));
    if (filled.length === 0) continue;
    const time = timeOf(row, columns, mapping, mapping.date.order ?? order);
    if (!time) {
      refuse('The date cannot be read.', `column ${mapping.date.column}`);
      continue;
    }
    for (const column of filled) {
      const text = (row.cells[at(column.column)] ?? '').trim();
      const length = isSleep(column.metric) ? clockMinutes(text) : Number.NaN;
      const clock = !Number.isNaN(length);
      const unit = clock ? 'min' : column.unit; // "7:30" says its unit, whatever the column does
      const read = clock ? [[column.metric, length] as const] : readCell(text, column, mapping);
      if (typeof read === 'string') {
        refuse(read, `column ${column.column}`);
        continue;
      }
      for (const [metric, value] of read) {
        if (column.kind === 'names' && names.size >= MAX_NAMES && !names.has(metric)) {
          refuse('The table has more different names than can be kept.', `column ${column.column}`);
          continue;
        }
        if (column.kind === 'names') names.add(metric);
        items.push({ kind: 'reading', row: row.row, metric, value, unit, time });
      }
    }
  }
  return items;
};
