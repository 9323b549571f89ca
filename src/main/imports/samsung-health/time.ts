import { MS_PER_DAY, MS_PER_MINUTE } from '../../../shared/units.ts';
import { offsetZone, type WallClock } from '../clock.ts';
import { parseDate } from '../text/dates.ts';
import type { Moment } from '../text/instants.ts';
import { offsetOf, type SamsungRow } from './columns.ts';

/** 2000-01-01, which Samsung writes where a time is unknown. */
const EMPTY = Date.UTC(2000, 0, 1);

export const emptyDate = 'The time is one of the empty dates that Samsung writes, 1970 or 2000.';

export const isEmptyDate = (at: number): boolean =>
  Math.abs(at) < MS_PER_DAY || Math.abs(at - EMPTY) < 2 * MS_PER_DAY;

/**
 * The instant of a cell. "2024-02-20 10:00:00.000" is UTC, and `time_offset` tells the clock of the place; epoch
 * milliseconds and ISO times with their own offset occur as well.
 */
export const momentOf = (row: SamsungRow, key: 'start' | 'end', clock: WallClock): Moment => {
  const text = row.text(key);
  const east = offsetOf(row);
  const zone = east === null ? undefined : offsetZone(east);
  if (/^-?\d{12,}$/.test(text)) return { at: Number(text), zone };
  const date = text === '' ? null : parseDate(text);
  if (!date) return { at: Number.NaN, zone };
  if (date.offset !== null)
    return { at: date.wall - date.offset * MS_PER_MINUTE, zone: zone ?? offsetZone(date.offset) };
  // Without any offset the file was altered: then the clock on the wall is meant.
  return { at: east === null ? clock.instant(date.wall) : date.wall, zone };
};

/**
 * The local day of `day_time`: epoch ms of its UTC midnight (in some tables of the person's midnight), or a date.
 * Days since 1970-01-01, NaN for none.
 */
export const dayOf = (row: SamsungRow, clock: WallClock): number => {
  const text = row.text('dayTime');
  if (/^-?(\d{10,}|0)$/.test(text))
    return Number(text) % MS_PER_DAY === 0 ? Number(text) / MS_PER_DAY : clock.dayOf(Number(text));
  const date = text === '' ? null : parseDate(text);
  return date ? Math.floor(date.wall / MS_PER_DAY) : Number.NaN;
};
