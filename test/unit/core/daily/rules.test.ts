import { describe, expect, it } from 'vitest';
import { dailyValues } from '../../../../src/core/daily/index.ts';
import { byDay, input, ms, type Sample, stages } from './support.ts';

const day = (iso: string, zone = '+00:00') => ({
  from: `${iso}T00:00:00${zone}`,
  to: new Date(ms(`${iso}T00:00:00${zone}`) + 86_400_000).toISOString(),
});
const at = (iso: string, minutes = 0) => ({
  from: `${iso}:00Z`,
  to: new Date(ms(`${iso}:00Z`) + minutes * 60_000).toISOString(),
});
const of = (group: string, samples: Sample[], metrics = [group]) =>
  dailyValues(group, input(samples, { metrics }));

describe('totals of a day', () => {
  it('a total of the vendor wins over its own parts and is not added to those of others', () => {
    const values = of('steps', [
      { ...day('2024-02-01'), value: 8000, source: 'Phone' },
      { ...at('2024-02-01T08:00', 60), value: 9000, source: 'Phone' },
      { ...at('2024-02-01T09:00', 60), value: 7500, source: 'Watch' },
    ]);
    expect(byDay(values['steps']!)).toEqual({ '2024-02-01': 7500 }); // the watch is believed first, and near
  });
  it('a watch that was worn for an hour does not stand for the day', () => {
    const values = of('steps', [
      { ...day('2024-02-01'), value: 8000, source: 'Phone' },
      { ...at('2024-02-01T09:00', 60), value: 900, source: 'Watch' },
    ]);
    expect(values['steps']).toMatchObject([{ value: 8000, coverage: null, sources: [1] }]);
  });
  it('of two totals of one source the larger: the smaller is from an export in the middle of the day', () => {
    const values = of('steps', [
      { ...day('2024-02-01'), value: 3000 },
      { ...day('2024-02-01'), value: 8000 },
    ]);
    expect(byDay(values['steps']!)).toEqual({ '2024-02-01': 8000 });
  });
  it('nothing counted by the watch on the table does not hide the phone', () => {
    const values = of('steps', [
      { ...at('2024-02-01T09:00', 60), value: 0, source: 'Watch' },
      { ...at('2024-02-01T09:10', 10), value: 500, source: 'Phone' },
    ]);
    expect(byDay(values['steps']!)).toEqual({ '2024-02-01': 500 });
  });
  it('a total of a week is no total of a day', () => {
    expect(of('steps', [{ ...at('2024-02-01T00:00', 7 * 1440), value: 50_000 }])['steps']).toEqual([]);
  });
  it('an intake told by two apps within two minutes is one', () => {
    const values = of('medication:ibuprofen', [
      { ...at('2024-02-01T09:00'), value: 1, source: 'Phone' },
      { ...at('2024-02-01T09:01'), value: 1, source: 'App' },
      { ...at('2024-02-01T15:00'), value: 1, source: 'App' },
    ]);
    expect(byDay(values['medication:ibuprofen']!)).toEqual({ '2024-02-01': 2 });
  });
});

describe('means of a day', () => {
  it('a figure of the whole day stands only where nobody has a timed reading', () => {
    const values = of('weight', [
      { ...day('2024-02-01'), value: 80, source: 'App' },
      { ...at('2024-02-01T07:00'), value: 79, source: 'Phone' },
      { ...day('2024-02-02'), value: 78, source: 'App' },
    ]);
    expect(byDay(values['weight']!)).toEqual({ '2024-02-01': 79, '2024-02-02': 78 });
  });
  it('one reading in two exports counts once, two devices count both', () => {
    const values = of('blood-pressure-systolic', [
      { ...at('2024-02-01T07:00'), value: 120, source: 'Phone' },
      { ...at('2024-02-01T07:01'), value: 120, source: 'App' },
      { ...at('2024-02-01T19:00'), value: 130, source: 'App' },
    ]);
    expect(byDay(values['blood-pressure-systolic']!)).toEqual({ '2024-02-01': 125 });
  });
});

describe('the highest of a day', () => {
  it('an attack counts on each day it touches, a diary on its day', () => {
    const values = of('migraine-day', [
      { ...at('2024-02-01T22:00', 600), value: 1 },
      { ...at('2024-02-04T20:00', 240), value: 1 }, // ends at midnight
    ]);
    expect(byDay(values['migraine-day']!)).toEqual({ '2024-02-01': 1, '2024-02-02': 1, '2024-02-04': 1 });
    const pain = of('pain', [
      { ...day('2024-02-01'), value: 3 },
      { ...at('2024-02-01T22:00', 5), value: 6 },
    ]);
    expect(byDay(pain['pain']!)).toEqual({ '2024-02-01': 6 });
  });
  it('a headache as a number wins over the same in words', () => {
    const values = of(
      'headache',
      [
        { ...at('2024-02-01T22:00'), value: 4, metric: 'headache' },
        { ...at('2024-02-01T22:00'), value: 3, metric: 'symptom:headache' },
        { ...at('2024-02-02T12:00'), value: 2, metric: 'symptom:headache' },
      ],
      ['headache', 'symptom:headache'],
    );
    expect(byDay(values['headache']!)).toEqual({ '2024-02-01': 4, '2024-02-02': 5 });
    expect(byDay(values['symptom:headache']!)).toEqual({ '2024-02-01': 3, '2024-02-02': 2 });
  });
});

describe('sleep from figures', () => {
  const metrics = ['sleep-stage', 'sleep-duration', 'sleep-deep', 'sleep-rem', 'sleep-light', 'sleep-awake'];
  const night = { from: '2024-02-01T22:00:00Z', to: '2024-02-02T06:00:00Z' };
  it('minutes with bed and wake times count on the day of waking; what was not told stays unknown', () => {
    const values = of(
      'sleep',
      [
        { ...night, metric: 'sleep-duration', value: 430 },
        { ...night, metric: 'sleep-deep', value: 80 },
      ],
      metrics,
    );
    expect(byDay(values['sleep-duration']!)).toEqual({ '2024-02-02': 430 });
    expect(byDay(values['sleep-deep']!)).toEqual({ '2024-02-02': 80 });
    expect(values['sleep-rem']).toEqual([]);
  });
  it('stages of the same source win, a bare day counts where no night is known', () => {
    const values = of(
      'sleep',
      [
        { ...night, metric: 'sleep-duration', value: 430 },
        {
          from: '2024-02-01T22:30:00Z',
          to: '2024-02-02T05:30:00Z',
          metric: 'sleep-stage',
          value: stages.light,
        },
        { ...day('2024-02-02'), metric: 'sleep-duration', value: 500, source: 'App' },
        { ...day('2024-02-03'), metric: 'sleep-duration', value: 390, source: 'App' },
      ],
      metrics,
    );
    expect(byDay(values['sleep-duration']!)).toEqual({ '2024-02-02': 420, '2024-02-03': 390 });
  });
});
