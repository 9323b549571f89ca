import { describe, expect, it } from 'vitest';
import { brief, readWritten } from '../written.ts';

describe('Clue', () => {
  it('bleeding, pains and "pain free"; other tags are counted', async () => {
    const entries = [
      { date: '2024-02-20', type: 'period', value: { option: 'very_heavy' } },
      { date: '2024-02-21', type: 'spotting', value: [{ option: 'red' }] },
      {
        date: '2024-02-21',
        type: 'pain',
        value: [{ option: 'migraine_with_aura' }, { option: 'period_cramps' }],
      },
      { date: '2024-02-22', type: 'pain', value: [{ option: 'pain_free' }] },
      { date: '2024-02-22', type: 'feelings', value: [{ option: 'happy' }] },
      { date: 'soon', type: 'pain', value: [{ option: 'headache' }] },
    ];
    const read = await readWritten({ 'measurements.json': JSON.stringify(entries) });
    expect(brief(read.rows)).toEqual([
      'menstruation 2024-02-20T00:00:00Z 4',
      'menstruation 2024-02-21T00:00:00Z 1',
      'symptom:migraine-with-aura 2024-02-21T00:00:00Z 1',
      'migraine-day 2024-02-21T00:00:00Z 1',
      'symptom:period-cramps 2024-02-21T00:00:00Z 1',
      'pain 2024-02-22T00:00:00Z 0',
    ]);
    expect(read.unknownTypes).toEqual({ 'Clue feelings': 1 });
    expect(read.refused).toMatchObject([{ count: 1 }]);
  });

  it('the older shape: a day each', async () => {
    const whole = {
      data: [
        { day: '2019-05-01T00:00:00Z', period: 'light', pain: ['headache', 'cramps'] },
        { day: '2019-05-02T00:00:00Z', pain: ['headache'] },
      ],
    };
    const read = await readWritten({ 'ClueBackup.cluedata': JSON.stringify(whole) });
    expect(brief(read.rows)).toEqual([
      'menstruation 2019-04-30T23:00:00Z 2',
      'symptom:headache 2019-04-30T23:00:00Z 1',
      'symptom:cramps 2019-04-30T23:00:00Z 1',
      'symptom:headache 2019-05-01T23:00:00Z 1',
    ]);
  });
});
