import { chmodSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { openVault } from '../../src/main/vault/index.ts';
import { writeAppleExport } from '../bench/gen-apple-export.ts';
import { contentHash, imported, temporaryVault } from '../integration/imports/support.ts';
import {
  answerDialogs,
  dropFiles,
  expectAccessible,
  handOver,
  invoke,
  type Launched,
  launchApp,
  screenshots,
  tempFolder,
} from './harness.ts';

/** Data: preview, import, receipt, a measure, a day, places, undo; mostly by keyboard, in real Electron. */
test.describe.configure({ mode: 'serial' });

const exportZip = resolve(import.meta.dirname, '../fixtures/exports/apple_health/synthetic-A/export.zip');
const LARGE = 24; // MB of export.xml, for the renderer's longest task
const CUT_OFF = 60; // MB; a fast machine must not be through with it before it is killed

interface Value<T> {
  ok: true;
  value: T;
}
interface Day {
  day: string;
  value: number;
}

let app: Launched;
const go = (page: Page, place: string) =>
  page.getByRole('navigation').getByRole('button', { name: place }).click();
const daily = async (metric: string): Promise<Day[]> =>
  ((await invoke(app.page, 'data.daily', { metric })) as Value<Day[]>).value;

/** Presses a button without the mouse. */
const press = async (page: Page, name: string | RegExp) => {
  await page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .focus();
  await page.keyboard.press('Enter');
};

test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = await launchApp({ now: '2026-06-01T18:00:00Z' });
  const folder = join(await tempFolder('data'), 'vault');
  const made = await invoke(app.page, 'vault.create', {
    folder,
    passphrase: 'harbour violin moss eleven tractor',
  });
  expect(made).toMatchObject({ ok: true });
  await app.page.reload();
  await expect(app.page.getByRole('navigation')).toBeVisible({ timeout: 30_000 });
});
// biome-ignore lint/correctness/noEmptyPattern: Playwright hands its fixtures over by destructuring only
test.afterEach(async ({}, info) => {
  if (info.status !== info.expectedStatus) await screenshots(app, `failed-${info.title.slice(0, 40)}`);
});
test.afterAll(() => app.close());

test('an export is looked into first, with the places asked once, then imported, by keyboard', async () => {
  const { page } = app;
  await go(page, 'Data');
  await expect(page.getByText('No data yet.')).toBeVisible();
  await expectAccessible(page, 'data, empty');
  await answerDialogs(app.app, [await handOver(exportZip)]);
  await press(page, 'Import a file');

  const dialog = page.getByRole('dialog', { name: 'Import this file?' });
  await expect(dialog.getByRole('row', { name: /^Steps/ })).toBeVisible({ timeout: 30_000 });
  await expect(dialog.getByText('Apple Health')).toBeVisible();
  await expect(dialog.getByText('Where did you live and travel?')).toBeVisible();
  expect(await daily('steps')).toEqual([]);
  const place = dialog.getByRole('combobox', { name: 'Place 1' });
  await place.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('London');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(place).toHaveValue('London, Europe');
  await expectAccessible(page, 'preview');
  await screenshots(app, 'data-preview');
  await press(page, 'Import');
  await expect(page.getByRole('heading', { name: 'The import is complete' })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText(/new measurements are in your vault/)).toBeVisible();
  await expect(page.getByText('Days are cut at midnight in London.')).toBeVisible();
  await expectAccessible(page, 'data');
});

test('the receipt says what came in, what was refused and what was left out', async () => {
  const { page } = app;
  await press(page, 'Show the receipt');
  const dialog = page.getByRole('dialog', { name: 'Receipt' });
  await expect(dialog.getByRole('columnheader', { name: 'Already known' })).toBeVisible();
  await expect(dialog.getByRole('row', { name: /^Steps/ })).toBeVisible();
  await expectAccessible(page, 'receipt');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a measure opens, its picture is walked by keyboard, and a day shows what its value rests on', async () => {
  const { page } = app;
  await press(page, 'Steps');
  await expect(page.getByRole('heading', { level: 1, name: /Steps: mostly/ })).toBeVisible();
  const picture = page.getByRole('slider');
  await picture.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  const days = await daily('steps');
  const before = days.at(-2);
  await expect(picture).toHaveAttribute('aria-valuetext', new RegExp(before!.value.toLocaleString('en-GB')));
  await expectAccessible(page, 'measure');
  await screenshots(app, 'data-measure');
  await picture.focus();
  await page.keyboard.press('Enter');

  const value = Math.round(before!.value).toLocaleString('en-GB');
  await expect(page.getByRole('heading', { level: 1, name: `Steps: ${value}.` })).toBeVisible();
  await expect(page.getByText('What this value rests on')).toBeVisible();
  const detail = (await invoke(page, 'data.day', { metric: 'steps', day: before!.day })) as Value<{
    samples: { value: number; counted: boolean }[];
  }>;
  const sum = detail.value.samples.filter((s) => s.counted).reduce((n, s) => n + s.value, 0);
  expect(sum).toBeCloseTo(before!.value, 3);
  await expect(page.getByRole('row').filter({ hasText: 'counts' }).first()).toBeVisible();
  await expectAccessible(page, 'day');
  await screenshots(app, 'data-day');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('slider')).toBeVisible();
});

