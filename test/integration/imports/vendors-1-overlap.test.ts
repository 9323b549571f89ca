import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { zip } from '../../unit/main/imports/zip-writer.ts';
import { contentHash, imported, withVault } from './support.ts';

/** Two Takeouts of one account: an older one with JSON only, a newer one with both twins. Berlin, June. */
const berlin = [{ from: '1970-01-01', zone: 'Europe/Berlin' }];
const folder = await mkdtemp(join(tmpdir(), 'n1-overlap-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const pad = (n: number) => String(n).padStart(2, '0');
const days = [3, 4, 5, 6, 7, 8, 9];
/** Walks by the own clock at 8, 13 and 19; the JSON of this account tells that clock. */
const walks = days.flatMap((day) => [8, 13, 19].map((hour) => ({ day, hour, steps: 100 * day + hour })));
const json = JSON.stringify(
  walks.map((w) => ({ dateTime: `06/${pad(w.day)}/24 ${pad(w.hour)}:00:00`, value: String(w.steps) })),
);
const csv = `timestamp,steps,data source\n${walks
  .map((w) => `2024-06-${pad(w.day)}T${pad(w.hour - 2)}:00:00Z,${w.steps},Charge 5\n`)
  .join('')}`;
const sleep = JSON.stringify(
  days.map((day) => ({
    logId: day,
    startTime: `2024-06-${pad(day)}T20:30:00.000`,
    endTime: `2024-06-${pad(day + 1)}T07:30:00.000`,
    duration: 11 * 3_600_000,
    minutesAsleep: 660,
    levels: { data: [{ dateTime: `2024-06-${pad(day)}T20:30:00.000`, level: 'light', seconds: 39_600 }] },
  })),
);
const root = 'Takeout/Fitbit';
const files = {
  'old.zip': {
    [`${root}/Global Export Data/steps-2024-06-01.json`]: json,
    [`${root}/Global Export Data/sleep-2024-06-01.json`]: sleep,
  },
  'new.zip': {
    [`${root}/Global Export Data/steps-2024-06-01.json`]: json,
    [`${root}/Global Export Data/sleep-2024-06-01.json`]: sleep,
    [`${root}/Physical Activity_GoogleData/steps_2024-06-01.csv`]: csv,
  },
};
for (const [name, entries] of Object.entries(files))
  await writeFile(join(folder, name), zip(Object.entries(entries).map(([n, data]) => ({ name: n, data }))));
const old = join(folder, 'old.zip');
const fresh = join(folder, 'new.zip');

const vaultAfter = async (imports: readonly string[][]) => {
  let result: { hash: string; steps: number[] } = { hash: '', steps: [] };
  await withVault(async (vault) => {
    for (const paths of imports) await imported(vault, paths, { zones: berlin });
    const steps = (await vault.repos.daily.list('steps', null, null)).map((d) => d.value);
    result = { hash: await contentHash(vault), steps };
  });
  return result;
};

describe('older and newer Takeouts of one account', () => {
  it('end in the same vault, in any order and repetition, with each walk once', async () => {
    const first = await vaultAfter([[old], [fresh]]);
    expect(first.steps).toEqual(days.map((day) => 300 * day + 40));
    for (const order of [[[fresh], [old]], [[old, fresh]], [[fresh], [fresh], [old], [fresh]]])
      expect(await vaultAfter(order)).toEqual(first);
  });
});
