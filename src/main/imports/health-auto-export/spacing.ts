import { MS_PER_DAY, MS_PER_HOUR } from '../../../shared/units.ts';

/** What the rows of a metric are: single samples, or sums and means of a stretch of time that begins at the date. */
export type Spacing = 'sample' | 'hour' | 'day' | 'longer';

/**
 * The app exports by a setting that the file does not tell: each sample, or seconds, minutes, hours, days, weeks,
 * months, years together. The dates give it away: all at midnight are days, all at full hours are hours. Days that
 * are all whole weeks or more apart, or all the first of a month, are sums of weeks or months; taken for days they
 * would be far too large.
 *
 * @param walls the dates as the local clock shows them, ms read as UTC
 */
export const spacingOf = (walls: readonly number[]): Spacing => {
  const at = [...new Set(walls)].sort((a, b) => a - b);
  if (at.length === 0) return 'sample';
  if (at.every((t) => t % MS_PER_DAY === 0)) {
    const days = at.map((t) => t / MS_PER_DAY);
    const gaps = days.slice(1).map((d, i) => d - days[i]!);
    const weekly = gaps.length >= 2 && gaps.every((g) => g % 7 === 0);
    const monthly = gaps.length >= 1 && at.every((t) => new Date(t).getUTCDate() === 1);
    return weekly || monthly ? 'longer' : 'day';
  }
  return at.length >= 3 && at.every((t) => t % MS_PER_HOUR === 0) ? 'hour' : 'sample';
};
