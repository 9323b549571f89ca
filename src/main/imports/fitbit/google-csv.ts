import { MS_PER_DAY } from '../../../shared/units.ts';
import type { Member } from '../container.ts';
import type { ReadContext, Reading } from '../source.ts';
import { badDate, momentFrom } from '../text/instants.ts';
import { openTable, type TableRow, tableRows } from '../text/table.ts';
import { type Covered, isCovered, markCovered } from './covered.ts';
import { SOURCE, sourceOf } from './sources.ts';

const columns = {
  timestamp: ['timestamp'],
  dataSource: ['data source', 'data_source'],
  bpm: ['beats per minute'],
  steps: ['steps'],
  distance: ['distance'],
  grams: ['weight grams'],
  rmssd: ['rmssd', 'average heart rate variability milliseconds'],
  breaths: ['daily_respiratory_rate', 'breaths per minute'],
  oxygen: ['average_value', 'average percentage'],
  nightTemperature: ['nightly temperature celsius'],
  baseline: ['baseline temperature celsius'],
} as const;
type Row = TableRow<keyof typeof columns>;

const MINUTE = 60_000; // ms

interface Series {
  key: 'bpm' | 'steps' | 'distance' | 'grams';
  metric: string;
  unit?: string;
  /** Length of a row of the tracker, ms; rows of other apps are moments. */
  length: number;
}

export const series = {
  'heart-rate-csv': { key: 'bpm', metric: 'heart-rate', length: 0 },
  'steps-csv': { key: 'steps', metric: 'steps', length: MINUTE },
  'distance-csv': { key: 'distance', metric: 'distance', unit: 'm', length: MINUTE },
  'weight-csv': { key: 'grams', metric: 'weight', unit: 'g', length: 0 },
} as const satisfies Record<string, Series>;

const MIN_OF_DAY_APART = 20 * 60 * MINUTE;

/** "beats per minute" is also the header of resting heart rates; those come once a day. */
const isDaily = (rows: readonly Row[]): boolean => {
  const [a, b] = [rows[0]?.date('timestamp')?.wall, rows[1]?.date('timestamp')?.wall];
  return a !== undefined && b !== undefined && Math.abs(b - a) >= MIN_OF_DAY_APART;
};

/** A row that another app gave to Fitbit. */
export interface Copy {
  reading: Reading;
  member: Member;
  row: number;
}

/**
 * Steps and distances that came from other apps, on the days of which the tracker told nothing. On the others they
 * are the same walks, seen by the phone.
 *
 * @returns how many were left out
 */
export const takeCopies = (copies: readonly Copy[], covered: Covered, context: ReadContext): number => {
  let left = 0;
  for (const { reading, member, row } of copies)
    if (isCovered(covered, reading.metric, context.clock.dayOf(reading.start))) left++;
    else context.take(reading, member, row);
  return left;
};

/**
 * CSV files since 2024 with UTC instants.
 *
 * @param covered takes the local days that the tracker itself told of
 * @param copies takes the steps and distances that other apps gave
 */
export const readSeriesCsv = async (
  member: Member,
  s: Series,
  covered: Covered,
  copies: Copy[],
  context: ReadContext,
): Promise<void> => {
  const table = await openTable(context, member, columns, { needs: ['timestamp', s.key] });
  if (!table) return;
  let first = true;
  for await (const rows of table.rows) {
    if (first && s.key === 'bpm' && isDaily(rows)) return readDailyCsv(member, covered, context);
    first = false;
    for (const row of rows) {
      const value = row.number(s.key);
      if (Number.isNaN(value) || (s.length === 0 && value === 0)) continue; // 0 bpm, 0 g: not measured
      const { at, zone } = row.moment('timestamp', context.clock, 0);
      if (Number.isNaN(at)) {
        context.refuse(badDate, member, row.row, row.text('timestamp'));
        continue;
      }
      const { source, device } = sourceOf(row.text('dataSource'));
      const own = source === SOURCE;
      const reading: Reading = {
        metric: s.metric,
        start: at,
        end: at + (own ? s.length : 0),
        value,
        unit: s.unit,
        source,
        device,
        zone: zone === '+00:00' ? undefined : zone,
      };
      if (!own && s.length > 0) copies.push({ reading, member, row: row.row });
      else if (context.take(reading, member, row.row) && own)
        markCovered(covered, s.metric, context.clock.dayOf(at));
    }
  }
};

/**
 * The local day of a daily figure. A bare day, or a day with midnight or noon behind it, is meant as it is written,
 * even with a Z; any other time is the person's midnight in UTC.
 */
export const dayOfFigure = (text: string, context: ReadContext, row: Row): number => {
  const date = row.date('timestamp');
  if (!date) return Number.NaN;
  const time = ((date.wall % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY;
  if (date.offset === null || time === 0 || time === MS_PER_DAY / 2)
    return Math.floor(date.wall / MS_PER_DAY);
  return context.clock.dayOf(momentFrom(text, context.clock).at);
};

const dailyFigures = (row: Row): [metric: string, value: number][] => [
  ['resting-heart-rate', row.number('bpm') || Number.NaN], // 0.0: none that day
  ['hrv-rmssd', row.number('rmssd') || Number.NaN],
  ['respiratory-rate', row.number('breaths') || Number.NaN],
  ['spo2', row.number('oxygen') || Number.NaN],
  [
    'skin-temperature-deviation',
    row.number('baseline') > 0
      ? Math.round((row.number('nightTemperature') - row.number('baseline')) * 1000) / 1000
      : Number.NaN,
  ],
];

/** CSV files with one row a local day. */
export const readDailyCsv = async (member: Member, covered: Covered, context: ReadContext): Promise<void> => {
  const table = await openTable(context, member, columns, { needs: ['timestamp'] });
  for await (const row of tableRows(table)) {
    const figures = dailyFigures(row).filter(([, value]) => !Number.isNaN(value));
    if (figures.length === 0) continue;
    const day = dayOfFigure(row.text('timestamp'), context, row);
    if (Number.isNaN(day)) {
      context.refuse(badDate, member, row.row, row.text('timestamp'));
      continue;
    }
    const { source, device } = sourceOf(row.text('dataSource'));
    for (const [metric, value] of figures)
      if (context.takeDay({ metric, day, value, source, device }, member, row.row) && source === SOURCE)
        markCovered(covered, metric, day);
  }
};
