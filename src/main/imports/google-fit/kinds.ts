import type { Member } from '../container.ts';
import { jsonHead, namesKey } from '../json-shape.ts';
import { headRows } from '../whole-table.ts';
import { type FitTable, fitTable } from './daily.ts';
import { type FitStream, streamOf } from './points.ts';

export const HEAD = 4000;

export type FitKind = FitTable | { kind: 'stream'; stream: FitStream } | { kind: 'session' };

/** What a file of Google Fit's Takeout is, by its beginning; null for a file of another kind. */
export const fitKind = async (bytes: Buffer): Promise<FitKind | null> => {
  const head = jsonHead(bytes);
  if (head !== null) {
    const source = /"Data Source"\s*:\s*"([^"]+)"/.exec(head)?.[1];
    if (source !== undefined) return { kind: 'stream', stream: streamOf(source) };
    const session =
      namesKey(head, 'fitnessActivity') && namesKey(head, 'startTime') && namesKey(head, 'endTime');
    return session ? { kind: 'session' } : null;
  }
  const [header, first] = await headRows(bytes);
  return fitTable(header?.cells ?? [], first?.cells ?? []);
};

export const kindOf = async (member: Member): Promise<FitKind | null> => fitKind(await member.head(HEAD));
