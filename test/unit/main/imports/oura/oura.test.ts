import { describe, expect, it } from 'vitest';
import { phaseIntervals } from '../../../../../src/main/imports/oura/night.ts';
import { berlin, brief, newYork, readWritten, zipOf } from '../written.ts';

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;
const appData = (files: Record<string, string>) =>
  zipOf(Object.fromEntries(Object.entries(files).map(([name, text]) => [`App Data/${name}`, text])));

const header =
  'id,day,type,bedtime_start,bedtime_end,average_breath,average_hrv,awake_time,deep_sleep_duration,light_sleep_duration,rem_sleep_duration,total_sleep_duration,lowest_heart_rate,sleep_phase_5_min';

describe('sleepmodel.csv', () => {
  it('nights, naps and deleted ones; the figures of the longest sleep of a day', async () => {
    const { rows, refused } = await readWritten({
      'oura.zip': appData({
        'sleepmodel.csv': lines(
          header,
          'a,2024-06-02,long_sleep,2024-06-01T23:00:00-04:00,2024-06-02T07:00:00-04:00,14,42,600,3600,18000,3600,25200,51,',
          'b,2024-06-02,late_nap,2024-06-02T15:00:00-04:00,2024-06-02T15:40:00-04:00,15,60,0,0,1800,0,1800,62,',
          'c,2024-06-03,deleted,2024-06-02T23:00:00-04:00,2024-06-03T07:00:00-04:00,14,42,600,3600,18000,3600,25200,51,',
          'd,2024-06-03,rest,2024-06-03T12:00:00-04:00,2024-06-03T12:30:00-04:00,,,1800,0,0,0,0,,',
        ),
      }),
    });
    expect(refused).toEqual([]);
    expect(brief(rows)).toEqual([
      'sleep-duration 2024-06-02T03:00:00Z 420',
      'sleep-deep 2024-06-02T03:00:00Z 60',
      'sleep-light 2024-06-02T03:00:00Z 300',
      'sleep-rem 2024-06-02T03:00:00Z 60',
      'sleep-awake 2024-06-02T03:00:00Z 10',
      'resting-heart-rate 2024-06-01T23:00:00Z 51',
      'hrv-rmssd 2024-06-01T23:00:00Z 42',
      'respiratory-rate 2024-06-01T23:00:00Z 14',
      'sleep-duration 2024-06-02T19:00:00Z 30',
      'sleep-deep 2024-06-02T19:00:00Z 0',
      'sleep-light 2024-06-02T19:00:00Z 30',
      'sleep-rem 2024-06-02T19:00:00Z 0',
      'sleep-awake 2024-06-02T19:00:00Z 0',
    ]);
    expect(rows[0]?.zone).toBe('-04:00'); // where the ring was, whatever the person told of their travels
  });

  it('semicolons, unquoted JSON in cells, unknown columns', async () => {
    const { rows } = await readWritten(
      {
        'oura.zip': appData({
          'sleepmodel.csv': lines(
            'id;heart_rate;day;bedtime_start;bedtime_end;total_sleep_duration;lowest_heart_rate;average_breath;type;new',
            'a1;{"interval":300,"items":[60,58,null]};2024-10-05;2024-10-04T22:40:00.000+02:00;2024-10-05T06:40:00.000+02:00;25200;52;15.125;long_sleep;x',
          ),
          'dailyactivity.csv': lines('id;day;steps;active_calories', 'd1;2024-10-05;9000;420'),
        }),
      },
      { zones: berlin },
    );
    expect(brief(rows)).toEqual([
      'sleep-duration 2024-10-04T20:40:00Z 420',
      'resting-heart-rate 2024-10-04T22:00:00Z 52',
      'respiratory-rate 2024-10-04T22:00:00Z 15.125',
      'steps 2024-10-04T22:00:00Z 9000',
      'active-energy 2024-10-04T22:00:00Z 420',
    ]);
  });

  it('phases of five minutes count only where durations are missing', async () => {
    const start = Date.UTC(2024, 0, 1);
    expect(
      phaseIntervals('1122 4', start, start + 28 * 60_000).map((r) => [r.stage, (r.end - r.start) / 60_000]),
    ).toEqual([
      [4, 10],
      [3, 10],
      [2, 3],
    ]);
    const { rows } = await readWritten({
      'oura.zip': appData({
        'sleepmodel.csv': lines(
          header,
          'a,2024-06-02,long_sleep,2024-06-02T00:00:00Z,2024-06-02T00:20:00Z,,,,,,,,,1133',
        ),
      }),
    });
    expect(brief(rows)).toEqual(['sleep-stage 2024-06-02T00:00:00Z 4', 'sleep-stage 2024-06-02T00:10:00Z 5']);
  });

  it('a last row that is cut off is refused, the others are read', async () => {
    const row =
      'a,2024-06-02,long_sleep,2024-06-01T23:00:00Z,2024-06-02T07:00:00Z,14,42,600,3600,18000,3600,25200,51,1';
    const { rows, refused } = await readWritten({
      'sleepmodel.csv': `${header}\n${row}\n${row.replaceAll('06-0', '07-0').slice(0, 90)}`,
    });
    expect(rows).toHaveLength(8);
    expect(refused).toMatchObject([{ reason: expect.stringContaining('cut off'), count: 1 }]);
  });
});

