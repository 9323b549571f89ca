import type { Member } from '../container.ts';
import type { ReadContext } from '../source.ts';
import { appName } from '../text/app-names.ts';
import { badDate } from '../text/instants.ts';
import { type Table, tableRows } from '../text/table.ts';
import { type SamsungColumn, type SamsungRow, SOURCE } from './columns.ts';
import { emptyDate, isEmptyDate, momentOf } from './time.ts';

export interface Timed {
  start: number;
  end: number;
  zone: string | undefined;
}

/** The times of a row; null where they cannot be used, which is then counted. */
export const timesOf = (row: SamsungRow, member: Member, context: ReadContext): Timed | null => {
  const start = momentOf(row, 'start', context.clock);
  const end = row.text('end') === '' ? start : momentOf(row, 'end', context.clock);
  if (Number.isNaN(start.at) || Number.isNaN(end.at)) {
    context.refuse(badDate, member, row.row, row.text('start'));
    return null;
  }
  if (isEmptyDate(start.at)) {
    context.refuse(emptyDate, member, row.row, row.text('start'));
    return null;
  }
  return { start: start.at, end: Math.max(start.at, end.at), zone: start.zone };
};

/** Who measured: Samsung's own apps are one source, other apps keep their name. */
export const sourceOf = (row: SamsungRow): string => {
  const name = row.text('packageName');
  return name === '' || /^com\.(sec|samsung)\./.test(name) ? SOURCE : appName(name);
};

/** Which column of a type holds which metric, in which unit; 0 is not a value. */
type Figures = readonly [key: SamsungColumn, metric: string, unit?: string][];
export const figures: Readonly<Record<string, Figures>> = {
  heart_rate: [['heartRate', 'heart-rate']],
  resting_heart_rate: [['restingHeartRate', 'resting-heart-rate']],
  oxygen_saturation: [['oxygen', 'spo2']],
  respiratory_rate: [['breaths', 'respiratory-rate']],
  hrv: [['hrv', 'hrv-rmssd']],
  weight: [['weight', 'weight', 'kg']],
  blood_pressure: [
    ['systolic', 'blood-pressure-systolic'],
    ['diastolic', 'blood-pressure-diastolic'],
    ['pulse', 'heart-rate'],
  ],
  blood_glucose: [['glucose', 'glucose', 'mmol/L']],
  body_temperature: [['temperature', 'body-temperature', 'degC']],
};

/** Files with one measurement a row. */
export const readSamples = async (
  table: Table<SamsungColumn>,
  wanted: Figures,
  member: Member,
  context: ReadContext,
) => {
  for await (const row of tableRows(table)) {
    if (row.text('outlier') === '1') continue; // Samsung's own mark for a reading it does not use
    const values = wanted.filter(([key]) => Math.abs(row.number(key)) > 0); // 0: not measured
    if (values.length === 0) continue;
    const times = timesOf(row, member, context);
    if (!times) continue;
    const source = sourceOf(row);
    for (const [key, metric, unit] of values)
      context.take(
        {
          metric,
          ...times,
          value: row.number(key),
          unit: unit && (row.text('unit') || unit),
          source,
          device: row.text('device') || undefined,
        },
        member,
        row.row,
      );
  }
};
