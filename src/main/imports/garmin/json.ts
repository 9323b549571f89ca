import type { JsonObject } from '../json-shape.ts';
import { numberOf, objectOf, textOf } from '../json-shape.ts';
import { parseDate } from '../text/dates.ts';
import { writtenDay } from '../text/instants.ts';

export const SOURCE = 'Garmin';

/** A number that a device measured: NaN for the 0 and -1 that stand for "nothing". */
export const positive = (x: unknown): number => {
  const value = numberOf(x);
  return value > 0 ? value : Number.NaN;
};

/** The local day of `calendarDate`: "2024-02-20", epoch ms, or {date: ...} in older exports; NaN for none. */
export const calendarDay = (record: JsonObject): number => {
  const raw = record['calendarDate'];
  if (typeof raw === 'number') return Math.floor(raw / 86_400_000);
  const date = parseDate(textOf(raw) || textOf(objectOf(raw)['date']));
  return date ? writtenDay(date) : Number.NaN;
};

/** "2026-02-13T21:40:09.0" is UTC although nothing says so; numbers are epoch ms. NaN for none. */
export const gmt = (x: unknown): number => {
  if (typeof x === 'number') return x;
  const date = parseDate(textOf(x));
  return date && !date.dateOnly ? date.wall - (date.offset ?? 0) * 60_000 : Number.NaN;
};
