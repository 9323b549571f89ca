import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixtures, readExports } from '../support.ts';
import { berlin, brief, readWritten, zipOf } from '../written.ts';

/** A file as the phone writes it: preamble, header, rows that end with a comma too many. */
const file = (type: string, header: string, ...rows: string[]) =>
  `\ufeff${type},6305010,4\n${header}\n${rows.map((r) => `${r},\n`).join('')}`;
const root = 'samsunghealth_me_20240701';
const archive = (files: Record<string, string>) =>
  zipOf(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        name.includes('/') ? `${root}/${name}` : `${root}/${name}.20240701000000.csv`,
        text,
      ]),
    ),
  );

describe('steps', () => {
  const trend = 'com.samsung.shealth.step_daily_trend';
  it('the merged row wins; without one the device that counted most, never the sum', async () => {
    const { rows, refused } = await readWritten(
      {
        's.zip': archive({
          [trend]: file(
            trend,
            'source_type,count,distance,day_time',
            `0,5000,3600,${Date.UTC(2024, 5, 1)}`,
            `-2,7000,5000,${Date.UTC(2024, 5, 1)}`,
            `5,6000,4000,${Date.UTC(2024, 5, 1)}`,
            `0,300,200,${Date.UTC(2024, 5, 2)}`,
            `5,400,250,${Date.UTC(2024, 5, 2)}`,
            '-2,99,0,2024-06-03 00:00:00.000',
            `-2,77,0,0`,
          ),
        }),
      },
      { zones: berlin },
    );
    expect(brief(rows.filter((r) => r.metric === 'steps'))).toEqual([
      'steps 2024-05-31T22:00:00Z 7000',
      'steps 2024-06-01T22:00:00Z 400',
      'steps 2024-06-02T22:00:00Z 99',
    ]);
    expect(refused).toMatchObject([{ reason: expect.stringContaining('empty dates'), count: 1 }]);
  });

  it('rows of single devices count on days without a total', async () => {
    const { rows } = await readWritten({
      's.zip': archive({
        [trend]: file(trend, 'source_type,count,day_time', `-2,7000,${Date.UTC(2024, 5, 1)}`),
        'com.samsung.shealth.tracker.pedometer_step_count': file(
          'com.samsung.shealth.tracker.pedometer_step_count',
          'duration,com.samsung.health.step_count.start_time,com.samsung.health.step_count.end_time,com.samsung.health.step_count.time_offset,com.samsung.health.step_count.count',
          '60000,2024-06-01 10:00:00.000,2024-06-01 10:01:00.000,UTC+0100,50',
          '60000,2024-06-02 10:00:00.000,2024-06-02 10:01:00.000,UTC+0100,60',
        ),
      }),
    });
    expect(brief(rows)).toEqual(['steps 2024-05-31T23:00:00Z 7000', 'steps 2024-06-02T10:00:00Z 60']);
  });
});

describe('times', () => {
  it('UTC beside the offset of the place, also in another country; empty dates are refused', async () => {
    const type = 'com.samsung.shealth.tracker.heart_rate';
    const column = (name: string) => `com.samsung.health.heart_rate.${name}`;
    const { rows, refused } = await readWritten(
      {
        's.zip': archive({
          [type]: file(
            type,
            [
              'source',
              column('start_time'),
              column('end_time'),
              column('time_offset'),
              column('heart_rate'),
              column('pkg_name'),
            ].join(),
            ',2024-06-01 20:00:00.000,2024-06-01 20:01:00.000,UTC+0900,61.0,com.sec.android.app.shealth',
            ',2024-06-01 20:10:00.000,2024-06-01 20:10:00.000,UTC-0330,62.0,com.fitbit.FitbitMobile',
            ',2024-06-01 20:20:00.000,2024-06-01 20:20:00.000,UTC+0900,0.0,com.sec.android.app.shealth',
            ',1970-01-01 00:00:00.000,1970-01-01 00:00:00.000,UTC+0000,61.0,com.sec.android.app.shealth',
            ',2000-01-01 00:00:00.000,2000-01-01 00:00:00.000,UTC+0000,61.0,com.sec.android.app.shealth',
          ),
        }),
      },
      { zones: berlin },
    );
    expect(rows.map((r) => [r.start, r.value, r.zone, r.source])).toEqual([
      ['2024-06-01T20:00:00.000Z', 61, '+09:00', 'Samsung Health'],
      ['2024-06-01T20:10:00.000Z', 62, '-03:30', 'Fitbit'],
    ]);
    expect(refused).toMatchObject([{ count: 2 }]);
  });
});

