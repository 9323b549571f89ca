import type { Container, Member } from '../container.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import { fileName, firstLine, MANY } from '../text/claim.ts';
import { decodeText } from '../text/decode.ts';
import { openTable } from '../text/table.ts';
import { columns } from './columns.ts';
import { readExercise } from './exercise.ts';
import { readHrvWindows } from './hrv.ts';
import { figures, readSamples } from './samples.ts';
import { collectSessions, readStages, type Sessions, takeSessions } from './sleep.ts';
import { collectDays, type DayTotal, readIntervals, takeDays } from './steps.ts';

/** "com.samsung.shealth.tracker.heart_rate,6305010,11": the first line of each file, and the start of its name. */
const typeIn = (text: string): string | undefined =>
  /^"?com\.samsung\.s?health\.(?:tracker\.)?([a-z][\w.]*?)(?:"?[,;\t]|\.\d{6,}\.csv$)/i
    .exec(text)?.[1]
    ?.toLowerCase();

const typeOf = async (member: Member): Promise<string | undefined> => {
  const line = firstLine(decodeText(await member.head(4096)));
  const told = typeIn(line);
  if (told !== undefined) return told;
  // Converted files lack the first line: then the name tells, and the header has to fit it.
  return /(^|[,;\t.])"?(start_time|day_time)"?([,;\t]|$)/i.test(line)
    ? typeIn(fileName(member.name))
    : undefined;
};

const isHrvWindows = (name: string) => /jsons\/com\.samsung\.health\.hrv\/.*\.json$/i.test(name);

const claim = async (container: Container): Promise<Member[]> => {
  const claimed: Member[] = [];
  const tables = container.members.filter((m) => /\.csv$/i.test(m.name));
  const likely = tables.length > MANY ? tables.filter((m) => /com\.samsung\./i.test(m.name)) : tables;
  for (const member of container.kind === 'file' ? container.members : likely)
    if ((await typeOf(member)) !== undefined) claimed.push(member);
  if (claimed.length > 0) claimed.push(...container.members.filter((m) => isHrvWindows(m.name)));
  return claimed;
};

const dayFiles = new Set(['step_daily_trend', 'pedometer_day_summary']);
const intervalFiles = new Set(['step_count', 'pedometer_step_count']);

/**
 * Samsung Health "Download personal data": a zip, its folder, or single CSV files. Times are UTC beside the offset of
 * the place; rows merged by Samsung win over those of phone and watch.
 */
const read = async (members: readonly Member[], sink: Sink, context: ReadContext): Promise<void> => {
  const days = new Map<number, DayTotal>();
  const sessions: Sessions = new Map();
  const staged = new Set<string>();
  const intervals: Member[] = [];
  await context.each(members, async (member) => {
    if (isHrvWindows(member.name)) return readHrvWindows(member, context);
    const type = (await typeOf(member)) ?? '';
    if (intervalFiles.has(type)) return void intervals.push(member);
    const table = await openTable(context, member, columns, {
      needs: dayFiles.has(type) ? ['dayTime', 'count'] : ['start'],
      headerWithin: 1,
    });
    const wanted = figures[type];
    if (!table) return;
    if (dayFiles.has(type)) return collectDays(table, days, member, context);
    if (type === 'sleep_stage' || (type === 'sleep' && table.has('stage')))
      return readStages(table, staged, member, context);
    if (type === 'sleep') return collectSessions(table, sessions, member, context);
    if (type === 'exercise') return readExercise(table, member, context);
    if (wanted) return readSamples(table, wanted, member, context);
    sink.unknown(`Samsung Health ${type}`);
  });
  takeDays(days, context);
  takeSessions(sessions, staged, context);
  await context.each(intervals, async (member) => {
    const table = await openTable(context, member, columns, {
      needs: ['start', 'count'],
      headerWithin: 1,
    });
    if (table) await readIntervals(table, days, member, context);
  });
};

export const samsungHealth: ExportSource = { id: 'samsung-health', claim, read };
