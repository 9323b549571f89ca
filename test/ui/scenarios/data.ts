import type { Page } from 'playwright-core';
import { addDays } from '../../../src/core/design/civil-day.ts';
import { seriesOf } from '../../../src/main/data/series.ts';
import type { DataOverview, DayDetail, DaySample, TableGuess, ZonesView } from '../../../src/shared/data.ts';
import { fail, ok } from '../../../src/shared/errors.ts';
import type { DailyValue, ImportPreview, ImportReceipt, MetricInfo } from '../../../src/shared/samples.ts';
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
  info('blood-pressure-systolic', 'mmHg', 44, ['Omron']),
  info('blood-pressure-diastolic', 'mmHg', 44, ['Omron']),
  info('weight', 'kg', 201, ['Withings'], 3340),
  { ...info('glucose', 'mmol/L', 28, ['LibreView'], 30), first: '2023-01-01', last: '2023-01-30' },
];
const shape: Record<string, [mean: number, spread: number, missing: number]> = {
  'sleep-duration': [424, 70, 0.06],
  'resting-heart-rate': [58, 6, 0.07],
  'hrv-sdnn': [41, 14, 0.12],
  steps: [7900, 4200, 0.04],
  pain: [4, 4, 0.7],
  'blood-pressure-systolic': [121, 12, 0.85],
  'blood-pressure-diastolic': [78, 8, 0.85],
  weight: [71, 2, 0.3],
};
const longWalk = 3340; // days: nine years
const all = new Map<string, DailyValue[]>();
const daily = (metric: string): DailyValue[] => {
  const known = all.get(metric);
  if (known) return known;
  const random = series(metric.length * 7919);
  const found = metrics.find((m) => m.metric === metric);
  const unit = found?.unit ?? '';
  const days = metric === 'weight' ? longWalk : metric === 'migraine-day' || metric === 'pain' ? 98 : 365;
  const values = Array.from({ length: metric === 'glucose' ? 0 : days }, (_, i): DailyValue | null => {
    const day = addDays(last, i - days + 1);
    const away = days === 365 && i > 322 && i < 331; // a week without the watch
    if (metric === 'migraine-day')
      return random() < 0.05
        ? null
        : { day, value: random() < 0.33 ? 1 : 0, unit, coverage: null, sources: ['Diary'] };
    const [mean, spread, missing] = shape[metric] ?? [0, 1, 0];
    const trend = metric === 'weight' ? 6 * Math.sin(i / 500) : 0;
    const value = Math.max(0, Math.round(10 * (mean + trend + spread * (random() + random() - 1))) / 10);
    const lost = random() < missing || away;
    return lost
      ? null
      : {
          day,
          value: metric === 'weight' ? value : Math.round(value),
          unit,
          coverage: metric === 'steps' ? 0.92 : null,
          sources:
            metric === 'steps' && i % 3 === 0 ? ['Apple Watch', 'iPhone'] : (found?.sources.slice(-1) ?? []),
        };
  }).filter((v) => v !== null);
  all.set(metric, values);
  return values;
};
const overview = (list: readonly MetricInfo[]): DataOverview => ({
  last: list.length > 0 ? last : null,
  metrics: list.map((m) => {
    const byDay = new Map(daily(m.metric).map((v) => [v.day, v.value]));
    return {
      ...m,
      recent: Array.from({ length: 90 }, (_, i) => byDay.get(addDays(last, i - 89)) ?? null),
      latest:
        daily(m.metric).at(-1) ??
        ({ day: m.last, value: 6.1, unit: m.unit, coverage: null, sources: m.sources } satisfies DailyValue),
    };
  }),
});
const within = (metric: string, from?: string, to?: string) =>
  daily(metric).filter((v) => (from ?? '') <= v.day && v.day <= (to ?? '9'));

const zonesTold: ZonesView = {
  spans: [
    { from: '1970-01-01', zone: 'Europe/Berlin' },
    { from: '2024-05-03', zone: 'Asia/Tokyo' },
    { from: '2024-05-12', zone: 'Europe/Berlin' },
  ],
  told: true,
  system: 'Europe/Berlin',
  hints: [],
};
const zonesUntold: ZonesView = {
  spans: [{ from: '1970-01-01', zone: 'Europe/Berlin' }],
  told: false,
  system: 'Europe/Berlin',
  hints: [
    { from: '2023-11-02', zone: 'Europe/Berlin' },
    { from: '2024-05-03', zone: 'Asia/Tokyo' },
    { from: '2024-05-12', zone: 'Europe/Berlin' },
  ],
};