/** A walk at 16:00 UTC on 5 May 2026: that day in London, one o'clock in the night of the next in Tokyo. */
const walk = `<?xml version="1.0" encoding="UTF-8"?>
<HealthData locale="en_GB">
 <ExportDate value="2026-05-20 10:00:00 +0100"/>
 <Record type="HKQuantityTypeIdentifierStepCount" sourceName="iPhone" unit="count" creationDate="2026-05-05 17:31:00 +0100" startDate="2026-05-05 17:00:00 +0100" endDate="2026-05-05 17:30:00 +0100" value="3210"/>
</HealthData>
`;

test('a journey told in the places moves the day it belongs to', async () => {
  const { page } = app;
  const file = join(await tempFolder('walk'), 'export.xml');
  writeFileSync(file, walk);
  chmodSync(file, 0o644);
  await go(page, 'Data');
  await dropFiles(page, 'main', [file]);
  const dialog = page.getByRole('dialog', { name: 'Import this file?' });
  await expect(dialog.getByRole('row', { name: /^Steps/ })).toBeVisible({ timeout: 30_000 });
  await expect(dialog.getByText('Where did you live and travel?')).toBeHidden(); // asked once
  await press(page, 'Import');
  await expect(page.getByText('One new measurement is in your vault.')).toBeVisible({ timeout: 30_000 });
  expect(await daily('steps')).toContainEqual(expect.objectContaining({ day: '2026-05-05', value: 3210 }));

  await press(page, 'Change places');
  await expect(page.getByRole('heading', { level: 1, name: 'Where did you live and travel?' })).toBeVisible();
  await press(page, 'Add a move or a journey');
  await press(page, 'Save and work out the days again');
  await expect(page.getByText('From which day on?')).toBeVisible();
  await page.getByLabel('From which day on, place 2').fill('2026-05-04');
  await page.getByRole('combobox', { name: 'Place 2' }).focus();
  await page.keyboard.type('tokyo');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectAccessible(page, 'places');
  await screenshots(app, 'data-places');
  await press(page, 'Save and work out the days again');
  await expect(page.getByText('Days are cut at midnight in London and Tokyo.')).toBeVisible({
    timeout: 30_000,
  });
  const moved = await daily('steps');
  expect(moved).toContainEqual(expect.objectContaining({ day: '2026-05-06', value: 3210 }));
  expect(moved.find((d) => d.day === '2026-05-05')).toBeUndefined();
});

test('imports are taken back by keyboard, and nothing of them stays', async () => {
  const { page } = app;
  for (const left of [1, 0]) {
    await press(page, 'Take back');
    const dialog = page.getByRole('alertdialog', { name: 'Take this import back?' });
    await expect(dialog).toBeVisible();
    await dialog.getByRole('button', { name: 'Take back' }).focus();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden({ timeout: 30_000 });
    await expect(page.getByRole('button', { name: 'Take back' })).toHaveCount(left, { timeout: 30_000 });
  }
  expect(await daily('steps')).toEqual([]);
  await expect(page.getByText('No data yet.')).toBeVisible();
});

/** Imports a file and answers the long tasks of the window meanwhile, ms. */
const longTasks = async (page: Page, file: string): Promise<number[]> => {
  await dropFiles(page, 'main', [file]);
  const steps = page.getByRole('dialog').getByRole('row', { name: /^Steps/ });
  await expect(steps).toBeVisible({ timeout: 60_000 });
  await page.evaluate('window.tasks = []');
  await press(page, 'Import');
  await expect(page.getByRole('heading', { name: /The import is complete/ })).toBeVisible({
    timeout: 150_000,
  });
  await page.waitForTimeout(1000); // ms: the tables that follow the receipt
  const tasks = (await page.evaluate('window.tasks')) as number[];
  await press(page, 'Dismiss this message');
  return tasks;
};

