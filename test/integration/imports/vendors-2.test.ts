import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Vault } from '../../../src/main/vault/types.ts';
import { fixtures, imported, type Truth, temporaryVault } from './support.ts';

type TruthA = Truth & { headache: number };
const truth = JSON.parse(await readFile(join(fixtures, 'truth-A.json'), 'utf8')) as TruthA[];
const asleep = ({ sleep_min: s }: TruthA) => s.core + s.deep + s.rem;

/** Days on which the vendor carries the figure, and the figure; null: it does not carry that day. */
interface Carried {
  metric: string;
  days: number;
  value(t: TruthA, index: number): number | null;
  /** Why the other days of the truth are not there. */
  without?: string;
}

const steps: Carried = { metric: 'steps', days: 60, value: (t) => t.steps_best };
const weight: Carried = { metric: 'weight', days: 60, value: (t) => t.weight_kg };
const onAttackDays = (
  days: number,
  value: (t: TruthA) => number,
): Pick<Carried, 'days' | 'value' | 'without'> => ({
  days,
  value: (t) => (t.headache > 0 ? value(t) : null),
  without: 'a list of attacks says nothing of days without one',
});

const vendors: [vendor: string, file: string, Carried[]][] = [
  [
    'health-connect',
    'health-connect/synthetic-A/Health Connect.zip',
    [
      steps,
      weight,
      { metric: 'resting-heart-rate', days: 60, value: (t) => t.rhr },
      { metric: 'hrv-rmssd', days: 60, value: (t) => t.hrv },
      { metric: 'spo2', days: 60, value: (t) => t.spo2 * 100 },
      { metric: 'sleep-duration', days: 60, value: asleep },
      { metric: 'sleep-deep', days: 60, value: (t) => t.sleep_min.deep },
      { metric: 'sleep-rem', days: 60, value: (t) => t.sleep_min.rem },
      { metric: 'sleep-light', days: 60, value: (t) => t.sleep_min.core },
      { metric: 'sleep-awake', days: 60, value: (t) => t.sleep_min.awake },
      { metric: 'blood-pressure-systolic', days: 14, value: (t) => t.sys, without: 'measured on 14 days' },
      { metric: 'blood-pressure-diastolic', days: 14, value: (t) => t.dia, without: 'measured on 14 days' },
    ],
  ],
  [
    'google-fit',
    'google-fit/synthetic-A/takeout-fit.zip',
    [
      { ...steps, days: 57, without: 'three cells of the daily table are empty and have no 15-minute file' },
      weight,
    ],
  ],
  ['polar', 'polar/synthetic-A/polar-user-data-export_00000000.zip', [steps]],
  [
    'blood-pressure',
    'blood-pressure/synthetic-A/omron.csv',
    [
      {
        metric: 'blood-pressure-systolic',
        days: 30,
        value: (t) => t.sys,
        without: 'measured every second day',
      },
      {
        metric: 'blood-pressure-diastolic',
        days: 30,
        value: (t) => t.dia,
        without: 'measured every second day',
      },
    ],
  ],
  [
    'migraine-buddy',
    'migraine-buddy/synthetic-A/migraine_buddy.csv',
    [
      { metric: 'headache', ...onAttackDays(12, (t) => t.headache) },
      { metric: 'migraine-day', ...onAttackDays(12, () => 1) },
    ],
  ],
  [
    'clue',
    'clue/synthetic-A/measurements.json',
    [{ metric: 'symptom:headache', ...onAttackDays(12, () => 1) }],
  ],
  [
    'generic-csv',
    'generic-csv/synthetic-A/diary.csv',
    [
      steps,
      weight,
      { metric: 'pain', days: 53, value: (t) => t.headache, without: 'seven cells of the diary are empty' },
    ],
  ],
];

let vault: Vault;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ vault, remove } = await temporaryVault());
});
afterAll(() => remove());

