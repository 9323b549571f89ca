import { sleepStage } from '../../../shared/samples.ts';
import type { Member } from '../container.ts';
import type { ReadContext } from '../source.ts';
import { fileName } from '../text/claim.ts';
import { badDate, writtenDay } from '../text/instants.ts';
import { type Table, tableRows } from '../text/table.ts';
import { SOURCE, type WithingsColumn } from './columns.ts';

interface Series {
  metric: string;
  /** True: each value stands for its whole duration; false: for a moment. */
  interval: boolean;
}

const series: readonly [RegExp, Series][] = [
  [/^raw_\w+_steps\.csv$/i, { metric: 'steps', interval: true }],
  [/^raw_tracker_distance\.csv$/i, { metric: 'distance', interval: true }],
  [/^raw_tracker_calories[-_]earned\.csv$/i, { metric: 'active-energy', interval: true }],
  [/^raw_[\w-]+_hr\.csv$/i, { metric: 'heart-rate', interval: false }],
  [/^raw_spo2_.*spo2\.csv$/i, { metric: 'spo2', interval: false }],
  [/^raw_heart_rate_variability_.*(sd ?nn|sdnn)\.csv$/i, { metric: 'hrv-sdnn', interval: false }],
  [
    /^raw_heart_rate_variability_.*(rm ?ss?d|rm ssd|rms ?sd).*\.csv$/i,
    { metric: 'hrv-rmssd', interval: false },
  ],
  [/^raw_[\w-]+_respiratory[-_]rate\.csv$/i, { metric: 'respiratory-rate', interval: false }],
  [/^raw_(core_)?body_temperature.*\.csv$/i, { metric: 'body-temperature', interval: false }],
  [/^raw_[\w-]+_sleep[-_]state\.csv$/i, { metric: 'sleep-stage', interval: true }],
];

/** Values of sleep-state files, from the README that Withings packs with them. */
const stages: readonly (number | undefined)[] = [
  sleepStage.awake,
  sleepStage.light,
  sleepStage.deep,
  sleepStage.rem,
];

const dailyTotals: readonly [RegExp, string][] = [
  [/^aggregates_steps\.csv$/i, 'steps'],
  [/^aggregates_distance\.csv$/i, 'distance'], // m
  [/^aggregates_calories_earned\.csv$/i, 'active-energy'], // kcal; "passive" is the resting part
];

export const seriesOf = (name: string): Series | undefined =>
  series.find(([pattern]) => pattern.test(fileName(name)))?.[1];
export const totalOf = (name: string): string | undefined =>
  dailyTotals.find(([pattern]) => pattern.test(fileName(name)))?.[1];

/** "[60,60]" or a plain number. */
const numbers = (cell: string): number[] =>
  cell
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((part) => (part.trim() === '' ? Number.NaN : Number(part)));

/**
 * raw_*.csv: start, and arrays of durations (s) and values in cells. Start has an offset, but always that of
 * Withings' own clock, not the person's.
 *
 * @param covered is this instant already told by a file of totals?
 */
export const readSeries = async (
  table: Table<WithingsColumn>,
  { metric, interval }: Series,
  covered: (start: number) => boolean,
  member: Member,
  context: ReadContext,
) => {
  for await (const row of tableRows(table)) {
    const { at } = row.moment('start', context.clock);
    if (Number.isNaN(at)) {
      context.refuse(badDate, member, row.row, row.text('start'));
      continue;
    }
    const durations = numbers(row.text('duration'));
    let start = at;
    numbers(row.text('value')).forEach((raw, i) => {
      const length = (durations[i] ?? 0) * 1000;
      const value = metric === 'sleep-stage' ? (stages[raw] ?? Number.NaN) : raw;
      // -1 and, but for counts, 0 are Withings' marks for "not measured".
      const known = interval ? value >= 0 : value > 0;
      if (known && !covered(start))
        context.take(
          { metric, start, end: interval ? start + length : start, value, source: SOURCE },
          member,
          row.row,
        );
      start += length || 0;
    });
  }
};

/** aggregates_*.csv: Withings' own totals of local days. @param days takes the days that were read */
export const readTotals = async (
  table: Table<WithingsColumn>,
  metric: string,
  days: Set<number>,
  member: Member,
  context: ReadContext,
) => {
  for await (const row of tableRows(table)) {
    const date = row.date('date');
    const value = row.number('value');
    if (!date) context.refuse(badDate, member, row.row, row.text('date'));
    else if (value >= 0) {
      const day = writtenDay(date);
      if (context.takeDay({ metric, day, value, source: SOURCE }, member, row.row)) days.add(day);
    }
  }
};
