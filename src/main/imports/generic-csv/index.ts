import { MS_PER_MINUTE } from '../../../shared/units.ts';
import { claimLike } from '../claim-like.ts';
import { offsetZone } from '../clock.ts';
import { type Container, HEAD_LIMIT, type Member } from '../container.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import { decodeText } from '../text/decode.ts';
import { allRows, cellOf, dateOrder, undecidedDate } from '../whole-table.ts';
import { applyMapping, type MappedItem } from './apply.ts';
import { type CsvGuess, guessMapping, SURE } from './guess.ts';
import { adaptMapping, type CsvMapping, columnName, csvOptions, sameHeader } from './mapping.ts';

export { applyMapping, type MappedItem, type MappedTime } from './apply.ts';
export { type CsvGuess, guessMapping, type OpenQuestion, SURE } from './guess.ts';
export {
  adaptMapping,
  type CsvMapping,
  type CsvProfile,
  csvMapping,
  csvOptions,
  csvProfile,
  sameHeader,
} from './mapping.ts';

const BATCH = 1000;

/** A text that is no table of figures: JSON, XML, and anything with control characters. */
const isForeign = (text: string): boolean => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: files with control characters are not text
  return /^\s*[[{<]/.test(text) || /[\u0000-\u0008]/.test(text);
};

/** More tables than this that may be anything are not a person's own: then only sure ones are taken. */
const FEW = 10;

/**
 * Tables with a date. Those whose columns are not understood are claimed as well where they are few: the person can
 * say what they mean. Beside another source's export only what is surely a diary is offered.
 */
const claim = async (container: Container, beside = false): Promise<Member[]> => {
  const tables = (least: number) =>
    claimLike(container, /\.(?:csv|tsv|txt)$/i, HEAD_LIMIT, async (bytes) => {
      const text = decodeText(bytes);
      const guess = isForeign(text.slice(0, 4000)) ? null : await guessMapping(text);
      return guess !== null && guess.confidence >= least;
    });
  if (container.kind === 'file') return tables(0);
  const any = beside ? [] : await tables(0);
  return any.length > 0 && any.length <= FEW ? any : tables(SURE);
};

const notMapped =
  'It is not clear what the columns of this table mean. Choose their meaning in the preview, then import it.';

/** The person's own mapping for a table with this header, else the guess where it is sure; asks for open units. */
const mappingFor = (guess: CsvGuess, c: ReadContext): CsvMapping | null => {
  const options = csvOptions.safeParse(c.options);
  const profile = options.success
    ? options.data.profiles.find((p) => sameHeader(p.header, guess.header))
    : undefined;
  if (profile)
    return adaptMapping(
      profile.mapping,
      guess.columns.map((column) => column.name),
    );
  const answers = new Map<string, string>();
  const sure = guess.confidence >= SURE || (guess.mapping.headerRow !== null && guess.open.length > 0);
  if (!sure) return null;
  for (const { column, metric, choices } of guess.open) {
    const answer = c.ask({
      id: `csv-unit:${column}`,
      text: `In which unit are the figures of the column "${column}" (${metric})?`,
      choices: choices.map((value) => ({ value, label: value })),
    });
    if (answer !== null && choices.includes(answer)) answers.set(column, answer);
  }
  const unanswered = new Set(guess.open.map((o) => o.column).filter((name) => !answers.has(name)));
  const values = guess.mapping.values
    .filter((v) => !unanswered.has(v.column))
    .map((v) => ({ ...v, unit: answers.get(v.column) ?? v.unit }));
  return { ...guess.mapping, values };
};

const takeItem = (item: MappedItem, mapping: CsvMapping, member: Member, c: ReadContext): void => {
  if (item.kind === 'refused') return void c.refuse(item.reason, member, item.row, item.detail);
  const { metric, value, time } = item;
  const unit = item.unit === '' ? undefined : item.unit;
  const reading = { metric, value, unit, source: mapping.source };
  const zone =
    mapping.date.zone !== null && c.clock.isZone(mapping.date.zone) ? mapping.date.zone : undefined;
  if (time.kind === 'day') c.takeDay({ ...reading, day: time.day }, member, item.row);
  else if (time.kind === 'instant') c.take({ ...reading, start: time.at, zone }, member, item.row);
  else if (time.offset === null)
    c.take({ ...reading, start: c.clock.instant(time.wall, zone), zone }, member, item.row);
  else {
    const start = time.wall - time.offset * MS_PER_MINUTE;
    c.take(
      { ...reading, start, zone: zone ?? (time.offset === 0 ? undefined : offsetZone(time.offset)) },
      member,
      item.row,
    );
  }
};

/** What the preview gets to know of each table, as `notes['generic-csv']`: for choosing the meaning of its columns. */
export interface CsvNote {
  tables: { file: string; container: string; guess: CsvGuess; used: CsvMapping | null }[];
}

const readMember = async (member: Member, note: CsvNote, sink: Sink, c: ReadContext): Promise<void> => {
  const guess = await guessMapping(decodeText(await member.head(HEAD_LIMIT)));
  const { rows } = await allRows(c, member);
  const headerRow = guess?.mapping.headerRow ?? null;
  const header = headerRow === null ? [] : (rows[headerRow]?.cells ?? []);
  const mapping = guess ? mappingFor(guess, c) : null;
  if (guess) note.tables.push({ file: member.name, container: member.container, guess, used: mapping });
  if (!mapping || mapping.values.length === 0) return void c.refuse(notMapped, member, 1);
  const data = rows.slice(headerRow === null ? 0 : headerRow + 1);
  const width = Math.max(header.length, data[0]?.cells.length ?? 0);
  const dateAt = Array.from({ length: width }, (_, i) => columnName(header, i)).indexOf(mapping.date.column);
  const order =
    mapping.date.order ??
    dateOrder(
      data.map((r) => cellOf(r, dateAt)),
      mapping.source,
      c,
    );
  const used = new Set([mapping.date.column, mapping.date.time, ...mapping.values.map((v) => v.column)]);
  for (let i = 0; i < width; i++)
    if (!used.has(columnName(header, i))) sink.unknown(`column "${columnName(header, i).slice(0, 60)}"`);
  for (let i = 0; i < data.length; i += BATCH) {
    const some = data.slice(i, i + BATCH);
    if (order)
      for (const item of applyMapping(mapping, header, some, order)) takeItem(item, mapping, member, c);
    else for (const row of some) c.refuse(undecidedDate, member, row.row);
    await c.room();
  }
};

/** A person's own table: any CSV with a date and columns whose meaning is known or chosen. Tried last. */
export const genericCsv: ExportSource = {
  id: 'generic-csv',
  fallback: true,
  claim,
  async read(members, sink, context) {
    const note: CsvNote = { tables: [] };
    await context.each(members, (member) => readMember(member, note, sink, context));
    context.note(note);
  },
};
