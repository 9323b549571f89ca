import { describe, expect, it } from 'vitest';
import { berlin, brief, readWritten } from '../written.ts';

const file = (dates: [string, string], night: [string, string]) => `Body
Date,Weight,BMI,Fat
"${dates[0]}","171.4","24.1","21.5"
"${dates[1]}","0","0","0"

Foods
Date,Calories In
"${dates[0]}","1,900"

Activities
Date,Calories Burned,Steps,Distance,Floors,Minutes Sedentary,Activity Calories
"${dates[0]}","2,100","12,345","5.31","9","700","1,034"
"${dates[1]}","1,500","0","0","0","1,440","0"

Sleep
Start Time,End Time,Minutes Asleep,Minutes Awake,Number of Awakenings,Time in Bed,Minutes REM Sleep,Minutes Light Sleep,Minutes Deep Sleep
"${night[0]}","${night[1]}","431","41","22","472","90","261","80"
"${night[0]}","${night[1]}","N/A","N/A","N/A","N/A","N/A","N/A","N/A"
`;

const expected = [
  'weight 2024-03-12T23:00:00Z 77.745732',
  'steps 2024-03-12T23:00:00Z 12345',
  'active-energy 2024-03-12T23:00:00Z 1034',
  'sleep-duration 2024-03-12T22:10:00Z 431',
  'sleep-deep 2024-03-12T22:10:00Z 80',
  'sleep-rem 2024-03-12T22:10:00Z 90',
  'sleep-light 2024-03-12T22:10:00Z 261',
  'sleep-awake 2024-03-12T22:10:00Z 41',
];

describe('the CSV of fitbit.com', () => {
  it.each([
    ['ISO', ['2024-03-13', '2024-03-14'], ['2024-03-12 11:10PM', '2024-03-13 6:22AM']],
    ['US', ['03/13/2024', '03/14/2024'], ['03/12/2024 11:10PM', '03/13/2024 6:22AM']],
    ['German', ['13.03.2024', '14.03.2024'], ['12.03.2024 23:10', '13.03.2024 6:22']],
  ] as const)('%s dates; pounds; a day without the tracker is no day of 0', async (_, dates, night) => {
    const { rows, refused } = await readWritten(
      { 'fitbit_export_20240313.csv': file([...dates], [...night]) },
      { zones: berlin },
    );
    expect(brief(rows)).toEqual(expected);
    expect(refused).toEqual([]);
  });

  it('of a German account: headers, decimal commas, points in thousands', async () => {
    const { rows } = await readWritten(
      {
        'fitbit_export_20240313.csv': `Körper
Datum,Gewicht,BMI,Fett
"13.03.2024","77,7","24,1","21,5"

Aktivitäten
Datum,Verbrannte Kalorien,Schritte,Strecke,Aktivitätskalorien
"13.03.2024","2.100","12.345","5,31","1.034"
`,
      },
      { zones: berlin },
    );
    expect(brief(rows)).toEqual([
      'weight 2024-03-12T23:00:00Z 77.7',
      'steps 2024-03-12T23:00:00Z 12345',
      'active-energy 2024-03-12T23:00:00Z 1034',
    ]);
    expect(rows[0]?.unit).toBe('kg');
  });

  it('dates that fit both orders are refused until the person says which', async () => {
    const both = file(['03/04/2024', '03/04/2024'], ['03/03/2024 11:10PM', '03/04/2024 6:22AM']);
    const preview = await readWritten({ 'export.csv': both }, { preview: { milliseconds: 60_000 } });
    expect(preview.rows).toEqual([]);
    expect(preview.refused).toMatchObject([{ reason: expect.stringContaining('day-month') }]);
    expect(preview.questions).toMatchObject([{ id: 'fitbit-date-order' }]);
    const told = await readWritten({ 'export.csv': both }, { answers: { 'fitbit-date-order': 'mdy' } });
    expect(told.rows[0]?.start).toBe('2024-03-04T00:00:00.000Z');
  });
});
