import type { Container, Member } from '../container.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import { appleHealthParser } from './parse.ts';

/** Apple's DTD comes before the root element and has grown to about 8 kB. */
const HEAD = 20_000; // bytes
const MAX_CANDIDATES = 40;

const isXml = (member: Member, only: boolean) => only || /\.xml$/i.test(member.name);

/**
 * Apple Health: `export.zip` or the export.xml alone. The file's name is in the phone's language (导出.xml,
 * exportación.xml ...) and a CDA twin lies beside it, so the root element decides. The largest come first.
 */
const claim = async (container: Container): Promise<Member[]> => {
  const { members } = container;
  const candidates = members
    .filter((m) => isXml(m, members.length === 1))
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, MAX_CANDIDATES);
  const claimed: Member[] = [];
  for (const member of candidates)
    if ((await member.head(HEAD)).toString('utf8').includes('<HealthData')) claimed.push(member);
  return claimed;
};

const read = async (members: readonly Member[], sink: Sink, context: ReadContext): Promise<void> => {
  for (const member of members) {
    const parser = appleHealthParser(sink, context.now, members.length > 1 ? member.name : '');
    const decoder = new TextDecoder('utf-8'); // bytes that are no UTF-8 become U+FFFD
    for await (const piece of context.stream(member)) parser.write(decoder.decode(piece, { stream: true }));
    parser.write(decoder.decode());
    parser.close();
  }
};

export const appleHealth: ExportSource = { id: 'apple-health', claim, read };
