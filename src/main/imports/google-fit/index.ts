import { namedMetric, SLEEP_STAGE_METRIC, sleepStage } from '../../../shared/samples.ts';
import { MS_PER_MINUTE } from '../../../shared/units.ts';
import { claimLike } from '../claim-like.ts';
import type { Container, Member } from '../container.ts';
import { dayIn } from '../day-in.ts';
import { isObject, objectOf } from '../json-shape.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import { momentFrom } from '../text/instants.ts';
import { decideNumbers, isNothing, parseNumber } from '../text/numbers.ts';
import { allRows } from '../whole-table.ts';
import { fitColumns, quarterTime } from './daily.ts';
import { fitKind, HEAD, kindOf } from './kinds.ts';
import { chosen, Known, type Stream } from './known.ts';
import { isRead, pointsOf, SLEEP_TYPE, STEP_TYPES, sessionOf } from './points.ts';

const source = 'Google Fit';

const claim = (container: Container): Promise<Member[]> =>
  claimLike(container, /\.(?:csv|json)$/i, HEAD, async (bytes) => (await fitKind(bytes)) !== null);

/** A table of days or quarters, and the column that says when. */
interface Table {
  member: Member;
  at: number;
}

/** What adds up over a day. */
const COUNTED: ReadonlySet<string> = new Set(['steps', 'distance']);

/** Points of a stream. `skip` names days whose figure came from elsewhere. */
const readStream = async ({ member, stream }: Stream, known: Known, c: ReadContext): Promise<void> => {
  const counted = STEP_TYPES.has(stream.type);
  let row = 0;
  for await (const item of c.jsonItems(member, ['Data Points'])) {
    row++;
    if (!isObject(item)) continue;
    for (const p of pointsOf(item, stream)) {
      const day = c.clock.dayOf(p.start);
      if (counted && known.has(p.metric, day)) continue;
      if (c.take({ ...p, source }, member, row) && !counted) known.add(p.metric, day);
    }
  }
};

/** The rows of a table behind its header, and how it writes numbers. */
const tableOf = async (member: Member, c: ReadContext) => {
  const { rows, delimiter, whole } = await allRows(c, member);
  const [header, ...body] = rows;
  const columns = fitColumns(header?.cells ?? []);
  const figures = body.flatMap((r) => columns.map(({ index }) => r.cells[index] ?? ''));
  return { columns, body, whole, style: decideNumbers(figures, delimiter) ?? 'point' };
};

/** One row a day. A weight or pulse that single readings of the day tell already is left out. */
const readDaily = async ({ member, at }: Table, known: Known, c: ReadContext): Promise<void> => {
  const { columns, body, style } = await tableOf(member, c);
  for (const { row, cells } of body) {
    const day = dayIn(cells[at] ?? '');
    for (const { index, metric, unit } of columns) {
      if (isNothing(cells[index])) continue; // empty: not known, never 0
      if (known.has(metric, day)) continue;
      const value = parseNumber(cells[index], style);
      if (c.takeDay({ metric, day, value, unit, source }, member, row)) known.add(metric, day);
    }
  }
};

/**
 * Quarters of an hour of one day, for what the daily table does not tell: their sum is the day's total, as Google
 * would have written it. Single quarters are not stored, since the same steps come to the minute through Health
 * Connect. Only the file's name says which day it is. Of a file that is cut off there is no sum.
 */
const readQuarters = async ({ member, at }: Table, known: Known, c: ReadContext): Promise<void> => {
  const day = dayIn(/(\d{4}-\d{2}-\d{2})[^/]*$/.exec(member.name)?.[1] ?? '');
  const { columns, body, whole, style } = await tableOf(member, c);
  if (!whole) return c.refuse('The file is cut off, so its day has no total.', member, 1);
  const quarters = body.filter(({ cells }) => quarterTime(cells[at] ?? ''));
  for (const { index, metric, unit } of columns) {
    if (!COUNTED.has(metric) || known.has(metric, day)) continue;
    const told = quarters.filter(({ cells }) => !isNothing(cells[index]));
    const value = told.reduce((sum, { cells }) => sum + parseNumber(cells[index], style), 0);
    if (told.length > 0) c.takeDay({ metric, day, value, unit, source }, member, 1);
  }
};

const readSession = async (
  member: Member,
  sleepKnown: boolean,
  sink: Sink,
  c: ReadContext,
): Promise<void> => {
  const session = sessionOf(objectOf(await c.json(member)));
  if (!session) return sink.unknown('Google Fit session');
  const at = (text: string) => momentFrom(text, c.clock).at;
  const [start, end] = [at(session.start), at(session.end)];
  if (session.activity !== 'sleep') {
    const value = Number.isFinite(session.minutes) ? session.minutes : (end - start) / MS_PER_MINUTE;
    return void c.take(
      { metric: namedMetric('workout', session.activity), start, end, value, source },
      member,
      1,
    );
  }
  if (sleepKnown) return;
  const whole = { start: session.start, end: session.end, stage: sleepStage.asleep };
  for (const part of session.parts.length > 0 ? session.parts : [whole])
    c.take(
      { metric: SLEEP_STAGE_METRIC, start: at(part.start), end: at(part.end), value: part.stage, source },
      member,
      1,
    );
};

const read = async (members: readonly Member[], sink: Sink, c: ReadContext): Promise<void> => {
  const streams: Stream[] = [];
  const of = { daily: [] as Table[], quarter: [] as Table[] };
  const sessions: Member[] = [];
  for (const member of members) {
    const found = await kindOf(member);
    if (found?.kind === 'stream')
      if (isRead(found.stream)) streams.push({ member, stream: found.stream });
      else sink.unknown(`Google Fit ${found.stream.type}`.slice(0, 80));
    else if (found?.kind === 'session') sessions.push(member);
    else if (found) of[found.kind].push({ member, at: found.at });
  }
  const known = new Known();
  const best = chosen(streams);
  const isSteps = (s: Stream) => STEP_TYPES.has(s.stream.type);
  const byMember = new Map(best.map((s) => [s.member, s]));
  const stream = (member: Member) => {
    const found = byMember.get(member);
    return found ? readStream(found, known, c) : Promise.resolve();
  };
  await c.each(
    best.filter((s) => !isSteps(s)).map((s) => s.member),
    stream,
  );
  for (const table of of.daily) await c.each([table.member], () => readDaily(table, known, c));
  for (const table of of.quarter) await c.each([table.member], () => readQuarters(table, known, c));
  // Steps by the minute only where there is no table of them at all.
  if (of.daily.length + of.quarter.length === 0)
    await c.each(
      best.filter(isSteps).map((s) => s.member),
      stream,
    );
  const sleepKnown = best.some((s) => s.stream.type === SLEEP_TYPE);
  await c.each(sessions, (member) => readSession(member, sleepKnown, sink, c));
};

/** Google Fit's part of a Takeout: daily table, 15-minute tables, streams and sessions. */
export const googleFit: ExportSource = { id: 'google-fit', claim, read };
