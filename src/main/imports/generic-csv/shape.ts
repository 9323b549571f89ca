import type { CsvRow } from '../text/csv.ts';
import { parseDate, parseTime } from '../text/dates.ts';
import { isNothing } from '../text/numbers.ts';

const WITHIN = 10; // rows in which the header is looked for
export const MOSTLY = 0.8;

/** Share of the filled cells that pass a test, 0 where none is filled. */
export const share = (cells: readonly string[], test: (cell: string) => boolean): number => {
  const filled = cells.filter((c) => !isNothing(c));
  return filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
};

const isDate = (cell: string) => parseDate(cell, 'dmy') !== null || parseDate(cell, 'mdy') !== null;
const isEpoch = (cell: string) => /^1\d{9}(?:\d{3})?(?:\.\d+)?$/.test(cell.trim());
export const isYesNo = (cell: string) =>
  /^(?:yes|no|y|n|ja|nein|oui|non|sí|si|true|false|wahr|falsch|x)$/i.test(cell.trim());

/** The row with the names: the first in which no cell is a number or date while those below are mostly filled. */
export const headerRowOf = (rows: readonly CsvRow[]): number | null => {
  const width = Math.max(0, ...rows.map((r) => r.cells.length));
  const found = rows.slice(0, WITHIN).findIndex((row, i) => {
    const names = row.cells.filter((c) => c.trim() !== '');
    const next = rows[i + 1];
    if (names.length < 2 || names.length < width * 0.5 || !next) return false;
    const telling = (c: string) => isDate(c) || /^[-+]?[\d.,]+%?$/.test(c.trim());
    return !names.some(telling) && next.cells.some(telling);
  });
  return found < 0 ? null : found;
};

/** Times of a night or lengths of time, which are not the time of the row. */
const notTheRows =
  /bed|bett|wake|woke|wach|sleep|slept|schlaf|dauer|duration|length|coucher|lever|réveil|sueño/i;

/**
 * The column with the date, and one with the time of day beside it.
 *
 * @param means does the name of a column say that it is something else?
 */
export const dateColumns = (
  cells: (i: number) => string[],
  names: readonly string[],
  means: (name: string) => boolean,
) => {
  const dates = names.map((name, i) => ({
    i,
    dated: share(cells(i), isDate),
    epoch: share(cells(i), isEpoch),
    named: /date|datum|fecha|tag$|^day|time|zeit|when|^data$|jour/i.test(name) ? 1 : 0,
  }));
  const best = dates
    .filter((d) => Math.max(d.dated, d.epoch * d.named) >= MOSTLY)
    .sort((a, b) => b.named - a.named || a.i - b.i)[0];
  if (!best) return null;
  const hasTime = cells(best.i).some((c) => parseDate(c, 'dmy')?.dateOnly === false || isEpoch(c));
  const time = names.findIndex(
    (name, i) =>
      i !== best.i &&
      !notTheRows.test(name) &&
      !means(name) &&
      share(cells(i), (c) => parseTime(c) !== null && !isDate(c)) >= MOSTLY,
  );
  return { date: best.i, time: hasTime || time < 0 ? null : time, epoch: best.dated < MOSTLY };
};
