import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import FitParser, { FitBaseType, FitEncoder } from 'fit-file-parser';
import { describe, expect, it } from 'vitest';
import { type FitMessage, readFit } from '../../../../../src/main/imports/garmin/fit/records.ts';
import { fixtures, readExports } from '../support.ts';
import { berlin, brief, readWritten, zipOf } from '../written.ts';

const folder = join(fixtures, 'garmin/polyvertex_fitdecode');
const fixture = (name: string) => readFile(join(folder, name));
const EPOCH = Date.UTC(1989, 11, 31);
const files = (await readdir(folder)).filter((f) => f.endsWith('.fit') && f !== 'activity-settings.fit');
const seconds = (iso: string) => (Date.parse(iso) - EPOCH) / 1000;
const all = (bytes: Buffer) => {
  const messages: FitMessage[] = [];
  return { content: readFit(bytes, (m) => messages.push(m)), messages };
};

describe('reads FIT files as fit-file-parser does', () => {
  it.each(files)('%s', async (name) => {
    const bytes = await fixture(name);
    const { content, messages } = all(bytes);
    expect(content).toEqual({ files: 1, complete: true });
    const parsed = await new FitParser({ mode: 'list' }).parseAsync(Buffer.from(bytes));
    const ours = (type: number) => messages.filter((m) => m.type === type);
    const times = (type: number) => ours(type).map((m) => EPOCH + m.time * 1000);
    const theirs = (list: readonly { timestamp?: unknown }[] | undefined) =>
      (list ?? []).map((x) => Number(x.timestamp));
    expect(times(20)).toEqual(theirs(parsed.records));
    expect(ours(20).map((m) => m.field(3) || undefined)).toEqual(parsed.records?.map((r) => r.heart_rate));
    expect(ours(55)).toHaveLength(parsed.monitors?.length ?? 0);
    expect(times(18)).toEqual(theirs(parsed.sessions));
  });

  it('chained files, one after the other', async () => {
    expect(all(await fixture('activity-settings.fit')).content).toEqual({ files: 2, complete: true });
  });
});

describe('damage', () => {
  it('a file that ends too early keeps its complete records', async () => {
    const bytes = await fixture('activity-small-fenix2-run.fit');
    for (const share of [0.1, 0.5, 0.9]) {
      const { content, messages } = all(bytes.subarray(0, Math.floor(bytes.length * share)));
      expect(content.complete).toBe(false);
      expect(messages.filter((m) => m.type === 20).length).toBeGreaterThan(2800 * share - 100);
    }
  });

  it('the import says which file, and reads the others', async () => {
    const bytes = await fixture('activity-small-fenix2-run.fit');
    const { rows, refused } = await readWritten({
      'cut.fit': bytes.subarray(0, 60_000),
      'scale.fit': await fixture('WeightScaleSingleUser.fit'),
    });
    expect(rows.filter((r) => r.metric === 'heart-rate').length).toBeGreaterThan(1300);
    expect(rows.filter((r) => r.metric === 'weight')).toHaveLength(2);
    expect(refused).toMatchObject([
      { reason: expect.stringContaining('ends too early'), examples: [expect.stringContaining('cut.fit')] },
    ]);
  });

  it('bytes that are no records at all', () => {
    const bytes = Buffer.concat([
      Buffer.from([14, 16, 100, 0, 200, 0, 0, 0]),
      Buffer.from('.FIT'),
      Buffer.alloc(210, 0xee),
    ]);
    expect(all(bytes)).toEqual({ content: { files: 1, complete: false }, messages: [] });
  });
});

describe('what the files of others hold', () => {
  it('a run: pulse and session, with the offset of the place', async () => {
    const { rows } = await readExports([join(folder, 'activity-small-fenix2-run.fit')]);
    expect(rows.filter((r) => r.metric === 'heart-rate')).toHaveLength(2808);
    expect(rows.find((r) => r.metric === 'workout:running')).toMatchObject({
      start: '2015-08-15T14:45:08.000Z',
      value: 47.2,
      zone: '+02:00',
      source: 'Garmin',
    });
  });

  it('monitoring: 16-bit times, and steps as differences of what adds up from midnight', async () => {
    const { rows } = await readExports([join(folder, 'MonitoringFile.fit')]);
    const steps = rows.filter((r) => r.metric === 'steps');
    // The last totals of walking and running on each of the two days of the file.
    const last = new Map<string, number>();
    let day = '';
    let clock = Number.NaN;
    for (const m of all(await fixture('MonitoringFile.fit')).messages) {
      if (m.type === 103) clock = m.time;
      if (m.type !== 55) continue;
      if (!Number.isNaN(m.time)) clock = m.time;
      else if (!Number.isNaN(m.field(26))) clock += (m.field(26) - clock) & 0xffff;
      day = new Date(EPOCH + (clock - 6 * 3600) * 1000 - 1).toISOString().slice(0, 10);
      if ([1, 6].includes(m.field(5)) && !Number.isNaN(m.field(3)))
        last.set(`${day} ${m.field(5)}`, m.field(3));
    }
    const counted = steps.reduce((sum, r) => sum + r.value, 0);
    expect(counted).toBe([...last.values()].reduce((sum, n) => sum + n, 0));
    expect(steps[0]).toMatchObject({ start: '2014-12-27T06:00:00.000Z', zone: '-06:00' });
    expect(steps.at(-1)!.end <= '2014-12-29T20:00:00.000Z').toBe(true);
  });

  it('a device whose clock was never set: the clock on the wall in the file tells when it was', async () => {
    const { rows, refused } = await readExports([join(folder, 'compressed-speed-distance.fit')], {
      zones: berlin,
    });
    expect(refused).toEqual([]);
    const pulse = rows.filter((r) => r.metric === 'heart-rate');
    // Saved at 12:21:03 by the wall clock, 65 minutes after the start.
    expect(pulse[0]?.start.slice(0, 13)).toBe('2012-02-13T10');
    expect(pulse.at(-1)!.end <= '2012-02-13T11:21:03.000Z').toBe(true);
  });
});

