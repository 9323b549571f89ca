import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contentHash, fixtures, imported, type Truth, withVault } from './support.ts';

type TruthA = Truth & { headache: number };
const truth = JSON.parse(await readFile(join(fixtures, 'truth-A.json'), 'utf8')) as TruthA[];
const files = [
  'health-connect/synthetic-A/Health Connect.zip',
  'google-fit/synthetic-A/takeout-fit.zip',
  'polar/synthetic-A/polar-user-data-export_00000000.zip',
  'sleep-cycle/synthetic-A/sleepdata.csv',
  'blood-pressure/synthetic-A/omron.csv',
  'migraine-buddy/synthetic-A/migraine_buddy.csv',
  'clue/synthetic-A/measurements.json',
  'generic-csv/synthetic-A/diary.csv',
].map((file) => join(fixtures, file));

it('all of them in one vault double nothing, in any order of imports', async () => {
  const hashes: string[] = [];
  for (const imports of [[files], [files.slice(4), files.slice(0, 4)]])
    await withVault(async (vault) => {
      for (const paths of imports) await imported(vault, paths);
      const equal = async (metric: string, value: (t: TruthA) => number) => {
        const found = new Map(
          (await vault.repos.daily.list(metric, null, null)).map((d) => [d.day, d.value]),
        );
        return truth.filter((t) => Math.abs((found.get(t.day) ?? Number.NaN) - value(t)) < 1e-6).length;
      };
      expect(await equal('steps', (t) => t.steps_best)).toBe(60);
      expect(await equal('weight', (t) => t.weight_kg)).toBe(60);
      expect(await equal('resting-heart-rate', (t) => t.rhr)).toBe(60);
      expect(
        await equal('sleep-duration', (t) => t.sleep_min.core + t.sleep_min.deep + t.sleep_min.rem),
      ).toBe(60);
      expect(await equal('pain', (t) => t.headache)).toBe(53);
      const headaches = await vault.repos.daily.list('headache', null, null);
      expect(headaches.map((d) => d.day)).toEqual(truth.filter((t) => t.headache > 0).map((t) => t.day));
      expect(await equal('headache', (t) => t.headache)).toBe(12);
      hashes.push(await contentHash(vault));
    });
  expect(hashes[0]).toBe(hashes[1]);
}, 60_000);
