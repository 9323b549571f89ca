import { addDays, isCivilDay } from '../../core/design/civil-day.ts';
import type { DataOverview, DayDetail, MetricOverview, Series, ZonesView } from '../../shared/data.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { DailyValue, MetricInfo } from '../../shared/samples.ts';
import type { DiaryDay } from '../../shared/trial.ts';
import type { Clock } from '../clock/clock.ts';
import { summarise } from '../imports/import-job.ts';
import type { Session } from '../session/session.ts';
import type { Vault } from '../vault/types.ts';
import { joinDaily, metricsOf } from './combined.ts';
import { diaryDay } from './diary-day.ts';
import { diaryDaily } from './diary-metrics.ts';
import { seriesOf } from './series.ts';
import { zonesOf } from './zones.ts';

export interface DataViews {
  /** All metrics with their last 90 days and newest value: one answer for the whole table. */
  overview(): Promise<Result<DataOverview>>;
  /** One metric between two days (default: all), thinned for drawing. */
  series(metric: string, from?: string, to?: string): Promise<Result<Series>>;
  /** The samples behind one day's value, from `offset` on, and why each counts or not. */
  day(metric: string, day: string, offset: number): Promise<Result<DayDetail>>;
  /** The zone history, whether the person told it, and what the data say. */
  zones(): Promise<Result<ZonesView>>;
}

const WINDOW = 90; // days of the small line
const PAGE = 200; // samples sent at a time
const FIRST_DAY = '0000-01-01';
const LAST_DAY = '9999-12-31';

const overviewOf = async (vault: Vault): Promise<DataOverview> => {
  const { day, diary } = vault.repos;
  await summarise(vault, null);
  const entries = await diary.list(FIRST_DAY, LAST_DAY);
  const metrics = await metricsOf(vault, entries);
  const last = metrics.reduce<string | null>((l, m) => (l === null || m.last > l ? m.last : l), null);
  if (last === null) return { last, metrics: [] };
  const from = addDays(last, 1 - WINDOW);
  const lines = new Map<string, Map<string, number>>();
  for (const { metric, day: d, value } of await day.recent(from)) {
    const line = lines.get(metric) ?? new Map<string, number>();
    lines.set(metric, line.set(d, value));
  }
  const newest = new Map((await day.newest()).map((n) => [n.metric, n.value]));
  const days = Array.from({ length: WINDOW }, (_, i) => addDays(from, i));
  return {
    last,
    metrics: metrics.map((m) => withLine(m, lines.get(m.metric), newest.get(m.metric), entries, days)),
  };
};

const withLine = (
  info: MetricInfo,
  line: ReadonlyMap<string, number> | undefined,
  newest: DailyValue | undefined,
  entries: readonly DiaryDay[],
  days: readonly string[],
): MetricOverview => {
  const own = diaryDaily(entries, info.metric);
  const answered = new Map(own.map((v) => [v.day, v.value]));
  const lastOwn = own.at(-1);
  return {
    ...info,
    recent: days.map((d) => line?.get(d) ?? answered.get(d) ?? null),
    latest: newest && (!lastOwn || newest.day >= lastOwn.day) ? newest : (lastOwn ?? null),
  };
};

const noData = () =>
  fail(
    'not-found',
    'There is nothing of this measure in the vault (any more). Nothing was changed.',
    'metric',
  );

export const createDataViews = (session: Session, clock: Clock): DataViews => ({
  async overview() {
    const opened = session.vault();
    return opened.ok ? ok(await overviewOf(opened.value)) : opened;
  },

  async series(metric, from, to) {
    const opened = session.vault();
    if (!opened.ok) return opened;
    const { daily, diary } = opened.value.repos;
    if ((from && !isCivilDay(from)) || (to && !isCivilDay(to)))
      return fail('bad-input', 'This is no day of the calendar. Nothing was changed.', 'from');
    await summarise(opened.value, null, metric);
    const stored = await daily.list(metric, null, null);
    const all = joinDaily(stored, diaryDaily(await diary.list(FIRST_DAY, LAST_DAY), metric));
    return all.length === 0 ? noData() : ok(seriesOf(metric, all, { from, to }));
  },

  async day(metric, day, offset) {
    const opened = session.vault();
    if (!opened.ok) return opened;
    if (!isCivilDay(day))
      return fail('bad-input', 'This is no day of the calendar. Nothing was changed.', 'day');
    const vault = opened.value;
    await summarise(vault, null, metric);
    const zones = await zonesOf(vault, clock.zone);
    const detail = await vault.repos.day.explain(metric, day, zones, offset, PAGE);
    return ok(await diaryDay(vault, detail));
  },

  async zones() {
    const opened = session.vault();
    if (!opened.ok) return opened;
    const { zones, day } = opened.value.repos;
    const told = await zones.list();
    return ok({
      spans: await zonesOf(opened.value, clock.zone),
      told: told.length > 0,
      system: clock.zone,
      hints: await day.sleepZones(),
    });
  },
});
