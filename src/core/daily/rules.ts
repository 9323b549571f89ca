import { type MetricCode, SLEEP_STAGE_METRIC } from '../../shared/samples.ts';
import type { MeanOptions } from './means.ts';

/**
 * How a metric's samples become the value of a local day. A day without samples has no row: missing is never zero.
 *
 * | metric | value of the day | several sources |
 * | --- | --- | --- |
 * | steps, distance, active-energy | total, each moment once; a source's own whole-day total wins over its parts | the first ranked whose count is not far below another's; parts of several are joined without overlap; totals are never added |
 * | workout:<kind> | minutes, by the day on which it begins | as above |
 * | medication:<name> | number of intakes | as above; the same intake (2 minutes) once |
 * | heart-rate, glucose | mean of five-minute means | together |
 * | respiratory-rate, spo2 | mean of five-minute means | the first ranked only: each defines it in its own way |
 * | resting-heart-rate, hrv-*, skin-temperature-deviation | mean of the vendor's figures | the first ranked only |
 * | weight, blood-pressure-*, body-temperature, mood | mean of the readings; a figure of the whole day only where there is no timed reading | together; the same reading in two exports once |
 * | headache, pain, symptom:<name>, menstruation | highest of the day; an attack counts on each day it touches | together |
 * | headache without a number | from the severity in symptom:headache: mild 2, moderate 5, severe 8 | |
 * | migraine-day | 1 on each day that an attack touches; 0 only where a source says 0 | 1 wins |
 * | sleep-* | sessions by gaps, on the day of waking, without naps | per night the one that tells most (sleep.ts) |
 * | anything else | mean of the readings | together |
 */
export type DailyRule =
  | { kind: 'total' }
  | ({ kind: 'mean' } & MeanOptions)
  | { kind: 'highest' }
  | { kind: 'headache' }
  | { kind: 'sleep' };

const everyFewMinutes: MeanOptions = { binned: true, oneSource: false, coverage: true };
const onceADay: MeanOptions = { binned: false, oneSource: true, coverage: false };
const vendorSeries: MeanOptions = { binned: true, oneSource: true, coverage: false };
const reading: MeanOptions = { binned: false, oneSource: false, coverage: false };

const mean = (options: MeanOptions): DailyRule => ({ kind: 'mean', ...options });

const byMetric: Partial<Record<string, DailyRule>> = {
  steps: { kind: 'total' },
  distance: { kind: 'total' },
  'active-energy': { kind: 'total' },
  'heart-rate': mean(everyFewMinutes),
  glucose: mean(everyFewMinutes),
  'respiratory-rate': mean(vendorSeries),
  spo2: mean(vendorSeries),
  'resting-heart-rate': mean(onceADay),
  'hrv-sdnn': mean(onceADay),
  'hrv-rmssd': mean(onceADay),
  'skin-temperature-deviation': mean(onceADay),
  pain: { kind: 'highest' },
  menstruation: { kind: 'highest' },
  'migraine-day': { kind: 'highest' },
} satisfies Partial<Record<MetricCode, DailyRule>>;

const byPrefix: Partial<Record<string, DailyRule>> = {
  symptom: { kind: 'highest' },
  medication: { kind: 'total' },
  workout: { kind: 'total' },
};

/** Metrics that are stored apart but become daily values together; by the name of the group. */
const groups: Readonly<Record<string, readonly string[]>> = {
  sleep: [
    SLEEP_STAGE_METRIC,
    'sleep-duration',
    'sleep-deep',
    'sleep-rem',
    'sleep-light',
    'sleep-awake',
  ] satisfies (MetricCode | typeof SLEEP_STAGE_METRIC)[],
  headache: ['headache', 'symptom:headache'],
};

const groupByMetric = new Map(
  Object.entries(groups).flatMap(([group, metrics]) => metrics.map((m) => [m, group] as const)),
);

/** The group that a stored or daily metric is computed in; mostly a group of its own. */
export const dailyGroup = (metric: string): string => groupByMetric.get(metric) ?? metric;

/** The stored metrics of a group. */
export const storedMetrics = (group: string): readonly string[] => groups[group] ?? [group];

export const ruleOf = (group: string): DailyRule => {
  if (group === 'sleep') return { kind: 'sleep' };
  if (group === 'headache') return { kind: 'headache' };
  return byMetric[group] ?? byPrefix[group.split(':', 1)[0] ?? ''] ?? mean(reading);
};

/** How far outside a stretch of days samples still matter, hours: a night that began before, a walk over midnight. */
export const marginOf = (group: string): number => {
  const { kind } = ruleOf(group);
  if (kind === 'sleep') return 72;
  if (kind === 'mean') return 40; // a figure of a whole day begins up to a day before its middle
  return kind === 'total' ? 48 : 8 * 24; // attacks last days
};
