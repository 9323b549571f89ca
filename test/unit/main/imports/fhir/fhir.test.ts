import { describe, expect, it } from 'vitest';
import { unitOf } from '../../../../../src/main/imports/fhir/codes.ts';
import { observed } from '../../../../../src/main/imports/fhir/observation.ts';
import { brief, readWritten } from '../written.ts';

const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code, display: 'x' }] });
const quantity = (value: number, code: string) => ({
  value,
  unit: code,
  system: 'http://unitsofmeasure.org',
  code,
});
const observation = (code: string, more: object) => ({
  resourceType: 'Observation',
  status: 'final',
  code: loinc(code),
  subject: { reference: 'Patient/1', display: 'Alex Private' },
  performer: [{ display: 'Alex Private' }],
  effectiveDateTime: '2024-02-20T08:00:00+01:00',
  ...more,
});
const bundle = (resources: object[]) =>
  JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ resource })),
  });

describe('FHIR observations', () => {
  it('units in UCUM and in the words of people', async () => {
    const read = await readWritten({
      'x.json': bundle([
        observation('29463-7', { valueQuantity: quantity(180, '[lb_av]') }),
        observation('8310-5', { valueQuantity: quantity(98.6, '[degF]') }),
        observation('8867-4', { valueQuantity: quantity(60, '{beats}/min') }),
        observation('2339-0', { valueQuantity: quantity(90, 'mg/dL') }),
        observation('15074-8', { valueQuantity: quantity(5, 'mmol/L') }),
        observation('59408-5', { valueQuantity: quantity(97, '%') }),
        observation('29463-7', { valueQuantity: { value: 80, unit: 'kilograms' } }),
      ]),
    });
    expect(brief(read.rows)).toEqual([
      'weight 2024-02-20T07:00:00Z 81.646627',
      'body-temperature 2024-02-20T07:00:00Z 37',
      'heart-rate 2024-02-20T07:00:00Z 60',
      'glucose 2024-02-20T07:00:00Z 4.995674',
      'glucose 2024-02-20T07:00:00Z 5',
      'spo2 2024-02-20T07:00:00Z 97',
      'weight 2024-02-20T07:00:00Z 80',
    ]);
    expect(JSON.stringify(read)).not.toContain('Private');
  });

  it('blood pressure panels, with one part absent', async () => {
    const component = (code: string, more: object) => ({ code: loinc(code), ...more });
    const read = await readWritten({
      'x.json': bundle([
        observation('85354-9', {
          component: [
            component('8480-6', { valueQuantity: quantity(120, 'mm[Hg]') }),
            component('8462-4', { dataAbsentReason: { text: 'not performed' } }),
          ],
        }),
      ]),
    });
    expect(brief(read.rows)).toEqual(['blood-pressure-systolic 2024-02-20T07:00:00Z 120']);
    expect(read.refused).toMatchObject([{ count: 1 }]);
  });

  it('limits, withdrawn entries, missing times, partial dates and wrong units are refused one by one', async () => {
    const read = await readWritten({
      'x.json': bundle([
        observation('2339-0', { valueQuantity: { ...quantity(40, 'mg/dL'), comparator: '<' } }),
        observation('29463-7', { status: 'entered-in-error', valueQuantity: quantity(80, 'kg') }),
        observation('29463-7', { effectiveDateTime: undefined, valueQuantity: quantity(80, 'kg') }),
        observation('29463-7', { effectiveDateTime: '2024-02', valueQuantity: quantity(80, 'kg') }),
        observation('29463-7', { valueQuantity: quantity(80, 'cm') }),
        observation('29463-7', { valueString: 'heavy' }),
        observation('29463-7', { effectiveDateTime: '2024-02-21', valueQuantity: quantity(80, 'kg') }),
      ]),
    });
    expect(read.refused.map((r) => r.count)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(read.rows).toMatchObject([{ start: '2024-02-21T00:00:00.000Z', end: '2024-02-22T00:00:00.000Z' }]);
  });

  it('a bare day is the day in the person\u2019s own zone; periods and sums of 24 hours', async () => {
    const period = {
      effectiveDateTime: undefined,
      effectivePeriod: { start: '2024-07-01T22:00:00Z', end: '2024-07-02T06:00:00Z' },
    };
    const read = await readWritten({
      'x.json': bundle([
        observation('41950-7', {
          effectiveDateTime: '2024-07-01T12:00:00Z',
          valueQuantity: quantity(8000, '{steps}/d'),
        }),
        observation('41950-7', {
          effectiveDateTime: '2024-07-01T12:00:00Z',
          valueQuantity: quantity(8000, '{steps}'),
        }),
        observation('93832-4', { ...period, valueQuantity: quantity(7.5, 'h') }),
      ]),
    });
    expect(read.refused).toEqual([]);
    expect(read.rows.map((r) => `${r.metric} ${r.start.slice(0, 16)} ${r.value}`)).toEqual([
      'steps 2024-06-30T23:00 8000',
      'steps 2024-06-30T23:00 8000',
      'sleep-duration 2024-07-01T23:00 450',
    ]);
  });

  it('NDJSON of a bulk export, a last line cut off, other resources counted', async () => {
    const lines = [
      JSON.stringify(observation('29463-7', { valueQuantity: quantity(80, 'kg') })),
      JSON.stringify({ resourceType: 'MedicationStatement', status: 'active' }),
      JSON.stringify(observation('8302-2', { valueQuantity: quantity(180, 'cm') })),
      '{"resourceType":"Observation","status":"fin',
    ];
    const read = await readWritten({ 'Observation.ndjson': lines.join('\n') });
    expect(read.rows).toHaveLength(1);
    expect(read.unknownTypes).toEqual({ 'FHIR MedicationStatement': 1, 'FHIR Observation 8302-2 x': 1 });
    expect(read.refused).toMatchObject([{ count: 1, examples: ['Observation.ndjson, row 4'] }]);
  });

  it('a bundle cut off in the middle keeps what was whole; an empty one is no error', async () => {
    const text = bundle([
      observation('29463-7', { valueQuantity: quantity(80, 'kg') }),
      observation('29463-7', { valueQuantity: quantity(81, 'kg') }),
    ]);
    const read = await readWritten({ 'x.json': text.slice(0, text.length - 60) });
    expect(read.rows).toHaveLength(1);
    expect(read.refused).toHaveLength(1);
    const empty = await readWritten({ 'x.json': '{"resourceType":"Bundle","type":"collection","entry":[]}' });
    expect(empty).toMatchObject({ rows: [], refused: [] });
  });

  it('a single resource and an array of resources', async () => {
    const one = observation('29463-7', { valueQuantity: quantity(80, 'kg') });
    expect((await readWritten({ 'x.json': JSON.stringify(one) })).rows).toHaveLength(1);
    expect((await readWritten({ 'x.json': JSON.stringify([one, one], null, 2) })).rows).toHaveLength(2);
  });

  it('an observation of something else is named by its code only', () => {
    expect(observed({ resourceType: 'Observation', code: loinc('8302-2') })).toEqual({
      kind: 'unknown',
      name: 'FHIR Observation 8302-2 x',
    });
  });

  it.each([
    ['mm[Hg]', '', 'mmHg'],
    ['{Beats}/min', '', '/min'],
    ['/min', '', '/min'],
    ['', 'beats per minute', '/min'],
    ['{score}', '', ''],
    ['Cel', '', 'degC'],
  ])('unit %j %j is %j', (code, unit, expected) => {
    expect(unitOf(code, unit)).toBe(expected);
  });
});
