import { claimLike } from '../claim-like.ts';
import type { Container, Member } from '../container.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import { sniffDelimiter } from '../text/csv.ts';
import { parseDate } from '../text/dates.ts';
import { decodeText } from '../text/decode.ts';
import { decideNumbers, isNothing, parseNumber } from '../text/numbers.ts';
import { allRows, cellOf, dateOrder, risingInstants, undecidedDate } from '../whole-table.ts';
import { clarityLayout, readingType } from './layout.ts';

const SOURCE = 'Dexcom';
const HEAD = 4000;

const firstCells = (bytes: Buffer): string[] => {
  const line = decodeText(bytes).split(/\r?\n/, 1)[0] ?? '';
  return line.split(sniffDelimiter(line)).map((cell) => cell.replaceAll('"', ''));
};

const claim = (container: Container): Promise<Member[]> =>
  claimLike(container, /\.(?:csv|txt)$/i, HEAD, (bytes) => clarityLayout(firstCells(bytes)) !== null);

const readMember = async (member: Member, sink: Sink, c: ReadContext): Promise<void> => {
  const { rows, delimiter } = await allRows(c, member);
  const layout = clarityLayout(rows[0]?.cells ?? []);
  if (!layout) return sink.warn('A Clarity file has no table in it.');
  // The first rows name the person, the receiver and the alarm settings; they have no time.
  const timed = rows.slice(1).filter((r) => cellOf(r, layout.time) !== '');
  const device = rows.map((r) => cellOf(r, layout.device)).find((name) => /dexcom|\bg\d\b/i.test(name)) ?? '';
  const numbers = timed.filter((r) => /\d/.test(cellOf(r, layout.glucose)));
  const reading = readingType(numbers.map((r) => cellOf(r, layout.type)));
  const style = decideNumbers(
    numbers.map((r) => cellOf(r, layout.glucose)),
    delimiter,
  );
  const order = dateOrder(
    timed.map((r) => cellOf(r, layout.time)),
    SOURCE,
    c,
  );
  const instant = risingInstants(c.clock);
  for (const row of timed) {
    const type = cellOf(row, layout.type);
    const text = cellOf(row, layout.glucose);
    if (type !== reading) sink.unknown(`Dexcom ${type === '' ? 'row without a type' : type}`.slice(0, 60));
    else if (isNothing(text)) c.refuse('The reading has no value.', member, row.row);
    else if (!/\d/.test(text))
      c.refuse('The sensor reports only that the glucose was outside its range.', member, row.row);
    else if (!order) c.refuse(undecidedDate, member, row.row);
    else {
      const date = parseDate(cellOf(row, layout.time), order);
      const start = date ? instant(date.wall) : Number.NaN;
      const value = parseNumber(text, style ?? 'point');
      c.take({ metric: 'glucose', start, value, unit: layout.unit, source: SOURCE, device }, member, row.row);
    }
  }
};

/** Dexcom Clarity: a CSV of sensor glucose with local times without a zone. */
export const clarity: ExportSource = {
  id: 'clarity',
  claim,
  read: (members, sink, context) => context.each(members, (member) => readMember(member, sink, context)),
};
