import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Vault } from '../../../src/main/vault/types.ts';
import type { DailyValue } from '../../../src/shared/samples.ts';
import { fixtures, imported, type Truth, temporaryVault, truthA } from './support.ts';

/** Person A's exports, one a vendor. The fictional person wore and typed everything at once. */
const exportsOfA = [
  'apple_health/synthetic-A/export.zip',
  'fitbit/synthetic-A/takeout-20240421T120000Z-001.zip',
  'fitbit/synthetic-A/fitbit_export_20240321.csv',
  'garmin/synthetic-A/0a1b2c3d-0000-4000-8000-000000000010_1.zip',
  'oura/synthetic-A/oura_data.zip',
  'oura/synthetic-A/oura_2024-02-20_2024-04-19_trends.csv',
  'oura/synthetic-A/oura_legacy_account_export.json',
  'whoop/synthetic-A/my_whoop_data_2024_12_01.zip',
  'withings/synthetic-A/data_ROB_1234567890.zip',
  'samsung-health/synthetic-A/samsunghealth_user_20240421201500.zip',
  'health-connect/synthetic-A/Health Connect.zip',
  'google-fit/synthetic-A/takeout-fit.zip',
  'polar/synthetic-A/polar-user-data-export_00000000.zip',
  'sleep-cycle/synthetic-A/sleepdata.csv',
  'cgm/synthetic-A/Clarity_Export_Muster_2024-04-21.csv',
  'cgm/synthetic-A/libreview_glucose.csv',
  'clue/synthetic-A/measurements.json',
  'migraine-buddy/synthetic-A/migraine_buddy.csv',
  'blood-pressure/synthetic-A/omron.csv',
];

interface Figure {
  metric: string;
  truth(t: Truth): number;
  /** What rounding in the exports may change. */
  within: number;
}
const asleep = ({ sleep_min: s }: Truth) => s.core + s.deep + s.rem;
const figures: Figure[] = [
  { metric: 'steps', truth: (t) => t.steps_best, within: 0 },
  { metric: 'sleep-duration', truth: asleep, within: 0.01 },
  { metric: 'sleep-deep', truth: (t) => t.sleep_min.deep, within: 0.01 },
  { metric: 'resting-heart-rate', truth: (t) => t.rhr, within: 0 },
  { metric: 'weight', truth: (t) => t.weight_kg, within: 0.0501 },
  { metric: 'blood-pressure-systolic', truth: (t) => t.sys, within: 0 },
  { metric: 'blood-pressure-diastolic', truth: (t) => t.dia, within: 0 },
  { metric: 'headache', truth: (t) => t.headache, within: 0 },
];

const equalDays = (days: readonly DailyValue[], truth: readonly Truth[], figure: Figure) => {
  const byDay = new Map(truth.map((t) => [t.day, figure.truth(t)]));
  const known = days.filter((d) => byDay.has(d.day));
  const equal = known.filter((d) => Math.abs(d.value - (byDay.get(d.day) ?? 0)) <= figure.within);
  return { days: known.length, equal: equal.length, different: known.filter((d) => !equal.includes(d)) };
};

describe('all vendors of person A in one vault', () => {
  let vault: Vault;
  let remove: () => Promise<void>;
  let truth: Truth[];
  const daily = new Map<string, DailyValue[]>();

  beforeAll(async () => {
    ({ vault, remove } = await temporaryVault());
    truth = await truthA();
    const paths = exportsOfA.map((path) => join(fixtures, path));
    for (const path of paths) await imported(vault, [path]);
    for (const { metric } of await vault.repos.daily.metrics())
      daily.set(metric, await vault.repos.daily.list(metric, null, null));
  }, 240_000);
  afterAll(() => remove());

  it.each(figures)('$metric: nothing is doubled, no day is lost', (figure) => {
    const { days, equal, different } = equalDays(daily.get(figure.metric) ?? [], truth, figure);
    const told = figure.metric === 'headache' ? truth.filter((t) => t.headache > 0).length : truth.length;
    console.log(`all in one, ${figure.metric}: ${equal} of ${days} days equal the truth`);
    expect(different).toEqual([]);
    expect(days).toBeGreaterThanOrEqual(figure.metric.startsWith('blood') ? 25 : told);
  });

  it('days without an attack stay unknown: a list of attacks knows nothing of them', () => {
    const attacks = new Set(truth.filter((t) => t.headache > 0).map((t) => t.day));
    for (const metric of ['migraine-day', 'headache'])
      for (const d of daily.get(metric) ?? [])
        expect([d.day, d.value > 0]).toEqual([d.day, attacks.has(d.day)]);
  });

  it('all files as one import end in the same samples as one after the other', async () => {
    const other = await temporaryVault();
    try {
      const paths = exportsOfA.map((path) => join(fixtures, path));
      await imported(other.vault, paths);
      const hashes = [];
      for (const v of [vault, other.vault]) {
        const hash = createHash('sha256');
        const metrics = (await v.repos.samples.imports()).flatMap((i) => Object.keys(i.byMetric));
        for (const metric of [...new Set(metrics)].sort()) {
          const rows = await v.repos.samples.range(metric, -8e15, 8e15);
          hash.update(`${metric} ${rows.map((r) => `${r.start} ${r.end} ${r.value} ${r.source}`).sort()}`);
        }
        hashes.push(hash.digest('hex'));
      }
      expect(hashes[1]).toBe(hashes[0]);
    } finally {
      await other.remove();
    }
  });
});
