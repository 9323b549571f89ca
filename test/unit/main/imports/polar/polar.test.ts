import { describe, expect, it } from 'vitest';
import { durationMs, stretches } from '../../../../../src/main/imports/polar/sleep.ts';
import { berlin, brief, newYork, readWritten, zipOf } from '../written.ts';

const id = '11111111-2222-4333-8444-555555555555';
const night = [
  {
    night: '2026-01-06',
    evaluation: { sleepType: 'SLEEP_PLUS_STAGES', asleepDuration: 'PT7H30M', padding: 'x'.repeat(900) },
    sleepResult: {
      hypnogram: {
        sleepStart: '2026-01-05T22:30:00+01:00',
        sleepEnd: '2026-01-06T06:30:00+01:00',
        sleepStateChanges: [
          { offsetFromStart: 'PT0S', state: 'WAKE' },
          { offsetFromStart: 'PT30M', state: 'NONREM2' },
          { offsetFromStart: 'PT2H', state: 'NONREM3' },
          { offsetFromStart: 'PT3H30M', state: 'REM' },
          { offsetFromStart: 'PT7H30M', state: 'WS_UNKNOWN' },
          { offsetFromStart: 'PT8H', state: 'WAKE' },
        ],
      },
    },
  },
];

describe('Polar', () => {
  it('an archive: bare NaN, naive times with the file\u2019s offset, sleep, recovery, pulse of the day', async () => {
    const archive = zipOf({
      [`activity-2026-01-05-${id}.json`]:
        '{"exportVersion":"2.6","date":"2026-01-05","summary":{"stepCount":8000,"calories":2000},"samples":{"steps":[{"localTime":"08:00:00","value":8000}]}}',
      [`activity-2026-01-06-${id}.json`]:
        '{"exportVersion":"2.6","date":"2026-01-06","summary":{"stepCount":0},"samples":{}}',
      [`activity-2026-01-07-${id}.json`]:
        '{"exportVersion":"2.6","date":"2026-01-07","samples":{"steps":[{"localTime":"08:00:00","value":12},{"localTime":"08:01:00","value":30}]}}',
      [`training-session_2026-01-04T06-15-00_42-${id}.json`]:
        '{"exportVersion":"2.6","startTime":"2026-01-04T06:15:00","stopTime":"2026-01-04T06:16:00","timezoneOffsetMinutes":540,"exercises":[{"startTime":"2026-01-04T06:15:00","samples":{"samples":[{"type":"HEART_RATE","intervalMillis":1000,"values":[NaN,"NaN",0,140]},{"type":"SPEED","intervalMillis":1000,"values":[NaN,7.5]}]}}]}',
      [`sleep_result_42-${id}.json`]: JSON.stringify(night),
      [`nightly_recovery_42-${id}.json`]: JSON.stringify([
        {
          night: '2026-01-06',
          meanNightlyRecoveryRri: 900,
          meanNightlyRecoveryRmssd: 42,
          meanNightlyRecoveryRespirationInterval: 4000,
        },
      ]),
      [`247ohr_2026_01-${id}.json`]: JSON.stringify({
        deviceDays: [
          { userId: 1, date: '2026-01-05', samples: [{ heartRate: 50, secondsFromDayStart: 3600 }] },
        ],
      }),
      'unrelated.json': '{"a":1}',
    });
    const read = await readWritten({ 'polar.zip': archive }, { zones: berlin, now: Date.UTC(2026, 5, 1) });
    const of = (metric: string) => brief(read.rows.filter((r) => r.metric === metric));
    expect(of('steps')).toEqual([
      'steps 2026-01-04T23:00:00Z 8000',
      'steps 2026-01-07T07:00:00Z 12',
      'steps 2026-01-07T07:01:00Z 30',
    ]);
    expect(of('heart-rate')).toEqual([
      'heart-rate 2026-01-03T21:15:03Z 140',
      'heart-rate 2026-01-05T00:00:00Z 50',
    ]);
    expect(read.rows.find((r) => r.value === 140)?.zone).toBe('+09:00'); // trained in Tokyo
    expect(of('hrv-rmssd')).toEqual(['hrv-rmssd 2026-01-05T23:00:00Z 42']);
    expect(of('respiratory-rate')).toEqual(['respiratory-rate 2026-01-05T23:00:00Z 15']);
    expect(
      read.rows
        .filter((r) => r.metric === 'sleep-stage')
        .map((r) => `${r.value} ${r.start.slice(11, 16)} ${r.end.slice(11, 16)}`),
    ).toEqual(['2 21:30 22:00', '3 22:00 23:30', '4 23:30 01:00', '5 01:00 05:00', '1 05:00 05:30']);
    expect(read.refused.map((r) => r.count)).toEqual([1, 1]); // 0 steps a day, 0 beats a minute
  });

  it('a single renamed file is known by its content; the older form of pulses', async () => {
    const text =
      '{"exportVersion":"1.4","startTime":"2019-05-01T06:00:00.000","stopTime":"2019-05-01T06:10:00.000","exercises":[{"startTime":"2019-05-01T06:00:00.000","timezoneOffset":-240,"samples":{"heartRate":[{"dateTime":"2019-05-01T06:00:01.000","value":101},{"dateTime":"2019-05-01T06:00:02.000"}]}}]}';
    const read = await readWritten({ 'export.json': text }, { zones: newYork });
    expect(brief(read.rows)).toEqual(['heart-rate 2019-05-01T10:00:01Z 101']);
  });

  it('one broken file does not lose the others', async () => {
    const archive = zipOf({
      [`activity-2026-01-05-${id}.json`]:
        '{"exportVersion":"2.6","date":"2026-01-05","summary":{"stepCount":8000}',
      [`activity-2026-01-04-${id}.json`]:
        '{"exportVersion":"2.6","date":"2026-01-04","summary":{"stepCount":7000}}',
    });
    const read = await readWritten({ 'polar.zip': archive }, { now: Date.UTC(2026, 5, 1) });
    expect(read.rows.map((r) => r.value)).toEqual([7000]);
    expect(read.refused).toHaveLength(1);
  });

  it('stages last until the next change and end with the sleep', () => {
    expect(
      stretches(
        [
          { at: 0, stage: 2 },
          { at: 50, stage: 3 },
          { at: 120, stage: 2 },
        ],
        100,
      ),
    ).toEqual([
      { from: 0, to: 50, stage: 2 },
      { from: 50, to: 100, stage: 3 },
    ]);
    expect(durationMs('PT7H30M15.5S')).toBe(27_015_500);
    expect(durationMs('P1DT1H')).toBe(90_000_000);
    expect(durationMs('seven hours')).toBeNaN();
  });
});
