import type { CsvRow } from './csv.ts';

/** Why a last row is refused. */
export const cutOff = 'The last row is cut off: the file ends in the middle. Its values could be wrong.';

const ENOUGH = 5; // rows to compare with
const figure = /^[\d.,:/+\-\sTZ]+$/; // numbers and dates, whose length says something
const digits = (cell: string): string => cell.replace(/\d/g, '9');

/**
 * Is the last row of a table cut off in the middle? A download that broke off ends without a line break; so do the
 * files of some exporters, so that alone decides nothing. It is cut off where cells are missing, a quote is open, or
 * its last cell is a figure that is shorter than all others in its column ("54" below "5417", "2024-03-0").
 *
 * @param others complete rows of the same table
 * @param width cells that a complete row has; left out: as many as the shortest of the others
 */
export const isCutOff = (last: CsvRow, others: readonly CsvRow[], width?: number): boolean => {
  if (last.end === undefined) return false;
  if (last.end === 'quoted') return true;
  const least = width ?? others.reduce((n, r) => Math.min(n, r.cells.length), Number.POSITIVE_INFINITY);
  if (Number.isFinite(least) && last.cells.length < least) return true;
  const at = last.cells.length - 1;
  const cell = (last.cells[at] ?? '').trim();
  const column = others.map((r) => (r.cells[at] ?? '').trim()).filter((c) => c !== '');
  if (!figure.test(cell) || column.length < ENOUGH) return false;
  return column.every((c) => c.length > cell.length && digits(c) !== digits(cell));
};
