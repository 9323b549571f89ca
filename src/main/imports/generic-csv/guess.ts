import { csvOf, sniffDelimiter } from '../text/csv.ts';
import { decideDateOrder } from '../text/dates.ts';
import { plainHeader } from '../text/headers.ts';
import { decideNumbers, isNothing, type NumberStyle, parseNumber } from '../text/numbers.ts';
import { toCanonical } from '../units.ts';
import { applyMapping, clockMinutes, isSleep, type MappedItem } from './apply.ts';
import { isBodyTemperature, isNight, meaningOf, unitByValues, unitChoices } from './dictionary.ts';
import { type CsvMapping, type CsvValueColumn, columnName } from './mapping.ts';
import { dateColumns, headerRowOf, isYesNo, MOSTLY, share } from './shape.ts';

/** A question about a column that neither its name nor its figures answer. */
export interface OpenQuestion {
  column: string;
  metric: string;
  about: 'unit';
  choices: readonly string[];
}

export interface CsvGuess {
  mapping: CsvMapping;
  /** 0 to 1; from 0.7 on it may be used without asking. */
  confidence: number;
  header: string[];
  /** All columns, with the first cells of each, for choosing by hand. */
  columns: { name: string; examples: string[] }[];
  open: OpenQuestion[];
  /** What the first rows would become. */
  sample: { row: number; items: MappedItem[] }[];
}

export const SURE = 0.7;
const SAMPLE_ROWS = 10;
const valueColumn = (
  name: string,
  cells: readonly string[],
  style: NumberStyle,
): { value: CsvValueColumn; unitKnown: boolean } | null => {
  const meaning = meaningOf(name);
  if (!meaning) return null;
  const { metric, scale } = meaning;
  if (meaning.kind === 'names')
    return { value: { column: name, kind: 'names', metric, unit: '', scale: null }, unitKnown: true };
  if (share(cells, isYesNo) >= MOSTLY)
    return { value: { column: name, kind: 'yes-no', metric, unit: '', scale: null }, unitKnown: true };
  const figure = (cell: string) => {
    const minutes = isSleep(metric) ? clockMinutes(cell) : Number.NaN;
    return Number.isNaN(minutes) ? parseNumber(cell, style) : minutes;
  };
  const numbers = cells.map(figure).filter(Number.isFinite);
  if (share(cells, (c) => Number.isFinite(figure(c))) < MOSTLY) return null;
  if (metric === 'body-temperature' && !isBodyTemperature(numbers)) return null;
  if (metric === 'sleep-duration' && meaning.unit === '' && !isNight(numbers)) return null;
  const stated = meaning.unit !== '' && toCanonical(metric, meaning.unit) ? meaning.unit : null;
  const unit = stated ?? unitByValues(metric, numbers);
  // 0-10 and 1-10 stand as they are; other scales are stretched to 0-10.
  const own = scale && !(scale[0] <= 1 && scale[1] === 10) ? scale : null;
  return {
    value: { column: name, kind: 'number', metric, unit: unit ?? '', scale: own },
    unitKnown: unit !== null,
  };
};

/**
 * A guess at the meaning of a table, from its beginning. Nothing is stored: the person sees the sample, corrects the
 * mapping and confirms it.
 *
 * @param text the first lines of the file; a last line that is cut off does no harm
 * @returns null where the text is no table with a date
 */
export const guessMapping = async (text: string): Promise<CsvGuess | null> => {
  const end = text.lastIndexOf('\n');
  const whole = end > 0 ? text.slice(0, end) : text;
  const delimiter = sniffDelimiter(whole) as CsvMapping['delimiter'];
  const rows = (await csvOf(whole, { delimiter })).filter((r) => r.cells.some((c) => c.trim() !== ''));
  const headerRow = headerRowOf(rows);
  const header = headerRow === null ? null : rows[headerRow]!.cells;
  const data = rows.slice(headerRow === null ? 0 : headerRow + 1);
  const width = header?.length ?? Math.max(0, ...data.map((r) => r.cells.length));
  if (data.length === 0 || width < 2) return null;
  const names = Array.from({ length: width }, (_, i) => columnName(header, i));
  const cells = (i: number) => data.map((r) => r.cells[i] ?? '');
  const when = dateColumns(cells, names, (name) => meaningOf(name) !== null);
  if (!when) return null;

  const order = when.epoch ? 'dmy' : decideDateOrder(cells(when.date)).order;
  const others = names.map((_, i) => i).filter((i) => i !== when.date && i !== when.time);
  const numbers = others.flatMap(cells).filter((c) => /^[-+]?[\d.,'\s]+%?$/.test(c.trim()));
  const decimal = decideNumbers(numbers, delimiter) ?? 'point';
  const found = others.flatMap((i) => valueColumn(names[i]!, cells(i), decimal) ?? []);
  const taken = new Set<string>();
  const unique = found.filter(({ value }) => !taken.has(value.metric) && taken.add(value.metric));
  const mapping: CsvMapping = {
    delimiter,
    decimal,
    headerRow,
    date: {
      column: names[when.date]!,
      time: when.time === null ? null : names[when.time]!,
      format: when.epoch ? 'epoch' : 'text',
      order,
      zone: null,
    },
    values: unique.map((u) => u.value),
    sentinels: [],
    source: 'Diary',
  };
  const open = unique
    .filter((u) => !u.unitKnown)
    .map(({ value }) => ({
      column: value.column,
      metric: value.metric,
      about: 'unit' as const,
      choices: unitChoices[value.metric] ?? [],
    }));
  const items = applyMapping(mapping, header ?? [], data.slice(0, SAMPLE_ROWS), order ?? 'dmy');
  return {
    mapping,
    confidence: confidenceOf({
      named: header !== null,
      known: unique.length > open.length,
      order: order !== null,
    }),
    header: names.map((n, i) => (header ? plainHeader(header[i] ?? '') : n)),
    columns: names.map((name, i) => ({
      name,
      examples: cells(i)
        .filter((c) => !isNothing(c))
        .slice(0, 3),
    })),
    open,
    sample: data.slice(0, SAMPLE_ROWS).map(({ row }) => ({ row, items: items.filter((x) => x.row === row) })),
  };
};

/** Sure only with names and a column whose meaning and unit are known; columns with an open unit stay out of it. */
const confidenceOf = (g: { named: boolean; known: boolean; order: boolean }): number =>
  Math.round(10 * ((g.named ? 0.4 : 0) + (g.known ? 0.4 : 0) + (g.order ? 0.2 : 0))) / 10;
