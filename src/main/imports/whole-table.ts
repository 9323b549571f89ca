import { MS_PER_HOUR } from '../../shared/units.ts';
import type { WallClock } from './clock.ts';
import { type Member, unreadable } from './container.ts';
import type { ReadContext } from './source.ts';
import { type CsvRow, csvOf, sniffDelimiter } from './text/csv.ts';
import { cutOff, isCutOff } from './text/cut-off.ts';
import { type DateOrder, decideDateOrder } from './text/dates.ts';
import { decodeText } from './text/decode.ts';

/** Rows of the beginning of a delimited text, for recognising it. The last one may be cut off. */
export const headRows = (head: Buffer): Promise<CsvRow[]> => csvOf(decodeText(head));

/** Ten years of a sensor's five-minute values in 19 columns are 20 million; a hostile table would fill the memory. */
const MAX_CELLS = 30_000_000;
const COMPARED = 500; // rows before the last one, to tell whether it is whole

/**
 * All rows of a delimited text that have something in them, and how it is cut. A last row that the file ends in the
 * middle of is refused: half a figure is a wrong figure.
 */
export const allRows = async (
  c: ReadContext,
  member: Member,
): Promise<{ rows: CsvRow[]; delimiter: string; whole: boolean }> => {
  const rows: CsvRow[] = [];
  const delimiter = sniffDelimiter(decodeText(await member.head(20_000)));
  let cells = 0;
  for await (const some of c.csv(member, { delimiter })) {
    for (const row of some) {
      if (!row.cells.some((cell) => cell.trim() !== '')) continue;
      rows.push(row);
      cells += row.cells.length;
    }
    if (cells > MAX_CELLS)
      throw unreadable(member.name, 'its table is larger than any diary or sensor writes');
  }
  const last = rows.at(-1);
  const whole = !last || !isCutOff(last, rows.slice(0, -1).slice(-COMPARED));
  if (last && !whole) {
    rows.pop();
    c.refuse(cutOff, member, last.row);
  }
  return { rows, delimiter, whole };
};

/** The cell as text without blanks around it; '' where the row is too short. */
export const cellOf = (row: CsvRow, column: number): string => (row.cells[column] ?? '').trim();

/**
 * The order of day and month, from all dates of a file. Where every date fits both, the person is asked; until they
 * answer it is null.
 */
export const dateOrder = (texts: readonly string[], source: string, c: ReadContext): DateOrder | null => {
  const { order } = decideDateOrder(texts, c.now);
  if (order) return order;
  const example = texts.find((t) => /\d{1,2}[./-]\d{1,2}[./-]/.test(t)) ?? '';
  const answer = c.ask({
    id: `date-order:${source}`,
    text: `The dates in this ${source} file can be read in two ways. Which comes first in "${example.slice(0, 30)}"?`,
    choices: [
      { value: 'dmy', label: 'The day' },
      { value: 'mdy', label: 'The month' },
    ],
  });
  return answer === 'dmy' || answer === 'mdy' ? answer : null;
};

export const undecidedDate =
  'The dates of the file fit both day/month and month/day. Answer the question about them, then import again.';

/**
 * Instants of wall clocks that run forwards through a file. In the night when the clocks go back an hour comes
 * twice; a wall clock that falls back behind its predecessor is in the second one.
 */
export const risingInstants = (clock: WallClock): ((wall: number) => number) => {
  let last = Number.NEGATIVE_INFINITY;
  return (wall) => {
    const first = clock.instant(wall);
    const twice = clock.instant(wall + MS_PER_HOUR) - first === 2 * MS_PER_HOUR;
    last = first < last && twice ? first + MS_PER_HOUR : first;
    return last;
  };
};
