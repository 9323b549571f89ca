import { SLEEP_STAGE_METRIC, sleepStage } from '../../../shared/samples.ts';
import { type JsonObject, numberOf, objectOf, objectsOf, textOf } from '../json-shape.ts';

/** A figure of a data point, UTC ms. */
export interface FitPoint {
  metric: string;
  unit: string | undefined;
  start: number;
  end: number;
  value: number;
}

const fields: Readonly<Record<string, readonly (readonly [metric: string, unit: string])[]>> = {
  'com.google.heart_rate.bpm': [['heart-rate', '/min']],
  'com.google.weight': [['weight', 'kg']],
  'com.google.blood_pressure': [
    ['blood-pressure-systolic', 'mmHg'],
    ['blood-pressure-diastolic', 'mmHg'],
  ],
  'com.google.blood_glucose': [['glucose', 'mmol/L']],
  'com.google.body.temperature': [['body-temperature', 'degC']],
  'com.google.oxygen_saturation': [['spo2', '%']],
  'com.google.step_count.delta': [['steps', 'count']],
  'com.google.distance.delta': [['distance', 'm']],
};
export const SLEEP_TYPE = 'com.google.sleep.segment';
export const STEP_TYPES: ReadonlySet<string> = new Set([
  'com.google.step_count.delta',
  'com.google.distance.delta',
]);

const stages = new Map([
  [1, sleepStage.awake],
  [2, sleepStage.asleep],
  [3, sleepStage.awake], // out of bed
  [4, sleepStage.light],
  [5, sleepStage.deep],
  [6, sleepStage.rem],
]);

export interface FitStream {
  /** com.google.heart_rate.bpm ... */
  type: string;
  /** 0 put together by Google, 1 derived in another way, 2 as a device delivered it. */
  rank: number;
  /** A heart rate at rest, derived from the other one. */
  resting: boolean;
}

/** What the name of a stream says: "derived:com.google.heart_rate.bpm:com.google.android.gms:merge_heart_rate_bpm". */
export const streamOf = (dataSource: string): FitStream => {
  const [kind = '', type = ''] = dataSource.split(':');
  const rank = kind === 'raw' ? 2 : /:merge|merge_/.test(dataSource) ? 0 : 1;
  return { type, rank, resting: /resting_heart_rate/.test(dataSource) };
};

/** Is the stream of a type that is read? */
export const isRead = (s: FitStream): boolean => s.type === SLEEP_TYPE || fields[s.type] !== undefined;

const nanosToMs = (x: unknown): number => Math.round(numberOf(x) / 1e6);

const numberIn = (value: unknown): number => {
  const v = objectOf(objectOf(value)['value'] ?? value);
  return numberOf(v['fpVal'] ?? v['intVal']);
};

/** The figures of one data point of a stream. */
export const pointsOf = (point: JsonObject, stream: FitStream): FitPoint[] => {
  const start = nanosToMs(point['startTimeNanos']);
  const end = nanosToMs(point['endTimeNanos']);
  const values = objectsOf(point['fitValue']).map(numberIn);
  if (stream.type === SLEEP_TYPE) {
    const value = stages.get(values[0] ?? Number.NaN);
    return value === undefined ? [] : [{ metric: SLEEP_STAGE_METRIC, unit: undefined, start, end, value }];
  }
  return (fields[stream.type] ?? []).map(([metric, unit], i) => ({
    metric: stream.resting ? 'resting-heart-rate' : metric,
    unit,
    start,
    end,
    value: values[i] ?? Number.NaN,
  }));
};

const sleepParts: Readonly<Record<string, number>> = {
  'sleep.light': sleepStage.light,
  'sleep.deep': sleepStage.deep,
  'sleep.rem': sleepStage.rem,
  'sleep.awake': sleepStage.awake,
  awake: sleepStage.awake,
  sleep: sleepStage.asleep,
};

export interface FitSession {
  activity: string;
  start: string;
  end: string;
  /** Minutes without pauses, NaN where the session does not say. */
  minutes: number;
  /** Stages of a sleep, where it has any. */
  parts: { start: string; end: string; stage: number }[];
}

/** A file of "All Sessions"; null for another. */
export const sessionOf = (file: JsonObject): FitSession | null => {
  const activity = textOf(file['fitnessActivity']);
  const [start, end] = [textOf(file['startTime']), textOf(file['endTime'])];
  if (activity === '' || start === '' || end === '') return null;
  const parts = objectsOf(file['segment']).flatMap((s) => {
    const stage = sleepParts[textOf(s['fitnessActivity'])];
    return stage === undefined ? [] : [{ start: textOf(s['startTime']), end: textOf(s['endTime']), stage }];
  });
  return { activity, start, end, minutes: numberOf(textOf(file['duration']).replace(/s$/, '')) / 60, parts };
};
