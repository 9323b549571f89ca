import { MS_PER_DAY, MS_PER_MINUTE } from '../../../shared/units.ts';
import { offsetZone, type WallClock } from '../clock.ts';
import { type DateOrder, parseDate, type Wall } from './dates.ts';

/** An instant with what the export says about the place. */
export interface Moment {
  /** UTC ms; NaN where the text is no time. */
  at: number;
  /** The offset that the person's clock had, '+05:30'; undefined where the export says only Z or nothing. */
  zone: string | undefined;
}

const never: Moment = { at: Number.NaN, zone: undefined };

/**
 * The instant of a written date and time. An offset in the text decides ("Z" is UTC and says nothing about the
 * place); without one it is a wall clock `offset` minutes east of UTC, or else where the person lived.
 */
export const momentFrom = (
  text: string,
  clock: WallClock,
  offset: number | null = null,
  order: DateOrder = 'mdy',
): Moment => {
  const date = text === '' ? null : parseDate(text, order);
  if (!date) return never;
  const minutes = date.offset ?? offset;
  if (minutes === null) return { at: clock.instant(date.wall), zone: undefined };
  const universal = date.offset !== null && /[zZ]$/.test(text);
  return {
    at: date.wall - minutes * MS_PER_MINUTE,
    zone: universal ? undefined : offsetZone(minutes),
  };
};

/** The calendar day that a written date names, days since 1970-01-01, whatever time stands behind it. */
export const writtenDay = (date: Wall): number => Math.floor(date.wall / MS_PER_DAY);

export const badDate = 'The date cannot be read.';

/** Minutes of a span of ms, to a thousandth: the same session in two files gives the same number. */
export const wholeMinutes = (ms: number): number => Math.round(ms / 60) / 1000;
