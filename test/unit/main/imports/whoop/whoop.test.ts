import { describe, expect, it } from 'vitest';
import { berlin, brief, readWritten, zipOf } from '../written.ts';

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;
const sleepHeader =
  'Cycle start time,Cycle end time,Cycle timezone,Sleep onset,Wake onset,Asleep duration (min),In bed duration (min),Light sleep duration (min),Deep (SWS) duration (min),REM duration (min),Awake duration (min),Nap';
const cycleHeader =
  'Cycle start time,Cycle end time,Cycle timezone,Recovery score %,Resting heart rate (bpm),Heart rate variability (ms),Skin temp (celsius),Blood oxygen %,Energy burned (cal),Sleep onset,Wake onset,Respiratory rate (rpm),Asleep duration (min),Light sleep duration (min),Deep (SWS) duration (min),REM duration (min),Awake duration (min)';

describe('WHOOP', () => {
  it('wall clocks of the cycle zone, also while travelling; figures on the written day of waking', async () => {
    const { rows } = await readWritten(
      {
        'my_whoop_data.zip': zipOf({
          'physiological_cycles.csv': lines(
            cycleHeader,
            '2024-06-02 23:10:00,,UTCZ,60,56,47,33.5,95.4,2159,2024-06-02 23:10:00,2024-06-03 07:00:00,15,,,,,',
            '2024-06-01 23:10:00,2024-06-02 23:10:00,UTC-07:00,60,55,46,33.5,95.4,2159,2024-06-01 23:10:00,2024-06-02 07:00:00,15,,,,,',
          ),
          'sleeps.csv': `\ufeff${lines(
            sleepHeader,
            '2024-06-01 23:10:00,2024-06-02 23:10:00,UTC-07:00,2024-06-01 23:10:00,2024-06-02 07:00:00,420,470,200,100,120,50,false',
            '2024-06-01 23:10:00,2024-06-02 23:10:00,UTC-07:00,2024-06-02 14:00:00,2024-06-02 14:40:00,35,40,35,0,0,5,true',
          )}`,
        }),
      },
      { zones: berlin },
    );
    const of = (metric: string) => brief(rows.filter((r) => r.metric === metric));
    expect(of('sleep-duration')).toEqual([
      'sleep-duration 2024-06-02T06:10:00Z 420',
      'sleep-duration 2024-06-02T21:00:00Z 35',
    ]);
    expect(rows.find((r) => r.metric === 'sleep-duration')?.zone).toBe('-07:00');
    expect(of('resting-heart-rate').sort()).toEqual([
      'resting-heart-rate 2024-06-01T22:00:00Z 55',
      'resting-heart-rate 2024-06-02T22:00:00Z 56',
    ]);
  });

  it('two cycles on one day: the one with more sleep; an open cycle without figures gives none', async () => {
    const { rows } = await readWritten({
      'physiological_cycles.csv': lines(
        cycleHeader,
        '2024-06-03 22:00:00,,UTC+01:00,,,,,,,,,,,,,,',
        '2024-06-02 12:00:00,2024-06-02 22:00:00,UTC+01:00,50,70,20,33,94,900,2024-06-02 12:00:00,2024-06-02 14:00:00,16,110,110,0,0,10',
        '2024-06-01 23:00:00,2024-06-02 12:00:00,UTC+01:00,60,55,46,33,95,900,2024-06-01 23:00:00,2024-06-02 07:00:00,15,420,420,0,0,50',
      ),
    });
    expect(brief(rows.filter((r) => r.metric === 'resting-heart-rate'))).toEqual([
      'resting-heart-rate 2024-06-01T23:00:00Z 55',
    ]);
    expect(rows.filter((r) => r.metric === 'sleep-duration').map((r) => r.value)).toEqual([110, 420]);
  });

  it('the journal: yes and no are answers, empty is none; by the day of its cycle', async () => {
    const { rows, unknownTypes } = await readWritten({
      'w.zip': zipOf({
        'journal_entries.csv': lines(
          'Cycle start time,Cycle end time,Cycle timezone,Question text,Answered yes,Notes',
          '2024-06-01 22:39:00,2024-06-02 23:46:00,UTC+01:00,Had a headache?,true,left',
          '2024-06-02 23:46:00,2024-06-03 22:49:00,UTC+01:00,Had a headache?,false,',
          '2024-06-03 22:49:00,,UTC+01:00,Had a headache?,,',
          '2024-06-02 23:46:00,2024-06-03 22:49:00,UTC+01:00,Experience a migraine?,yes,',
          '2024-06-02 23:46:00,2024-06-03 22:49:00,UTC+01:00,Have any caffeine?,true,',
        ),
      }),
    });
    expect(brief(rows)).toEqual([
      'symptom:headache 2024-06-01T23:00:00Z 1',
      'symptom:headache 2024-06-02T23:00:00Z 0',
      'migraine-day 2024-06-02T23:00:00Z 1',
    ]);
    expect(unknownTypes).toEqual({ 'WHOOP journal answers other than headache and migraine': 1 });
  });

  it('saved again by a German spreadsheet: semicolons, day first, decimal comma', async () => {
    const { rows, refused } = await readWritten(
      {
        'physiological_cycles.csv': lines(
          'Cycle start time;Cycle end time;Cycle timezone;Resting heart rate (bpm);Blood oxygen %;Sleep onset;Wake onset;Respiratory rate (rpm)',
          '13.06.2024 23:10;14.06.2024 23:00;UTC+02:00;56;95,40;13.06.2024 23:10;14.06.2024 07:20;15,03',
          '12.06.2024 23:10;13.06.2024 23:10;UTC+02:00;55;96,00;12.06.2024 23:10;13.06.2024 07:20;14,90',
        ),
      },
      { zones: berlin },
    );
    expect(refused).toEqual([]);
    expect(brief(rows)).toEqual([
      'resting-heart-rate 2024-06-13T22:00:00Z 56',
      'respiratory-rate 2024-06-13T22:00:00Z 15.03',
      'spo2 2024-06-13T22:00:00Z 95.4',
      'resting-heart-rate 2024-06-12T22:00:00Z 55',
      'respiratory-rate 2024-06-12T22:00:00Z 14.9',
      'spo2 2024-06-12T22:00:00Z 96',
    ]);
  });

  it('workouts, without their energy; a broken time costs its row', async () => {
    const { rows, refused } = await readWritten({
      'workouts.csv': lines(
        'Cycle start time,Cycle end time,Cycle timezone,Workout start time,Workout end time,Duration (min),Activity name,Energy burned (cal)',
        '2024-06-01 22:39:00,,UTC-04:00,2024-06-02 18:05:00,2024-06-02 18:43:00,38,Running,412',
        '2024-06-01 22:39:00,,UTC-04:00,2024-06-31 18:05:00,2024-06-31 18:43:00,38,Running,412',
      ),
    });
    expect(rows).toMatchObject([{ metric: 'workout:running', start: '2024-06-02T22:05:00.000Z', value: 38 }]);
    expect(refused).toMatchObject([{ reason: 'The date cannot be read.', count: 1 }]);
  });
});
