import { describe, expect, it } from 'vitest';
import { medicineOf } from '../../../../../src/main/imports/migraine-buddy/columns.ts';
import { brief, newYork, readWritten } from '../written.ts';

describe('Migraine Buddy', () => {
  it('US dates; the list of attacks makes no day without pain', async () => {
    const text =
      'Start Time,End Time,Pain Level,Potential Triggers,Symptoms,Medications\n8/1/2024 1:10 PM,8/1/2024 5:10 PM,7,"Stress, Weather",Nausea,"Ibuprofen 400 mg, Sumatriptan 50mg"\n8/14/2024 11:00 PM,8/15/2024 3:00 AM,5,,,\n';
    const read = await readWritten({ 'x.csv': text }, { zones: newYork });
    expect(brief(read.rows)).toEqual([
      'headache 2024-08-01T17:10:00Z 7',
      'migraine-day 2024-08-01T17:10:00Z 1',
      'symptom:nausea 2024-08-01T17:10:00Z 1',
      'medication:ibuprofen 2024-08-01T17:10:00Z 1',
      'medication:sumatriptan 2024-08-01T17:10:00Z 1',
      'headache 2024-08-15T03:00:00Z 5',
      'migraine-day 2024-08-15T03:00:00Z 1',
    ]);
    expect(read.rows.some((r) => r.value === 0)).toBe(false);
  });

  it('an attack whose strength was not noted stays an attack; one that is no migraine is none', async () => {
    const text =
      'Start Time,Pain Level,Attack Type,Triggers,Medications\n2024-08-01 13:10,,Migraine,,\n2024-08-02 13:10,6,Tension headache,,None\n2024-08-03 13:10,11,Migraine,,\n';
    const read = await readWritten({ 'x.csv': text });
    expect(brief(read.rows)).toEqual([
      'symptom:headache 2024-08-01T12:10:00Z 1',
      'migraine-day 2024-08-01T12:10:00Z 1',
      'headache 2024-08-02T12:10:00Z 6',
      'migraine-day 2024-08-03T12:10:00Z 1', // its strength, off the scale, is refused; the attack was there
    ]);
    expect(read.refused).toMatchObject([{ count: 1 }]);
  });

  it('German headers and dates', async () => {
    const text =
      'Startzeit;Endzeit;Schmerzstärke;Auslöser;Symptome;Medikamente\n21.02.2024 13:10;21.02.2024 17:10;4;Stress;Übelkeit;Ibuprofen 400 mg\n';
    const read = await readWritten({ 'x.csv': text });
    expect(read.rows.map((r) => r.metric)).toEqual([
      'headache',
      'migraine-day',
      'symptom:übelkeit',
      'medication:ibuprofen',
    ]);
  });

  it('a hostile list cannot make thousands of metrics', async () => {
    const rows = Array.from({ length: 500 }, (_, i) => `2024-01-01 08:00,5,,s${i},m${i}`);
    const read = await readWritten({
      'x.csv': `Start Time,Pain Level,Triggers,Symptoms,Medications\n${rows.join('\n')}\n`,
    });
    expect(new Set(read.rows.map((r) => r.metric)).size).toBeLessThan(310);
    expect(read.refused).toHaveLength(1);
  });

  it.each([
    ['Ibuprofen 400 mg', 'Ibuprofen'],
    ['2x Ibuprofen (400mg)', 'Ibuprofen'],
    ['Vitamin B12', 'Vitamin B12'],
    ['Paracetamol 0,5 g', 'Paracetamol'],
  ])('%s is the medicine %s', (text, name) => {
    expect(medicineOf(text)).toBe(name);
  });
});
