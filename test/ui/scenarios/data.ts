import { addDays } from '../../../src/core/design/civil-day.ts';
import { fail, ok } from '../../../src/shared/errors.ts';
import type { DailyValue, ImportReceipt, MetricInfo } from '../../../src/shared/samples.ts';
import { type Answers, emit, pending } from '../fake-bridge.ts';
import type { Scenario } from '../scenario.ts';

const route = { name: 'data' };
const last = '2026-04-16';

/** A small repeatable series (mulberry32), so that the pictures do not change from run to run. */
const series = (seed: number) => {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

const info = (metric: string, unit: string, days: number, sources: string[], span = 365): MetricInfo => ({
  metric,
  unit,
  days,
  first: addDays(last, 1 - span),
  last,
  sources,
});
const metrics: MetricInfo[] = [
  info('sleep-duration', 'min', 341, ['Apple Watch']),
  info('resting-heart-rate', '/min', 338, ['Apple Watch']),
  info('hrv-sdnn', 'ms', 331, ['Apple Watch']),
  info('steps', 'count', 352, ['iPhone', 'Apple Watch']),
  info('migraine-day', '0/1', 96, ['Diary'], 98),
  info('pain', '0-10', 44, ['Diary'], 98),
];
const shape: Record<string, [mean: number, spread: number, missing: number]> = {
  'sleep-duration': [424, 70, 0.02],
  'resting-heart-rate': [58, 6, 0.03],
  'hrv-sdnn': [41, 14, 0.12],
  steps: [7900, 4200, 0.01],
  pain: [4, 4, 0.7],
};
const daily = (metric: string): DailyValue[] => {
  const random = series(metric.length * 7919);
  const unit = metrics.find((m) => m.metric === metric)?.unit ?? '';
  return Array.from({ length: 90 }, (_, i): DailyValue | null => {
    const day = addDays(last, i - 89);
    if (metric === 'migraine-day')
      return random() < 0.05
        ? null
        : { day, value: random() < 0.33 ? 1 : 0, unit, coverage: null, sources: ['Diary'] };
    const [mean, spread, missing] = shape[metric] ?? [0, 1, 0];
    const value = Math.max(0, Math.round(mean + spread * (random() + random() - 1)));
    return random() < missing ? null : { day, value, unit, coverage: 0.9, sources: ['Apple Watch'] };
  }).filter((v) => v !== null);
};

const receipt: ImportReceipt = {
  importId: 'i3',
  files: [
    {
      path: '/home/alice/Downloads/export.zip',
      source: 'apple-health',
      bytes: 412_000_000,
      sha256: '8c1f0d0e6b0b4c9aa1f6a3c3f0a9c2b7d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a0',
    },
  ],
  read: 10_412_865,
  new: 118_402,
  known: 10_294_463,
  refused: [
    { reason: '0 bpm means no reading', count: 9, examples: ['line 88231: heart-rate, value "0"'] },
    { reason: 'the date lies in 1970', count: 3, examples: ['line 12: steps, from "1970-01-01"'] },
  ],
  byMetric: {
    steps: { read: 5_210_001, new: 60_001, known: 5_150_000 },
    'heart-rate': { read: 5_202_864, new: 58_401, known: 5_144_463 },
  },
  unknownTypes: {
    HKQuantityTypeIdentifierEnvironmentalAudioExposure: 40_122,
    HKCategoryTypeIdentifierAppleStandHour: 8_112,
  },
  first: '2024-03-01T06:10:00Z',
  last: '2026-04-12T17:58:00Z',
  warnings: [],
  seconds: 84,
};
const vault: Answers = {
  'data.metrics': { value: metrics },
  'data.daily': ({ metric }) => ok(daily(metric)),
  'imports.list': {
    value: [
      { ...receipt, at: '2026-04-12T17:20:00Z', state: 'done' },
      {
        ...receipt,
        importId: 'i2',
        files: receipt.files.map((f) => ({ ...f, path: '/home/alice/Downloads/export (1).zip' })),
        read: 44,
        new: 44,
        known: 0,
        refused: [],
        at: '2026-03-01T09:02:00Z',
        state: 'undone',
      },
      { ...receipt, importId: 'i1', new: 10_294_463, known: 0, at: '2026-02-08T20:41:00Z', state: 'done' },
    ],
  },
  'imports.pick': { value: { paths: ['/home/alice/Downloads/export.zip'] } },
};

export const scenarios: Record<string, Scenario> = {
  running: {
    route,
    answers: { ...vault, 'imports.start': pending },
    act: async (page) => {
      await page.getByRole('button', { name: 'Import a file' }).click();
      await page.getByText('Opening the file').waitFor();
      await emit(page, 'imports.progress', {
        jobId: 'j',
        file: '/home/alice/Downloads/export.zip',
        source: 'apple-health',
        bytesDone: 2_800_000_000,
        bytesTotal: 4_500_000_000,
        rowsRead: 6_640_000,
        rowsNew: 41_206,
        secondsLeft: 62,
        phase: 'reading',
      });
    },
  },
  done: {
    route,
    answers: { ...vault, 'imports.start': () => ok(receipt) },
    act: async (page) => {
      await page.getByRole('button', { name: 'Import a file' }).click();
      await page.getByText('The import is complete').waitFor();
    },
  },
  receipt: {
    route,
    answers: vault,
    act: async (page) => {
      await page.getByRole('button', { name: '12', exact: true }).first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  days: {
    route,
    answers: vault,
    act: async (page) => {
      await page.getByRole('button', { name: 'Show the days of Sleep' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  failed: {
    route,
    answers: {
      ...vault,
      'imports.start': () =>
        fail(
          'file-truncated',
          'The file ends in the middle of a record, so it is not complete. Nothing was added. Export it again and import the new file.',
          'export.zip',
        ),
    },
    act: async (page) => {
      await page.getByRole('button', { name: 'Import a file' }).click();
    },
  },
  empty: { route, answers: {} },
  drop: {
    route,
    answers: vault,
    act: (page) =>
      page.evaluate(`{
        const data = new DataTransfer();
        data.items.add(new File(['x'], 'export.zip'));
        window.dispatchEvent(new DragEvent('dragenter', { dataTransfer: data }));
      }`),
  },
};
