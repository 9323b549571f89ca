import type { DailyValue, MetricInfo } from '../../../shared/samples.ts';
import { addDays, dayRange, daysBetween } from '../../days.ts';

/** How many days a small line shows. */
export const WINDOW = 90;
const DIARY = 'Diary'; // source name of the diary's own answers (main/data/diary-metrics.ts)

export const isDiary = (metric: MetricInfo): boolean => metric.sources.includes(DIARY);

/** Latest day of any metric: the right edge of every line, so that lines can be compared. */
export const lastDayOf = (metrics: readonly MetricInfo[]): string | null =>
  metrics.reduce<string | null>((latest, m) => (latest === null || m.last > latest ? m.last : latest), null);

/** Daily values laid out on `days` days up to `last`; null where there is no data. */
export const layOut = (values: readonly DailyValue[], last: string, days = WINDOW): (number | null)[] => {
  const byDay = new Map(values.map((v) => [v.day, v.value]));
  return dayRange(addDays(last, 1 - days), days).map((day) => byDay.get(day) ?? null);
};

/** Days from the first to the last day with data, both counted. */
export const spanOf = (metric: MetricInfo): number => daysBetween(metric.first, metric.last) + 1;

/** Yes-days and answered days among the last 28. */
export const lastYesDays = (values: readonly DailyValue[], last: string): { yes: number; days: number } => {
  const recent = layOut(values, last, 28).filter((v) => v !== null);
  return { yes: recent.filter((v) => v >= 0.5).length, days: recent.length };
};

/** Nights with sleep and days with a diary answer, for the sentence on top. */
export const totals = (metrics: readonly MetricInfo[]): { nights: number; diary: number; most: number } => ({
  nights: metrics.find((m) => m.metric === 'sleep-duration')?.days ?? 0,
  diary: Math.max(0, ...metrics.filter(isDiary).map((m) => m.days)),
  most: Math.max(0, ...metrics.map((m) => m.days)),
});

const SPARSE = 0.4; // below this share of days a line would be mostly gaps

/** How a metric is drawn: yes/no as ticks, sparse values as dots, the rest as a line. */
export const kindOf = (unit: string, values: readonly (number | null)[]): 'line' | 'dots' | 'ticks' => {
  if (unit === '0/1') return 'ticks';
  const known = values.filter((v) => v !== null).length;
  return known / Math.max(1, values.length) < SPARSE ? 'dots' : 'line';
};
