import { describe, expect, it } from 'vitest';
import { berlin, brief, newYork, readWritten, zipOf } from '../written.ts';

const fitbit = (files: Record<string, string>, root = 'Takeout/Google Health') =>
  zipOf(Object.fromEntries(Object.entries(files).map(([name, text]) => [`${root}/${name}`, text])));
const google = 'Physical Activity_GoogleData';
const csv = (...lines: string[]) => `${lines.join('\n')}\n`;
const entries = (list: [string, unknown][]) =>
  JSON.stringify(list.map(([dateTime, value]) => ({ dateTime, value })));

describe('CSV and JSON are the same measurements', () => {
  const stepsCsv = csv(
    'timestamp,steps,data source,something new',
    '2026-06-10T16:39:00Z,34,Radiance,x',
    '2026-06-10T16:40:00Z,66,Radiance,x',
  );
  const stepsJson = entries([
    ['06/10/26 16:39:00', '34'],
    ['06/10/26 16:40:00', '66'],
    ['06/11/26 09:00:00', '10'],
  ]);

  it('a day that the CSV tells is not read from the JSON again, over two archives', async () => {
    const { rows, warnings } = await readWritten(
      {
        'takeout-1-001.zip': fitbit({ [`${google}/steps_2026-06-01.csv`]: stepsCsv }),
        'takeout-1-002.zip': fitbit({ 'Global Export Data/steps-2026-06-01.json': stepsJson }),
      },
      { zones: [{ from: '1970-01-01', zone: 'UTC' }], now: Date.UTC(2026, 6, 1) },
    );
    expect(brief(rows)).toEqual([
      'steps 2026-06-10T16:39:00Z 34',
      'steps 2026-06-10T16:40:00Z 66',
      'steps 2026-06-11T09:00:00Z 10',
    ]);
    expect(rows[0]).toMatchObject({ source: 'Fitbit', device: 'Radiance', end: '2026-06-10T16:40:00.000Z' });
    expect(warnings).toEqual([]);
  });

  it('both roots are known, and a single renamed file', async () => {
    const now = Date.UTC(2026, 6, 1);
    const old = await readWritten(
      { 'a.zip': fitbit({ [`${google}/steps_2026-06-01.csv`]: stepsCsv }, 'Takeout/Fitbit') },
      { now },
    );
    const alone = await readWritten({ 'my steps.csv': stepsCsv }, { now });
    expect(brief(alone.rows)).toEqual(brief(old.rows));
    expect(alone.claimed).toMatchObject([{ source: 'fitbit' }]);
  });

  it('copies that came through Health Connect keep their own source; live pace is no second count', async () => {
    const { rows } = await readWritten(
      {
        'a.zip': fitbit({
          [`${google}/steps_2026-06-01.csv`]: csv(
            'timestamp,steps,data source',
            '2026-06-10T16:39:18.008123Z,30,Phone Health Connect',
            '2026-06-10T16:40:00Z,12,Garmin Connect Health Connect',
          ),
          [`${google}/live_pace_2026-06-10.csv`]: csv(
            'timestamp,steps,distance millimeters,altitude gain millimeters,data source',
            '2026-06-10T16:39:00Z,99999,1,0,Radiance',
          ),
        }),
      },
      { now: Date.UTC(2026, 6, 1) },
    );
    expect(rows.map((r) => [r.source, r.value])).toEqual([
      ['Phone', 30],
      ['Garmin', 12],
    ]);
  });

  it('on days that the tracker told, steps of other apps are the same walks', async () => {
    const { rows, unknownTypes } = await readWritten(
      {
        'a.zip': fitbit({
          [`${google}/steps_2026-06-01.csv`]: csv(
            'timestamp,steps,data source',
            '2026-06-10T16:39:00Z,34,Radiance',
            '2026-06-10T16:45:18.008123Z,500,Phone Health Connect',
            '2026-06-11T16:45:18.008123Z,400,Phone Health Connect',
          ),
        }),
      },
      { now: Date.UTC(2026, 6, 1) },
    );
    expect(rows.map((r) => [r.source, r.value])).toEqual([
      ['Fitbit', 34],
      ['Phone', 400],
    ]);
    expect(unknownTypes).toEqual({ 'steps and distances from other apps on days that the tracker told': 1 });
  });
});