describe('the other files', () => {
  it('a ring in the drawer counts nothing; deviations, oxygen, pulse, workouts, tags', async () => {
    const { rows, unknownTypes } = await readWritten({
      'oura.zip': appData({
        'dailyactivity.csv': lines('id,day,steps,active_calories', 'x,2024-06-01,0,0'),
        'dailyreadiness.csv': lines(
          'id,day,score,temperature_deviation,contributors,timestamp',
          'r,2024-06-01,82,-0.21,"{""resting_heart_rate"": 88}",2024-06-01T00:00:00Z',
        ),
        'dailyspo2.csv': lines(
          'id,day,spo2_percentage',
          'o,2024-06-01,"{""average"": 97.2}"',
          'p,2024-06-02,',
        ),
        'dailysleep.csv': lines('id,day,score,contributors', 'd,2024-06-01,84,"{""total_sleep"": 90}"'),
        'heartrate.csv': lines(
          'timestamp,bpm,source',
          '2024-06-01T10:00:00Z,61,awake',
          '2024-06-01T10:05:00Z,0,awake',
        ),
        'workout.csv': lines(
          'id,activity,intensity,start_datetime,end_datetime',
          'w,cycling,moderate,2024-06-01T18:00:00+02:00,2024-06-01T18:45:00+02:00',
        ),
        'enhancedtag.csv': lines(
          'id,tag_type_code,start_time,end_time,start_day,comment',
          't,tag_generic_headache,2024-06-01T13:10:00+02:00,,2024-06-01,left side',
          'u,tag_generic_migraine,2024-06-01T13:10:00+02:00,2024-06-01T20:00:00+02:00,2024-06-01,',
          'v,tag_sleep_alcohol,2024-06-01T20:10:00+02:00,,2024-06-01,',
        ),
      }),
    });
    expect(brief(rows).sort()).toEqual(
      [
        'skin-temperature-deviation 2024-05-31T23:00:00Z -0.21',
        'spo2 2024-05-31T23:00:00Z 97.2',
        'heart-rate 2024-06-01T10:00:00Z 61',
        'workout:cycling 2024-06-01T16:00:00Z 45',
        'symptom:headache 2024-06-01T11:10:00Z 1',
        'migraine-day 2024-06-01T11:10:00Z 1',
      ].sort(),
    );
    expect(unknownTypes).toEqual({ 'Oura tags other than headache and migraine': 1 });
  });

  it('trends: the date is the day of waking; deviations in Fahrenheit', async () => {
    const { rows } = await readWritten(
      {
        'trends.csv': lines(
          'date,Sleep Score,Total Sleep Duration,REM Sleep Duration,Lowest Resting Heart Rate,Average HRV,Readiness Score,Steps,Temperature Deviation (°F)',
          '2024-06-01,84,25200,3600,58,40,82,7406,0.9',
          '2024-06-02,,,,,,,,',
        ),
      },
      { zones: newYork },
    );
    expect(brief(rows)).toEqual([
      'steps 2024-06-01T04:00:00Z 7406',
      'skin-temperature-deviation 2024-06-01T04:00:00Z 0.5',
      'sleep-duration 2024-06-01T04:00:00Z 420',
      'sleep-rem 2024-06-01T04:00:00Z 60',
      'resting-heart-rate 2024-06-01T04:00:00Z 58',
      'hrv-rmssd 2024-06-01T04:00:00Z 40',
    ]);
  });

  it('legacy account: summary_date is the day before waking; times without offset are in its time zone', async () => {
    const { rows } = await readWritten({
      'data.json': JSON.stringify({
        sleep: [
          {
            summary_date: '2024-06-01',
            bedtime_start: '2024-06-01T23:00:00',
            bedtime_end: '2024-06-02T07:00:00',
            timezone: -240,
            total: 25_200,
            hr_lowest: 51,
            hypnogram_5min: '1234',
          },
        ],
        activity: [{ summary_date: '2024-06-01', steps: 4000, cal_active: 300 }],
      }),
    });
    expect(brief(rows)).toEqual([
      'sleep-duration 2024-06-02T03:00:00Z 420',
      'resting-heart-rate 2024-06-01T23:00:00Z 51',
      'steps 2024-05-31T23:00:00Z 4000',
      'active-energy 2024-05-31T23:00:00Z 300',
    ]);
  });
});
