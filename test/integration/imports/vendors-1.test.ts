import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Vault } from '../../../src/main/vault/types.ts';
import { contentHash, fixtures, imported, type Truth, temporaryVault, truthA, withVault } from './support.ts';

const truth = await truthA();
const byDay = new Map(truth.map((t) => [t.day, t]));
const asleep = ({ sleep_min: s }: Truth) => s.core + s.deep + s.rem;

/** A figure that a vendor's export of person A carries. */
interface Carried {
  metric: string;
  days: number;
  value(t: Truth): number;
  /** How far a day may lie off the truth: only where the vendor itself writes the figure less exactly. */
  within?: number;
  /** Why days of the truth are missing, or why a day cannot be equal to the last digit. */
  because?: string;
}

const all = (metric: string, value: (t: Truth) => number): Carried => ({ metric, days: 60, value });
const steps = all('steps', (t) => t.steps_best);
const restingHeartRate = all('resting-heart-rate', (t) => t.rhr);
const weight = all('weight', (t) => t.weight_kg);
const breath = all('respiratory-rate', (t) => t.resp);
const oxygen = all('spo2', (t) => t.spo2 * 100);
const wholeHrv: Carried = {
  metric: 'hrv-rmssd',
  days: 60,
  value: (t) => Math.floor(t.hrv),
  because: 'the export holds the HRV without its decimals',
};
const sleep = all('sleep-duration', asleep);
const rem = all('sleep-rem', (t) => t.sleep_min.rem);
const stages: Carried[] = [
  sleep,
  rem,
  all('sleep-deep', (t) => t.sleep_min.deep),
  all('sleep-light', (t) => t.sleep_min.core),
  all('sleep-awake', (t) => t.sleep_min.awake),
];

const vendors: [name: string, file: string, Carried[]][] = [
  [
    'Fitbit Takeout',
    'fitbit/synthetic-A/takeout-20240421T120000Z-001.zip',
    [
      steps,
      ...stages,
      {
        metric: 'resting-heart-rate',
        days: 58,
        value: (t) => t.rhr + 0.3712,
        because: 'two days are 0.0 (none), and Fitbit writes an estimate with decimals (58.3712 for 58)',
      },
      all('hrv-rmssd', (t) => t.hrv),
      { ...weight, within: 0.05, because: 'the archive rounds weights to 0.1 lb' },
      breath,
      oxygen,
    ],
  ],
  [
    'fitbit.com CSV',
    'fitbit/synthetic-A/fitbit_export_20240321.csv',
    [
      { ...steps, days: 31, because: 'the site exports 31 days' },
      { ...weight, days: 31, within: 0.051, because: '31 days, weights to 0.1 kg' },
    ],
  ],
  [
    'Garmin',
    'garmin/synthetic-A/0a1b2c3d-0000-4000-8000-000000000010_1.zip',
    [steps, ...stages, restingHeartRate, breath, oxygen],
  ],
  [
    'Oura App Data',
    'oura/synthetic-A/oura_data.zip',
    [
      steps,
      ...stages,
      restingHeartRate,
      wholeHrv,
      breath,
      {
        metric: 'symptom:headache',
        days: 12,
        value: (t) => Number(t.headache > 0),
        because: 'tags exist on days with headache only, and have no strength',
      },
    ],
  ],
  [
    'Oura trends',
    'oura/synthetic-A/oura_2024-02-20_2024-04-19_trends.csv',
    [steps, sleep, rem, restingHeartRate, wholeHrv],
  ],
  [
    'Oura legacy account',
    'oura/synthetic-A/oura_legacy_account_export.json',
    [steps, sleep, rem, restingHeartRate, wholeHrv],
  ],
  [
    'WHOOP',
    'whoop/synthetic-A/my_whoop_data_2024_12_01.zip',
    [
      ...stages,
      restingHeartRate,
      wholeHrv,
      breath,
      oxygen,
      {
        metric: 'symptom:headache',
        days: 60,
        value: (t) => Number(t.headache > 0),
        because: 'the journal asks yes or no',
      },
    ],
  ],
  [
    'Withings',
    'withings/synthetic-A/data_ROB_1234567890.zip',
    [
      steps,
      ...stages,
      weight,
      { metric: 'blood-pressure-systolic', days: 15, value: (t) => t.sys, because: 'measured on 15 days' },
      { metric: 'blood-pressure-diastolic', days: 15, value: (t) => t.dia, because: 'measured on 15 days' },
    ],
  ],
  [
    'Samsung Health',
    'samsung-health/synthetic-A/samsunghealth_user_20240421201500.zip',
    [steps, ...stages, { ...weight, days: 20, because: 'weighed on 20 days' }],
  ],
];

describe.each(vendors)("person A's %s export", (name, file, carried) => {
  let vault: Vault;
  let remove: () => Promise<void>;
  const equal: string[] = [];
  beforeAll(async () => {
    ({ vault, remove } = await temporaryVault());
    await imported(vault, [join(fixtures, file)]);
  });
  afterAll(async () => {
    console.log(`${name}: ${equal.join(', ')}`);
    await remove();
  });

  it.each(carried)('$metric on $days days', async ({ metric, days, value, within = 1e-6, because }) => {
    const rows = await vault.repos.daily.list(metric, null, null);
    const off = rows.filter((r) => {
      const day = byDay.get(r.day);
      return !day || Math.abs(r.value - value(day)) > within;
    });
    equal.push(`${metric} ${rows.length - off.length} of 60${because ? ` (${because})` : ''}`);
    expect(off).toEqual([]);
    expect(rows).toHaveLength(days);
  });
});

describe('all these exports in one vault', () => {
  const files = vendors.map(([, file]) => join(fixtures, file));

  it('double nothing, and a second import adds nothing', async () => {
    await withVault(async (vault) => {
      await imported(vault, files);
      for (const { metric, value } of [steps, sleep, rem])
        for (const row of await vault.repos.daily.list(metric, null, null))
          expect(row.value, `${metric} ${row.day}`).toBe(value(byDay.get(row.day)!));
      const before = await contentHash(vault);
      const again = await imported(vault, files.toReversed());
      expect(again).toMatchObject({ new: 0 });
      expect(await contentHash(vault)).toBe(before);
    });
  });
});