describe('sentinels stay unknown', () => {
  it('0 bpm, confidence 0, 0.0 with date null, "no data", NaN, empty, a header alone', async () => {
    const { rows, refused } = await readWritten({
      'a.zip': fitbit({
        [`${google}/heart_rate_2024-03-01.csv`]: csv(
          'timestamp,beats per minute',
          '2024-03-01T10:00:00Z,0.0',
        ),
        'Global Export Data/heart_rate-2024-03-02.json': entries([
          ['03/02/24 10:00:00', { bpm: 70, confidence: 0 }],
          ['03/02/24 10:00:05', { bpm: 71, confidence: 2 }],
        ]),
        'Global Export Data/resting_heart_rate-2024-03-01.json': entries([
          ['03/01/24 00:00:00', { date: null, value: 0.0, error: 0.0 }],
          ['03/02/24 00:00:00', { date: '03/02/24', value: 57.4, error: 6.7 }],
        ]),
        'Heart Rate Variability/Daily Respiratory Rate Summary - 2024-03-01.csv': 'no data',
        'Heart Rate Variability/Daily Heart Rate Variability Summary - 2024-03-(01).csv': csv(
          'timestamp,rmssd,nremhr,entropy',
          '2024-03-01T00:00:00,NaN,NaN,NaN',
          '2024-03-02T00:00:00,,,',
          '2024-03-03T00:00:00,41.5,57,2.9',
        ),
        'Oxygen Saturation (SpO2)/Daily SpO2 - 2024-03-01.csv':
          'timestamp,average_value,lower_bound,upper_bound\n',
      }),
    });
    expect(brief(rows)).toEqual([
      'hrv-rmssd 2024-03-03T00:00:00Z 41.5',
      'resting-heart-rate 2024-03-02T00:00:00Z 57.4',
      'heart-rate 2024-03-02T10:00:05Z 71',
    ]);
    expect(refused).toEqual([]);
  });

  it('a cut-off JSON keeps its complete records and says so', async () => {
    const whole = entries([
      ['03/02/24 10:00:00', '5'],
      ['03/02/24 10:01:00', '6'],
      ['03/02/24 10:02:00', '7'],
    ]);
    const { rows, refused } = await readWritten({
      'a.zip': fitbit({ 'Global Export Data/steps-2024-03-01.json': whole.slice(0, -20) }),
    });
    expect(rows.map((r) => r.value)).toEqual([5, 6]);
    expect(refused).toMatchObject([{ reason: expect.stringContaining('ends in the middle'), count: 1 }]);
  });
});

describe('days of daily figures', () => {
  it('bare days, midnights and noons are meant as written; another time is midnight at home', async () => {
    const { rows } = await readWritten(
      {
        'a.zip': fitbit({
          [`${google}/daily_resting_heart_rate.csv`]: csv(
            'timestamp,beats per minute,data source',
            '2024-06-01,60,App',
            '2024-06-02T00:00:00,61,App',
            '2024-06-03T00:00:00Z,62,App',
            '2024-06-04T12:00:00Z,63,App',
            '2024-06-05T04:00:00Z,64,App',
          ),
        }),
      },
      { zones: newYork },
    );
    // All begin at midnight in New York, 04:00 UTC in summer.
    expect(brief(rows)).toEqual(
      [1, 2, 3, 4, 5].map((d) => `resting-heart-rate 2024-06-0${d}T04:00:00Z ${59 + d}`),
    );
  });

  it('weights are in grams, oxygen and HRV under their newer names, temperature against its baseline', async () => {
    const { rows } = await readWritten({
      'a.zip': fitbit({
        [`${google}/weight.csv`]: csv(
          'timestamp,weight grams,data source',
          '2024-05-27T05:33:27Z,93400,Aria',
        ),
        [`${google}/daily_oxygen_saturation.csv`]: csv(
          'timestamp,average percentage,lower bound percentage,upper bound percentage',
          '2024-05-27T00:00:00Z,94.8,93.2,96.5',
        ),
        [`${google}/daily_heart_rate_variability.csv`]: csv(
          'timestamp,average heart rate variability milliseconds,entropy',
          '2024-05-27T00:00:00Z,41.5,2.9',
        ),
        [`${google}/daily_sleep_temperature_derivations.csv`]: csv(
          'timestamp,nightly temperature celsius,baseline temperature celsius',
          '2024-05-27T00:00:00Z,33.9,33.6',
          '2024-05-28T00:00:00Z,33.9,NaN',
        ),
      }),
    });
    expect(rows.map((r) => [r.metric, r.value])).toEqual([
      ['weight', 93.4],
      ['spo2', 94.8],
      ['hrv-rmssd', 41.5],
      ['skin-temperature-deviation', 0.3],
    ]);
  });
});

describe('weights of the JSON', () => {
  const weights = (weight: number, bmi: number, time: string, logId: number) =>
    fitbit({
      'Global Export Data/weight-2024-06-01.json': JSON.stringify([
        { logId, weight, bmi, date: '06/01/24', time, source: 'Aria' },
      ]),
    });

  it('pounds or kilograms, by the height that follows from the BMI', async () => {
    const pounds = await readWritten(
      { 'a.zip': weights(171.4, 24.1, '07:28:00', Date.UTC(2024, 5, 1, 5, 28)) },
      { zones: berlin },
    );
    expect(pounds.rows[0]).toMatchObject({
      value: 77.745732,
      unit: 'lb',
      start: '2024-06-01T05:28:00.000Z',
      zone: '+02:00',
    });
    const kilograms = await readWritten({ 'a.zip': weights(77.7, 24.1, '07:28:00', 0) }, { zones: berlin });
    expect(kilograms.rows[0]).toMatchObject({
      value: 77.7,
      unit: 'kg',
      start: '2024-06-01T05:28:00.000Z',
      zone: '',
    });
  });
});
