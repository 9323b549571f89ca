import { describe, expect, it } from 'vitest';
import { berlin, brief, readWritten, zipOf } from '../written.ts';

const quarters = (offset: string, steps: Record<string, number>) =>
  `Start time,End time,Move Minutes count,Calories (kcal),Distance (m),Step count\n${Array.from(
    { length: 96 },
    (_, i) => {
      const clock = (n: number) =>
        `${String(Math.floor(n / 4) % 24).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}:00.000${offset}`;
      return `${clock(i)},${clock(i + 1)},,17.2,,${steps[clock(i).slice(0, 5)] ?? ''}`;
    },
  ).join('\n')}\n`;

describe('Google Fit', () => {
  it('the daily table and the 15-minute tables tell the same steps: only one is read a day', async () => {
    const daily =
      'Date,Move Minutes count,Calories (kcal),Distance (m),Average speed (m/s),Step count,Average weight (kg),Max weight (kg)\n2024-03-30,10,1900.5,1000.5,1.1,500,77.7,78\n2024-03-31,10,1900.5,,1.1,,,\n';
    const archive = zipOf({
      'Takeout/Fit/Daily activity metrics/Daily activity metrics.csv': daily,
      'Takeout/Fit/Daily activity metrics/2024-03-30.csv': quarters('+05:30', { '08:00': 500 }),
      'Takeout/Fit/Daily activity metrics/2024-03-31.csv': quarters('+05:30', { '08:00': 300, '23:45': 20 }),
    });
    const read = await readWritten({ 'takeout.zip': archive }, { zones: berlin });
    expect(
      read.rows.filter((r) => r.metric === 'steps').map((r) => `${r.start} ${r.end} ${r.value} ${r.zone}`),
    ).toEqual([
      '2024-03-29T23:00:00.000Z 2024-03-30T23:00:00.000Z 500 Europe/Berlin',
      '2024-03-30T23:00:00.000Z 2024-03-31T22:00:00.000Z 320 Europe/Berlin', // a day of 23 hours
    ]);
    expect(read.rows.filter((r) => r.metric === 'weight').map((r) => r.value)).toEqual([77.7]);
  });

  it('a Spanish table: columns by their units, empty is unknown', async () => {
    const text =
      'Fecha,Calorías (kcal),Distancia (m),Frecuencia cardiaca media (ppm),Frecuencia cardiaca máxima (ppm),Velocidad media (m/s),Recuento de pasos,Peso medio (kg),Peso máximo (kg),Recuento de Minutos Activos\n2020-05-01,2000.1,1234.5,70.5,120,1.1,1600,70.2,71,10\n2020-05-02,2000.1,,,,,,,,\n2020-05-03,20';
    const read = await readWritten({ 'Métricas.csv': text });
    expect(brief(read.rows)).toEqual([
      'steps 2020-04-30T23:00:00Z 1600',
      'distance 2020-04-30T23:00:00Z 1234.5',
      'weight 2020-04-30T23:00:00Z 70.2',
      'heart-rate 2020-04-30T23:00:00Z 70.5',
    ]);
  });

  const stream = (name: string, type: string, values: object[][]) =>
    JSON.stringify({
      'Data Source': name,
      'Data Points': values.map((fitValue, i) => ({
        fitValue: fitValue.map((value) => ({ value })),
        dataTypeName: type,
        startTimeNanos: (Date.UTC(2024, 2, 1, 8) + i * 60_000) * 1e6,
        endTimeNanos: (Date.UTC(2024, 2, 1, 8) + (i + 1) * 60_000) * 1e6,
      })),
    });

  it('streams: those that Google merged, not the raw ones beside them; resting heart rate apart; sleep once', async () => {
    const archive = zipOf({
      'Fit/All Data/derived_hr.json': stream(
        'derived:com.google.heart_rate.bpm:com.google.android.gms:merge_heart_rate_bpm',
        'com.google.heart_rate.bpm',
        [[{ fpVal: 60 }], [{ fpVal: 61 }]],
      ),
      'Fit/All Data/raw_hr.json': stream(
        'raw:com.google.heart_rate.bpm:com.watch',
        'com.google.heart_rate.bpm',
        [[{ fpVal: 60 }]],
      ),
      'Fit/All Data/derived_rest.json': stream(
        'derived:com.google.heart_rate.bpm:com.google.android.gms:resting_heart_rate<-merge_heart_rate_bpm',
        'com.google.heart_rate.bpm',
        [[{ fpVal: 50 }]],
      ),
      'Fit/All Data/raw_bp.json': stream('raw:com.google.blood_pressure:app', 'com.google.blood_pressure', [
        [{ fpVal: 120 }, { fpVal: 80 }],
      ]),
      'Fit/All Data/derived_sleep.json': stream(
        'derived:com.google.sleep.segment:com.google.android.gms:merged',
        'com.google.sleep.segment',
        [[{ intVal: 4 }], [{ intVal: 6 }]],
      ),
      'Fit/All Data/derived_height.json': stream('derived:com.google.height:x', 'com.google.height', [
        [{ fpVal: 1.8 }],
      ]),
      'Fit/All Sessions/a_SLEEP.json': JSON.stringify({
        fitnessActivity: 'sleep',
        startTime: '2024-03-01T08:00:00Z',
        endTime: '2024-03-01T08:02:00Z',
        duration: '120s',
      }),
      'Fit/All Sessions/b_WALKING.json': JSON.stringify({
        fitnessActivity: 'walking',
        startTime: '2024-03-01T10:00:00Z',
        endTime: '2024-03-01T11:00:00Z',
        duration: '1800s',
      }),
    });
    const read = await readWritten({ 'x.zip': archive });
    expect(brief(read.rows).sort()).toEqual([
      'blood-pressure-diastolic 2024-03-01T08:00:00Z 80',
      'blood-pressure-systolic 2024-03-01T08:00:00Z 120',
      'heart-rate 2024-03-01T08:00:00Z 60',
      'heart-rate 2024-03-01T08:01:00Z 61',
      'resting-heart-rate 2024-03-01T08:00:00Z 50',
      'sleep-stage 2024-03-01T08:00:00Z 3',
      'sleep-stage 2024-03-01T08:01:00Z 5',
      'workout:walking 2024-03-01T10:00:00Z 30',
    ]);
    expect(read.unknownTypes).toEqual({ 'Google Fit com.google.height': 1 });
  });

  it('steps by the minute are read only where there is no table of them', async () => {
    const delta = stream(
      'derived:com.google.step_count.delta:com.google.android.gms:merge_step_deltas',
      'com.google.step_count.delta',
      [[{ intVal: 40 }]],
    );
    const estimated = stream(
      'derived:com.google.step_count.delta:com.google.android.gms:estimated_steps',
      'com.google.step_count.delta',
      [[{ intVal: 40 }]],
    );
    const alone = await readWritten({ 'x.zip': zipOf({ 'a.json': delta, 'b.json': estimated }) });
    expect(alone.rows.map((r) => r.value)).toEqual([40]);
    const table = 'Date,Calories (kcal),Distance (m),Step count\n2024-03-01,1,2,777\n';
    const both = await readWritten({ 'x.zip': zipOf({ 'a.json': delta, 'd.csv': table }) });
    expect(both.rows.filter((r) => r.metric === 'steps').map((r) => r.value)).toEqual([777]);
  });
});
