import type { MetricOverview } from '../../../shared/data.ts';
import type { MetricInfo, Refusal } from '../../../shared/samples.ts';
import { daysBetween } from '../../days.ts';
import type { I18n } from '../../i18n/I18n.tsx';
import { byInterest, metricName, metricValue } from '../../metrics.ts';

const DIARY = 'Diary'; // source name of the diary's own answers (main/data/diary-metrics.ts)

export const isDiary = (metric: MetricInfo): boolean => metric.sources.includes(DIARY);

/** Days from the first to the last day with data, both counted. */
export const spanOf = (metric: Pick<MetricInfo, 'first' | 'last'>): number =>
  daysBetween(metric.first, metric.last) + 1;

/** Rows of an import that were refused, of whatever reason. */
export const refusedCount = (receipt: { refused: readonly Refusal[] }): number =>
  receipt.refused.reduce((sum, r) => sum + r.count, 0);

/** Yes-days and answered days among the last 28 of a line. */
export const lastYesDays = (recent: readonly (number | null)[]): { yes: number; days: number } => {
  const known = recent.slice(-28).filter((v) => v !== null);
  return { yes: known.filter((v) => v >= 0.5).length, days: known.length };
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

/** What a small line shows, for the screen reader: lowest to highest day; of yes/no days, how many were a yes. */
export const lineWords = (info: MetricOverview, i18n: I18n): string => {
  const known = info.recent.filter((v) => v !== null);
  const name = metricName(info.metric, i18n);
  if (info.unit === '0/1')
    return i18n.t('measure.yesDays', { name, yes: known.filter((v) => v >= 0.5).length, days: known.length });
  const words = (v: number) => metricValue(info.metric, v, info.unit, i18n);
  const [low, high] = [words(Math.min(...known)), words(Math.max(...known))];
  return i18n.t('data.sparkline', { name, days: known.length, low, high });
};

export type MetricOrder = 'interest' | 'name' | 'latest' | 'days';

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Metrics whose name, code or source holds what was typed, in the chosen order. */
export const arrange = (
  metrics: readonly MetricOverview[],
  typed: string,
  order: MetricOrder,
  i18n: I18n,
): MetricOverview[] => {
  const wanted = plain(typed.trim());
  const named = metrics
    .map((info) => ({ info, name: metricName(info.metric, i18n) }))
    .filter(({ info, name }) => plain(`${name} ${info.metric} ${info.sources.join(' ')}`).includes(wanted));
  const collator = new Intl.Collator(i18n.f.locale);
  const byName = (a: (typeof named)[number], b: (typeof named)[number]) => collator.compare(a.name, b.name);
  const compare: Record<MetricOrder, typeof byName> = {
    interest: (a, b) => byInterest(a.info.metric, b.info.metric),
    name: byName,
    latest: (a, b) => (a.info.last === b.info.last ? byName(a, b) : a.info.last < b.info.last ? 1 : -1),
    days: (a, b) => b.info.days - a.info.days || byName(a, b),
  };
  return named.sort(compare[order]).map(({ info }) => info);
};