const field = (number: number, baseType: FitBaseType, size: number, value: number) => ({
  number,
  size,
  baseType,
  value,
});
const u8 = (number: number, value: number) => field(number, FitBaseType.Uint8, 1, value);
const u16 = (number: number, value: number) => field(number, FitBaseType.Uint16, 2, value);
const u32 = (number: number, value: number) => field(number, FitBaseType.Uint32, 4, value);
const at = (iso: string) => u32(253, seconds(iso));

describe('files of newer watches', () => {
  it('sleep levels, HRV, SpO2, resting pulse, blood pressure; sentinels are nothing', async () => {
    const file = new FitEncoder()
      .writeMessage(0, [field(0, FitBaseType.Enum, 1, 4), u16(1, 1)])
      .writeMessage(275, [at('2024-03-30T23:00:00Z'), field(0, FitBaseType.Enum, 1, 2)])
      .writeMessage(275, [at('2024-03-31T00:00:00Z'), field(0, FitBaseType.Enum, 1, 3)])
      .writeMessage(275, [at('2024-03-31T01:30:00Z'), field(0, FitBaseType.Enum, 1, 0)])
      .writeMessage(275, [at('2024-03-31T01:40:00Z'), field(0, FitBaseType.Enum, 1, 1)])
      .writeMessage(21, [at('2024-03-31T02:00:00Z'), field(0, FitBaseType.Enum, 1, 74)])
      .writeMessage(370, [at('2024-03-31T05:00:00Z'), u16(1, 42 * 128)])
      .writeMessage(269, [at('2024-03-31T05:01:00Z'), u8(0, 255)])
      .writeMessage(269, [at('2024-03-31T05:02:00Z'), u8(0, 96)])
      .writeMessage(211, [at('2024-03-31T05:03:00Z'), u8(1, 55)])
      .writeMessage(211, [at('2024-03-31T06:03:00Z'), u8(1, 54)])
      .writeMessage(51, [at('2024-03-31T07:00:00Z'), u16(0, 121), u16(1, 79), u8(6, 0)])
      .writeMessage(30, [at('2024-03-31T07:01:00Z'), u16(0, 65_534)])
      .close();
    const { rows, refused } = await readWritten({ 'a.fit': Buffer.from(file) }, { zones: berlin });
    expect(refused).toEqual([]);
    expect(brief(rows)).toEqual([
      'sleep-stage 2024-03-30T23:00:00Z 3',
      'sleep-stage 2024-03-31T00:00:00Z 4',
      'sleep-stage 2024-03-31T01:40:00Z 2',
      'hrv-rmssd 2024-03-31T05:00:00Z 42',
      'spo2 2024-03-31T05:02:00Z 96',
      'blood-pressure-systolic 2024-03-31T07:00:00Z 121',
      'blood-pressure-diastolic 2024-03-31T07:00:00Z 79',
      'resting-heart-rate 2024-03-30T23:00:00Z 54',
    ]);
  });

  it('an offset that cannot be is not believed; a clock that nothing sets is refused', async () => {
    const absurd = new FitEncoder()
      .writeMessage(0, [u16(1, 1)])
      .writeMessage(20, [at('2024-05-01T10:00:00Z'), u8(3, 80)])
      .writeMessage(34, [at('2024-05-01T10:05:00Z'), u32(5, seconds('2011-05-01T10:05:00Z'))])
      .close();
    const unset = new FitEncoder()
      .writeMessage(0, [u16(1, 1)])
      .writeMessage(20, [u32(253, 4000), u8(3, 80)])
      .close();
    const { rows, refused } = await readWritten({
      'a.fit': Buffer.from(absurd),
      'b.fit': Buffer.from(unset),
    });
    expect(rows).toMatchObject([{ start: '2024-05-01T10:00:00.000Z', zone: '' }]);
    expect(refused).toMatchObject([{ reason: expect.stringContaining('clock was never set'), count: 1 }]);
  });

  it('inside a zip inside the zip', async () => {
    const inner = zipOf({ 'me_1.fit': await fixture('WeightScaleSingleUser.fit') });
    const { rows } = await readWritten({
      'export.zip': zipOf({ 'DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip': inner }),
    });
    expect(rows.map((r) => r.value)).toEqual([75.8, 76.09]);
  });
});