describe("person A's other exports", () => {
  it.each(vendors)('%s has the true daily figures', async (vendor, file, carried) => {
    const receipt = await imported(vault, [join(fixtures, file)]);
    expect(receipt.files[0]?.source).toBe(vendor);
    expect(receipt).toMatchObject({ known: 0, refused: [], warnings: [] });
    for (const { metric, days, value, without } of carried) {
      const expected = new Map(truth.map((t, i) => [t.day, value(t, i)]));
      const found = await vault.repos.daily.list(metric, null, null);
      const equal = found.filter((d) => Math.abs((expected.get(d.day) ?? Number.NaN) - d.value) < 1e-6);
      console.info(
        `${vendor} ${metric}: ${equal.length} of ${days} days equal${without ? ` (${without})` : ''}`,
      );
      expect(found, metric).toHaveLength(days);
      expect(equal, metric).toHaveLength(days);
    }
    const again = await imported(vault, [join(fixtures, file)]);
    expect(again).toMatchObject({ new: 0, known: receipt.new });
    await vault.repos.samples.undo(receipt.importId, '2026-01-01T00:00:00Z');
    await vault.repos.samples.undo(again.importId, '2026-01-01T00:00:00Z');
    expect(await vault.repos.daily.metrics()).toEqual([]);
  });

  it('sleep-cycle of this generation knows only the time in bed: no minutes of sleep are made up', async () => {
    const receipt = await imported(vault, [join(fixtures, 'sleep-cycle/synthetic-A/sleepdata.csv')]);
    expect(receipt.byMetric).toEqual({ 'sleep-stage': { read: 60, new: 60, known: 0 } });
    const rows = await vault.repos.samples.range('sleep-stage', 0, 8e15);
    const inBed = rows.map((r) => (r.end - r.start) / 60_000);
    const expected = truth.map((t) => asleep(t) + t.sleep_min.awake);
    expect(inBed.filter((m, i) => m === expected[i])).toHaveLength(60);
    expect(await vault.repos.daily.list('sleep-duration', null, null)).toEqual([]);
    await vault.repos.samples.undo(receipt.importId, '2026-01-01T00:00:00Z');
  });

  it('glucose of LibreView and Clarity is in mmol/L on its 14 days; words for "too low" are refused, not read', async () => {
    const libre = await imported(vault, [join(fixtures, 'cgm/synthetic-A/libreview_glucose.csv')]);
    expect(libre.unknownTypes).toEqual({ 'LibreView note': 3 });
    const first = (await vault.repos.samples.range('glucose', 0, 8e15))[0];
    expect(first).toMatchObject({ start: Date.UTC(2024, 1, 20), source: 'LibreView' });
    expect(first!.value * 18.01558800000541).toBeCloseTo(174, 4);
    const clarity = await imported(vault, [
      join(fixtures, 'cgm/synthetic-A/Clarity_Export_Muster_2024-04-21.csv'),
    ]);
    expect(clarity.refused).toMatchObject([{ count: 42 }]);
    expect(clarity.read).toBe(3990);
    expect(await vault.repos.daily.list('glucose', null, null)).toHaveLength(14);
    for (const r of [libre, clarity]) await vault.repos.samples.undo(r.importId, '2026-01-01T00:00:00Z');
  });

  it('no name of the person comes into the vault', async () => {
    const receipt = await imported(vault, [join(fixtures, 'cgm/synthetic-A/libreview_glucose.csv')]);
    expect(JSON.stringify(receipt)).not.toMatch(/Robin|Example/);
    await vault.repos.samples.undo(receipt.importId, '2026-01-01T00:00:00Z');
  });
});

describe('real and other fixtures', () => {
  const files = async (folder: string) =>
    (await readdir(join(fixtures, folder)))
      .filter((name) => name !== 'SOURCE.txt')
      .map((name) => join(fixtures, folder, name));

  it('FHIR bundles of Synthea: weights, blood pressures, pain, glucose; other resources counted', async () => {
    const receipt = await imported(vault, await files('fhir/smart-on-fhir_generated-sample-data'));
    expect(receipt.files.map((f) => f.source)).toEqual(['fhir', 'fhir']);
    expect(receipt.byMetric).toMatchObject({
      weight: { read: 8 },
      'blood-pressure-systolic': { read: 8 },
      'blood-pressure-diastolic': { read: 8 },
      pain: { read: 8 },
    });
    expect(receipt.unknownTypes).toMatchObject({ 'FHIR Patient': 2, 'FHIR Condition': 6 });
    expect(receipt.refused).toEqual([]);
    expect(JSON.stringify(receipt.unknownTypes)).not.toMatch(/Hintz|Erdman/);
  });

  it('Open mHealth: points are read, minima and maxima are refused', async () => {
    const receipt = await imported(vault, await files('open-mhealth/openmhealth_schemas'));
    expect(receipt.files.every((f) => f.source === 'open-mhealth')).toBe(true);
    expect(receipt.byMetric).toMatchObject({ 'blood-pressure-systolic': { read: 5 }, weight: { read: 1 } });
    expect(receipt.refused).toMatchObject([{ count: 7 }]);
  });

  it('other glucose exports', async () => {
    const receipt = await imported(vault, await files('cgm/GlucoseDAO_cgm_format'));
    expect(receipt.files.map((f) => f.source).sort()).toEqual(['clarity', 'libreview', 'nightscout']);
    expect(receipt.byMetric['glucose']?.read).toBeGreaterThan(5000);
  });

  it('sleep apps', async () => {
    const receipt = await imported(vault, await files('sleep-as-android/sleepdiary_core'));
    expect(receipt.files.map((f) => f.source).sort()).toEqual([
      'sleep-as-android',
      'sleep-diary',
      'sleep-diary',
    ]);
    const sleep = await vault.repos.daily.list('sleep-duration', '2020-11-01', '2020-12-31');
    expect(sleep.find((d) => d.day === '2020-11-23')?.value).toBe(480); // Sleepmeter, 23:00 to 07:00
    // Typed in 20:00 to 7:00, tracked 8:54 to 15:25, and some minutes of trying the app out.
    const long = sleep.find((d) => d.day === '2020-11-27')?.value ?? 0;
    expect(long - (660 + 391)).toBeGreaterThanOrEqual(0);
    expect(long - (660 + 391)).toBeLessThan(5);
  });
});
