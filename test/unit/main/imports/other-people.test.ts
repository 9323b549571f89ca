import { describe, expect, it } from 'vitest';
import { healthData, record } from './support.ts';
import { berlin, brief, newYork, readWritten } from './written.ts';

/** Exports as other people's accounts, countries and spreadsheets write them; the values are worked out by hand. */
const valuesOf = async (...given: Parameters<typeof readWritten>) =>
  (await readWritten(...given)).rows.map((r) => `${r.metric} ${r.value}`);

const quantity = (type: string, unit: string, value: string) =>
  record({ type: `HKQuantityTypeIdentifier${type}`, unit, value });

describe('imperial and other units', () => {
  it('Apple Health: pounds, stones, miles, feet, kJ, Calories, Fahrenheit, mg/dL, any molar mass, fractions', async () => {
    const records = [
      quantity('BodyMass', 'lb', '172.4'), // * 0.45359237
      quantity('BodyMass', 'st', '12.3'), // * 6.35029318
      quantity('DistanceWalkingRunning', 'mi', '1'),
      quantity('DistanceWalkingRunning', 'ft', '100'),
      quantity('ActiveEnergyBurned', 'kJ', '418.4'),
      quantity('ActiveEnergyBurned', 'Cal', '100'),
      quantity('BodyTemperature', 'degF', '98.6'),
      quantity('BloodGlucose', 'mg/dL', '100'), // / 18.01558800000541
      quantity('BloodGlucose', 'mmol&lt;180.16&gt;/L', '5.5'),
      quantity('OxygenSaturation', '%', '0.97'),
      quantity('HeartRate', 'count/s', '1.1'),
      quantity('BloodPressureSystolic', 'kPa', '16'),
    ];
    expect(await valuesOf({ 'export.xml': healthData(records.join('\n')) })).toEqual([
      'weight 78.199325',
      'weight 78.108606',
      'distance 1609.344',
      'distance 30.48',
      'active-energy 100',
      'active-energy 100',
      'body-temperature 37',
      'glucose 5.550749',
      'glucose 5.5',
      'spo2 97',
      'heart-rate 66',
      'blood-pressure-systolic 120.009869',
    ]);
  });

  it('a blood pressure in kPa with decimal commas, in German', async () => {
    const text =
      'Datum;Uhrzeit;Systolisch (kPa);Diastolisch (kPa);Puls (bpm)\n10.03.2024;20:05;16,1;10,5;61\n11.03.2024;20:05;16,3;10,4;61\n';
    const rows = (await readWritten({ 'x.csv': text }, { zones: berlin })).rows;
    expect(rows.map((r) => Math.round(r.value))).toEqual([121, 79, 61, 122, 78, 61]);
    expect(rows[0]?.start).toBe('2024-03-10T19:05:00.000Z');
  });

  it('FHIR: a weight without a unit could be pounds, so it is refused; a saturation can only be per cent', async () => {
    const observation = (code: string, valueQuantity: object) => ({
      resource: {
        resourceType: 'Observation',
        status: 'final',
        code: { coding: [{ system: 'http://loinc.org', code }] },
        effectiveDateTime: '2024-03-10T07:00:00-04:00',
        valueQuantity,
      },
    });
    const entry = [
      observation('29463-7', { value: 172 }),
      observation('29463-7', { value: 2750, unit: 'oz' }),
      observation('2708-6', { value: 97 }),
    ];
    const read = await readWritten({
      'x.json': JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }),
    });
    expect(read.rows.map((r) => `${r.metric} ${r.value}`)).toEqual(['weight 77.961189', 'spo2 97']);
    expect(read.refused).toMatchObject([{ count: 1, reason: 'The unit is not one of weight.' }]);
  });

  it('fitbit.com: without a BMI nothing tells pounds from kilograms, so the person is asked', async () => {
    const files = {
      'fitbit_export.csv':
        'Body\nDate,Weight,BMI,Fat\n"2024-03-01","72.4","0","0"\n"2024-03-14","72.1","0","0"\n',
    };
    const open = await readWritten(files);
    expect([open.rows.length, open.questions[0]?.id]).toEqual([0, 'fitbit-weight-unit']);
    expect(await valuesOf(files, { answers: { 'fitbit-weight-unit': 'kg' } })).toEqual([
      'weight 72.4',
      'weight 72.1',
    ]);
  });

  it('fitbit.com in German: points group thousands, commas are decimals', async () => {
    const text =
      'Körper\nDatum,Gewicht,BMI,Fett\n"01-03-2024","72,4","23,9","0"\n"22-03-2024","72,1","23,8","0"\n\nAktivitäten\nDatum,Kalorienverbrauch,Schritte,Strecke,Aktivitätskalorien\n"22-03-2024","2.345","12.345","5,5","1.034"\n';
    expect(await valuesOf({ 'fitbit_export.csv': text }, { zones: berlin })).toEqual([
      'weight 72.4',
      'weight 72.1',
      'steps 12345',
      'active-energy 1034',
    ]);
  });
});

