import type { Member } from '../container.ts';
import { type JsonObject, numberOf, objectOf } from '../json-shape.ts';
import type { ReadContext } from '../source.ts';
import { calendarDay, gmt, positive, SOURCE } from './json.ts';

/** A night of *_sleepData.json. Stage totals in seconds; Garmin exports no timeline. */
export interface GarminNight {
  day: number;
  /** UTC ms; NaN where the record has no times. */
  start: number;
  end: number;
  asleep: number;
  record: JsonObject;
  member: Member;
  row: number;
}

const seconds = (r: JsonObject, key: string): number => numberOf(r[key]);

export const nightsOf = (records: readonly JsonObject[], member: Member): GarminNight[] =>
  records.flatMap((record, i) => {
    const day = calendarDay(record);
    const asleep = ['deepSleepSeconds', 'lightSleepSeconds', 'remSleepSeconds'].reduce(
      (sum, key) => sum + (seconds(record, key) || 0),
      0,
    );
    if (Number.isNaN(day) || asleep <= 0) return []; // {"retro": false}, or a window without sleep
    const start = gmt(record['sleepStartTimestampGMT']);
    const end = gmt(record['sleepEndTimestampGMT']);
    return [{ day, start, end, asleep, record, member, row: i + 1 }];
  });

/** Each night once: files overlap, and a night corrected later overlaps its first version; the longest counts. */
export const distinctNights = (nights: readonly GarminNight[]): GarminNight[] => {
  const kept: GarminNight[] = [];
  for (const night of nights.toSorted((a, b) => b.asleep - a.asleep)) {
    const rival = (k: GarminNight) =>
      Number.isNaN(night.start) || Number.isNaN(k.start)
        ? k.day === night.day
        : night.start < k.end && k.start < night.end;
    if (!kept.some((k) => Math.abs(k.day - night.day) <= 1 && rival(k))) kept.push(night);
  }
  return kept;
};

const stages = [
  ['deepSleepSeconds', 'sleep-deep'],
  ['lightSleepSeconds', 'sleep-light'],
  ['remSleepSeconds', 'sleep-rem'],
  ['awakeSleepSeconds', 'sleep-awake'],
] as const;

export const takeNights = (nights: readonly GarminNight[], context: ReadContext): void => {
  for (const { day, start, end, asleep, record, member, row } of nights) {
    const minutes: [string, number][] = [['sleep-duration', asleep / 60]];
    for (const [key, metric] of stages) {
      const value = seconds(record, key);
      if (!Number.isNaN(value)) minutes.push([metric, value / 60]);
    }
    for (const [metric, value] of minutes)
      if (Number.isNaN(start) || Number.isNaN(end))
        context.takeDay({ metric, day, value, source: SOURCE }, member, row);
      else context.take({ metric, start, end, value, source: SOURCE }, member, row);
    const oxygen = objectOf(record['spo2SleepSummary']);
    for (const [metric, value] of [
      ['respiratory-rate', positive(record['averageRespiration'])],
      ['spo2', positive(oxygen['averageSPO2']) || positive(oxygen['averageSpO2'])],
    ] as const)
      if (!Number.isNaN(value)) context.takeDay({ metric, day, value, source: SOURCE }, member, row);
  }
};
