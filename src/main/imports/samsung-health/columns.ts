import { parseOffset } from '../text/dates.ts';
import type { TableRow } from '../text/table.ts';

/** Types whose name stands before the shared columns: "com.samsung.health.heart_rate.start_time". */
const prefixes = [
  'heart_rate',
  'sleep',
  'blood_pressure',
  'step_count',
  'oxygen_saturation',
  'exercise',
  'blood_glucose',
  'weight',
  'body_temperature',
].map((type) => `com.samsung.health.${type}.`);

const also = (...names: string[]): readonly string[] => [
  ...prefixes.flatMap((prefix) => names.map((name) => prefix + name)),
  ...names,
];

export const columns = {
  start: also('start_time'),
  end: also('end_time'),
  offset: also('time_offset'),
  packageName: also('pkg_name'),
  uuid: also('datauuid'),
  device: ['source_name'],
  dayTime: ['day_time'],
  sourceType: ['source_type'],
  count: also('count', 'step_count'),
  distance: also('distance'),
  heartRate: also('heart_rate'),
  restingHeartRate: ['resting_heart_rate'],
  hrv: ['rmssd', 'hrv'],
  binning: also('binning_data', 'binning'),
  oxygen: also('spo2', 'oxygen_saturation'),
  breaths: ['average', 'respiratory_rate'],
  outlier: ['is_outlier'],
  weight: also('weight'),
  unit: ['unit'],
  systolic: also('systolic'),
  diastolic: also('diastolic'),
  pulse: also('pulse'),
  glucose: also('glucose'),
  temperature: also('temperature'),
  sleepId: ['sleep_id'],
  stage: ['stage', 'sleep_stage'],
  efficiency: ['efficiency'],
  exerciseType: also('exercise_type'),
  duration: also('duration'),
} as const;

export type SamsungColumn = keyof typeof columns;
export type SamsungRow = TableRow<SamsungColumn>;
export const SOURCE = 'Samsung Health';

/** Minutes east of UTC: "UTC+0900", or milliseconds in the files that Samsung's privacy office sends. */
export const offsetOf = (row: SamsungRow): number | null => {
  const text = row.text('offset');
  if (/^-?\d{4,}$/.test(text)) return Number(text) / 60_000;
  return text === '' ? null : parseOffset(text);
};