const sample = (
  from: string,
  to: string,
  value: number,
  source: string,
  lost?: Partial<DaySample>,
): DaySample => ({
  metric: 'steps',
  start: `2026-04-15T${from}:00+02:00`,
  end: `2026-04-15T${to}:00+02:00`,
  value,
  wholeDay: false,
  source,
  device: source === 'iPhone' ? 'iPhone 13' : 'Apple Watch Series 6',
  zone: '',
  writtenUnit: 'count',
  counted: lost === undefined,
  reason: null,
  by: null,
  imports: ['2026-04-12T17:20:00Z'],
  ...lost,
});
const overlap = { counted: false, reason: 'overlap', by: 'Apple Watch' } as const;
const dayDetail: DayDetail = {
  metric: 'steps',
  unit: 'count',
  day: '2026-04-15',
  value: {
    day: '2026-04-15',
    value: 6412,
    unit: 'count',
    coverage: 0.71,
    sources: ['Apple Watch', 'iPhone'],
  },
  rule: 'total',
  zone: 'Europe/Berlin',
  begins: '2026-04-15T00:00:00+02:00',
  ends: '2026-04-16T00:00:00+02:00',
  hours: 24,
  previous: '2026-04-14',
  next: '2026-04-16',
  sources: [
    { source: 'Apple Watch', samples: 5, counted: 5 },
    { source: 'iPhone', samples: 4, counted: 2 },
  ],
  total: 9,
  offset: 0,
  samples: [
    sample('06:52', '07:04', 212, 'Apple Watch'),
    sample('07:00', '07:10', 180, 'iPhone', overlap),
    sample('08:15', '08:40', 2104, 'Apple Watch'),
    sample('12:31', '12:44', 1066, 'iPhone'),
    sample('14:02', '14:20', 930, 'Apple Watch'),
    sample('14:05', '14:15', 702, 'iPhone', overlap),
    sample('17:48', '18:11', 1702, 'Apple Watch'),
    sample('20:30', '20:36', 288, 'iPhone'),
    sample('22:02', '22:04', 110, 'Apple Watch'),
  ],
  diary: null,
};

