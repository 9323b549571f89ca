import { describe, expect, it } from 'vitest';
import { spacingOf } from '../../../../../src/main/imports/health-auto-export/spacing.ts';
import { brief, readWritten } from '../written.ts';

const file = (...metrics: object[]) => JSON.stringify({ data: { metrics, workouts: [{ name: 'Running' }] } });
const day = (d: number, more: object) => ({
  date: `2024-02-${String(d).padStart(2, '0')} 00:00:00 +0000`,
  ...more,
});

describe('Health Auto Export', () => {
  it('days: totals and means of whole days, pounds, kJ, Min/Avg/Max, blood pressure pairs', async () => {
    const read = await readWritten({
      'HealthAutoExport.json': file(
        {
          name: 'step_count',
          units: 'count',
          data: [day(20, { qty: 8432.4, source: 'Sam’s Watch|iPhone' }), day(21, { qty: 100 })],
        },
        { name: 'active_energy', units: 'kJ', data: [day(20, { qty: 4184 })] },
        { name: 'heart_rate', units: 'count/min', data: [day(20, { Min: 52, Avg: 68, Max: 141 })] },
        { name: 'weight_body_mass', units: 'lb', data: [day(20, { qty: 180 })] },
        {
          name: 'blood_pressure',
          units: 'mmHg',
          data: [{ date: '2024-02-20 08:00:00 +0100', systolic: 118, diastolic: 76 }],
        },
        { name: 'vo2_max', units: 'ml/(kg·min)', data: [day(20, { qty: 41 })] },
      ),
    });
    expect(brief(read.rows)).toEqual([
      'steps 2024-02-20T00:00:00Z 8432.4',
      'steps 2024-02-21T00:00:00Z 100',
      'active-energy 2024-02-20T00:00:00Z 1000',
      'heart-rate 2024-02-20T00:00:00Z 68',
      'weight 2024-02-20T00:00:00Z 81.646627',
      'blood-pressure-systolic 2024-02-20T07:00:00Z 118',
      'blood-pressure-diastolic 2024-02-20T07:00:00Z 76',
    ]);
    expect(read.rows[0]).toMatchObject({ source: 'Apple Health', end: '2024-02-21T00:00:00.000Z' });
    expect(read.unknownTypes).toEqual({ 'Health Auto Export vo2_max': 1, 'Health Auto Export workouts': 1 });
  });

  it('weeks and months are refused: as days they would be far too large', async () => {
    const rows = [1, 8, 15, 22].map((d) => day(d, { qty: 50_000 }));
    const read = await readWritten({ 'x.json': file({ name: 'step_count', units: 'count', data: rows }) });
    expect(read.rows).toEqual([]);
    expect(read.refused).toMatchObject([{ count: 4 }]);
  });

  it('sleep as one night a row, in hours; 0 in each stage means that no stage was told', async () => {
    const night = (d: string, more: object) => ({
      date: `2024-02-${d} 00:00:00 +0000`,
      sleepStart: `2024-02-${d} 00:10:00 +0000`,
      sleepEnd: `2024-02-${d} 07:00:00 +0000`,
      source: 'Hume',
      ...more,
    });
    const read = await readWritten({
      'x.json': file({
        name: 'sleep_analysis',
        units: 'hr',
        data: [
          night('20', { asleep: 6, core: 3.5, deep: 1, rem: 1.5, awake: 0.3, inBed: 0 }),
          night('21', { asleep: 5, core: 0, deep: 0, rem: 0, awake: 0, inBed: 0 }),
          night('22', { asleep: 0, core: 0, deep: 0, rem: 0, awake: 0, inBed: 8 }),
        ],
      }),
    });
    expect(read.rows.map((r) => `${r.start.slice(8, 10)} ${r.metric} ${r.value}`)).toEqual([
      '20 sleep-duration 360',
      '20 sleep-deep 60',
      '20 sleep-rem 90',
      '20 sleep-light 210',
      '20 sleep-awake 18',
      '21 sleep-duration 300',
    ]);
    expect(read.refused).toMatchObject([{ count: 1 }]);
  });

  it('sleep stage by stage, and single samples', async () => {
    const part = (value: string, from: string, to: string) => ({
      startDate: `2024-02-20 ${from} +0100`,
      endDate: `2024-02-20 ${to} +0100`,
      value,
      source: 'Watch',
    });
    const read = await readWritten({
      'x.json': file(
        {
          name: 'sleep_analysis',
          units: 'hr',
          data: [
            part('Core', '01:00:00', '02:00:00'),
            part('In Bed', '00:30:00', '07:00:00'),
            part('Dreamy', '02:00:00', '03:00:00'),
          ],
        },
        {
          name: 'blood_oxygen_saturation',
          units: '%',
          data: [{ date: '2024-02-20 03:12:44 +0100', qty: 0.97, source: 'Watch' }],
        },
      ),
    });
    expect(read.rows.map((r) => `${r.metric} ${r.value}`)).toEqual([
      'sleep-stage 3',
      'sleep-stage 0',
      'spo2 97',
    ]);
    expect(read.refused).toMatchObject([{ reason: 'The sleep stage is not known.', count: 1 }]);
  });

  it('tells what the rows are by their dates', () => {
    const at = (...texts: string[]) => texts.map((t) => Date.parse(`${t}Z`));
    expect(spacingOf(at('2024-02-20T00:00', '2024-02-21T00:00'))).toBe('day');
    expect(spacingOf(at('2024-02-20T08:00', '2024-02-20T09:00', '2024-02-20T11:00'))).toBe('hour');
    expect(spacingOf(at('2024-01-01T00:00', '2024-02-01T00:00'))).toBe('longer');
    expect(spacingOf(at('2024-02-20T08:01:33'))).toBe('sample');
    expect(spacingOf([])).toBe('sample');
  });

  it('a file cut off is refused by name', async () => {
    const text = file({ name: 'step_count', units: 'count', data: [day(20, { qty: 5 })] });
    await expect(readWritten({ 'x.json': text.slice(0, -20) })).rejects.toThrow(/x\.json/);
  });
});
