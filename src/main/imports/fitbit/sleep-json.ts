import type { Member } from '../container.ts';
import { type JsonObject, numberOf, objectOf, objectsOf, textOf } from '../json-shape.ts';
import type { ReadContext } from '../source.ts';
import { parseDate } from '../text/dates.ts';
import { badDate } from '../text/instants.ts';
import { jsonObjects } from '../text/json-array.ts';
import { type FitbitSleep, type StageSpan, stageOf, withShortWakes } from './sleep-model.ts';

const HOUR = 3_600_000; // ms

/**
 * Levels as intervals. Their times are those of the clock on the wall without zone; their seconds are true. So
 * time runs on by the seconds from the beginning of the sleep, and a jump of exactly an hour is a change of clocks.
 */
const spansOf = (entries: readonly JsonObject[], startWall: number, start: number): StageSpan[] => {
  let wall = startWall;
  let at = start;
  const spans: StageSpan[] = [];
  for (const entry of entries) {
    const date = parseDate(textOf(entry['dateTime']));
    const length = numberOf(entry['seconds']) * 1000;
    const stage = stageOf(textOf(entry['level']));
    if (!date || !(length > 0)) continue;
    const gap = date.wall - wall;
    if (Math.abs(gap) !== HOUR) at += gap;
    if (stage !== undefined) spans.push({ start: at, end: at + length, stage });
    at += length;
    wall = date.wall + length;
  }
  return spans;
};

const sleepOf = (s: JsonObject, member: Member, row: number, context: ReadContext): FitbitSleep | null => {
  const from = parseDate(textOf(s['startTime']));
  const to = parseDate(textOf(s['endTime']));
  if (!from || !to) return null;
  const start = context.clock.instant(from.wall);
  const duration = numberOf(s['duration']); // ms
  const end = duration > 0 ? start + duration : context.clock.instant(to.wall);
  const levels = objectOf(s['levels']);
  const spans = spansOf(objectsOf(levels['data']), from.wall, start);
  // The short wakings lie inside the levels: their place follows from the level around them.
  const short = objectsOf(levels['shortData']).flatMap((entry): StageSpan[] => {
    const date = parseDate(textOf(entry['dateTime']));
    const length = numberOf(entry['seconds']) * 1000;
    const stage = stageOf(textOf(entry['level']));
    if (!date || !(length > 0) || stage === undefined) return [];
    const elapsed = date.wall - from.wall;
    const at = [0, -HOUR, HOUR]
      .map((jump) => start + elapsed + jump)
      .find((t) => context.clock.instant(date.wall) === t);
    return [{ start: at ?? start + elapsed, end: (at ?? start + elapsed) + length, stage }];
  });
  const stages = withShortWakes(spans, short);
  return { start, end, zone: undefined, stages, asleep: numberOf(s['minutesAsleep']), member, row };
};

/** sleep-*.json: wall clocks without zone. @param sleeps by log id: overlapping archives repeat them */
export const readSleepJson = async (
  member: Member,
  sleeps: Map<string, FitbitSleep>,
  context: ReadContext,
): Promise<void> => {
  (await jsonObjects(member, context)).forEach((s, i) => {
    const sleep = sleepOf(s, member, i + 1, context);
    if (sleep) sleeps.set(String(s['logId'] ?? `${member.name} ${i}`), sleep);
    else context.refuse(badDate, member, i + 1, textOf(s['startTime']));
  });
};