describe('sleep', () => {
  const stages = 'com.samsung.health.sleep_stage';
  const sleep = 'com.samsung.shealth.sleep';
  it('stages of a sleep; a sleep without stages by its efficiency; sleep_combined repeats them', async () => {
    const { rows, unknownTypes } = await readWritten({
      's.zip': archive({
        [stages]: file(
          stages,
          'start_time,sleep_id,stage,time_offset,end_time',
          '2024-03-30 22:00:00.000,a,40002,UTC+0000,2024-03-31 01:30:00.000',
          '2024-03-31 01:30:00.000,a,40001,UTC+0000,2024-03-31 01:40:00.000',
          '2024-03-31 01:40:00.000,a,49999,UTC+0000,2024-03-31 01:50:00.000',
        ),
        [sleep]: file(
          sleep,
          'efficiency,sleep_duration,com.samsung.health.sleep.start_time,com.samsung.health.sleep.end_time,com.samsung.health.sleep.time_offset,com.samsung.health.sleep.datauuid',
          '91,230,2024-03-30 22:00:00.000,2024-03-31 01:50:00.000,UTC+0000,a',
          '90,400,2024-04-01 22:00:00.000,2024-04-02 04:40:00.000,UTC+0100,b',
        ),
        'com.samsung.shealth.sleep_combined': file(
          'com.samsung.shealth.sleep_combined',
          'start_time,end_time,time_offset,sleep_duration,datauuid',
          '2024-04-01 22:00:00.000,2024-04-02 04:40:00.000,UTC+0100,400,c',
        ),
      }),
    });
    expect(brief(rows)).toEqual([
      'sleep-stage 2024-03-30T22:00:00Z 3',
      'sleep-stage 2024-03-31T01:30:00Z 2',
      'sleep-duration 2024-04-01T22:00:00Z 360',
    ]);
    expect(unknownTypes).toEqual({ 'Samsung Health sleep_combined': 1 });
  });
});

describe('the other files', () => {
  it('blood pressure, glucose, oxygen, HRV windows in JSON, workouts in ms', async () => {
    const bp = 'com.samsung.shealth.blood_pressure';
    const p = 'com.samsung.health.blood_pressure.';
    const { rows } = await readWritten({
      's.zip': archive({
        [bp]: file(
          bp,
          `${p}start_time,${p}time_offset,${p}systolic,${p}diastolic,${p}pulse`,
          '2024-06-01 08:15:00.000,UTC+0100,128.0,82.0,0',
          '2024-06-01 09:15:00.000,UTC+0100,0.0,0.0,0',
        ),
        'com.samsung.health.respiratory_rate': file(
          'com.samsung.health.respiratory_rate',
          'start_time,end_time,time_offset,average,is_outlier',
          '2024-06-01 03:00:00.000,2024-06-01 04:00:00.000,UTC+0100,14.5,0',
          '2024-06-01 04:00:00.000,2024-06-01 05:00:00.000,UTC+0100,33.0,1',
        ),
        'com.samsung.shealth.exercise': file(
          'com.samsung.shealth.exercise',
          'com.samsung.health.exercise.start_time,com.samsung.health.exercise.end_time,com.samsung.health.exercise.time_offset,com.samsung.health.exercise.exercise_type,com.samsung.health.exercise.duration',
          '2024-06-01 17:00:00.000,2024-06-01 17:50:00.000,UTC+0100,1002,2400000',
        ),
        'jsons/com.samsung.health.hrv/a/abc.binning_data.json': JSON.stringify([
          {
            start_time: Date.UTC(2024, 5, 1, 2),
            end_time: Date.UTC(2024, 5, 1, 2, 5),
            sdnn: 55.5,
            rmssd: 44.5,
          },
          { start_time: 0, end_time: 0, sdnn: 1, rmssd: 1 },
        ]),
      }),
    });
    expect(brief(rows).sort()).toEqual(
      [
        'blood-pressure-systolic 2024-06-01T08:15:00Z 128',
        'blood-pressure-diastolic 2024-06-01T08:15:00Z 82',
        'respiratory-rate 2024-06-01T03:00:00Z 14.5',
        'workout:running 2024-06-01T17:00:00Z 40',
        'hrv-rmssd 2024-06-01T02:00:00Z 44.5',
        'hrv-sdnn 2024-06-01T02:00:00Z 55.5',
      ].sort(),
    );
  });

  it('a single renamed file; an unpacked folder of a converter, with ISO times', async () => {
    const single = await readWritten({
      'weights of mine.csv': file(
        'com.samsung.health.weight',
        'start_time,weight,time_offset',
        '2024-06-01 05:13:52.268,80.4,UTC+0200',
      ),
    });
    expect(brief(single.rows)).toEqual(['weight 2024-06-01T05:13:52.268Z 80.4']);
    const { rows, refused } = await readExports(
      [join(fixtures, 'samsung-health/davidmosiah_samsung-health-mcp')],
      {
        now: Date.UTC(2026, 5, 1),
      },
    );
    expect(refused).toEqual([]);
    expect(rows.map((r) => `${r.metric} ${r.value}`).sort()).toEqual(
      [
        'heart-rate 62',
        'hrv-rmssd 72',
        'respiratory-rate 14.2',
        'resting-heart-rate 58',
        'sleep-stage 1',
        'spo2 98',
        'steps 1000',
        'steps 1250',
        'steps 2750',
        'weight 80',
        'workout:running 32',
      ].sort(),
    );
    expect(new Set(rows.map((r) => r.zone))).toEqual(new Set(['-03:00']));
  });
});
