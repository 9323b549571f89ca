import { type MetricCode, SLEEP_STAGE_METRIC } from '../../shared/samples.ts';
import type { DailyInput, DayValue } from './columns.ts';
import { dailyMeans, type MeanOptions } from './means.ts';
import { dailySleep } from './sleep.ts';
import { dailySums } from './sums.ts';

export type { DailyInput, DayValue, SampleColumns, Source } from './columns.ts';
export { type SleepSession, sleepSessions } from './sleep.ts';
export { sourceRank } from './source-rank.ts';
export { type ZoneHistory, type ZoneTable, zoneHistory } from './zone.ts';

const summed: ReadonlySet<string> = new Set<MetricCode>(['steps', 'distance', 'active-energy']);

const everyFewMinutes: MeanOptions = { binned: true, oneSource: false, coverage: true };
const onceADay: MeanOptions = { binned: false, oneSource: true, coverage: false };
const reading: MeanOptions = { binned: false, oneSource: false, coverage: false };

const means: Partial<Record<string, MeanOptions>> = {
  'heart-rate': everyFewMinutes,
  glucose: everyFewMinutes,
  'respiratory-rate': { ...everyFewMinutes, oneSource: true, coverage: false },
  spo2: { ...everyFewMinutes, oneSource: true, coverage: false },
  'resting-heart-rate': onceADay,
  'hrv-sdnn': onceADay,
  'hrv-rmssd': onceADay,
  'skin-temperature-deviation': onceADay,
} satisfies Partial<Record<MetricCode, MeanOptions>>;

/**
 * Daily values of all metrics that follow from the samples of one stored metric: usually one, from `sleep-stage`
 * the five sleep metrics.
 *
 * @returns by metric code, rows of the days from `input.from` to `input.to` that have data, in order
 */
export const dailyValues = (metric: string, input: DailyInput): Record<string, DayValue[]> => {
  if (metric === SLEEP_STAGE_METRIC) return dailySleep(input);
  if (summed.has(metric)) return { [metric]: dailySums(input) };
  return { [metric]: dailyMeans(input, means[metric] ?? reading) };
};
