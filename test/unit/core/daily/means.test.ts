import { describe, expect, it } from 'vitest';
import { dailyValues, sourceRank } from '../../../../src/core/daily/index.ts';
import { byDay, input } from './support.ts';

const at = (minute: number, second = 0) => new Date(Date.UTC(2024, 1, 20, 8, minute, second)).toISOString();

describe('daily means', () => {
  it('a workout sampled each second does not outweigh the quiet day', () => {
    const workout = Array.from({ length: 60 }, (_, i) => ({ from: at(0, i), value: 150 }));
    const quiet = [5, 10, 15].map((minute) => ({ from: at(minute), value: 60 }));
    const days = dailyValues('heart-rate', input([...workout, ...quiet]))['heart-rate'];
    expect(byDay(days ?? [])).toEqual({ '2024-02-20': (150 + 3 * 60) / 4 });
    expect(days?.[0]?.coverage).toBe(1 / 24);
  });

  it('never averages two vendors definitions of a resting heart rate', () => {
    const days = dailyValues(
      'resting-heart-rate',
      input([
        { from: at(0), value: 58, source: 'Watch' },
        { from: at(1), value: 52, source: 'App' },
      ]),
    )['resting-heart-rate'];
    expect(days).toMatchObject([{ value: 58, coverage: null, sources: [0] }]);
  });

  it('averages all readings of a blood pressure day', () => {
    const days = dailyValues(
      'blood-pressure-systolic',
      input([120, 130, 128].map((value, i) => ({ from: at(i), value }))),
    );
    expect(byDay(days['blood-pressure-systolic'] ?? [])).toEqual({ '2024-02-20': 126 });
  });

  it('no samples, no rows', () => {
    for (const metric of ['heart-rate', 'steps', 'weight'])
      expect(dailyValues(metric, input([]))[metric]).toEqual([]);
    expect(Object.values(dailyValues('sleep-stage', input([]))).flat()).toEqual([]);
  });
});

describe('rank of sources', () => {
  it.each([
    ["Robin's Apple Watch", 'Apple Watch, Apple Inc., Watch, Watch6,7', 0],
    ['Oura', '', 1],
    ['Robin', 'Apple Watch, Apple Inc., Watch, Watch6,7', 2],
    ['AutoSleep', '', 4],
    ["Robin's iPhone", 'iPhone, Apple Inc., iPhone, iPhone14,5', 3],
    ['Strava', '', 4],
  ])('%s (%s): %d', (source, device, expected) => {
    expect(sourceRank(source, device)).toBe(expected);
  });
});
