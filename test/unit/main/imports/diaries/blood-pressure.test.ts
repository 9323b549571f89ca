import { describe, expect, it } from 'vitest';
import { berlin, brief, readWritten } from '../written.ts';

const header = 'Date,Time,Systolic (mmHg),Diastolic (mmHg),Pulse (bpm),Symptoms,Consumed,TruRead,Notes';

describe('blood pressure tables', () => {
  it('Omron in English: "-" is empty, the day of the month may have one figure', async () => {
    const read = await readWritten({
      'x.csv': `${header}\nJan 12 2025,08:12,114,74,47,-,-,-,-\nJan 6 2025,08:46,117,76,-,-,-,-,-\nJan 5 2025,08:46,-,-,60,-,-,-,-\n`,
    });
    expect(brief(read.rows)).toEqual([
      'blood-pressure-systolic 2025-01-12T08:12:00Z 114',
      'blood-pressure-diastolic 2025-01-12T08:12:00Z 74',
      'heart-rate 2025-01-12T08:12:00Z 47',
      'blood-pressure-systolic 2025-01-06T08:46:00Z 117',
      'blood-pressure-diastolic 2025-01-06T08:46:00Z 76',
    ]);
    expect(read.refused).toMatchObject([{ reason: 'The row has no blood pressure.', count: 1 }]);
    expect(read.rows[0]?.source).toBe('Omron');
  });

  it('German, with semicolons, and afternoon times', async () => {
    const text =
      'Datum;Zeit;Systolisch (mmHg);Diastolisch (mmHg);Puls (bpm);Symptome;Eingenommen;TruRead;Notizen\n31.03.2024;13:05;128;84;66;-;-;-;-\n01.04.2024;01:30 PM;126;82;64;-;-;-;-\n';
    const read = await readWritten({ 'Mein Bericht.csv': text }, { zones: berlin });
    expect(brief(read.rows).filter((t) => t.includes('systolic'))).toEqual([
      'blood-pressure-systolic 2024-03-31T11:05:00Z 128',
      'blood-pressure-systolic 2024-04-01T11:30:00Z 126',
    ]);
  });

  it('a reading without a time is the day\u2019s; one column with date and time; kPa; a title before the header', async () => {
    const day = await readWritten({ 'x.csv': 'Date,SYS,DIA\n2024-05-01,120,80\n' });
    expect(day.rows[0]).toMatchObject({ start: '2024-04-30T23:00:00.000Z', end: '2024-05-01T23:00:00.000Z' });
    const kpa = await readWritten({
      'x.csv': 'My readings\nDate/Time,Systolic (kPa),Diastolic (kPa)\n2024-05-01 08:00,16,10.7\n',
    });
    expect(kpa.rows.map((r) => Math.round(r.value))).toEqual([120, 80]);
  });

  it('impossible values are refused; dates that fit both orders are asked about', async () => {
    const wrong = await readWritten({ 'x.csv': `${header}\nJan 12 2025,08:12,0,74,47,-,-,-,-\n` });
    expect(wrong.refused).toHaveLength(1);
    const open = await readWritten({ 'x.csv': 'Date,Time,Systolic,Diastolic\n03/04/2024,08:00,120,80\n' });
    expect(open.questions).toHaveLength(1);
    expect(open.rows).toEqual([]);
  });

  it('a diary with many columns is left to the diary reader, which reads its blood pressure too', async () => {
    const read = await readWritten({
      'x.csv': 'date,mood,systolic,diastolic\n2024-05-01,7,120,80\n2024-05-13,7,121,81\n',
    });
    expect(read.claimed[0]?.source).toBe('generic-csv');
    expect(new Set(read.rows.map((r) => r.metric))).toEqual(
      new Set(['mood', 'blood-pressure-systolic', 'blood-pressure-diastolic']),
    );
  });
});
