import type { DailyValue, MetricInfo } from '../../shared/samples.ts';
import { metricUnits } from '../../shared/samples.ts';
import type { DiaryDay } from '../../shared/trial.ts';

const unitOf = (key: string): string => (metricUnits as Record<string, string>)[key] ?? 'count';

/** Answers of one diary question as daily values; days without an answer are left out. */
export const diaryDaily = (entries: readonly DiaryDay[], key: string): DailyValue[] =>
  entries.flatMap((e) => {
    const value = e.answers[key];
    return typeof value === 'number'
      ? [{ day: e.day, value, unit: unitOf(key), coverage: null, sources: ['Diary'] }]
      : [];
  });

/** One row a diary question that was ever answered. */
export const diaryMetrics = (entries: readonly DiaryDay[]): MetricInfo[] => {
  const keys = [...new Set(entries.flatMap((e) => Object.keys(e.answers)))].sort();
  return keys.flatMap((metric) => {
    const days = diaryDaily(entries, metric).map((d) => d.day);
    const first = days[0];
    const last = days.at(-1);
    return first && last
      ? [{ metric, unit: unitOf(metric), days: days.length, first, last, sources: ['Diary'] }]
      : [];
  });
};
