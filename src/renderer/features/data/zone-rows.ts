import type { ZoneSpan } from '../../../shared/samples.ts';

/** One line of the editor; the first has no day, it holds from the beginning. */
export interface ZoneRow {
  key: number;
  /** `YYYY-MM-DD`, '' where it is not filled in. */
  from: string;
  zone: string | null;
}

export type ZoneProblem = 'no-day' | 'no-zone' | 'same-day' | 'too-early' | 'same-zone';

/** The first span also covers the time before it (see parseZones in main/data/zones.ts). */
export const BEGINNING = '1970-01-01';

let lastKey = 0;
export const newRow = (from = '', zone: string | null = null): ZoneRow => ({ key: ++lastKey, from, zone });

export const rowsOf = (spans: readonly ZoneSpan[]): ZoneRow[] =>
  spans.map((s, i) => newRow(i === 0 ? BEGINNING : s.from, s.zone));

/** What is wrong with a line; `same-zone` is only worth a word, the rest stops saving. */
export const problemOf = (rows: readonly ZoneRow[], index: number): ZoneProblem | null => {
  const row = rows[index];
  if (!row) return null;
  const unknownDay = !/^\d{4}-\d{2}-\d{2}$/.test(row.from) || Number.isNaN(Date.parse(row.from));
  if (index > 0 && unknownDay) return 'no-day'; // the first field of the line first
  if (row.zone === null) return 'no-zone';
  if (index === 0) return null;
  if (row.from <= BEGINNING) return 'too-early';
  if (rows.some((r, i) => i !== index && i > 0 && r.from === row.from)) return 'same-day';
  return before(rows, row)?.zone === row.zone ? 'same-zone' : null;
};

const before = (rows: readonly ZoneRow[], row: ZoneRow): ZoneRow | undefined =>
  rows
    .filter((r) => r !== row && r.from !== '' && r.from < row.from)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);

export const canSave = (rows: readonly ZoneRow[]): boolean =>
  rows.length > 0 &&
  rows.every((_, i) => {
    const problem = problemOf(rows, i);
    return problem === null || problem === 'same-zone';
  });

/** The lines as a history: in the order of days, neighbours in the same zone joined. */
export const spansOf = (rows: readonly ZoneRow[]): ZoneSpan[] => {
  const sorted = rows
    .flatMap((r) => (r.zone === null ? [] : [{ from: r.from, zone: r.zone }]))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.filter((s, i) => i === 0 || sorted[i - 1]?.zone !== s.zone);
};

/** Lines by day, the first stays first: after editing, so that a reader sees the order that counts. */
export const inOrder = (rows: readonly ZoneRow[]): ZoneRow[] => {
  const [first, ...rest] = rows;
  if (!first) return [];
  return [
    first,
    ...rest.toSorted((a, b) => (a.from === '' ? 1 : b.from === '' ? -1 : a.from < b.from ? -1 : 1)),
  ];
};
