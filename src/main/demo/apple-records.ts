import { Temporal } from 'temporal-polyfill';
import { type Random, seededRandom } from './random.ts';

/** One record of the made-up export; times in UTC ms. */
export interface AppleRecord {
  type: string;
  device: 'phone' | 'watch';
  unit: string | null;
  value: string;
  start: number;
  end: number;
}

const MINUTE = 60_000;
const sleepValue = (stage: string) => `HKCategoryValueSleepAnalysis${stage}`;

/** UTC ms of `minutes` after midnight on a wall clock of `day` in `zone`; minutes may run past midnight. */
const wallClock = (day: Temporal.PlainDate, minutes: number, zone: string): number =>
  day
    .toPlainDateTime()
    .add({ minutes: Math.round(minutes) })
    .toZonedDateTime(zone).epochMilliseconds;

const round = (x: number, unit: number) => Math.round(x / unit) * unit;

/** A night's stages: cycles of about 90 minutes, deep sleep early, REM late, sometimes a short waking. */
const nightStages = (r: Random, start: number, end: number): AppleRecord[] => {
  const out: AppleRecord[] = [];
  let at = start;
  const add = (stage: string, minutes: number) => {
    const stop = Math.min(end, at + Math.max(2, Math.round(minutes)) * MINUTE);
    if (stop <= at) return;
    out.push({
      type: 'HKCategoryTypeIdentifierSleepAnalysis',
      device: 'watch',
      unit: null,
      value: sleepValue(stage),
      start: at,
      end: stop,
    });
    at = stop;
  };
  for (let cycle = 0; at < end; cycle++) {
    add('AsleepCore', r.normal(32, 8));
    add('AsleepDeep', r.normal(Math.max(4, 30 - 9 * cycle), 5));
    add('AsleepCore', r.normal(16, 5));
    add('AsleepREM', r.normal(Math.min(34, 8 + 8 * cycle), 4));
    if (r.chance(0.35)) add('Awake', r.normal(5, 2));
  }
  return out;
};

const walking = (r: Random, wake: number, bed: number, weekend: boolean): AppleRecord[] => {
  const out: AppleRecord[] = [];
  const bursts = 12 + Math.floor(r.uniform() * 6);
  const level = Math.exp(r.normal(weekend ? 0.1 : 0, 0.25));
  for (let i = 0; i < bursts; i++) {
    const start = round(wake + ((i + 0.15 + 0.7 * r.uniform()) / bursts) * (bed - wake), 1000);
    const minutes = 3 + Math.floor(r.uniform() * 11);
    const steps = Math.max(20, Math.round(minutes * 62 * level * Math.exp(r.normal(0, 0.3))));
    const end = start + minutes * MINUTE;
    const walk = (device: 'phone' | 'watch', shift: number, count: number) =>
      out.push({
        type: 'HKQuantityTypeIdentifierStepCount',
        device,
        unit: 'count',
        value: String(count),
        start: start + shift,
        end: end + shift,
      });
    walk('watch', 0, steps);
    // the phone lies on the table now and then; when it is carried it counts the same walk once more
    if (r.chance(0.7)) walk('phone', -7000, Math.round(steps * r.normal(0.96, 0.04)));
    out.push({
      type: 'HKQuantityTypeIdentifierDistanceWalkingRunning',
      device: 'watch',
      unit: 'km',
      value: (steps * 0.00071).toFixed(4),
      start,
      end,
    });
  }
  return out;
};

const heart = (r: Random, from: number, to: number, resting: number): AppleRecord[] => {
  const out: AppleRecord[] = [];
  for (let t = from; t < to; t += (15 + Math.floor(r.uniform() * 10)) * MINUTE) {
    const value = Math.max(42, Math.round(resting + 14 + Math.abs(r.normal(0, 13))));
    const at = round(t, 1000);
    out.push({
      type: 'HKQuantityTypeIdentifierHeartRate',
      device: 'watch',
      unit: 'count/min',
      value: String(value),
      start: at,
      end: at,
    });
  }
  return out;
};

/**
 * What phone and watch recorded on the day `index` days after `first`. Depends on seed and index only, so a later
 * export repeats the earlier rows exactly, as real exports do. The watch is forgotten on about one day in 25: then
 * its rows are missing, not zero.
 */
export const recordsOfDay = (seed: number, first: string, index: number, zone: string): AppleRecord[] => {
  const r = seededRandom(seed, `wearable ${index}`);
  const day = Temporal.PlainDate.from(first).add({ days: index });
  const weekend = day.dayOfWeek >= 6;
  const watchWorn = !r.chance(0.04);
  const wake = wallClock(day, r.normal(weekend ? 455 : 412, 28), zone);
  const bed = wallClock(day, r.normal(1385, 38), zone);
  const asleep = wake - round(r.normal(430, 42), 1) * MINUTE;
  const resting = 60 + 3 * Math.sin((2 * Math.PI * index) / 90) + r.normal(0, 1.8);
  const night = [
    {
      type: 'HKCategoryTypeIdentifierSleepAnalysis',
      device: 'phone' as const,
      unit: null,
      value: sleepValue('InBed'),
      start: asleep - 12 * MINUTE,
      end: wake + 6 * MINUTE,
    },
    ...nightStages(r, asleep, wake),
  ];
  const hrv = [0.2, 0.45, 0.7, 0.9].map((share) => {
    const at = round(asleep + share * (wake - asleep), 1000);
    return {
      type: 'HKQuantityTypeIdentifierHeartRateVariabilitySDNN',
      device: 'watch' as const,
      unit: 'ms',
      value: Math.max(12, r.normal(46 - 0.9 * (resting - 60), 9)).toFixed(1),
      start: at,
      end: at + MINUTE,
    };
  });
  const all: AppleRecord[] = [
    ...night,
    ...walking(r, wake, bed, weekend),
    ...heart(r, wake, bed, resting),
    ...hrv,
    {
      type: 'HKQuantityTypeIdentifierRestingHeartRate',
      device: 'watch',
      unit: 'count/min',
      value: String(Math.round(resting)),
      start: wake,
      end: bed,
    },
  ];
  return all.filter((record) => watchWorn || record.device === 'phone');
};
