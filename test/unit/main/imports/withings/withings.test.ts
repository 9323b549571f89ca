import { describe, expect, it } from 'vitest';
import { berlin, brief, newYork, readWritten, zipOf } from '../written.ts';

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;

describe('headers in the language of the account', () => {
  it('German, partly English, as Withings writes them', async () => {
    const { rows, refused, claimed } = await readWritten(
      {
        'data_X.zip': zipOf({
          'weight.csv': lines(
            'Datum,"Gewicht (kg)","Fettmasse (kg)",Kommentare',
            '"2024-06-01 07:12:33",78.40,15.2,',
          ),
          'bp.csv': lines(
            'Date,Herzfrequenz,Systole,Diastole,Kommentare',
            '"2024-06-01 07:15:00",66,124,72,',
          ),
          'sleep.csv': lines(
            'von,bis,"leicht (s)","tief (s)","rem (s)","wach (s)",Aufwachen,"Average heart rate"',
            '2024-03-30T23:00:00+01:00,2024-03-31T07:00:00+02:00,18000,3600,1800,1800,2,55',
          ),
          'height.csv': lines('Datum,"Größe (m)",Kommentare', '"2024-06-01 07:28:00",1.78,'),
        }),
      },
      { zones: berlin },
    );
    expect(refused).toEqual([]);
    expect(claimed.map((c) => c.source)).toEqual(['withings']);
    expect(brief(rows)).toEqual([
      'weight 2024-06-01T05:12:33Z 78.4',
      'blood-pressure-systolic 2024-06-01T05:15:00Z 124',
      'blood-pressure-diastolic 2024-06-01T05:15:00Z 72',
      'heart-rate 2024-06-01T05:15:00Z 66',
      'sleep-duration 2024-03-30T22:00:00Z 390',
      'sleep-awake 2024-03-30T22:00:00Z 30',
      'sleep-light 2024-03-30T22:00:00Z 300',
      'sleep-deep 2024-03-30T22:00:00Z 60',
      'sleep-rem 2024-03-30T22:00:00Z 30',
    ]);
  });

  it.each([
    ['Date,"Poids (kg)","Masse grasse (kg)",Commentaires'],
    ['Fecha,"Peso (kg)","Masa grasa (kg)",Comentarios'],
    ['Data,"Peso (kg)","Massa grassa (kg)",Commenti'],
    ['Datum,"Gewicht (kg)","Vetmassa (kg)",Opmerkingen'],
  ])('%s', async (header) => {
    const { rows } = await readWritten({ 'weight.csv': lines(header, '"2024-01-10 07:00:00",80.1,20,') });
    expect(brief(rows)).toEqual(['weight 2024-01-10T07:00:00Z 80.1']);
  });
});

describe('units, styles, sentinels', () => {
  it('pounds of a US account; New York clock; an empty standing is nothing', async () => {
    const { rows, refused } = await readWritten(
      {
        'weight.csv': lines(
          'Date,"Weight (lb)","Fat mass (lb)",Comments',
          '"2024-03-10 07:12:33",172.8,,',
          '"2024-03-09 07:12:33",,,',
        ),
      },
      { zones: newYork },
    );
    expect(refused).toEqual([]);
    expect(rows).toMatchObject([{ value: 78.380762, unit: 'lb', start: '2024-03-10T11:12:33.000Z' }]);
  });

  it('saved again by a German spreadsheet', async () => {
    const { rows } = await readWritten(
      {
        'weight.csv': lines(
          'Date;Weight (kg);Fat mass (kg);Comments',
          '13.06.2024 07:12:33;78,40;15,2;',
          '12.06.2024 07:10:00;78,10;15,1;',
        ),
      },
      { zones: berlin },
    );
    expect(brief(rows)).toEqual(['weight 2024-06-13T05:12:33Z 78.4', 'weight 2024-06-12T05:10:00Z 78.1']);
  });

  it('nights of devices without stages have zeros: asleep is the night without the time awake', async () => {
    const { rows } = await readWritten({
      'sleep.csv': lines(
        'from,to,"light (s)","deep (s)","rem (s)","awake (s)","Average heart rate"',
        '2015-01-10T23:00:00+00:00,2015-01-11T07:00:00+00:00,0,0,0,1800,0',
      ),
    });
    expect(brief(rows)).toEqual([
      'sleep-duration 2015-01-10T23:00:00Z 450',
      'sleep-awake 2015-01-10T23:00:00Z 30',
    ]);
  });
});

