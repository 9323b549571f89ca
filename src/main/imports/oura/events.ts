import { namedMetric } from '../../../shared/samples.ts';
import { MS_PER_MINUTE } from '../../../shared/units.ts';
import type { Member } from '../container.ts';
import type { Sink } from '../sink.ts';
import type { ReadContext } from '../source.ts';
import { badDate } from '../text/instants.ts';
import { type Table, tableRows } from '../text/table.ts';
import { type OuraColumn, SOURCE } from './columns.ts';

type OuraTable = Table<OuraColumn>;

/** heartrate.csv: UTC instants. */
export const readHeartRate = async (table: OuraTable, member: Member, context: ReadContext) => {
  for await (const row of tableRows(table)) {
    const value = row.number('bpm');
    if (!(value > 0)) continue;
    const { at, zone } = row.moment('timestamp', context.clock);
    if (Number.isNaN(at)) context.refuse(badDate, member, row.row, row.text('timestamp'));
    else context.take({ metric: 'heart-rate', start: at, value, source: SOURCE, zone }, member, row.row);
  }
};

/** Tags that stand for a symptom. A tag tells that it was there; it has no strength, and no tag tells nothing. */
const tagMetrics: readonly [RegExp, string][] = [
  [/migraine/i, 'migraine-day'],
  [/headache/i, namedMetric('symptom', 'headache')],
];

/** enhancedtag.csv. */
export const readTags = async (table: OuraTable, member: Member, sink: Sink, context: ReadContext) => {
  for await (const row of tableRows(table)) {
    const metric = tagMetrics.find(([pattern]) => pattern.test(row.text('tag')))?.[1];
    if (metric === undefined) {
      sink.unknown('Oura tags other than headache and migraine');
      continue;
    }
    const start = row.moment('startTime', context.clock);
    const end = row.text('endTime') === '' ? start : row.moment('endTime', context.clock);
    if (Number.isNaN(start.at) || Number.isNaN(end.at))
      context.refuse(badDate, member, row.row, row.text('startTime'));
    else
      context.take(
        { metric, start: start.at, end: end.at, value: 1, source: SOURCE, zone: start.zone },
        member,
        row.row,
      );
  }
};

/** workout.csv. */
export const readWorkouts = async (table: OuraTable, member: Member, context: ReadContext) => {
  for await (const row of tableRows(table)) {
    const start = row.moment('workoutStart', context.clock);
    const end = row.moment('workoutEnd', context.clock);
    if (Number.isNaN(start.at) || Number.isNaN(end.at)) {
      context.refuse(badDate, member, row.row, row.text('workoutStart'));
      continue;
    }
    const metric = namedMetric('workout', row.text('activity') || 'activity');
    const value = (end.at - start.at) / MS_PER_MINUTE;
    context.take(
      { metric, start: start.at, end: end.at, value, source: SOURCE, zone: start.zone },
      member,
      row.row,
    );
  }
};
