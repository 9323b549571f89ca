import { describe, expect, it } from 'vitest';
import { meaningOf, unitByValues } from '../../../../../src/main/imports/generic-csv/dictionary.ts';
import { applyMapping, csvMapping, guessMapping } from '../../../../../src/main/imports/generic-csv/index.ts';

const guess = async (text: string) => {
  const found = await guessMapping(text);
  if (!found) throw new Error('no table');
  return found;
};

describe('guessing a mapping', () => {
  it('a plain diary is sure and shows what its rows become', async () => {
    const found = await guess(
      'date,mood (1-10),pain,weight kg,note\n2024-02-20,8,,77.74,\n2024-02-21,6,4,78.02,tired\n',
    );
    expect(found.confidence).toBe(1);
    expect(found.mapping).toMatchObject({
      delimiter: ',',
      decimal: 'point',
      headerRow: 0,
      date: { column: 'date', time: null, order: 'dmy' },
      values: [
        { column: 'mood (1-10)', metric: 'mood', scale: null },
        { column: 'pain', metric: 'pain' },
        { column: 'weight kg', metric: 'weight', unit: 'kg' },
      ],
    });
    expect(found.sample[0]?.items).toHaveLength(2); // the empty pain is not a 0
    expect(found.columns.map((c) => c.name)).toEqual(['date', 'mood (1-10)', 'pain', 'weight kg', 'note']);
    expect(csvMapping.parse(JSON.parse(JSON.stringify(found.mapping)))).toEqual(found.mapping);
  });

  it('German: semicolons, decimal commas, day first, date and time apart, a title before the header', async () => {
    const found = await guess(
      'Mein Tagebuch\n\nDatum;Uhrzeit;Gewicht (kg);Stimmung;Blutzucker\n31.12.2023;07:30;80,5;7;5,6\n01.01.2024;07:45;80,1;6;6,0\n',
    );
    expect(found.mapping).toMatchObject({
      delimiter: ';',
      decimal: 'comma',
      date: { column: 'Datum', time: 'Uhrzeit', order: 'dmy' },
      values: [{ metric: 'weight', unit: 'kg' }, { metric: 'mood' }, { metric: 'glucose', unit: 'mmol/L' }],
    });
    expect(found.sample[0]?.items[0]).toMatchObject({
      metric: 'weight',
      value: 80.5,
      time: { kind: 'wall' },
    });
  });

  it('a unit that cannot be told is left open, and lowers nothing else', async () => {
    const found = await guess('date,weight,glucose,sleep\n2024-02-20,180,90,7.5\n2024-02-21,181,110,6\n');
    expect(found.open).toMatchObject([{ column: 'weight', about: 'unit', choices: ['kg', 'lb', 'st'] }]);
    expect(found.mapping.values.map((v) => `${v.metric} ${v.unit}`)).toEqual([
      'weight ',
      'glucose mg/dL',
      'sleep-duration h',
    ]);
  });

  it('dates that fit both orders stay open; a table without names is not sure', async () => {
    expect((await guess('date,pain\n03/04/2024,5\n')).mapping.date.order).toBeNull();
    const bare = await guess('2024-02-20,5\n2024-02-21,6\n');
    expect(bare.mapping.headerRow).toBeNull();
    expect(bare.confidence).toBeLessThan(0.7);
    expect(bare.columns.map((c) => c.name)).toEqual(['#1', '#2']);
  });

  it('a bank statement has no known column; prose is no table', async () => {
    const bank = await guess('Date,Payee,Amount\n2024-02-20,Shop,-5.20\n2024-02-21,Work,100\n');
    expect(bank.mapping.values).toEqual([]);
    expect(bank.confidence).toBeLessThan(0.75);
    expect(await guessMapping('Dear diary,\ntoday was fine.\n')).toBeNull();
    expect(await guessMapping('')).toBeNull();
  });

  it('seconds since 1970, yes and no, lists of names', async () => {
    const found = await guess(
      'timestamp,migraine,medication\n1708416000,no,\n1708502400,yes,"Ibuprofen 400 mg, Magnesium"\n',
    );
    expect(found.mapping.date.format).toBe('epoch');
    expect(found.sample.flatMap((s) => s.items)).toMatchObject([
      { metric: 'migraine-day', value: 0, time: { kind: 'instant', at: 1_708_416_000_000 } },
      { metric: 'migraine-day', value: 1 },
      { metric: 'medication:ibuprofen', value: 1 },
      { metric: 'medication:magnesium', value: 1 },
    ]);
  });

  it.each([
    ['Weight_lbs', 'weight', 'lbs'],
    ['Glucose mg/dL', 'glucose', 'mg/dL'],
    ['BP systolic (mmHg)', 'blood-pressure-systolic', 'mmhg'],
    ['Resting HR', 'resting-heart-rate', ''],
    ['Headache (0-10)', 'headache', ''],
    ['Schlaf (h)', 'sleep-duration', 'h'],
    ['Temperature °F', 'body-temperature', '°F'],
    ['Steps', 'steps', ''],
  ])('column %s is %s in %j', (header, metric, unit) => {
    const meaning = meaningOf(header);
    expect(meaning?.metric).toBe(metric);
    expect(meaning?.unit.toLowerCase()).toBe(unit.toLowerCase());
  });

  it('columns that only look like one are not taken', () => {
    for (const name of [
      'weight goal',
      'stepmother',
      'pain medication',
      'sleep quality',
      'mooda',
      'heart rate zone',
      'light',
    ])
      expect([name, meaningOf(name)?.metric ?? null]).toEqual([name, null]);
  });

  it('the temperature of the room is not that of the body', async () => {
    const room = await guess('date,pain,temperature\n2024-02-20,5,21\n2024-02-21,4,19.5\n');
    expect(room.mapping.values.map((v) => v.metric)).toEqual(['pain']);
    const body = await guess('date,pain,temperature\n2024-02-20,5,98\n2024-02-21,4,99.5\n');
    expect(body.mapping.values[1]).toMatchObject({ metric: 'body-temperature', unit: 'degF' });
  });

  it('units by what figures can be', () => {
    expect(unitByValues('glucose', [90, 110])).toBe('mg/dL');
    expect(unitByValues('glucose', [5, 7])).toBe('mmol/L');
    expect(unitByValues('body-temperature', [98, 99])).toBe('degF');
    expect(unitByValues('sleep-duration', [400, 450])).toBe('min');
    expect(unitByValues('weight', [180])).toBeNull();
  });
});