const preview: ImportPreview = {
  files: [
    { path: 'export.zip', source: 'apple-health', bytes: 412_000_000 },
    { path: 'takeout-001.zip', source: 'fitbit', bytes: 38_000_000 },
  ],
  byMetric: {
    steps: { rows: 521_001, first: '2016-02-01T06:10:00Z', last: '2026-04-12T17:58:00Z' },
    'heart-rate': { rows: 1_202_864, first: '2018-09-14T06:10:00Z', last: '2026-04-12T17:58:00Z' },
    'sleep-stage': { rows: 40_118, first: '2018-09-14T22:10:00Z', last: '2026-04-12T05:58:00Z' },
    weight: { rows: 812, first: '2016-02-01T06:10:00Z', last: '2026-04-11T06:01:00Z' },
  },
  refused: [
    { reason: '0 bpm means no reading', count: 9, examples: ['export.xml, line 88231: heart-rate 0'] },
  ],
  unknownTypes: {
    HKQuantityTypeIdentifierEnvironmentalAudioExposure: 40_122,
    HKCategoryTypeIdentifierAppleStandHour: 8112,
  },
  warnings: [],
  questions: [],
  notes: {},
  partial: true,
};
const guess: TableGuess = {
  path: '/home/alice/Downloads/diary.csv',
  confidence: 0.5,
  fromProfile: false,
  header: ['Datum', 'Gewicht', 'Migräne', 'Notiz'],
  columns: [
    { name: 'Datum', examples: ['03/04/2026', '04/04/2026'] },
    { name: 'Gewicht', examples: ['71,2', '71,4'] },
    { name: 'Migräne', examples: ['ja', 'nein'] },
    { name: 'Notiz', examples: ['late dinner'] },
  ],
  mapping: {
    delimiter: ';',
    decimal: 'comma',
    headerRow: 0,
    date: { column: 'Datum', time: null, format: 'text', order: null, zone: null },
    values: [
      { column: 'Gewicht', kind: 'number', metric: 'weight', unit: 'kg', scale: null },
      { column: 'Migräne', kind: 'yes-no', metric: 'migraine-day', unit: '', scale: null },
    ],
    sentinels: [],
    source: 'Diary',
  },
  sample: [
    {
      row: 2,
      items: [
        { metric: 'weight', value: 71.2, unit: 'kg', when: '2026-04-03' },
        { metric: 'migraine-day', value: 1, unit: '0/1', when: '2026-04-03' },
      ],
      refused: [],
    },
    { row: 3, items: [], refused: ['The cell is no number. "n/v"'] },
  ],
};
const questioned: ImportPreview = {
  ...preview,
  files: [{ path: 'diary.csv', source: 'generic-csv', bytes: 4120 }],
  byMetric: { weight: { rows: 81, first: '2026-01-03T08:00:00Z', last: '2026-04-11T06:01:00Z' } },
  refused: [],
  unknownTypes: { 'column "Notiz"': 92 },
  notes: { 'generic-csv': { tables: [{ file: 'diary.csv', container: 'diary.csv' }] } },
  questions: [
    {
      id: 'date-order:Diary',
      text: 'The dates in this Diary file can be read in two ways. Which comes first in "03/04/2026"?',
      choices: [
        { value: 'dmy', label: 'The day' },
        { value: 'mdy', label: 'The month' },
      ],
    },
  ],
  partial: false,
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
  'data.overview': { value: overview(metrics) },
  'data.daily': ({ metric, from, to }) => ok(within(metric, from, to)),
  'data.series': ({ metric, from, to }) => ok(seriesOf(metric, daily(metric), { from, to })),
  'data.day': { value: dayDetail },
  'zones.view': { value: zonesTold },
  'imports.preview': { value: { ...preview, partial: false } },
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

/** Opens the preview of the chosen files. */
const open = async (page: Page) => {
  await page.getByRole('button', { name: 'Import a file' }).click();
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(200); // ms
};
/** Opens the preview and starts the import. */
const begin = async (page: Page) => {
  await open(page);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
};
/** Moves the cursor of the picture some days back by keyboard. */
const stepAlong = async (page: Page) => {
  await page.getByRole('slider').focus();
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowLeft');
};

export const scenarios: Record<string, Scenario> = {
  running: {
    route,
    answers: { ...vault, 'imports.start': pending },
    act: async (page) => {
      await begin(page);
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
      await begin(page);
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
  metric: { route: { name: 'data', metric: 'steps' }, answers: vault, act: stepAlong },
  year: {
    route: { name: 'data', metric: 'resting-heart-rate' },
    answers: vault,
    act: async (page) => {
      await page.getByText('1 year', { exact: true }).click();
      await stepAlong(page);
    },
  },
  years: {
    route: { name: 'data', metric: 'weight' },
    answers: vault,
    act: async (page) => {
      await page.getByText('All', { exact: true }).click();
      await stepAlong(page);
    },
  },
  yesno: { route: { name: 'data', metric: 'migraine-day' }, answers: vault },
  dots: { route: { name: 'data', metric: 'blood-pressure-systolic' }, answers: vault },
  day: { route: { name: 'data', metric: 'steps', day: '2026-04-15' }, answers: vault },
  unknown: {
    route: { name: 'data', metric: 'steps', day: '2026-03-07' },
    answers: {
      ...vault,
      'data.day': {
        value: { ...dayDetail, day: '2026-03-07', value: null, total: 0, samples: [], sources: [] },
      },
    },
  },
  zones: { route: { name: 'data', zones: true }, answers: vault },
  zonesearch: {
    route: { name: 'data', zones: true },
    answers: { ...vault, 'zones.view': { value: zonesUntold } },
    act: async (page) => {
      await page.getByRole('button', { name: 'Add a move or a journey' }).click();
      await page.getByRole('combobox', { name: 'Place 2' }).pressSequentially('new');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    },
  },
  preview: { route, answers: { ...vault, 'imports.preview': { value: preview } }, act: open },
  ask: {
    route,
    answers: { ...vault, 'zones.view': { value: zonesUntold } },
    act: async (page) => {
      await open(page);
      await page.getByRole('button', { name: 'Import', exact: true }).scrollIntoViewIfNeeded();
    },
  },
  table: {
    route,
    answers: {
      ...vault,
      'imports.pick': { value: { paths: ['/home/alice/Downloads/diary.csv'] } },
      'imports.preview': { value: questioned },
      'tables.guess': { value: guess },
      'tables.try': { value: guess.sample },
    },
    act: open,
  },
  looking: { route, answers: { ...vault, 'imports.preview': pending }, act: open },
  unreadable: {
    route,
    answers: {
      ...vault,
      'imports.preview': () =>
        fail(
          'not-an-export',
          'holiday.zip is a zip, but no health export that N1 Vault knows lies in it. Nothing of it was imported. Choose the zip exactly as the health app gave it out.',
          'holiday.zip',
        ),
    },
    act: open,
  },
  interrupted: {
    route,
    answers: {
      ...vault,
      'imports.interrupted': {
        value: [
          { importId: 'i9', at: '2026-04-14T21:02:00Z', paths: ['/home/alice/export.zip'], rows: 2_140_000 },
        ],
      },
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
    act: begin,
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
