import { namedMetric } from '../../../shared/samples.ts';
import { offsetZone } from '../clock.ts';
import type { Member } from '../container.ts';
import { numberOf, textOf } from '../json-shape.ts';
import type { ReadContext } from '../source.ts';
import { parseDate, parseOffset } from '../text/dates.ts';
import { badDate, wholeMinutes } from '../text/instants.ts';
import { jsonObjects } from '../text/json-array.ts';
import { type Span, spansContain } from '../text/spans.ts';
import { openTable, tableRows } from '../text/table.ts';
import { SOURCE } from './sources.ts';

const columns = {
  start: ['exercise_start'],
  end: ['exercise_end'],
  offset: ['utc_offset'],
  name: ['activity_name'],
} as const;

/** UserExercises_*.csv: UTC instants. @param sessions takes when each was */
export const readExercisesCsv = async (member: Member, sessions: Span[], context: ReadContext) => {
  const table = await openTable(context, member, columns, { needs: ['start', 'end'] });
  for await (const row of tableRows(table)) {
    const start = row.moment('start', context.clock, 0).at;
    const end = row.moment('end', context.clock, 0).at;
    if (Number.isNaN(start) || Number.isNaN(end)) {
      context.refuse(badDate, member, row.row, row.text('start'));
      continue;
    }
    const metric = namedMetric('workout', row.text('name') || 'activity');
    const minutes = parseOffset(row.text('offset'));
    const zone = minutes ? offsetZone(minutes) : undefined;
    const value = wholeMinutes(end - start);
    if (context.take({ metric, start, end, value, source: SOURCE, zone }, member, row.row))
      sessions.push({ start, end });
  }
};

/** exercise-*.json: wall clocks, durations in ms. @param sessions those that the CSV twin told already */
export const readExerciseJson = async (member: Member, sessions: readonly Span[], context: ReadContext) => {
  const told = spansContain(sessions);
  (await jsonObjects(member, context)).forEach((e, i) => {
    const from = parseDate(textOf(e['startTime']), 'mdy');
    const duration = numberOf(e['duration']);
    const active = numberOf(e['activeDuration']);
    if (!from) context.refuse(badDate, member, i + 1, textOf(e['startTime']));
    if (!from || !(duration > 0)) return;
    const start = context.clock.instant(from.wall);
    if (told(start + duration / 2)) return;
    context.take(
      {
        metric: namedMetric('workout', textOf(e['activityName']) || 'activity'),
        start,
        end: start + duration,
        value: wholeMinutes(active > 0 ? active : duration),
        source: SOURCE,
      },
      member,
      i + 1,
    );
  });
};
