import { describe, expect, it } from 'vitest';
import { berlin, brief, readWritten } from '../written.ts';

const header =
  'Index,Timestamp (YYYY-MM-DDThh:mm:ss),Event Type,Event Subtype,Patient Info,Device Info,Source Device ID,Glucose Value (mg/dL),Insulin Value (u),Carb Value (grams),Duration (hh:mm:ss),Glucose Rate of Change (mg/dL/min),Transmitter Time (Long Integer)';
const preamble = [
  '1,,FirstName,,Alex,,,,,,,,',
  '2,,LastName,,Private,,,,,,,,',
  '3,,Device,,,Dexcom G6 Mobile App,iPhone G6,,,,,,',
  '4,,Alert,High,,,iPhone G6,200,,,,,',
];
const file = (...rows: string[]) => [header, ...preamble, ...rows].join('\n');

describe('Clarity', () => {
  it('reads sensor values; alarm settings, names, insulin and calibrations are none', async () => {
    const text = file(
      '5,2024-02-20T08:00:00,EGV,,,,iPhone G6,90,,,,,1',
      '6,2024-02-20T08:05:00,EGV,,,,iPhone G6,108,,,,,2',
      '7,2024-02-20T08:07:00,Calibration,,,,iPhone G6,111,,,,,3',
      '8,2024-02-20T08:08:00,Insulin,Fast-Acting,,,iPhone G6,,4.5,,,,',
    );
    const read = await readWritten({ 'x.csv': `\uFEFF${text}` });
    expect(brief(read.rows)).toEqual([
      'glucose 2024-02-20T08:00:00Z 4.995674',
      'glucose 2024-02-20T08:05:00Z 5.994808',
    ]);
    expect(read.rows[0]).toMatchObject({ source: 'Dexcom', device: 'Dexcom G6 Mobile App', unit: 'mg/dL' });
    expect(read.unknownTypes).toEqual({ 'Dexcom Calibration': 1, 'Dexcom Insulin': 1 });
    expect(JSON.stringify(read)).not.toMatch(/Alex|Private/);
  });

  it('"Low" and "High" are refused, also in German with semicolons, decimal commas and mmol/L', async () => {
    const text = [
      'Index;Zeitstempel (JJJJ-MM-TTThh:mm:ss);Ereignistyp;Ereignisuntertyp;Patienteninfo;Geräteinfo;Quellgeräte-ID;Glukosewert (mmol/l);Insulinwert (IE);Kohlenhydratwert (Gramm);Dauer (hh:mm:ss)',
      '1;;Vorname;;Alex;;;;;;',
      '10;2024-06-02T00:00:00;EGW;;;;iOS;5,8;;;',
      '11;2024-06-02T00:05:00;EGW;;;;iOS;Niedrig;;;',
      '12;2024-06-02T00:10:00;EGW;;;;iOS;Hoch;;;',
    ].join('\r\n');
    const read = await readWritten({ 'x.csv': text }, { zones: berlin });
    expect(brief(read.rows)).toEqual(['glucose 2024-06-01T22:00:00Z 5.8']);
    expect(read.refused).toMatchObject([{ count: 2 }]);
  });

  it('a Spanish file names the readings in words', async () => {
    const text = [
      'Índice,Marca temporal (AAAA-MM-DDThh:mm:ss),Tipo de evento,Subtipo de evento,Información del paciente,Información del dispositivo,ID del dispositivo fuente,Nivel de glucosa (mg/dL),Nivel de insulina (u),Nivel de carbohidratos (gramos)',
      '1,2024-06-02T00:00:00,Niveles estimados de glucosa,,,,iOS,90,,',
      '2,2024-06-02T00:05:00,Niveles estimados de glucosa,,,,iOS,Bajo,,',
    ].join('\n');
    const read = await readWritten({ 'x.csv': text });
    expect(read.rows).toHaveLength(1);
    expect(read.refused).toMatchObject([{ count: 1 }]);
  });

  it('a last row cut off and a file of only settings do no harm', async () => {
    const read = await readWritten({
      'x.csv': file('5,2024-02-20T08:00:00,EGV,,,,iPhone G6,90,,,,,1', '6,2024-02-20T08:05'),
    });
    expect(read.rows).toHaveLength(1);
    expect((await readWritten({ 'x.csv': file() })).rows).toEqual([]);
  });
});
