import { describe, expect, it } from 'vitest';
import { fileName } from '../../../src/renderer/features/data/source-name.ts';
import { kindOf, lastYesDays, layOut, spanOf, totals } from '../../../src/renderer/features/data/summary.ts';
import { createFormats } from '../../../src/renderer/format.ts';
import { createTranslate } from '../../../src/renderer/i18n/translate.ts';
import { metricName, metricPer, metricValue } from '../../../src/renderer/metrics.ts';
import type { DailyValue, MetricInfo } from '../../../src/shared/samples.ts';

const value = (day: string, v: number, unit = 'count'): DailyValue => ({
  day,
  value: v,
  unit,
  coverage: null,
  sources: [],
});
const info = (metric: string, days: number, sources: string[]): MetricInfo => ({
  metric,
  unit: 'count',
  days,
  first: '2026-01-01',
  last: '2026-04-10',
  sources,
});

describe('the small line', () => {
  it('leaves gaps where there is no data', () => {
    const line = layOut([value('2026-04-14', 5), value('2026-04-16', 0)], '2026-04-16', 4);
    expect(line).toEqual([null, 5, null, 0]);
  });

  it('is drawn as ticks, dots or a line by what it holds', () => {
    expect(kindOf('0/1', [1, 0, null])).toBe('ticks');
    expect(kindOf('count', [1, null, null, null])).toBe('dots');
    expect(kindOf('count', [1, 2, null, 4])).toBe('line');
  });
});

describe('counts', () => {
  it('say how many of the last 28 days were answered, and how many with yes', () => {
    const days = [
      value('2026-03-01', 1),
      value('2026-04-10', 1),
      value('2026-04-15', 0),
      value('2026-04-16', 1),
    ];
    expect(lastYesDays(days, '2026-04-16')).toEqual({ yes: 2, days: 3 });
  });

  it('sum up what the vault has', () => {
    const metrics = [info('sleep-duration', 341, ['Apple Watch']), info('migraine-day', 96, ['Diary'])];
    expect(totals(metrics)).toEqual({ nights: 341, diary: 96, most: 341 });
    expect(totals([])).toEqual({ nights: 0, diary: 0, most: 0 });
    expect(spanOf(info('steps', 3, []))).toBe(100);
  });
});

describe('metrics in words', () => {
  const f = createFormats('en');
  const i18n = { f, t: createTranslate(f) };
  const text = (metric: string, v: number, unit: string) =>
    metricValue(metric, v, unit, i18n).replaceAll('\u00a0', ' ');

  it('have a name, a unit and a word for their span', () => {
    expect(text('sleep-duration', 424, 'min')).toBe('7 h 04 min');
    expect(text('resting-heart-rate', 58.4, '/min')).toBe('58 bpm');
    expect(text('steps', 8412, 'count')).toBe('8,412');
    expect(text('distance', 5230, 'm')).toBe('5.2 km');
    expect(text('pain', 6, '0-10')).toBe('6 of 10');
    expect(text('migraine-day', 1, '0/1')).toBe('yes');
    expect(text('body-temperature', 36.64, 'degC')).toBe('36.6 °C');
    expect(metricPer('sleep-duration', i18n)).toBe('a night');
    expect(metricName('my-own-question', i18n)).toBe('my own question');
  });
});

describe('file names', () => {
  it('are cut from paths of either kind', () => {
    expect(fileName('/home/alice/export.zip')).toBe('export.zip');
    expect(fileName('C:\\Users\\Alice\\export.zip')).toBe('export.zip');
  });
});
