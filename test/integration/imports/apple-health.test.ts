import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Vault } from '../../../src/main/vault/types.ts';
import type { ImportProgress, ImportReceipt } from '../../../src/shared/samples.ts';
import { apple, imported, london, type Truth, temporaryVault, truthA } from './support.ts';

/** What person A's Apple export carries, metric by metric: the true value and the number of days it has. */
const carried: [metric: string, days: number, (t: Truth) => number][] = [
  ['steps', 60, (t) => t.steps_best],
  ['resting-heart-rate', 60, (t) => t.rhr],
  ['hrv-sdnn', 60, (t) => t.hrv],
  ['weight', 60, (t) => t.weight_kg],
  ['respiratory-rate', 60, (t) => t.resp],
  ['spo2', 60, (t) => t.spo2 * 100],
  ['body-temperature', 60, (t) => t.temp_c],
  ['blood-pressure-systolic', 15, (t) => t.sys],
  ['blood-pressure-diastolic', 15, (t) => t.dia],
  ['sleep-light', 50, (t) => t.sleep_min.core],
  ['sleep-deep', 50, (t) => t.sleep_min.deep],
  ['sleep-rem', 50, (t) => t.sleep_min.rem],
  ['sleep-awake', 50, (t) => t.sleep_min.awake],
];

let vault: Vault;
let remove: () => Promise<void>;
let receipt: ImportReceipt;
const reports: (ImportProgress & { at: number })[] = [];

beforeAll(async () => {
  ({ vault, remove } = await temporaryVault());
  receipt = await imported(vault, [apple('synthetic-A/export.zip')], {
    importId: 'the-job',
    onProgress: (p) => reports.push({ ...p, at: performance.now() }),
  });
}, 240_000);
afterAll(() => remove());

describe("person A's Apple Health export", () => {
  it('has a truthful receipt', () => {
    expect(receipt).toMatchObject({
      importId: 'the-job',
      read: 20_649,
      new: 20_649,
      known: 0,
      refused: [],
      warnings: [],
      first: '2024-02-19T22:55:00Z',
      files: [{ path: 'export.zip', source: 'apple-health, fhir', bytes: 458_917 }],
      unknownTypes: {
        HKQuantityTypeIdentifierDietaryCaffeine: 60,
        'FHIR Observation 2276-4 Ferritin': 1,
      },
      byMetric: { steps: { read: 1039, new: 1039, known: 0 }, 'blood-pressure-systolic': { read: 15 } },
    });
    expect(receipt.files[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each(carried)('%s is true on each of its %d days', async (metric, days, trueValue) => {
    const values = await vault.repos.daily.list(metric, null, null);
    const expected = new Map((await truthA()).map((t) => [t.day, trueValue(t)]));
    expect(values).toHaveLength(days);
    for (const { day, value } of values) expect(value, day).toBeCloseTo(expected.get(day)!, 6);
  });

  it('headaches are told in words: the severity stays as it was told, the number 0 to 10 is the middle of its band', async () => {
    const [words, numbers] = [
      await vault.repos.daily.list('symptom:headache', null, null),
      await vault.repos.daily.list('headache', null, null),
    ];
    const days = (await truthA()).filter((t) => t.headache > 0).map((t) => t.day);
    expect(words.map((d) => d.day)).toEqual(days);
    expect(numbers.map((d) => [d.day, d.value])).toEqual(words.map((d) => [d.day, [0, 2, 5, 8][d.value]]));
  });

  it('workouts are minutes without pauses; their energy and distance are not added to the day', async () => {
    const runs = await vault.repos.daily.list('workout:running', null, null);
    expect(runs).toHaveLength(12);
    expect(runs.every((d) => d.value === 36.25 && d.unit === 'min')).toBe(true);
  });

  it('menstruation has its five strengths', async () => {
    const flow = await vault.repos.daily.list('menstruation', null, null);
    expect(flow.length).toBeGreaterThan(5);
    expect(flow.every((d) => d.value >= 0 && d.value <= 4)).toBe(true);
  });

  it('sleep is true on the 50 nights with stages', async () => {
    const sleep = await vault.repos.daily.list('sleep-duration', '2024-03-01', null);
    const asleep = new Map((await truthA()).map(({ day, sleep_min: s }) => [day, s.core + s.deep + s.rem]));
    expect(sleep).toHaveLength(50);
    for (const { day, value } of sleep) expect(value, day).toBe(asleep.get(day));
  });

  it('before watches told stages, sleep comes from the app and stages are missing, not 0', async () => {
    const [first] = await vault.repos.daily.list('sleep-duration', null, '2024-02-20');
    expect(first).toMatchObject({ day: '2024-02-20', value: 501, sources: ['AutoSleep'] });
    expect(await vault.repos.daily.list('sleep-deep', null, '2024-02-29')).toEqual([]);
  });

  it('lists its metrics with unit, days and sources', async () => {
    const metrics = await vault.repos.daily.metrics();
    expect(metrics.find((m) => m.metric === 'steps')).toEqual({
      metric: 'steps',
      unit: 'count',
      days: 60,
      first: '2024-02-20',
      last: '2024-04-19',
      sources: ["Robin's Apple Watch", "Robin's iPhone"],
    });
    expect(metrics.map((m) => m.metric)).not.toContain('sleep-stage');
  });

  it('reports bytes, rows and the time left, at most ten times a second', () => {
    const reading = reports.filter((r) => r.phase === 'reading');
    expect(reading.length).toBeGreaterThan(0);
    for (const [i, report] of reading.entries()) {
      expect(report).toMatchObject({ jobId: 'the-job', file: 'export.zip', bytesTotal: 9_547_353 });
      if (i === 0) continue;
      expect(report.at - reading[i - 1]!.at).toBeGreaterThanOrEqual(95); // ms
      expect(report.bytesDone).toBeGreaterThanOrEqual(reading[i - 1]!.bytesDone);
    }
    expect(reports.slice(-2)).toMatchObject([
      { phase: 'summarising', rowsRead: 20_649, rowsNew: 20_649, bytesDone: 9_547_353 },
      { phase: 'done' },
    ]);
  });
});

describe('zones', () => {
  it('days follow the zone history, and a changed history moves them there and back', async () => {
    const steps = async () => (await vault.repos.daily.list('steps', '2024-03-20', '2024-03-20'))[0]?.value;
    const deep = () => vault.repos.daily.list('sleep-deep', null, null);
    const [home, nights] = [await steps(), await deep()];
    await vault.repos.daily.recompute(null, [...london, { from: '2024-03-10', zone: 'Asia/Tokyo' }]);
    expect(await steps()).not.toBe(home);
    expect(await deep()).toEqual(nights); // these rows state London themselves (HKTimeZone)
    await vault.repos.daily.recompute(null, london);
    expect(await steps()).toBe(home);
  });

  it('a zone that does not exist is refused before anything is read', async () => {
    const atlantis = [{ from: '2024-01-01', zone: 'Europe/Atlantis' }];
    await expect(imported(vault, [apple('synthetic-A/export.zip')], { zones: atlantis })).rejects.toThrow(
      /bad-input: .*"Europe\/Atlantis"/,
    );
    expect(await vault.repos.samples.imports()).toHaveLength(1);
  });
});
