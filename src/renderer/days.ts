/** Calendar-day arithmetic on `YYYY-MM-DD` in UTC, where every day has 24 hours. Display only; rules live in core. */
const MS_PER_DAY = 86_400_000;

const ms = (day: string): number => Date.parse(`${day}T00:00:00Z`);

export const addDays = (day: string, n: number): string =>
  new Date(ms(day) + n * MS_PER_DAY).toISOString().slice(0, 10);

/** Whole days from `from` to `to`. */
export const daysBetween = (from: string, to: string): number => Math.round((ms(to) - ms(from)) / MS_PER_DAY);

/** 0 Monday to 6 Sunday. */
export const weekdayIndex = (day: string): number => (new Date(ms(day)).getUTCDay() + 6) % 7;

/** `count` days in a row from `from` on. */
export const dayRange = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => addDays(from, i));