describe('activities.csv', () => {
  it('sessions with the zone that the row states; energy and distance are parts of the day', async () => {
    const { rows } = await readWritten({
      'activities.csv': lines(
        'from,to,"from (manual)","to (manual)",Timezone,"Activity type",Data,GPS,Modified',
        '2024-06-01T18:00:00+02:00,2024-06-01T18:45:00+02:00,,,America/New_York,Running,"{""calories"":410,""distance"":6200}",,',
      ),
    });
    expect(rows).toMatchObject([
      { metric: 'workout:running', start: '2024-06-01T16:00:00.000Z', value: 45, zone: 'America/New_York' },
    ]);
  });
});

describe('series with arrays in cells', () => {
  it('each value begins where the one before ends; totals of the day win; -1 and 0 are not measured', async () => {
    const { rows, unknownTypes } = await readWritten(
      {
        'data.zip': zipOf({
          'aggregates_steps.csv': lines('date,value', '2024-06-01,5000'),
          'raw_tracker_steps.csv': lines(
            'start,duration,value',
            '2024-06-01T10:00:00+02:00,"[60,60]","[50,0]"',
            '2024-06-02T10:00:00+02:00,"[60,120]","[70,80]"',
          ),
          'raw_hr_hr.csv': lines(
            'start,duration,value',
            '2024-06-01T10:00:00+02:00,"[60,60,60]","[61,0,63]"',
          ),
          'raw_heart_rate_variability_HR SD NN.csv': lines(
            'start,duration,value',
            '2024-06-01T03:00:00+02:00,[60],[48]',
          ),
          'raw_heart_rate_variability_HR RMS SD.csv': lines(
            'start,duration,value',
            '2024-06-01T03:00:00+02:00,[60],[-1]',
          ),
          'raw_spo2_auto_spo2.csv': lines('start,duration,value', '2024-06-01T03:00:00+02:00,[60],[96]'),
          'raw_location_latitude.csv': lines('start,duration,value', '2024-06-01T03:00:00+02:00,[60],[48.1]'),
          'raw_tracker_sleep-state.csv': lines(
            'start,duration,value',
            '2024-06-03T01:00:00+02:00,"[600,1200]","[1,2]"',
          ),
        }),
      },
      { zones: newYork }, // the offset in these files is that of Withings' clock
    );
    expect(brief(rows).sort()).toEqual(
      [
        'steps 2024-06-01T04:00:00Z 5000',
        'heart-rate 2024-06-01T08:00:00Z 61',
        'heart-rate 2024-06-01T08:02:00Z 63',
        'hrv-sdnn 2024-06-01T01:00:00Z 48',
        'spo2 2024-06-01T01:00:00Z 96',
        'sleep-stage 2024-06-02T23:00:00Z 3',
        'sleep-stage 2024-06-02T23:10:00Z 4',
        'steps 2024-06-02T08:00:00Z 70',
        'steps 2024-06-02T08:01:00Z 80',
      ].sort(),
    );
    expect(rows.every((r) => r.zone === '' || r.zone === 'America/New_York')).toBe(true);
    expect(unknownTypes).toEqual({ 'Withings raw_location_latitude.csv': 1 });
  });

  it('a night that sleep.csv sums up is not read from the raw stages again', async () => {
    const { rows } = await readWritten({
      'data.zip': zipOf({
        'sleep.csv': lines(
          'from,to,"light (s)","deep (s)","rem (s)","awake (s)"',
          '2024-06-01T23:00:00+00:00,2024-06-02T07:00:00+00:00,18000,3600,1800,1800',
        ),
        'raw_tracker_sleep-state.csv': lines(
          'start,duration,value',
          '2024-06-01T23:00:00+00:00,"[600]","[1]"',
        ),
      }),
    });
    expect(rows.filter((r) => r.metric === 'sleep-stage')).toEqual([]);
  });

  it('a last row that is cut off is refused', async () => {
    const { rows, refused } = await readWritten({
      'bp.csv':
        'Date,"Heart rate",Systolic,Diastolic,Comments\n"2024-02-20 07:40:00",66,124,72,\n"2024-02-24 07:40:00",66,11',
    });
    expect(rows).toHaveLength(3);
    expect(refused).toMatchObject([{ reason: expect.stringContaining('cut off'), count: 1 }]);
  });

  it('empty files and headers alone are no measurement', async () => {
    const { rows, refused } = await readWritten({
      'data.zip': zipOf({
        'weight.csv': 'Date,"Weight (kg)","Fat mass (kg)",Comments\n',
        'aggregates_steps.csv': 'date,value\n',
        'raw_hr_hr.csv': 'start,duration,value\n',
      }),
    });
    expect(rows).toEqual([]);
    expect(refused).toEqual([]);
  });
});