describe('clocks', () => {
  it('AM and PM: midnight and noon, and the hour that New York skips', async () => {
    const row = (time: string, systolic: number) => `"Mar 10, 2024",${time},${systolic},79,61`;
    const text = [
      'Date,Time,Systolic (mmHg),Diastolic (mmHg),Pulse (bpm)',
      row('12:05 AM', 121),
      row('12:05 PM', 122),
      row('2:30 AM', 123),
      '',
    ].join('\n');
    const read = await readWritten({ 'x.csv': text }, { zones: newYork });
    expect(brief(read.rows.filter((r) => r.metric.endsWith('systolic')))).toEqual([
      'blood-pressure-systolic 2024-03-10T05:05:00Z 121',
      'blood-pressure-systolic 2024-03-10T16:05:00Z 122',
      'blood-pressure-systolic 2024-03-10T07:30:00Z 123', // 2:30 does not exist: an hour on
    ]);
  });

  it('a night from before midnight over the change of clocks', async () => {
    const text =
      'Start;End;Sleep quality;Time in bed;Wake up;Sleep Notes;Heart rate;Activity (steps)\n2024-03-09 11:05:00 PM;2024-03-10 7:05:00 AM;75%;7:00;:);;61;4500\n';
    const read = await readWritten({ 'sleepdata.csv': text }, { zones: newYork });
    expect(read.rows[0]).toMatchObject({
      start: '2024-03-10T04:05:00.000Z',
      end: '2024-03-10T11:05:00.000Z', // 7 hours
    });
  });
});

describe('tables of other making', () => {
  it('lengths of sleep as hours and minutes; a score is no sleep; a bedtime is not the time of the row', async () => {
    const nights = 'date,bedtime,sleep,headache\n2024-03-10,23:15,7:30,3\n2024-03-11,22:50,6:45,0\n';
    const read = await readWritten({ 'x.csv': nights }, { zones: berlin });
    expect(brief(read.rows)).toEqual([
      'sleep-duration 2024-03-09T23:00:00Z 450',
      'headache 2024-03-09T23:00:00Z 3',
      'sleep-duration 2024-03-10T23:00:00Z 405',
      'headache 2024-03-10T23:00:00Z 0',
    ]);
    const scores = 'date,sleep,pain\n2024-03-10,78,3\n2024-03-11,81,2\n';
    expect(await valuesOf({ 'x.csv': scores })).toEqual(['pain 3', 'pain 2']);
  });

  it('a renamed file of single beats is not one of resting pulses', async () => {
    const beats = 'timestamp,beats per minute\n2024-03-01T08:00:00Z,62\n2024-03-01T08:00:05Z,63\n';
    expect(await valuesOf({ 'copy.csv': beats })).toEqual(['heart-rate 62', 'heart-rate 63']);
    const daily =
      'beats per minute;timestamp\n52;2024-03-01T00:00:00Z\n53;2024-03-02T00:00:00Z\n54;2024-03-03T00:00:00Z\n';
    expect(await valuesOf({ 'copy.csv': daily })).toEqual([
      'resting-heart-rate 52',
      'resting-heart-rate 53',
      'resting-heart-rate 54',
    ]);
  });

  it('Google Fit with other columns first: of three pulses the average', async () => {
    const text =
      'Min heart rate (bpm);Average heart rate (bpm);Distance (m);Calories (kcal);Date\n49;70,5;7.234,5;1.900,2;2024-03-01\n50;71,5;6.234,5;1.901,2;2024-03-02\n';
    expect(await valuesOf({ 'x.csv': text }, { zones: berlin })).toEqual([
      'distance 7234.5',
      'heart-rate 70.5',
      'distance 6234.5',
      'heart-rate 71.5',
    ]);
  });

  it('negative figures are refused, not passed over', async () => {
    const text =
      'Date,Herzfrequenz,Systole,Diastole,Kommentare\n"2024-03-30 07:30:00",0,-5,79,\n"2024-03-31 07:30:00",62,121,79,\n';
    const read = await readWritten({ 'bp.csv': text }, { zones: berlin });
    expect(read.rows).toHaveLength(4);
    expect(read.refused).toMatchObject([
      { count: 1, examples: ['bp.csv, row 2: blood-pressure-systolic, value -5'] },
    ]);
  });

  it('a list that is cut off keeps its complete entries (Clue)', async () => {
    const entries = ['2024-03-10', '2024-03-11'].map((date) => ({
      date,
      type: 'period',
      value: { option: 'heavy' },
    }));
    const whole = JSON.stringify(entries);
    const read = await readWritten({ 'measurements.json': whole.slice(0, -12) });
    expect(read.rows.map((r) => r.metric)).toEqual(['menstruation']);
    expect(read.refused).toMatchObject([{ reason: expect.stringContaining('ends in the middle') }]);
  });
});
