import type { DailyValue, MetricInfo } from '../../shared/samples.ts';
import type { DiaryDay } from '../../shared/trial.ts';
import type { Vault } from '../vault/types.ts';
import { diaryDaily, diaryMetrics } from './diary-metrics.ts';

/** All metrics of a vault, imported and answered, one row each. Daily values have to be up to date. */
export const metricsOf = async (vault: Vault, entries: readonly DiaryDay[]): Promise<MetricInfo[]> => {
  const { daily } = vault.repos;
  const stored = await daily.metrics();
  const own = diaryMetrics(entries);
  const counts = new Map<string, number>();
  for (const { metric } of own.filter((m) => stored.some((s) => s.metric === m.metric)))
    counts.set(metric, joinDaily(await daily.list(metric, null, null), diaryDaily(entries, metric)).length);
  return joinMetrics(stored, own, (metric) => counts.get(metric) ?? 0);
};

const byDay = (a: DailyValue, b: DailyValue) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0);

/**
 * Daily values from imports and from the diary as one series. Where both have a day, the imported value stands, as
 * everywhere else; days that only the diary has are filled in.
 */
export const joinDaily = (stored: readonly DailyValue[], diary: readonly DailyValue[]): DailyValue[] => {
  if (stored.length === 0 || diary.length === 0) return [...stored, ...diary];
  const known = new Set(stored.map((v) => v.day));
  return [...stored, ...diary.filter((v) => !known.has(v.day))].sort(byDay);
};

/** One row a metric, where imports and diary both carry it. `days` gives the days of a metric in both. */
export const joinMetrics = (
  stored: readonly MetricInfo[],
  diary: readonly MetricInfo[],
  days: (metric: string) => number,
): MetricInfo[] => {
  const joined = new Map(stored.map((m) => [m.metric, m]));
  for (const m of diary) {
    const known = joined.get(m.metric);
    joined.set(
      m.metric,
      known
        ? {
            ...known,
            days: days(m.metric),
            first: known.first < m.first ? known.first : m.first,
            last: known.last > m.last ? known.last : m.last,
            sources: [...new Set([...known.sources, ...m.sources])].sort(),
          }
        : m,
    );
  }
  return [...joined.values()];
};
