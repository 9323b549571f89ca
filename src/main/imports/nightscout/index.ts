import { claimLike } from '../claim-like.ts';
import { offsetZone } from '../clock.ts';
import type { Container, Member } from '../container.ts';
import { isObject, jsonHead, namesKey, textOf } from '../json-shape.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import { decodeText } from '../text/decode.ts';
import { entryOf, entryOfRow, isBeyondRange, type NightscoutEntry } from './entry.ts';

const SOURCE = 'Nightscout';
const HEAD = 4000;

const isTable = (text: string): boolean => {
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  return entryOfRow(line.split(/[,\t;]/).map((cell) => cell.replaceAll('"', ''))) !== null;
};

const claim = (container: Container): Promise<Member[]> =>
  claimLike(container, /\.(?:json|csv|tsv|txt)$/i, HEAD, (bytes) => {
    const head = jsonHead(bytes);
    if (head === null) return isTable(decodeText(bytes));
    return namesKey(head, 'sgv') && (namesKey(head, 'date') || namesKey(head, 'dateString'));
  });

const take = (e: NightscoutEntry, member: Member, row: number, c: ReadContext): void => {
  if (e.sensor && isBeyondRange(e.mgdl))
    return void c.refuse('The sensor reports only that the glucose was outside its range.', member, row);
  const zone = e.offset === null ? undefined : offsetZone(e.offset);
  const { at: start, mgdl: value, device } = e;
  c.take({ metric: 'glucose', start, value, unit: 'mg/dL', source: SOURCE, device, zone }, member, row);
};

const readMember = async (member: Member, sink: Sink, c: ReadContext): Promise<void> => {
  const head = jsonHead(await member.head(100));
  if (head === null) {
    for await (const some of c.csv(member))
      for (const { row, cells } of some) {
        const entry = entryOfRow(cells);
        if (entry) take(entry, member, row, c);
        else if (cells.some((cell) => cell.trim() !== ''))
          c.refuse('The row is not a whole reading.', member, row);
      }
    return;
  }
  let row = 0;
  for await (const item of c.jsonItems(member, [])) {
    row++;
    const entry = isObject(item) ? entryOf(item) : null;
    if (entry) take(entry, member, row, c);
    else
      sink.unknown(`Nightscout ${isObject(item) ? textOf(item['type']) || 'entry' : 'entry'}`.slice(0, 60));
  }
};

/** Nightscout: entries as JSON (/api/v1/entries.json) or CSV (/api/v1/entries.csv). */
export const nightscout: ExportSource = {
  id: 'nightscout',
  claim,
  read: (members, sink, context) => context.each(members, (member) => readMember(member, sink, context)),
};
