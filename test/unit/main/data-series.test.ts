import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/core/design/civil-day.ts';
import { joinDaily } from '../../../src/main/data/combined.ts';
import { binFor, binned, binStart, seriesOf, typicalOf } from '../../../src/main/data/series.ts';
import type { DailyValue } from '../../../src/shared/samples.ts';

const day = (d: string, value: number): DailyValue => ({
  day: d,
  value,
  unit: 'count',
  coverage: null,
  sources: ['Watch'],
});

describe('a thinned series', () => {
  it('stays with days for a year, weeks for ten years, months beyond', () => {
    expect([30, 366, 401, 3653, 4000].map(binFor)).toEqual(['day', 'day', 'week', 'week', 'month']);
    expect(binStart('2026-01-01', 'week')).toBe('2025-12-29');
    expect(binStart('2026-02-28', 'month')).toBe('2026-02-01');
  });

  it('gives mean, lowest and highest of the days that have data, and no point where there is none', () => {
    const points = binned([day('2026-01-05', 2), day('2026-01-07', 6), day('2026-01-19', 1)], 'week');
    expect(points).toEqual([
      { from: '2026-01-05', value: 4, low: 2, high: 6, days: 2 },
      { from: '2026-01-19', value: 1, low: 1, high: 1, days: 1 },
    ]);
  });

  it('keeps the first and last day of all and counts the range', () => {
    const all = Array.from({ length: 1000 }, (_, i) => day(addDays('2023-01-01', i), i));
    const series = seriesOf('steps', all, { from: '2023-01-11', to: '2023-01-20' });
    expect(series).toMatchObject({ bin: 'day', days: 10, first: '2023-01-01', last: all.at(-1)?.day });
    expect(series.typical).toEqual({ mean: 14.5, low: 12.25, high: 16.75 }); // R: quantile(10:19, c(.25, .75))
    expect(seriesOf('steps', all, { from: '2030-01-01', to: '2030-02-01' })).toMatchObject({
      points: [],
      typical: null,
    });
    expect(typicalOf([])).toBeNull();
  });
});

describe('imported and diary days', () => {
  it('are one series; the imported value of a day stands', () => {
    const joined = joinDaily([day('2026-01-02', 1)], [day('2026-01-01', 5), day('2026-01-02', 9)]);
    expect(joined.map((d) => [d.day, d.value])).toEqual([
      ['2026-01-01', 5],
      ['2026-01-02', 1],
    ]);
  });
});
