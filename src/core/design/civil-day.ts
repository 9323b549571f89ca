/**
 * Calendar days as `YYYY-MM-DD` text, by pure day arithmetic in the proleptic Gregorian calendar. There is no
 * clock and no zone here, so a day cannot be lost or doubled when the clocks change: a trial day is the person's
 * local calendar day, whatever its length in hours.
 * Algorithm: H. Hinnant, "chrono-compatible low-level date algorithms" (days_from_civil, civil_from_days).
 */
const DAYS_PER_ERA = 146_097; // 400 Gregorian years
const EPOCH_SHIFT = 719_468; // days from 0000-03-01 to 1970-01-01

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 (may be negative). Throws a RangeError for text that is no calendar day. */
export const dayNumber = (day: string): number => {
  const n = parse(day);
  if (n === null) throw new RangeError(`not a calendar day: ${day}`);
  return n;
};

/** True for text that names a day that exists, such as 2028-02-29 (and not 2026-02-29). */
export const isCivilDay = (text: string): boolean => parse(text) !== null;

/** The day `n` days after `day` (before, if negative). Throws a RangeError outside the years 0000 to 9999. */
export const addDays = (day: string, n: number): string => format(dayNumber(day) + n);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** ISO weekday: 1 Monday to 7 Sunday. */
export const weekday = (day: string): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

const daysFromCivil = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year; // years begin in March, so that the leap day comes last
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT;
};

const format = (n: number): string => {
  const z = n + EPOCH_SHIFT;
  const era = Math.floor(z / DAYS_PER_ERA);
  const doe = z - era * DAYS_PER_ERA;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  if (year < 0 || year > 9999) throw new RangeError('the day lies outside the years 0000 to 9999');
  const dayOfMonth = doy - Math.floor((153 * mp + 2) / 5) + 1;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
};

function parse(text: string): number | null {
  const m = pattern.exec(text);
  if (!m) return null;
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const n = daysFromCivil(year, month, day);
  return format(n) === text ? n : null; // 31 April would come back as 1 May
}
