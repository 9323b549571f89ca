import type { WallClock } from '../clock.ts';
import type { Member } from '../container.ts';
import type { ReadContext } from '../source.ts';
import type { CsvRow } from './csv.ts';
import { cutOff, isCutOff } from './cut-off.ts';
import { type DateOrder, decideDateOrder, parseDate, type Wall } from './dates.ts';
import { findColumns, splitUnit } from './headers.ts';
import { type Moment, momentFrom } from './instants.ts';
import { decideNumbers, isNothing, type NumberStyle, parseNumber } from './numbers.ts';

/** One row of a table whose columns are known by key. */
export interface TableRow<K extends string> {
  /** Number in the file, from 1. */
  row: number;
  /** The cell's text without blanks around it; '' where it is empty, missing or says "no data". */
  text(key: K): string;
  /** NaN where there is none. */
  number(key: K): number;
  /** null where there is none. */
  date(key: K): Wall | null;
  /** As `date`, as an instant; `offset`: minutes east where the text itself has none. */
  moment(key: K, clock: WallClock, offset?: number | null): Moment;
}

export interface Table<K extends string> {
  header: readonly string[];
  has(key: K): boolean;
  /** What stands in brackets behind a column's name: "Weight (kg)" -> "kg"; '' where nothing does. */
  unit(key: K): string;
  rows: AsyncIterable<readonly TableRow<K>[]>;
}

export interface TableOptions<K extends string> {
  /** Columns without which the table is none of this kind. */
  needs: readonly K[];
  /** Rows that may stand before the header (Samsung's preamble). */
  headerWithin?: number;
  delimiter?: string;
}

const plain = (text: string | undefined): string => (isNothing(text) ? '' : (text ?? '').trim());

/** How a file writes numbers and dates; a file saved again by a spreadsheet differs from the vendor's own. */
interface Style {
  numbers: NumberStyle;
  /** null: day and month cannot be told apart. */
  order: DateOrder | null;
}

const dayFirst = /^\d{1,2}[./-]\s?\d{1,2}[./-]/;

/** The style by the cells of the known columns in the first rows. Asks the person where dates fit both orders. */
const styleOf = (cells: readonly string[], member: Member, context: ReadContext): Style => {
  const dates = cells.filter((c) => dayFirst.test(c));
  // Without any comma nothing is written with one: most files, and there are thousands of them.
  const numbers = cells.some((c) => c.includes(','))
    ? (decideNumbers(cells.filter((c) => !dayFirst.test(c))) ?? 'point')
    : 'point';
  if (dates.length === 0) return { numbers, order: 'mdy' };
  const evidence = decideDateOrder(dates, context.now);
  if (evidence.order || evidence.certain) return { numbers, order: evidence.order };
  const answer = context.ask({
    id: `date-order:${member.name}`,
    text: `Are the dates in ${member.name} written day first (31/12) or month first (12/31)?`,
    choices: [
      { value: 'dmy', label: 'Day first' },
      { value: 'mdy', label: 'Month first' },
    ],
  });
  return { numbers, order: answer === 'dmy' || answer === 'mdy' ? answer : null };
};

const isBlank = ({ cells }: CsvRow): boolean => cells.every((c) => c.trim() === '');

/**
 * A delimited file with a header row as a table. Columns are found by any of their names; unknown columns and other
 * orders are no trouble. A last row with missing cells is refused: its last cell may be half a number.
 *
 * @param names by key, the names a column has had in different years and languages
 * @returns null where the header is not there: another file, or one that says only "no data"
 */
export const openTable = async <K extends string>(
  context: ReadContext,
  member: Member,
  names: Readonly<Record<K, readonly string[]>>,
  options: TableOptions<NoInfer<K>>,
): Promise<Table<K> | null> => {
  const csv = context.csv(member, options.delimiter === undefined ? {} : { delimiter: options.delimiter });
  const batches = csv[Symbol.asyncIterator]();
  const first = await batches.next();
  const rows = first.done ? [] : first.value;
  const at = rows.slice(0, 1 + (options.headerWithin ?? 0)).findIndex(({ cells }) => {
    const found = findColumns(cells, names);
    return options.needs.every((key) => found[key] >= 0);
  });
  if (at < 0) {
    await batches.return?.();
    return null;
  }
  const header = rows[at]!.cells;
  const columns = findColumns(header, names);
  const indexes = [...new Set(Object.values<number>(columns))].filter((i) => i >= 0);
  const sample = rows.slice(at + 1).flatMap(({ cells }) => indexes.map((i) => plain(cells[i])));
  const style = styleOf(sample, member, context);
  const order = style.order ?? 'mdy';
  const dated = (text: string): string =>
    // Without an order only dates that begin with the year or name the month can be read.
    style.order === null && /^\d{1,2}[./-]/.test(text) ? '' : text;
  const rowOf = ({ row, cells }: CsvRow): TableRow<K> => ({
    row,
    text: (key) => plain(cells[columns[key]]),
    number: (key) => parseNumber(cells[columns[key]], style.numbers),
    date: (key) => {
      const text = dated(plain(cells[columns[key]]));
      return text === '' ? null : parseDate(text, order);
    },
    moment: (key, clock, offset = null) =>
      momentFrom(dated(plain(cells[columns[key]])), clock, offset, order),
  });
  const width = header.findLastIndex((c) => c.trim() !== '') + 1;

  async function* all(): AsyncIterable<readonly TableRow<K>[]> {
    let held: CsvRow | null = null; // the last row so far
    let batch: readonly CsvRow[] | null = rows.slice(at + 1);
    while (batch) {
      const filled: CsvRow[] = [...(held ? [held] : []), ...batch.filter((r) => !isBlank(r))];
      held = filled.pop() ?? null;
      yield filled.map(rowOf);
      const next: IteratorResult<CsvRow[]> = await batches.next();
      batch = next.done ? null : next.value;
    }
    if (!held) return;
    const others = rows.slice(at + 1).filter((r) => r !== held && !isBlank(r));
    if (held.cells.length < width || isCutOff(held, others, width)) context.refuse(cutOff, member, held.row);
    else yield [rowOf(held)];
  }
  return {
    header,
    has: (key) => columns[key] >= 0,
    unit: (key) => splitUnit(header[columns[key]] ?? '').unit,
    rows: all(),
  };
};

/** All rows of a table, or none where the file is not of this kind. */
export async function* tableRows<K extends string>(table: Table<K> | null): AsyncIterable<TableRow<K>> {
  if (!table) return;
  for await (const some of table.rows) yield* some;
}
