import { basename } from 'node:path';
import { z } from 'zod';
import type { TableGuess, TableMapping, TableRow } from '../../shared/data.ts';
import { AppFailure, fail, ok, type Result } from '../../shared/errors.ts';
import { HEAD_LIMIT } from '../imports/container.ts';
import { isFolder, openFolder } from '../imports/folder.ts';
import {
  adaptMapping,
  applyMapping,
  type CsvMapping,
  csvMapping,
  csvProfile,
  guessMapping,
  type MappedItem,
  type MappedTime,
  sameHeader,
} from '../imports/generic-csv/index.ts';
import { readHead } from '../imports/plain-file.ts';
import { csvOf } from '../imports/text/csv.ts';
import { decideDateOrder } from '../imports/text/dates.ts';
import { decodeText } from '../imports/text/decode.ts';
import { openZip } from '../imports/zip.ts';
import type { Session } from '../session/session.ts';
import type { Vault } from '../vault/types.ts';

/** The id of the source that reads a person's own tables. */
export const TABLE_SOURCE = 'generic-csv';
const KEY = 'csv.profiles';
const profiles = z.array(csvProfile).max(200);
type Profiles = z.infer<typeof profiles>;

/** Mappings that the person confirmed, one a kind of header. */
export const profilesOf = async (vault: Vault): Promise<Profiles> => {
  const text = await vault.repos.settings.get(KEY);
  const parsed = profiles.safeParse(text === null ? [] : JSON.parse(text));
  return parsed.success ? parsed.data : [];
};

/** Options of an import, with the person's saved mappings among them. */
export const withProfiles = async (
  vault: Vault,
  options: Record<string, unknown> | undefined,
): Promise<Record<string, unknown> | undefined> => {
  const saved = await profilesOf(vault);
  if (saved.length === 0 || options?.[TABLE_SOURCE] !== undefined) return options;
  return { ...options, [TABLE_SOURCE]: { profiles: saved } };
};

const SHOWN = 6; // rows

const whenOf = (time: MappedTime): string => {
  if (time.kind === 'day') return new Date(time.day * 86_400_000).toISOString().slice(0, 10);
  if (time.kind === 'instant') return new Date(time.at).toISOString();
  return new Date(time.wall).toISOString().slice(0, 16).replace('T', ' ');
};

const shown = (sample: readonly { row: number; items: readonly MappedItem[] }[]): TableRow[] =>
  sample.slice(0, SHOWN).map(({ row, items }) => ({
    row,
    items: items.flatMap((i) =>
      i.kind === 'reading' ? [{ metric: i.metric, value: i.value, unit: i.unit, when: whenOf(i.time) }] : [],
    ),
    refused: items.flatMap((i) => (i.kind === 'refused' ? [`${i.reason} ${i.detail}`.trim()] : [])),
  }));

/** What the first rows of a table become under a mapping. */
const tryMapping = async (text: string, mapping: CsvMapping): Promise<TableRow[]> => {
  const end = text.lastIndexOf('\n');
  const rows = await csvOf(end > 0 ? text.slice(0, end) : text, { delimiter: mapping.delimiter });
  const filled = rows.filter((r) => r.cells.some((c) => c.trim() !== ''));
  const header = mapping.headerRow === null ? [] : (filled[mapping.headerRow]?.cells ?? []);
  const data = filled.slice(mapping.headerRow === null ? 0 : mapping.headerRow + 1);
  const at = header.findIndex((c) => c.replace(/\s+/g, ' ').trim() === mapping.date.column);
  const order = mapping.date.order ?? decideDateOrder(data.map((r) => r.cells[Math.max(0, at)] ?? '')).order;
  const items = applyMapping(mapping, header, data.slice(0, SHOWN), order ?? 'dmy');
  return shown(data.slice(0, SHOWN).map(({ row }) => ({ row, items: items.filter((i) => i.row === row) })));
};

const noTable = (name: string) =>
  fail(
    'not-an-export',
    `${name} is not a table with a date in each row. Nothing of it was imported. Choose a CSV file with one row a day or reading.`,
    name,
  );

/** Where a table lies: a file, or one inside a zip or folder. */
export interface TablePlace {
  path: string;
  /** Its name inside the zip or folder. */
  member?: string | undefined;
}

const nameOf = ({ path, member }: TablePlace): string => member ?? basename(path);

/** The first bytes of a table as text. */
const readPlace = async (place: TablePlace): Promise<string> => {
  if (place.member === undefined) return decodeText(await readHead(place.path, HEAD_LIMIT));
  const container = (await isFolder(place.path)) ? await openFolder(place.path) : await openZip(place.path);
  try {
    const member = container.members.find((m) => m.name === place.member);
    return member ? decodeText(await member.head(HEAD_LIMIT)) : '';
  } finally {
    await container.close();
  }
};

const headOf = async (place: TablePlace): Promise<Result<string>> => {
  try {
    return ok(await readPlace(place));
  } catch (error) {
    if (error instanceof AppFailure) return { ok: false, error: error.error };
    throw error;
  }
};

/** Tables of a person's own: how they are understood, corrected by hand, and remembered for the next file. */
export const createTables = (session: Session) => ({
  /** How the table would be read: by the person's mapping for this header, else by a guess. */
  async guess(place: TablePlace): Promise<Result<TableGuess>> {
    const opened = session.vault();
    if (!opened.ok) return opened;
    const text = await headOf(place);
    if (!text.ok) return text;
    const found = await guessMapping(text.value);
    if (!found) return noTable(nameOf(place));
    const saved = (await profilesOf(opened.value)).find((p) => sameHeader(p.header, found.header));
    const { confidence, header, columns } = found;
    const names = columns.map((c) => c.name);
    const mapping = saved ? adaptMapping(saved.mapping, names) : found.mapping;
    const sample = await tryMapping(text.value, mapping);
    return ok({
      path: place.path,
      confidence: saved ? 1 : confidence,
      fromProfile: saved !== undefined,
      header,
      columns: columns.slice(0, 100),
      mapping,
      sample,
    });
  },

  /** What the first rows become under a mapping that the person is editing. Nothing is stored. */
  async attempt(place: TablePlace, mapping: TableMapping): Promise<Result<TableRow[]>> {
    const text = await headOf(place);
    return text.ok ? ok(await tryMapping(text.value, csvMapping.parse(mapping))) : text;
  },

  /** Remembers a mapping for tables with this header; the next import of such a table uses it. */
  async save(header: string[], mapping: TableMapping): Promise<Result<{ profiles: number }>> {
    const opened = session.vault();
    if (!opened.ok) return opened;
    const others = (await profilesOf(opened.value)).filter((p) => !sameHeader(p.header, header));
    const next = profiles.safeParse([...others, { header, mapping }]);
    if (!next.success)
      return fail(
        'bad-input',
        'There are too many saved mappings, or this one is not complete. Nothing was changed.',
        'mapping',
      );
    await opened.value.repos.settings.set(KEY, JSON.stringify(next.data));
    return ok({ profiles: next.data.length });
  },
});
