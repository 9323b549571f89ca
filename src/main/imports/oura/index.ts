import type { Container, Member } from '../container.ts';
import { namesKey } from '../json-shape.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import { fileName, firstLine, membersLike } from '../text/claim.ts';
import { plainHeader, splitUnit } from '../text/headers.ts';
import { openTable } from '../text/table.ts';
import { columns } from './columns.ts';
import { readDays } from './daily.ts';
import { readHeartRate, readTags, readWorkouts } from './events.ts';
import { readLegacy } from './legacy.ts';
import { readSleepModel } from './sleep.ts';

/** Headers that together occur in one kind of Oura's files only. */
const kinds: readonly (readonly string[])[] = [
  ['bedtime start', 'bedtime end', 'total sleep duration'],
  ['day', 'steps', 'active calories'],
  ['day', 'temperature deviation', 'contributors'],
  ['day', 'spo2 percentage'],
  ['timestamp', 'bpm', 'source'],
  ['tag type code', 'start time'],
  ['start datetime', 'end datetime', 'activity', 'intensity'],
  ['date', 'sleep score', 'readiness score'],
  ['date', 'total sleep duration', 'average hrv'],
];

const isJson = (head: string): boolean => /^\s*\{/.test(head);

const recognises = (head: string): boolean => {
  if (isJson(head))
    return namesKey(head, 'summary_date') && (namesKey(head, 'sleep') || namesKey(head, 'activity'));
  const names = new Set(
    firstLine(head)
      .split(/[,;\t]/)
      .flatMap((h) => [plainHeader(h), splitUnit(h).name]),
  );
  return kinds.some((kind) => kind.every((header) => names.has(header)));
};

const claim = (container: Container): Promise<Member[]> =>
  membersLike(
    container,
    recognises,
    /\.(csv|json)$/i,
    /^(sleepmodel|daily\w+|heartrate|enhancedtag|workout|.*trends)\.csv$|oura.*\.json$/i,
  );

/**
 * Oura: `App Data/*.csv` of the Membership Hub (comma or semicolon), the "trends" CSV, the legacy account JSON.
 * Scores are not measurements and are not read; `equivalent_walking_distance` is not a distance that was walked.
 */
const read = async (members: readonly Member[], sink: Sink, context: ReadContext): Promise<void> =>
  context.each(members, async (member) => {
    if (isJson((await member.head(64)).toString('utf8').replace(/^\uFEFF/, '')))
      return readLegacy(member, context);
    const table = await openTable(context, member, columns, { needs: [] });
    if (!table) return;
    if (table.has('bedtimeStart') && table.has('type')) return readSleepModel(table, member, context);
    if (table.has('bpm')) return readHeartRate(table, member, context);
    if (table.has('tag')) return readTags(table, member, sink, context);
    if (table.has('workoutStart')) return readWorkouts(table, member, context);
    if (table.has('day'))
      return readDays(
        table,
        table.has('readinessScore') || table.has('sleepScore') || table.has('asleep'),
        member,
        context,
      );
    sink.unknown(`Oura ${fileName(member.name)}`);
  });

export const oura: ExportSource = { id: 'oura', claim, read };
