import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { zip } from '../../unit/main/imports/zip-writer.ts';
import { imported, withVault } from './support.ts';

/** Somebody of New York who is in Tokyo from 20 March 2024 on; clocks went forward at home on 10 March. */
const home = [{ from: '1970-01-01', zone: 'America/New_York' }];
const told = [...home, { from: '2024-03-20', zone: 'Asia/Tokyo' }];

const folder = await mkdtemp(join(tmpdir(), 'n1-travel-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;
const daily = async (files: Record<string, string>, zones: typeof home, metric: string) => {
  const path = join(folder, `${Object.keys(files)[0]?.replaceAll(/\W/g, '')}.zip`);
  await writeFile(path, zip(Object.entries(files).map(([name, data]) => ({ name, data }))));
  let days: (string | number)[][] = [];
  await withVault(async (vault) => {
    await imported(vault, [path], { zones });
    days = (await vault.repos.daily.list(metric, null, null)).map((d) => [d.day, d.value]);
  });
  return days;
};

const sleepHeader = 'id,day,type,bedtime_start,bedtime_end,total_sleep_duration,lowest_heart_rate';
const oura = {
  'App Data/sleepmodel.csv': lines(
    sleepHeader,
    'a,2024-03-10,long_sleep,2024-03-09T23:00:00-05:00,2024-03-10T07:00:00-04:00,24000,50',
    'b,2024-03-21,long_sleep,2024-03-20T23:00:00+09:00,2024-03-21T07:00:00+09:00,27000,51',
  ),
};
const whoop = {
  'sleeps.csv': lines(
    'Cycle start time,Cycle end time,Cycle timezone,Sleep onset,Wake onset,Asleep duration (min),Nap',
    '2024-03-20 23:00:00,,UTC+09:00,2024-03-20 23:00:00,2024-03-21 07:00:00,450,false',
    '2024-03-09 23:00:00,,UTC-04:00,2024-03-10 00:00:00,2024-03-10 07:00:00,400,false',
  ),
};
const samsung = {
  's/com.samsung.health.sleep_stage.20240401000000.csv': lines(
    'com.samsung.health.sleep_stage,6305010,4',
    'start_time,sleep_id,stage,time_offset,end_time',
    '2024-03-10 04:00:00.000,a,40002,UTC-0500,2024-03-10 10:40:00.000,',
    '2024-03-20 14:00:00.000,b,40002,UTC+0900,2024-03-20 21:30:00.000,',
  ),
};
const garmin = {
  'DI_CONNECT/DI-Connect-Wellness/x_sleepData.json': JSON.stringify([
    {
      calendarDate: '2024-03-10',
      sleepStartTimestampGMT: '2024-03-10T04:00:00.0',
      sleepEndTimestampGMT: '2024-03-10T11:00:00.0',
      deepSleepSeconds: 0,
      lightSleepSeconds: 24_000,
      remSleepSeconds: 0,
    },
    {
      calendarDate: '2024-03-21',
      sleepStartTimestampGMT: '2024-03-20T14:00:00.0',
      sleepEndTimestampGMT: '2024-03-20T22:00:00.0',
      deepSleepSeconds: 0,
      lightSleepSeconds: 27_000,
      remSleepSeconds: 0,
    },
  ]),
};
const nights = [
  ['2024-03-10', 400],
  ['2024-03-21', 450],
];

describe('nights of a traveller, over a change of clocks', () => {
  it.each([
    ['Oura', oura],
    ['WHOOP', whoop],
    ['Samsung Health', samsung],
  ])('%s states the offset: the right days without any word of the journey', async (_, files) => {
    expect(await daily(files, home, 'sleep-duration')).toEqual(nights);
  });

  it.each([
    ['Garmin', garmin],
    ['Oura', oura],
  ])('%s, with the journey told', async (_, files) => {
    expect(await daily(files, told, 'sleep-duration')).toEqual(nights);
  });

  it('figures of a day stay on the day that the vendor wrote', async () => {
    for (const zones of [home, told])
      expect(await daily(oura, zones, 'resting-heart-rate')).toEqual([
        ['2024-03-10', 50],
        ['2024-03-21', 51],
      ]);
  });
});
