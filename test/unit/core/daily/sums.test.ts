import { describe, expect, it } from 'vitest';
import { dailySums } from '../../../../src/core/daily/sums.ts';
import { byDay, input } from './support.ts';

describe('daily totals', () => {
  it('takes the watch, and of the phone only what the watch did not see', () => {
    const days = dailySums(
      input([
        { from: '2024-02-20T08:13:07Z', to: '2024-02-20T08:21:03Z', value: 385, source: 'Watch' },
        { from: '2024-02-20T08:13:00Z', to: '2024-02-20T08:21:00Z', value: 372, source: 'Phone' },
        { from: '2024-02-20T09:44:00Z', to: '2024-02-20T09:53:00Z', value: 456, source: 'Phone' },
      ]),
    );
    expect(byDay(days)).toEqual({ '2024-02-20': 841 });
  });

  it('a third source adds only what neither saw', () => {
    const days = dailySums(
      input([
        { from: '2024-02-20T08:00Z', to: '2024-02-20T08:10Z', value: 100, source: 'Watch' },
        { from: '2024-02-20T09:00Z', to: '2024-02-20T09:10Z', value: 200, source: 'Phone' },
        { from: '2024-02-20T09:05Z', to: '2024-02-20T09:15Z', value: 400, source: 'App' },
        { from: '2024-02-20T08:05Z', to: '2024-02-20T08:06Z', value: 800, source: 'App' },
        { from: '2024-02-20T10:00Z', to: '2024-02-20T10:01Z', value: 1600, source: 'App' },
      ]),
    );
    expect(byDay(days)).toEqual({ '2024-02-20': 1900 });
    expect(days[0]?.sources.toSorted()).toEqual([0, 1, 2]);
  });

  it('intervals that only touch do not overlap', () => {
    const days = dailySums(
      input([
        { from: '2024-02-20T08:00Z', to: '2024-02-20T08:10Z', value: 1, source: 'Watch' },
        { from: '2024-02-20T08:10Z', to: '2024-02-20T08:20Z', value: 2, source: 'Phone' },
        { from: '2024-02-20T07:50Z', to: '2024-02-20T08:00Z', value: 4, source: 'Phone' },
      ]),
    );
    expect(byDay(days)).toEqual({ '2024-02-20': 7 });
  });

  it('an overlap across midnight counts once, on the day of the one that is kept', () => {
    const days = dailySums(
      input([
        { from: '2024-02-20T23:58Z', to: '2024-02-21T00:05Z', value: 90, source: 'Watch' },
        { from: '2024-02-21T00:01Z', to: '2024-02-21T00:05Z', value: 80, source: 'Phone' },
      ]),
    );
    expect(byDay(days)).toEqual({ '2024-02-20': 90 });
  });

  it('counts a sample once that came in two units', () => {
    const at = { from: '2024-02-20T08:00Z', to: '2024-02-20T08:10Z' };
    const days = dailySums(
      input([
        { ...at, value: 970 },
        { ...at, value: 969.9996 },
        { from: '2024-02-20T09:00Z', to: '2024-02-20T09:10Z', value: 30 },
      ]),
    );
    expect(byDay(days)).toEqual({ '2024-02-20': 1000 });
  });

  it('uses the local day: on the 25 hours of 27 October in London, not the UTC day', () => {
    const samples = ['2024-10-26T22:59Z', '2024-10-26T23:00Z', '2024-10-27T23:59Z', '2024-10-28T00:00Z'].map(
      (from, i) => ({ from, value: 10 ** i }),
    );
    expect(byDay(dailySums(input(samples)))).toEqual({
      '2024-10-26': 1,
      '2024-10-27': 110,
      '2024-10-28': 1000,
    });
  });

  it('the zone that a sample states wins over the history', () => {
    const days = dailySums(
      input([
        { from: '2024-02-20T23:30Z', value: 1, zone: 'Asia/Tokyo' },
        { from: '2024-02-20T23:30Z', value: 2 },
      ]),
    );
    expect(byDay(days)).toEqual({ '2024-02-20': 2, '2024-02-21': 1 });
  });

  it('coverage is the share of hours with a sample; a day without samples has no row', () => {
    const days = dailySums(
      input([
        { from: '2024-03-31T09:10Z', to: '2024-03-31T10:20Z', value: 5 },
        { from: '2024-04-02T09:10Z', to: '2024-04-02T09:20Z', value: 0 },
      ]),
    );
    expect(days.map((d) => d.coverage)).toEqual([2 / 23, 1 / 24]);
    expect(byDay(days)).toEqual({ '2024-03-31': 5, '2024-04-02': 0 }); // 0 steps were measured on the 2nd
  });
});
