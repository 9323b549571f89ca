const ZERO = 48; // '0'

/** Two decimal digits at `i`, or NaN. */
const two = (s: string, i: number): number => {
  const a = s.charCodeAt(i) - ZERO;
  const b = s.charCodeAt(i + 1) - ZERO;
  return a >= 0 && a <= 9 && b >= 0 && b <= 9 ? 10 * a + b : Number.NaN;
};

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/**
 * The instant of an Apple Health timestamp, UTC milliseconds; NaN where it is none.
 *
 * Two fixed-width forms: `2024-01-31 22:10:00 +0100` and, in exports of 2015, `20150616071916-0700`.
 * The offset is that of the phone on the day of the *export*, for each row, winter or summer, at home or abroad:
 * together with the wall clock it gives the right instant, but it says nothing about the place of the sample.
 */
export const appleInstant = (s: string | undefined): number => {
  if (s === undefined) return Number.NaN;
  if (s.length === 25) {
    if (s.charCodeAt(4) !== 45 || s.charCodeAt(7) !== 45 || s.charCodeAt(10) !== 32) return Number.NaN;
    if (s.charCodeAt(13) !== 58 || s.charCodeAt(16) !== 58 || s.charCodeAt(19) !== 32) return Number.NaN;
    return instant(s, 5, 8, 11, 14, 17, 20);
  }
  return s.length === 19 ? instant(s, 4, 6, 8, 10, 12, 14) : Number.NaN;
};

/** The arguments after `s` are the positions of month, day, hour, minute, second and the offset's sign. */
const instant = (
  s: string,
  mo: number,
  d: number,
  h: number,
  mi: number,
  se: number,
  sign: number,
): number => {
  const year = 100 * two(s, 0) + two(s, 2);
  const month = two(s, mo);
  const day = two(s, d);
  const hour = two(s, h);
  const minute = two(s, mi);
  const second = two(s, se);
  const offset = 60 * two(s, sign + 1) + two(s, sign + 3); // minutes
  const negative = s.charCodeAt(sign) === 45;
  if (!negative && s.charCodeAt(sign) !== 43) return Number.NaN;
  const days = day === 29 && month === 2 && !isLeap(year) ? 28 : (monthDays[month - 1] ?? 0);
  if (
    !(
      year >= 1800 &&
      day >= 1 &&
      day <= days &&
      hour <= 23 &&
      minute <= 59 &&
      second <= 60 &&
      offset <= 15 * 60
    )
  )
    return Number.NaN;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  return local - (negative ? -offset : offset) * 60_000;
};
