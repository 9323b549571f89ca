import Papa from 'papaparse';

export interface CsvOptions {
  /** Left out: the one of `,` `;` tab `|` that the first rows agree on. */
  delimiter?: string;
}

export interface CsvRow {
  /** Number of the row in the file, from 1, blank ones included. */
  row: number;
  cells: string[];
  /**
   * Only of a last row that no line break ends, as some exporters write it and as a download that broke off ends:
   * 'quoted' where a quote is open in it, so that it is cut off for certain.
   */
  end?: 'open' | 'quoted';
}

/** The longest row that is read: arrays in cells reach some hundred kB. */
const MAX_ROW = 4_000_000; // characters
const BATCH = 500;
const candidates = [',', ';', '\t', '|'] as const;

/** How often a character stands outside quotes in a line. */
const countOutside = (line: string, character: string): number => {
  let count = 0;
  let quoted = false;
  for (const c of line) {
    if (c === '"') quoted = !quoted;
    else if (c === character && !quoted) count++;
  }
  return count;
};

/**
 * The delimiter of a delimited text: the one that splits most of its first lines into the same number of cells.
 * Lines of a title (LibreView) or a preamble (Samsung) may differ.
 */
export const sniffDelimiter = (text: string): string => {
  const lines = text
    .split(/\r\n|\r|\n/)
    .slice(0, 50)
    .filter((l) => l.trim() !== '');
  let best = ',';
  let bestScore = 0;
  for (const delimiter of candidates) {
    const tally = new Map<number, number>();
    for (const line of lines) {
      const n = countOutside(line, delimiter);
      if (n > 0) tally.set(n, (tally.get(n) ?? 0) + 1);
    }
    for (const [n, times] of tally) {
      const score = times * 1000 + Math.min(n, 100);
      if (score > bestScore) [best, bestScore] = [delimiter, score];
    }
  }
  return best;
};

/** Thrown where a row has no end; the context turns it into a refusal that names the file. */
export class EndlessRow extends Error {}

/**
 * Rows of a delimited text that comes in pieces cut anywhere. A quote that nobody closes costs its own row, not the
 * rest of the file.
 *
 * @throws EndlessRow
 */
export async function* csvRows(
  pieces: AsyncIterable<string>,
  options: CsvOptions = {},
): AsyncIterable<CsvRow[]> {
  let delimiter = options.delimiter;
  let held = '';
  let row = 0;
  let batch: CsvRow[] = [];
  const take = (text: string, last: boolean) => {
    delimiter ??= sniffDelimiter(text);
    const parsed = new Papa.Parser({ delimiter, newline: '\n' }).parse(text, 0, !last) as {
      data: string[][];
      meta: { cursor: number };
    };
    for (const cells of parsed.data) batch.push({ row: ++row, cells });
    return last ? text.length : parsed.meta.cursor;
  };
  for await (const piece of pieces) {
    held += piece;
    const cr = held.endsWith('\r') ? '\r' : ''; // its newline may come with the next piece
    let text = (cr ? held.slice(0, -1) : held).replace(/\r\n?/g, '\n');
    if (delimiter === undefined && text.length < 20_000) {
      held = text + cr;
      continue;
    }
    text = text.slice(take(text, false));
    if (text.length > MAX_ROW) {
      const end = text.indexOf('\n');
      if (end < 0 || end > MAX_ROW) throw new EndlessRow();
      batch.push({ row: ++row, cells: text.slice(0, end).split(delimiter ?? ',') });
      text = text.slice(end + 1);
    }
    held = text + cr;
    while (batch.length > 0) {
      yield batch.slice(0, BATCH);
      batch = batch.slice(BATCH);
    }
  }
  let rest = held.replace(/\r\n?/g, '\n');
  delimiter ??= sniffDelimiter(rest);
  const open = rest !== '' && !rest.endsWith('\n');
  for (;;) {
    rest = rest.slice(take(rest, false));
    if (rest === '') break;
    const end = rest.indexOf('\n');
    if (!oddQuotes(rest) || end < 0) {
      take(rest, true);
      const last = batch.at(-1);
      if (last && open) last.end = oddQuotes(rest) ? 'quoted' : 'open';
      break;
    }
    batch.push({ row: ++row, cells: rest.slice(0, end).split(delimiter) });
    rest = rest.slice(end + 1);
  }
  while (batch.length > 0) {
    yield batch.slice(0, BATCH);
    batch = batch.slice(BATCH);
  }
}

const oddQuotes = (text: string): boolean => {
  let odd = false;
  for (let i = text.indexOf('"'); i >= 0; i = text.indexOf('"', i + 1)) odd = !odd;
  return odd;
};

/** A text that is in memory, as rows. */
export const csvOf = async (text: string, options: CsvOptions = {}): Promise<CsvRow[]> => {
  const rows: CsvRow[] = [];
  const one = async function* () {
    yield text;
  };
  for await (const some of csvRows(one(), options)) rows.push(...some);
  return rows;
};
