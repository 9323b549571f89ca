import type { Member } from '../container.ts';
import { jsonHead, namesKey } from '../json-shape.ts';
import { sniffDelimiter } from '../text/csv.ts';
import { decodeText } from '../text/decode.ts';
import { type FitTable, fitTable } from './daily.ts';
import { type FitStream, streamOf } from './points.ts';

export const HEAD = 4000;

export type FitKind = { kind: FitTable } | { kind: 'stream'; stream: FitStream } | { kind: 'session' };

/** What a file of Google Fit's Takeout is, by its beginning; null for a file of another kind. */
export const fitKind = (bytes: Buffer): FitKind | null => {
  const head = jsonHead(bytes);
  if (head !== null) {
    const source = /"Data Source"\s*:\s*"([^"]+)"/.exec(head)?.[1];
    if (source !== undefined) return { kind: 'stream', stream: streamOf(source) };
    const session =
      namesKey(head, 'fitnessActivity') && namesKey(head, 'startTime') && namesKey(head, 'endTime');
    return session ? { kind: 'session' } : null;
  }
  const [header = '', first = ''] = decodeText(bytes).split(/\r?\n/);
  const delimiter = sniffDelimiter(header);
  const table = fitTable(header.split(delimiter), first.split(delimiter));
  return table && { kind: table };
};

export const kindOf = async (member: Member): Promise<FitKind | null> => fitKind(await member.head(HEAD));
