import { describe, expect, it } from 'vitest';
import { berlin, brief, readWritten, zipOf } from '../written.ts';

const archive = (files: Record<string, unknown>) =>
  zipOf(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        `DI_CONNECT/${name}`,
        typeof content === 'string' ? content : JSON.stringify(content),
      ]),
    ),
  );
const day = (calendarDate: string, totalSteps: number | null, more: object = {}) => ({
  userProfilePK: 1,
  calendarDate,
  totalSteps,
  activeKilocalories: totalSteps ? 400 : 0,
  ...more,
});
const uds = 'DI-Connect-Aggregator/UDSFile_a.json';

describe('daily summaries', () => {
  it('files overlap: of two versions of a day the one that reaches further counts', async () => {
    const { rows } = await readWritten(
      {
        'g.zip': archive({
          [uds]: [
            day('2024-06-01', 5000, { wellnessEndTimeGmt: '2024-06-01T22:00:00.0', restingHeartRate: 55 }),
            day('2024-06-02', 900, { wellnessEndTimeGmt: '2024-06-02T08:00:00.0' }),
          ],
          'DI-Connect-Aggregator/UDSFile_b.json': [
            day('2024-06-02', 7000, {
              wellnessEndTimeGmt: '2024-06-02T22:00:00.0',
              totalDistanceMeters: 5100,
            }),
          ],
        }),
      },
      { zones: berlin },
    );
    expect(brief(rows.filter((r) => r.metric !== 'active-energy'))).toEqual([
      'steps 2024-05-31T22:00:00Z 5000',
      'resting-heart-rate 2024-05-31T22:00:00Z 55',
      'steps 2024-06-01T22:00:00Z 7000',
      'distance 2024-06-01T22:00:00Z 5100',
    ]);
  });

  it('a day without the watch is no day of 0; a day in bed is', async () => {
    const { rows } = await readWritten({
      'g.zip': archive({
        [uds]: [day('2024-06-01', 0), day('2024-06-02', null), day('2024-06-03', 0, { maxHeartRate: 92 })],
      }),
    });
    expect(brief(rows)).toEqual(['steps 2024-06-02T23:00:00Z 0', 'active-energy 2024-06-02T23:00:00Z 0']);
  });

  it('dates of older exports', async () => {
    const { rows } = await readWritten({
      'g.zip': archive({ [uds]: [{ ...day('', 10), calendarDate: { date: 'May 3, 2020 12:00:00 AM' } }] }),
    });
    expect(brief(rows)[0]).toBe('steps 2020-05-02T23:00:00Z 10');
  });

  it('a broken date costs its record, a cut file its end, not the import', async () => {
    const whole = JSON.stringify([day('2024-06-01', 1), day('2024-02-30', 2), day('2024-06-03', 3)]);
    const { rows, refused } = await readWritten({ 'g.zip': archive({ [uds]: whole.slice(0, -10) }) });
    expect(rows.filter((r) => r.metric === 'steps').map((r) => r.value)).toEqual([1]);
    expect(refused.map((r) => r.reason)).toEqual([
      expect.stringContaining('ends in the middle'),
      'The date cannot be read.',
    ]);
  });
});

describe('sleep', () => {
  const night = (calendarDate: string, start: string, end: string, deep: number) => ({
    calendarDate,
    sleepStartTimestampGMT: start,
    sleepEndTimestampGMT: end,
    deepSleepSeconds: deep,
    lightSleepSeconds: 18_000,
    remSleepSeconds: 0,
    awakeSleepSeconds: 600,
    averageRespiration: 14,
    spo2SleepSummary: { averageSpO2: 95.5 },
  });

  it('GMT without a Z; a corrected night once; a last element of only {"retro": false}', async () => {
    const { rows, refused } = await readWritten(
      {
        'g.zip': archive({
          'DI-Connect-Wellness/a_sleepData.json': [
            night('2024-03-31', '2024-03-30T22:00:00.0', '2024-03-31T05:00:00.0', 3600),
            night('2024-03-31', '2024-03-30T22:10:00.0', '2024-03-31T05:00:00.0', 1800),
            { calendarDate: '2024-04-01', sleepWindowConfirmationType: 'OFF_WRIST' },
            { retro: false },
          ],
        }),
      },
      { zones: berlin },
    );
    expect(refused).toEqual([]);
    expect(brief(rows)).toEqual([
      'sleep-duration 2024-03-30T22:00:00Z 360',
      'sleep-deep 2024-03-30T22:00:00Z 60',
      'sleep-light 2024-03-30T22:00:00Z 300',
      'sleep-rem 2024-03-30T22:00:00Z 0',
      'sleep-awake 2024-03-30T22:00:00Z 10',
      'respiratory-rate 2024-03-30T23:00:00Z 14',
      'spo2 2024-03-30T23:00:00Z 95.5',
    ]);
  });
});

describe('the other files', () => {
  it('HRV of the night, weights in grams, activities in ms', async () => {
    const start = Date.UTC(2024, 5, 1, 16);
    const { rows } = await readWritten({
      'g.zip': archive({
        'DI-Connect-Wellness/1_healthStatusData.json': [
          { calendarDate: '2024-06-01', metrics: [{ type: 'HRV', value: 62, status: 'BALANCED' }] },
          { calendarDate: '2024-06-02', metrics: [{ type: 'HRV', value: 0, status: 'UNKNOWN' }] },
        ],
        'DI-Connect-User/1_userBioMetrics.json': [
          {
            metaData: { calendarDate: '2024-06-01T07:00:00.0' },
            weight: { weight: 70_500, timestampGMT: '2024-06-01T05:00:00.0' },
          },
        ],
        'DI-Connect-Fitness/1_summarizedActivities.json': [
          {
            summarizedActivitiesExport: [
              {
                activityType: 'running',
                startTimeGmt: start,
                startTimeLocal: start - 4 * 3_600_000,
                duration: 1_800_000,
                elapsedDuration: 2_000_000,
                distance: 500_000,
                calories: 1684,
              },
            ],
          },
        ],
      }),
    });
    const of = (metric: string) => rows.filter((r) => r.metric === metric);
    expect(of('workout:running')).toMatchObject([
      { start: '2024-06-01T16:00:00.000Z', end: '2024-06-01T16:33:20.000Z', value: 30, zone: '-04:00' },
    ]);
    expect(of('weight')).toMatchObject([{ value: 70.5, start: '2024-06-01T05:00:00.000Z' }]);
    expect(of('hrv-rmssd')).toMatchObject([{ value: 62, start: '2024-05-31T23:00:00.000Z' }]);
    expect(rows).toHaveLength(3);
  });
});
