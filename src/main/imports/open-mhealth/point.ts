import { isObject, type JsonObject, numberOf, objectOf, textOf } from '../json-shape.ts';

/** One figure of a data point; `unit` as the schema writes it. */
export interface PointValue {
  metric: string;
  value: number;
  unit: string;
}

/** The schemas' quantities that have a metric of ours (Open mHealth, and IEEE 1752.1 where it has its own names). */
const quantities: Readonly<Record<string, string>> = {
  blood_glucose: 'glucose',
  systolic_blood_pressure: 'blood-pressure-systolic',
  diastolic_blood_pressure: 'blood-pressure-diastolic',
  body_temperature: 'body-temperature',
  body_weight: 'weight',
  heart_rate: 'heart-rate',
  respiratory_rate: 'respiratory-rate',
  oxygen_saturation: 'spo2',
  step_count: 'steps',
  distance: 'distance',
  sleep_duration: 'sleep-duration',
  total_sleep_time: 'sleep-duration',
  deep_sleep_duration: 'sleep-deep',
  light_sleep_duration: 'sleep-light',
  rem_sleep_duration: 'sleep-rem',
};

const units: Readonly<Record<string, string>> = { steps: 'count', C: 'degC', F: 'degF', sec: 's' };

/** The body of a data point; a bare body stands for itself. */
export const bodyOf = (point: JsonObject): JsonObject => (isObject(point['body']) ? point['body'] : point);

/** Who measured, where the header says so. */
export const sourceOf = (point: JsonObject): string =>
  textOf(objectOf(objectOf(point['header'])['acquisition_provenance'])['source_name']).trim() ||
  'Open mHealth';

/** The schema's name for counting, e.g. "omh:body-mass-index". */
export const schemaOf = (point: JsonObject): string => {
  const schema = objectOf(objectOf(point['header'])['schema_id']);
  const name = textOf(schema['name']);
  if (name !== '') return `Open mHealth ${textOf(schema['namespace'])}:${name}`.slice(0, 100);
  const keys = Object.keys(bodyOf(point)).filter((k) => k !== 'effective_time_frame');
  return `Open mHealth ${keys[0] ?? 'data point'}`.slice(0, 100);
};

/** The figures of a body. A count may stand without a unit ("step_count": 4000). */
export const valuesOf = (body: JsonObject): PointValue[] =>
  Object.entries(quantities).flatMap(([key, metric]) => {
    const found = body[key];
    if (found === undefined) return [];
    if (!isObject(found)) return [{ metric, value: numberOf(found), unit: '' }];
    const unit = textOf(found['unit']);
    return [{ metric, value: numberOf(found['value']), unit: units[unit] ?? unit }];
  });

/** Time frame as written: a moment has start = end. */
export interface TimeFrame {
  start: string;
  end: string;
}

const seconds: Readonly<Record<string, number>> = {
  ms: 0.001,
  sec: 1,
  s: 1,
  min: 60,
  h: 3600,
  d: 86_400,
  wk: 604_800,
};

const shifted = (text: string, by: number): string => {
  const at = Date.parse(text);
  return Number.isFinite(at) ? new Date(at + by).toISOString() : '';
};

/** The effective time frame of a body, null where there is none that names a time. */
export const frameOf = (body: JsonObject): TimeFrame | null => {
  const frame = objectOf(body['effective_time_frame']);
  const at = textOf(frame['date_time']);
  if (at !== '') return { start: at, end: at };
  const interval = objectOf(frame['time_interval']);
  const [start, end] = [textOf(interval['start_date_time']), textOf(interval['end_date_time'])];
  if (start !== '' && end !== '') return { start, end };
  const duration = objectOf(interval['duration']);
  const ms = 1000 * numberOf(duration['value']) * (seconds[textOf(duration['unit'])] ?? Number.NaN);
  if (start !== '' && Number.isFinite(ms)) return { start, end: shifted(start, ms) };
  if (end !== '' && Number.isFinite(ms)) return { start: shifted(end, -ms), end };
  const day = textOf(interval['date']); // with part_of_day: no more precise than the day
  return day === '' ? null : { start: day, end: day };
};
