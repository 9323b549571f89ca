import type { Series, SeriesBin } from '../../../shared/data.ts';
import type { DrawnBin, TimeTick } from '../../charts/series-shape.ts';
import { addDays, daysBetween, weekdayIndex } from '../../days.ts';
import type { Formats } from '../../format.ts';

const binStart = (day: string, bin: SeriesBin): string => {
  if (bin === 'day') return day;
  return bin === 'week' ? addDays(day, -weekdayIndex(day)) : `${day.slice(0, 7)}-01`;
};

const nextBin = (from: string, bin: SeriesBin): string => {
  if (bin === 'day') return addDays(from, 1);
  if (bin === 'week') return addDays(from, 7);
  return `${addDays(from, 31).slice(0, 7)}-01`;
};

/** Last day of a bin. */
export const binEnd = (from: string, bin: SeriesBin): string => addDays(nextBin(from, bin), -1);

/** Every bin of the range in order; those without data have `y` null. `of` brings values onto the axis. */
export const binsOf = (series: Series, of: (value: number) => number): DrawnBin[] => {
  const known = new Map(series.points.map((p) => [p.from, p]));
  const bins: DrawnBin[] = [];
  for (let from = binStart(series.from, series.bin); from <= series.to; from = nextBin(from, series.bin)) {
    const p = known.get(from);
    bins.push(
      p
        ? { from, y: of(p.value), low: of(p.low), high: of(p.high), days: p.days }
        : { from, y: null, low: 0, high: 0, days: 0 },
    );
  }
  return bins;
};

const MOST_TICKS = 8;

/** Ticks on days, months or years that begin in the range, few enough to be read. */
export const ticksOf = (bins: readonly DrawnBin[], f: Formats): TimeTick[] => {
  const first = bins[0]?.from;
  const last = bins.at(-1)?.from;
  if (!first || !last) return [];
  const span = daysBetween(first, last) + 1;
  const key = (day: string): string =>
    span <= 100
      ? String(Math.floor(daysBetween('1970-01-05', day) / 7))
      : span <= 900
        ? day.slice(0, 7)
        : day.slice(0, 4);
  const label = (day: string): string =>
    span <= 100
      ? f.day(day, 'day-month-short')
      : span <= 900
        ? `${f.day(day, 'month-short')}${day.slice(5, 7) === '01' ? ` ${day.slice(0, 4)}` : ''}`
        : day.slice(0, 4);
  const starts = bins.flatMap((b, index) =>
    index > 0 && key(b.from) !== key(bins[index - 1]?.from ?? '') ? [{ index, label: label(b.from) }] : [],
  );
  const every = Math.max(1, Math.ceil(starts.length / MOST_TICKS));
  return starts.filter((_, i) => i % every === 0);
};
