import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dailyGroup, ruleOf } from '../../../src/core/daily/index.ts';
import { createDataViews } from '../../../src/main/data/views.ts';
import { createSession } from '../../../src/main/session/session.ts';
import type { Vault } from '../../../src/main/vault/types.ts';
import type { DayDetail, DaySample } from '../../../src/shared/data.ts';
import type { Result } from '../../../src/shared/errors.ts';
import { apple, fixtures, imported, temporaryVault } from '../imports/support.ts';

const clock = { zone: 'Europe/London', now: Date.now };
const session = createSession();
const views = createDataViews(session, clock);
let vault: Vault;
let remove: () => Promise<void>;

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

beforeAll(async () => {
  ({ vault, remove } = await temporaryVault());
  await session.open(vault);
  await imported(vault, [
    apple('synthetic-A/export.zip'),
    ...['oura', 'whoop', 'withings', 'migraine-buddy', 'samsung-health'].map((vendor) =>
      join(fixtures, vendor, 'synthetic-A'),
    ),
  ]);
}, 60_000);
afterAll(async () => {
  await remove();
});

/** All samples of a day, page by page. */
const wholeDay = async (metric: string, day: string): Promise<DayDetail & { all: DaySample[] }> => {
  const first = value(await views.day(metric, day, 0));
  const all = [...first.samples];
  while (all.length < first.total) all.push(...value(await views.day(metric, day, all.length)).samples);
  return { ...first, all };
};

const BIN = 300_000; // ms
const ms = (iso: string) => Date.parse(iso);

/** The day's value worked out again, here, from the samples that the view says count. */
const again = (metric: string, counted: readonly DaySample[]): number => {
  const rule = ruleOf(dailyGroup(metric));
  const values = counted.map((s) => s.value);
  if (rule.kind === 'total') return values.reduce((a, b) => a + b, 0);
  if (rule.kind === 'highest' || rule.kind === 'headache') return Math.max(...values);
  if (rule.kind === 'mean') {
    const bins = new Map<number, number[]>();
    for (const s of counted) {
      const key = rule.binned ? Math.floor(ms(s.start) / BIN) : 0;
      bins.set(key, [...(bins.get(key) ?? []), s.value]);
    }
    const means = [...bins.values()].map((b) => b.reduce((x, y) => x + y, 0) / b.length);
    return means.reduce((x, y) => x + y, 0) / means.length;
  }
  if (counted.every((s) => s.metric !== 'sleep-stage')) return values.reduce((a, b) => a + b, 0);
  const minutes = new Set<number>();
  for (const s of counted) for (let at = ms(s.start); at < ms(s.end); at += 30_000) minutes.add(at);
  return minutes.size / 2;
};

describe('the day view', () => {
  it('shows samples that give exactly the stored value, for every metric and day', async () => {
    const { metrics } = value(await views.overview());
    expect(metrics.length).toBeGreaterThan(15);
    let compared = 0;
    for (const { metric } of metrics) {
      const days = await vault.repos.daily.list(metric, null, null);
      for (const stored of days.filter((_, i) => i % 7 === 0)) {
        const detail = await wholeDay(metric, stored.day);
        expect(detail.value).toEqual(stored);
        const counted = detail.all.filter((s) => s.counted);
        const words = metric === 'headache' && counted.every((s) => s.metric === 'symptom:headache');
        if (!words) expect(again(metric, counted), `${metric} ${stored.day}`).toBeCloseTo(stored.value, 1);
        expect(detail.all.every((s) => s.counted === (s.reason === null))).toBe(true);
        expect(detail.sources.reduce((n, s) => n + s.samples, 0)).toBe(detail.total);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(100);
  }, 60_000);

  it('names the source that won where two measured the same time', async () => {
    const days = await vault.repos.daily.list('steps', null, null);
    const details = await Promise.all(days.slice(0, 10).map((d) => wholeDay('steps', d.day)));
    const lost = details.flatMap((d) => d.all).filter((s) => !s.counted);
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.every((s) => s.by !== null)).toBe(true);
    expect(lost.some((s) => s.reason === 'overlap' || s.reason === 'other-total')).toBe(true);
  });

  it('gives local times with their offset, the length of the day and the neighbours', async () => {
    const [first, second] = await vault.repos.daily.list('steps', null, null);
    const detail = value(await views.day('steps', first!.day, 0));
    expect(detail.begins).toMatch(/^\d{4}-\d\d-\d\dT00:00:00\+0[01]:00$/);
    expect(detail.hours).toBe(24);
    expect(detail).toMatchObject({ previous: null, next: second!.day, zone: 'Europe/London', rule: 'total' });
    expect(value(await views.day('steps', '2024-10-27', 0)).hours).toBe(25);
    expect(value(await views.day('steps', '2025-03-30', 0)).hours).toBe(23);
    expect(value(await views.day('steps', '1999-01-01', 0))).toMatchObject({ value: null, total: 0 });
    expect(await views.day('steps', '2024-02-30', 0)).toMatchObject({ ok: false });
  });
});

describe('overview and series', () => {
  it('agree with the daily values', async () => {
    const { last, metrics } = value(await views.overview());
    const steps = metrics.find((m) => m.metric === 'steps');
    const days = await vault.repos.daily.list('steps', null, null);
    expect(steps).toMatchObject({ days: days.length, first: days[0]?.day, last: days.at(-1)?.day });
    expect(steps?.latest).toEqual(days.at(-1));
    expect(steps?.recent).toHaveLength(90);
    expect(new Set(metrics.map((m) => m.metric)).size).toBe(metrics.length);
    const known = steps?.recent.filter((v) => v !== null) ?? [];
    const inside = days.filter((d) => Date.parse(last ?? '') - Date.parse(d.day) < 90 * 86_400_000);
    expect(known).toEqual(inside.map((d) => d.value));

    const series = value(await views.series('steps'));
    expect(series.bin).toBe('day');
    expect(series.points.map((p) => p.value)).toEqual(days.map((d) => d.value));
    expect(await views.series('no-such-metric')).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('joins a diary answer with imported days, one row a metric', async () => {
    await vault.repos.diary.save(
      { day: '2026-05-01', trialId: null, answers: { headache: 7 }, kept: null, marks: [], note: '' },
      '2026-05-01T20:00:00Z',
      false,
    );
    const row = value(await views.overview()).metrics.find((m) => m.metric === 'headache');
    expect(row?.sources).toContain('Diary');
    expect(row?.latest).toMatchObject({ day: '2026-05-01', value: 7 });
    const detail = value(await views.day('headache', '2026-05-01', 0));
    expect(detail).toMatchObject({ rule: 'diary', value: { value: 7 }, diary: { late: false, revision: 1 } });
    expect(detail.previous).not.toBeNull();
  });
});

describe('zones', () => {
  it('knows whether the person told them, and what the sleep records say', async () => {
    const before = value(await views.zones());
    expect(before).toMatchObject({ told: false, system: 'Europe/London' });
    for (const hint of before.hints) expect(hint.zone).toContain('/');
    await vault.repos.zones.replace([{ from: '1970-01-01', zone: 'Asia/Tokyo' }]);
    expect(value(await views.zones())).toMatchObject({ told: true, spans: [{ zone: 'Asia/Tokyo' }] });
  });
});
