import { claimLike } from '../claim-like.ts';
import type { Container, Member } from '../container.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import { csvOf } from '../text/csv.ts';
import { parseDate } from '../text/dates.ts';
import { decodeText } from '../text/decode.ts';
import { decideNumbers, isNothing, parseNumber } from '../text/numbers.ts';
import { allRows, cellOf, dateOrder, risingInstants, undecidedDate } from '../whole-table.ts';
import { libreLayout } from './layout.ts';

const SOURCE = 'LibreView';
const HEAD = 8000;

const claim = (container: Container): Promise<Member[]> =>
  claimLike(container, /\.(?:csv|txt|tsv)$/i, HEAD, async (bytes) => {
    const text = decodeText(bytes);
    if (!/(?:mg\/dl|mmol\/l)/i.test(text)) return false;
    const rows = await csvOf(wholeLines(text));
    return libreLayout(rows.map((r) => r.cells)) !== null;
  });

/** Without a last line that the head cuts off, unless it is the only one. */
const wholeLines = (text: string): string => {
  const end = text.lastIndexOf('\n');
  return end > 0 ? text.slice(0, end) : text;
};

/** What record types other than glucose hold, for counting. */
const others: Readonly<Record<string, string>> = { '4': 'insulin', '5': 'food', '6': 'note' };

/** The sensor's words for "below" and "above what it can measure", and limits such as "<40". */
const beyond = /^(?:lo|hi|low|high|niedrig|hoch|bas|haut|bajo|alto|basso|[<>].*)$/i;

const readMember = async (member: Member, sink: Sink, c: ReadContext): Promise<void> => {
  const { rows, delimiter } = await allRows(c, member);
  const layout = libreLayout(rows.slice(0, 50).map((r) => r.cells));
  if (!layout) return sink.warn('A LibreView file has no table in it.');
  const data = rows.slice(layout.header + 1);
  // The title says when the file was made, in the same format; it comes after all readings.
  const written = rows
    .slice(0, layout.header)
    .flatMap((r) => r.cells.filter((cell) => /^\d{1,2}[-/.]/.test(cell.trim())));
  const order = dateOrder([...data.map((r) => cellOf(r, layout.time)), ...written], SOURCE, c);
  const style = decideNumbers(
    data.flatMap((r) => layout.glucose.map((i) => cellOf(r, i))),
    delimiter,
  );
  const clocks = new Map<string, (wall: number) => number>(); // each record type runs through the time anew
  for (const row of data) {
    const type = cellOf(row, layout.type);
    const texts = layout.glucose.map((i) => cellOf(row, i)).filter((t) => !isNothing(t));
    if (texts.length === 0) {
      sink.unknown(`LibreView ${others[type] ?? `record type ${type.slice(0, 10)}`}`);
      continue;
    }
    if (!order) {
      c.refuse(undecidedDate, member, row.row);
      continue;
    }
    const date = parseDate(cellOf(row, layout.time), order);
    const instant = clocks.get(type) ?? risingInstants(c.clock);
    clocks.set(type, instant);
    const start = date ? instant(date.wall) : Number.NaN;
    for (const text of texts) {
      const value = parseNumber(text, style ?? 'point');
      if (beyond.test(text))
        c.refuse('The sensor reports only that the glucose was outside its range.', member, row.row);
      else
        c.take(
          { metric: 'glucose', start, value, unit: layout.unit, source: SOURCE, device: cellOf(row, 0) },
          member,
          row.row,
        );
    }
  }
};

/** LibreView and FreeStyle Libre: a CSV of sensor glucose, in any language and date format. */
export const libreView: ExportSource = {
  id: 'libreview',
  claim,
  read: (members, sink, context) => context.each(members, (member) => readMember(member, sink, context)),
};