describe('applying a mapping', () => {
  const mapping = csvMapping.parse({
    delimiter: ';',
    decimal: 'comma',
    headerRow: 0,
    date: { column: 'day', time: null, format: 'text', order: null, zone: null },
    values: [
      { column: 'well', kind: 'number', metric: 'mood', unit: '', scale: [1, 5] },
      { column: 'kg', kind: 'number', metric: 'weight', unit: 'kg', scale: null },
    ],
    sentinels: ['forgot', '999'],
    source: 'Diary',
  });
  const rows = (...cells: string[][]) => cells.map((c, i) => ({ row: i + 2, cells: c }));

  it('own scales are stretched, sentinels and empty cells are missing, the order of columns does not matter', () => {
    const items = applyMapping(
      mapping,
      ['kg', 'day', 'well'],
      rows(['80,5', '03/04/2024', '1'], ['999', '04/04/2024', '5'], ['', '05/04/2024', 'Forgot']),
      'dmy',
    );
    expect(items).toMatchObject([
      { row: 2, metric: 'mood', value: 0, time: { kind: 'day', day: 19_816 } },
      { row: 2, metric: 'weight', value: 80.5 },
      { row: 3, metric: 'mood', value: 10 },
    ]);
  });

  it('what cannot be read is refused cell by cell', () => {
    const items = applyMapping(
      mapping,
      ['kg', 'day', 'well'],
      rows(['heavy', '03/04/2024', '7'], ['80', 'someday', '3'], ['81']),
      'dmy',
    );
    expect(items.map((i) => (i.kind === 'refused' ? i.reason : i.metric))).toEqual([
      'The value lies outside the scale of its column.',
      'The value is not a number.',
      'The date cannot be read.',
      'The date cannot be read.',
    ]);
  });

  it('a column that the file no longer has gives nothing', () => {
    expect(applyMapping(mapping, ['day', 'other'], rows(['03/04/2024', '5']), 'dmy')).toEqual([]);
  });
});
