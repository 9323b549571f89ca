import { addDays, daysBetween, weekday } from '../../core/design/civil-day.ts';
import type { Series, SeriesBin, SeriesPoint } from '../../shared/data.ts';
import type { DailyValue } from '../../shared/samples.ts';

/** A picture about a thousand pixels wide shows no more than this many marks apart. */
const MOST_DAYS = 400;
const MOST_WEEKS = 560; // ten years and a bit

/** How far days are joined for drawing, so that ten years stay readable and quick. */
export const binFor = (days: number): SeriesBin =>
  days <= MOST_DAYS ? 'day' : days <= MOST_WEEKS * 7 ? 'week' : 'month';

/** First day of the bin that a day falls into; weeks begin on Monday. */
export const binStart = (day: string, bin: SeriesBin): string => {
  if (bin === 'day') return day;
  return bin === 'week' ? addDays(day, 1 - weekday(day)) : `${day.slice(0, 7)}-01`;
};

/** Joins daily values (sorted by day) into bins: mean, lowest, highest. A bin without data gives no point. */
export const binned = (values: readonly DailyValue[], bin: SeriesBin): SeriesPoint[] => {
  const points: (SeriesPoint & { sum: number })[] = [];
  for (const { day, value } of values) {
    const from = binStart(day, bin);
    const last = points.at(-1);
    if (last?.from === from) {
      last.sum += value;
      last.days++;
      last.low = Math.min(last.low, value);
      last.high = Math.max(last.high, value);
    } else points.push({ from, value, sum: value, low: value, high: value, days: 1 });
  }
  return points.map(({ sum, ...p }) => ({ ...p, value: sum / p.days }));
};

/**
 * Quantile by linear interpolation between order statistics (R type 7).
 *
 * @param sorted ascending, at least one
 */
const quantile = (sorted: readonly number[], q: number): number => {
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)]!;
  const high = sorted[Math.ceil(at)]!;
  return low + (high - low) * (at - Math.floor(at));
};

/** Mean and middle half of some days; null where there are none. */
export const typicalOf = (values: readonly number[]): Series['typical'] => {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return { mean, low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
};

/**
 * A metric between two days, thinned for drawing.
 *
 * @param all every daily value of the metric, by day; at least one
 */
export const seriesOf = (
  metric: string,
  all: readonly DailyValue[],
  range: { from?: string | undefined; to?: string | undefined },
): Series => {
  const first = all[0]!.day;
  const last = all.at(-1)!.day;
  const from = range.from ?? first;
  const to = range.to ?? last;
  const inside = all.filter((v) => v.day >= from && v.day <= to);
  const bin = binFor(daysBetween(from, to) + 1);
  return {
    metric,
    unit: all[0]!.unit,
    bin,
    from,
    to,
    first,
    last,
    points: binned(inside, bin),
    days: inside.length,
    typical: typicalOf(inside.map((v) => v.value)),
  };
};
