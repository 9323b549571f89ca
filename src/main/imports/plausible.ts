import type { MetricCode } from '../../shared/samples.ts';
import { MS_PER_DAY } from '../../shared/units.ts';

/**
 * What a measurement can be at all, in canonical units: [lowest, highest]. These are not medical limits; they
 * stop the markers that devices write for "nothing measured" (0 bpm, 0 kg, 0 ms) and broken numbers.
 */
const limits: Readonly<Record<string, readonly [number, number]>> = {
  steps: [0, 500_000],
  distance: [0, 2_000_000],
  'active-energy': [0, 50_000],
  'heart-rate': [10, 400],
  'resting-heart-rate': [10, 250],
  'hrv-sdnn': [0.1, 2000],
  'hrv-rmssd': [0.1, 2000],
  'respiratory-rate': [1, 150],
  spo2: [20, 100],
  'body-temperature': [20, 48],
  'skin-temperature-deviation': [-20, 20],
  weight: [0.2, 700],
  'blood-pressure-systolic': [20, 400],
  'blood-pressure-diastolic': [10, 300],
  glucose: [0.1, 100],
  'sleep-duration': [0, 2880],
  'sleep-deep': [0, 2880],
  'sleep-rem': [0, 2880],
  'sleep-light': [0, 2880],
  'sleep-awake': [0, 2880],
  headache: [0, 10],
  pain: [0, 10],
  mood: [0, 10],
  'migraine-day': [0, 1],
  menstruation: [0, 4],
} satisfies Partial<Record<MetricCode, readonly [number, number]>>;

/** The same for metrics with a name of their own, by what stands before the colon. */
const namedLimits: Readonly<Record<string, readonly [number, number]>> = {
  symptom: [0, 3],
  medication: [0, 200],
  workout: [0, 2880],
};

const anything = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

export const rangeOf = (metric: string): readonly [number, number] =>
  limits[metric] ?? namedLimits[metric.split(':', 1)[0] ?? ''] ?? anything;

const EARLIEST = -70 * 365.25 * MS_PER_DAY; // about 1900: typed-in history such as old weights is real
const CLOCK_ERROR = 2 * MS_PER_DAY; // a phone's clock may run ahead, and "today" differs by zone

export const badInstant = 'The time cannot be read.';
export const emptyInstant = 'The time is the empty date 1970-01-01.';
export const futureInstant = 'The time lies in the future.';
export const reversedInterval = 'The measurement ends before it begins.';

/** The longest that one measurement can last: a day's total, with room for a change of clocks. */
const LONGEST = 32 * MS_PER_DAY;
export const endlessInterval = 'The measurement lasts longer than a month.';

/**
 * Why a pair of instants cannot be the time of a measurement, or null where it can.
 *
 * @param start UTC ms, NaN where it could not be read
 * @param now UTC ms of the import
 */
export const badTime = (start: number, end: number, now: number): string | null => {
  if (!(start >= EARLIEST) || !Number.isFinite(end)) return badInstant;
  if (Math.abs(start) < MS_PER_DAY) return emptyInstant;
  if (end < start) return reversedInterval;
  if (end > now + CLOCK_ERROR) return futureInstant;
  return end - start > LONGEST ? endlessInterval : null;
};
