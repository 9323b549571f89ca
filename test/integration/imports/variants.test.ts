import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { openFolder } from '../../../src/main/imports/folder.ts';
import { sniffDelimiter } from '../../../src/main/imports/text/csv.ts';
import { decodeText } from '../../../src/main/imports/text/decode.ts';
import { isZip, openZip } from '../../../src/main/imports/zip.ts';
import { fixtures, readExports } from '../../unit/main/imports/support.ts';

/**
 * The fixtures of the vendors, written again as other people's computers write them: another encoding, line ends,
 * delimiters, decimal commas, columns in another order. The rows have to be the same. Then the same files cut off
 * somewhere: no row may come out that is not in the whole file.
 */

interface File {
  name: string;
  bytes: Buffer;
}

const contentOf = async (pieces: AsyncIterable<Buffer>): Promise<Buffer> => {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
};

/** The files of a folder of fixtures, zips unpacked. */
const unpacked = async (path: string): Promise<File[]> => {
  const folder = await openFolder(path);
  const files: File[] = [];
  for (const [i, member] of folder.members.entries()) {
    if (/SOURCE\.txt$/.test(member.name)) continue;
    if (!isZip(await member.head(4))) {
      files.push({ name: member.name, bytes: await contentOf(member.stream()) });
      continue;
    }
    const zip = await openZip(folder.paths[i]!);
    for (const m of zip.members) files.push({ name: m.name, bytes: await contentOf(m.stream()) });
    await zip.close();
  }
  return files;
};

type Row = Awaited<ReturnType<typeof readExports>>['rows'][number];
const keyOf = (r: Row) => `${r.metric} ${r.start} ${r.end} ${r.value} ${r.source} ${r.zone}`;

const rowsOf = async (files: readonly File[]): Promise<Set<string>> => {
  const folder = await mkdtemp(join(tmpdir(), 'n1-variant-'));
  try {
    for (const { name, bytes } of files) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), bytes);
    }
    const read = await readExports([folder], { zones: [{ from: '1970-01-01', zone: 'Europe/Berlin' }] });
    return new Set(read.rows.map(keyOf));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

type Change = (text: string) => string | Buffer;

/** Changes the tables, leaves the other files alone. */
const rewritten = (files: readonly File[], change: Change): File[] =>
  files.map((f) => (/\.csv$/i.test(f.name) ? { ...f, bytes: Buffer.from(change(decodeText(f.bytes))) } : f));

/** Parses a table, changes its rows and cells, and writes it with a delimiter. */
const asTable =
  (delimiter: string, cell: (text: string) => string, quotes = false) =>
  (text: string): string => {
    const rows = Papa.parse<string[]>(text, { delimiter: sniffDelimiter(text) }).data;
    return `${Papa.unparse(
      rows.map((row) => row.map(cell)),
      { delimiter, quotes },
    )}\n`;
  };

const plain = (text: string) => text;
const decimalComma = (text: string) => (/^-?\d+\.\d+$/.test(text) ? text.replace('.', ',') : text);

const same: Record<string, Change> = {
  'byte order mark and CRLF': (text) => `\uFEFF${text.replace(/\r?\n/g, '\r\n')}`,
  'UTF-16': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'no line break at the end': (text) => text.trimEnd(),
  'every cell in quotes': asTable(',', plain, true),
  'a German spreadsheet: semicolons and decimal commas': asTable(';', decimalComma),
};

/** Vendors with tables, and what of them a spreadsheet does to them may be compared. */
const vendors = [
  'blood-pressure',
  'cgm',
  'generic-csv',
  'google-fit',
  'migraine-buddy',
  'oura',
  'samsung-health',
  'sleep-cycle',
  'whoop',
  'withings',
].map((vendor) => `${vendor}/synthetic-A`);

const CUTS = [0.35, 0.61, 0.88, 0.97];

describe.each(vendors)('%s as other computers write it', (vendor) => {
  it('gives the same rows', async () => {
    const files = await unpacked(join(fixtures, vendor));
    const rows = await rowsOf(files);
    expect(rows.size).toBeGreaterThan(20);
    for (const [name, change] of Object.entries(same)) {
      const again = await rowsOf(rewritten(files, change));
      const missing = [...rows].filter((key) => !again.has(key));
      expect({ name, missing: missing.slice(0, 3), extra: again.size - rows.size + missing.length }).toEqual({
        name,
        missing: [],
        extra: 0,
      });
    }
  });
});

describe.each(
  vendors.filter((v) => !/google-fit|withings|samsung/.test(v)), // there other files stand in for what is cut off
)('%s cut off in the middle', (vendor) => {
  it('gives rows of the whole file only, never half a figure', async () => {
    const files = await unpacked(join(fixtures, vendor));
    const rows = await rowsOf(files);
    for (const share of CUTS) {
      const cut = rewritten(files, (text) => text.slice(0, Math.floor(text.length * share)));
      const wrong = [...(await rowsOf(cut))].filter((key) => !rows.has(key));
      expect({ share, wrong: wrong.slice(0, 3) }).toEqual({ share, wrong: [] });
    }
  });
});
