import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type CsvMapping,
  type CsvNote,
  guessMapping,
} from '../../../../../src/main/imports/generic-csv/index.ts';
import { previewImport } from '../../../../../src/main/imports/preview.ts';
import { berlin, brief, readWritten, zipOf } from '../written.ts';

const diary = 'date,weight,pain\n2024-02-20,180,0\n2024-02-21,181,\n';

describe('generic CSV', () => {
  it('the preview gets the columns, the guess and what the rows become', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'n1-csv-'));
    await writeFile(join(folder, 'x.csv'), diary);
    const preview = await previewImport({
      paths: [join(folder, 'x.csv')],
      zones: berlin,
      now: Date.UTC(2026, 0, 1),
      signal: new AbortController().signal,
    });
    await rm(folder, { recursive: true });
    const note = preview.ok ? (preview.value.notes['generic-csv'] as CsvNote) : null;
    expect(note?.tables).toMatchObject([
      { file: 'x.csv', used: { values: [{ metric: 'pain' }] }, guess: { open: [{ column: 'weight' }] } },
    ]);
    expect(note?.tables[0]?.guess.sample).toHaveLength(2);
  });

  it('open units are asked for; the other columns come in meanwhile', async () => {
    const open = await readWritten({ 'x.csv': diary });
    expect(open.questions).toMatchObject([
      { id: 'csv-unit:weight', choices: [{ value: 'kg' }, { value: 'lb' }, { value: 'st' }] },
    ]);
    expect(brief(open.rows)).toEqual(['pain 2024-02-20T00:00:00Z 0']);
    const answered = await readWritten({ 'x.csv': diary }, { answers: { 'csv-unit:weight': 'lb' } });
    expect(answered.rows.filter((r) => r.metric === 'weight').map((r) => r.value)).toEqual([
      81.646627, 82.100219,
    ]);
  });

  it('a saved profile is used for each table with this header', async () => {
    const text = 'when;a;b\n20.02.2024 08:00;80,5;3\n21.02.2024 08:00;80,1;4\n';
    const guess = await guessMapping(text);
    const mapping: CsvMapping = {
      ...guess!.mapping,
      date: { column: 'when', time: null, format: 'text', order: 'dmy', zone: 'Asia/Tokyo' },
      values: [
        { column: 'a', kind: 'number', metric: 'weight', unit: 'kg', scale: null },
        { column: 'b', kind: 'number', metric: 'symptom:nausea', unit: '', scale: null },
      ],
      source: 'My diary',
    };
    const without = await readWritten({ 'x.csv': text });
    expect(without.rows).toEqual([]);
    expect(without.refused[0]?.reason).toMatch(/Choose their meaning/);
    const options = { 'generic-csv': { profiles: [{ header: guess!.header, mapping }] } };
    const read = await readWritten({ 'x.csv': text }, { options });
    expect(brief(read.rows).filter((t) => t.startsWith('weight'))).toEqual([
      'weight 2024-02-19T23:00:00Z 80.5',
      'weight 2024-02-20T23:00:00Z 80.1',
    ]);
    expect(read.rows[0]).toMatchObject({ source: 'My diary', zone: 'Asia/Tokyo' });
    expect(read.refused).toMatchObject([{ count: 1 }]); // a symptom of 4 on a scale to 3
    const hostile = await readWritten({ 'x.csv': text }, { options: { 'generic-csv': { profiles: 'x' } } });
    expect(hostile.rows).toEqual([]);
  });

  it('a mapping without header fits only tables of the same width', async () => {
    const text = '2024-02-20,5\n2024-02-21,6\n';
    const guess = await guessMapping(text);
    const mapping: CsvMapping = {
      ...guess!.mapping,
      values: [{ column: '#2', kind: 'number', metric: 'pain', unit: '', scale: null }],
    };
    const options = { 'generic-csv': { profiles: [{ header: guess!.header, mapping }] } };
    expect((await readWritten({ 'x.csv': text }, { options })).rows).toHaveLength(2);
    expect((await readWritten({ 'x.csv': '2024-02-20,5,7\n2024-02-21,6,8\n' }, { options })).rows).toEqual(
      [],
    );
  });

  it('the order of dates is decided by the whole file, else asked', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `${String(i + 1).padStart(2, '0')}/02/2024,5`);
    const decided = await readWritten({ 'x.csv': `date,pain\n${rows.join('\n')}\n13/02/2024,5\n` });
    expect(decided.rows).toHaveLength(13);
    expect(decided.rows[12]?.start).toBe('2024-02-13T00:00:00.000Z');
    const open = await readWritten({ 'x.csv': 'date,pain\n03/04/2024,5\n' });
    expect(open.questions).toMatchObject([{ id: 'date-order:Diary' }]);
    expect(open.rows).toEqual([]);
  });

  it('Windows-1252, UTF-16 and a formula cell', async () => {
    const german = Buffer.from('Datum;Stimmung;Übelkeit\n20.02.2024;7;1\n21.02.2024;6;0\n', 'latin1');
    expect((await readWritten({ 'x.csv': german }, { zones: berlin })).rows).toHaveLength(2);
    const wide = Buffer.from(`\uFEFFdate\tpain\n${'2024-02-20\t5\n'.repeat(5)}2024-02-21\t=1+1\n`, 'utf16le');
    const read = await readWritten({ 'x.csv': wide });
    expect(read.rows).toHaveLength(5);
    expect(read.refused).toMatchObject([{ reason: 'The value is not a number.' }]);
  });

  it('in an archive only what is surely a diary is read, the rest waits for the person; a known vendor comes first', async () => {
    const archive = zipOf({
      'a/diary.csv': 'date,pain\n2024-02-20,5\n2024-02-21,6\n',
      'a/table.csv': 'date,amount\n2024-02-20,5\n2024-02-21,6\n',
    });
    const read = await readWritten({ 'x.zip': archive });
    expect(read.claimed).toEqual([{ source: 'generic-csv', members: ['a/diary.csv', 'a/table.csv'] }]);
    expect(read.refused).toEqual([expect.objectContaining({ reason: expect.stringContaining('not clear') })]);
    const omron = await readWritten({
      'x.csv':
        'Date,Time,Systolic (mmHg),Diastolic (mmHg),Pulse (bpm),Symptoms,Consumed,TruRead,Notes\nJan 12 2025,08:12,114,74,47,-,-,-,-\n',
    });
    expect(omron.claimed[0]?.source).toBe('blood-pressure');
  });

  it('a table without any row, and one cut off', async () => {
    await expect(readWritten({ 'x.csv': 'date,pain\n' })).rejects.toThrow(/not a health export/);
    const cut = await readWritten({ 'x.csv': 'date,pain\n2024-02-20,5\n2024-02-21,6\n2024-0' });
    expect(cut.rows).toHaveLength(2);
  });

  it('a diary beside a vendor’s export is asked for, never read in silence nor left out in silence', async () => {
    const files = {
      'weight.csv': 'Date,"Weight (kg)","Fat mass (kg)","Comments"\n"2024-03-01 07:00:00",80.5,,\n',
      'diary.csv': 'date,mood (0-10),headache (0-10)\n2024-03-01,6,2\n2024-03-02,7,0\n',
    };
    const archive = { 'data.zip': zipOf({ ...files, 'scores/sleep.csv': files['diary.csv'] }) };
    const first = await readWritten(archive);
    expect(first.rows.map((r) => r.metric)).toEqual(['weight']);
    const [question] = first.questions;
    expect(question?.text).toContain('data.zip holds diary.csv');
    const id = question?.id ?? '';
    const read = await readWritten(archive, { answers: { [id]: 'yes' } });
    expect(read.questions).toEqual([]);
    expect(read.files[0]?.source).toBe('withings, generic-csv');
    expect(brief(read.rows).filter((r) => r.startsWith('mood'))).toHaveLength(4);
    const left = await readWritten(archive, { answers: { [id]: 'no' } });
    expect([left.rows.length, left.questions.length]).toEqual([1, 0]);
  });
});
