/** Where the columns of a LibreView table stand. Headers are in the account's language, their order never changes. */
export interface LibreLayout {
  /** Index of the header among the rows. */
  header: number;
  time: number;
  type: number;
  /** Columns with glucose, each in `unit`: historic, scan, and test strips where there are any. */
  glucose: number[];
  unit: 'mg/dL' | 'mmol/L';
}

const unitPattern = /(mg\/dl|mmol\/l)\)?$/i;
const ketone = /[kc][eé]ton|cheton|keto/i;

const WIDE = 10; // columns; a table of only date and glucose is another vendor's

/**
 * Finds the table in the first rows of a file. Before the header stands a title with the person's name, which is
 * never looked at. Time, record type, historic and scan glucose follow each other in each generation: LibreView, and
 * the FreeStyle Libre desktop software with tabs.
 *
 * @param rows cells of the first rows, with at least one data row where there is one
 */
export const libreLayout = (rows: readonly (readonly string[])[]): LibreLayout | null => {
  for (const [header, cells] of rows.slice(0, 4).entries()) {
    const unitOf = (i: number) => unitPattern.exec((cells[i] ?? '').trim())?.[1]?.toLowerCase();
    const first = cells.findIndex((_, i) => unitOf(i) !== undefined);
    if (first < 2 || cells.length < WIDE || unitOf(first + 1) !== unitOf(first)) continue;
    const type = first - 1;
    const data = rows.slice(header + 1).filter((r) => r.length > first);
    if (!data.every((r) => /^\d?$/.test((r[type] ?? '').trim()))) continue;
    const glucose = cells.flatMap((cell, i) =>
      unitOf(i) === unitOf(first) && !ketone.test(cell) ? [i] : [],
    );
    return { header, time: first - 2, type, glucose, unit: unitOf(first) === 'mg/dl' ? 'mg/dL' : 'mmol/L' };
  }
  return null;
};