test('the window stays quick while a large export comes in', async () => {
  test.setTimeout(240_000);
  const { page } = app;
  const file = join(await tempFolder('large'), 'export.xml');
  await writeAppleExport(file, LARGE);
  chmodSync(file, 0o644);
  await page.evaluate(`{
    window.tasks = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.tasks.push(Math.round(entry.duration));
    }).observe({ entryTypes: ['longtask'] });
  }`);
  // the ruler itself is checked: a task of 80 ms has to be seen
  await page.evaluate(
    'void setTimeout(() => { const end = performance.now() + 80; while (performance.now() < end); })',
  );
  await expect.poll(() => page.evaluate('window.tasks.length')).toBeGreaterThan(0);
  // other programs can only make a task longer: the best of three runs is nearest to what the window itself needs
  const longest: number[] = [];
  do {
    const tasks = await longTasks(page, file);
    longest.push(Math.max(0, ...tasks));
    console.log(`long tasks of the window while importing ${LARGE} MB: ${tasks.join(', ') || 'none'} (ms)`);
  } while (Math.min(...longest) > 50 && longest.length < 3);
  expect(Math.min(...longest)).toBeLessThanOrEqual(50);
});

const london = [{ from: '1970-01-01', zone: 'Europe/London' }];
const SECRET = 'harbour violin moss eleven tractor';

/** Content of a vault that no app has open: hash of all samples and daily values. */
const hashOf = async (folder: string): Promise<string> => {
  const opened = await openVault({ folder, secret: SECRET });
  if (!opened.ok) throw new Error(opened.error.message);
  try {
    return await contentHash(opened.value);
  } finally {
    await opened.value.close();
  }
};

test('an import that a crash cut off is offered again, goes on, and ends as if nothing had happened', async () => {
  test.setTimeout(240_000);
  const file = join(await tempFolder('crash'), 'export.xml');
  await writeAppleExport(file, CUT_OFF);
  chmodSync(file, 0o644);
  const folder = join(await tempFolder('crashed'), 'vault');
  const first = await launchApp(); // with a clock that runs: progress is told by it
  expect(await invoke(first.page, 'vault.create', { folder, passphrase: SECRET })).toMatchObject({
    ok: true,
  });
  await invoke(first.page, 'zones.set', { spans: london });
  await first.page.reload();
  await go(first.page, 'Data');
  await dropFiles(first.page, 'main', [file]);
  await expect(first.page.getByRole('dialog').getByRole('row', { name: /^Steps/ })).toBeVisible({
    timeout: 60_000,
  });
  await press(first.page, 'Import');
  await expect(first.page.getByText(/^[1-9][\d,]* new$/)).toBeVisible({ timeout: 60_000 }); // rows are stored
  const died = first.app.waitForEvent('close');
  // the main process itself first: what Playwright started may only have changed the user and started that
  process.kill(await first.app.evaluate(() => process.pid), 'SIGKILL');
  first.app.process().kill('SIGKILL');
  await died;

  const second = await launchApp({ userData: first.userData });
  const { page } = second;
  try {
    await expect
      .poll(() => invoke(page, 'vault.unlock', { folder, passphrase: SECRET }), { timeout: 20_000 })
      .toMatchObject({ ok: true });
    await page.reload();
    await go(page, 'Data');
    await expect(page.getByText(/An import of .* was interrupted/)).toBeVisible({ timeout: 30_000 });
    const seen = (await invoke(page, 'data.metrics', {})) as Value<unknown[]>;
    expect(seen.value).toEqual([]); // what is stored does not count yet
    await expectAccessible(page, 'data, an import was interrupted');
    await screenshots(second, 'data-interrupted');
    await press(page, 'Go on');
    await expect(page.getByRole('heading', { name: 'The import is complete' })).toBeVisible({
      timeout: 120_000,
    });
    await expect(page.getByText(/was interrupted/)).toBeHidden();
    expect(second.problems).toEqual([]);
  } finally {
    await second.close();
  }

  const whole = await temporaryVault();
  try {
    await imported(whole.vault, [file], { zones: london });
    expect(await hashOf(folder)).toBe(await contentHash(whole.vault));
  } finally {
    await whole.remove();
  }
});

test('nothing was logged as an error and nothing was refused by the CSP', () => {
  expect(app.problems).toEqual([]);
});
