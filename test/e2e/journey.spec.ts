import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import {
  answerDialogs,
  dropFiles,
  expectAccessible,
  handOver,
  invoke,
  type Launched,
  launchApp,
  lock,
  screenshots,
  tempFolder,
} from './harness.ts';

/** The main job of a person, from the first start to the result, through the real screens. One app at a time. */
test.describe.configure({ mode: 'serial' });

const PASSPHRASE = 'harbour violin moss eleven tractor';
const FIRST_DAY = '2026-03-02';
const exportZip = resolve(import.meta.dirname, '../fixtures/exports/apple_health/synthetic-A/export.zip');

let home = '';
let app: Launched;

const at = (day: string) => `${day}T18:00:00Z`;
const start = async (day: string) => {
  app = await launchApp({ userData: join(home, 'user-data'), now: at(day) });
};
const go = (page: Page, place: string) =>
  page.getByRole('navigation').getByRole('button', { name: place }).click();
const unlock = async (page: Page) => {
  await page.getByLabel('Passphrase or recovery key').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toBeVisible();
};

test.beforeAll(async () => {
  home = await tempFolder('journey');
  await start(FIRST_DAY);
});
// biome-ignore lint/correctness/noEmptyPattern: Playwright hands its fixtures over by destructuring only
test.afterEach(async ({}, info) => {
  if (info.status !== info.expectedStatus) await screenshots(app, `failed-${info.title.slice(0, 40)}`);
});
test.afterAll(() => app.close());

test('makes a vault: passphrase twice, recovery key shown once and typed back', async () => {
  const { page } = app;
  await expectAccessible(page, 'welcome');
  await screenshots(app, 'welcome');
  const folder = join(home, 'vault');
  await answerDialogs(app.app, [folder]);
  await page.getByRole('button', { name: 'Change the folder' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Once more').fill(`${PASSPHRASE}s`);
  await page.keyboard.press('Enter');
  await expect(page.getByText('The two do not match')).toBeVisible();
  await page.getByLabel('Once more').fill(PASSPHRASE);
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'Keep this recovery key on paper' })).toBeVisible();
  const groups = await page.getByRole('list', { name: 'Recovery key' }).getByRole('listitem').allInnerTexts();
  expect(groups).toHaveLength(9);
  await page.getByRole('button', { name: 'I have it on paper' }).click();
  await page.getByRole('textbox').fill('0000-0000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is not the key')).toBeVisible();
  await page.getByRole('textbox').fill(groups.join('-').toLowerCase());
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Open N1 Vault' }).click();
  await expect(page.getByRole('navigation')).toBeVisible();
});

test('locks, refuses a wrong passphrase and keeps the text, unlocks with the right one', async () => {
  const { page } = app;
  await lock(page);
  const field = page.getByLabel('Passphrase or recovery key');
  await expect(field).toBeVisible();
  expect(await invoke(page, 'trials.list', {})).toMatchObject({ ok: false, error: { code: 'vault-locked' } });
  await field.fill('not the passphrase');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is not the passphrase of this vault.')).toBeVisible();
  await expect(field).toHaveValue('not the passphrase');
  await screenshots(app, 'unlock-wrong');
  await unlock(page);
});

test('imports an Apple Health export dropped on the window; the second time adds nothing', async () => {
  const { page } = app;
  await go(page, 'Data');
  await expect(page.getByText('No data yet.')).toBeVisible();
  await screenshots(app, 'data-empty');
  const file = await handOver(exportZip);
  await dropFiles(page, 'main', [file]);
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('The import is complete').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('row', { name: /Steps/ }).first()).toBeVisible();
  await screenshots(app, 'data');
  await expectAccessible(page, 'data');
  await dropFiles(page, 'main', [file]);
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText(/nothing new/i).first()).toBeVisible({ timeout: 60_000 });
});

test('refuses a zip that is no export, with a sentence, and keeps what is there', async () => {
  const { page } = app;
  const broken = await handOver(
    resolve(import.meta.dirname, '../fixtures/exports/apple_health/synthetic-A-edge/truncated_download.zip'),
  );
  await dropFiles(page, 'main', [broken]);
  await expect(page.getByText('Nothing here can be read').first()).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('row', { name: /Steps/ }).first()).toBeVisible();
});

test('shows ideas for the person and starts a trial from one of them', async () => {
  const { page } = app;
  await go(page, 'Ideas');
  await page.getByRole('button', { name: 'Fill in the profile' }).click();
  await page.getByLabel('What would you like to change?').fill('fewer migraine days');
  await page.getByLabel('Conditions').fill('migraine');
  await page.getByRole('textbox', { name: 'How many such days in 28 now?' }).fill('12');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row', { name: /Magnesium/ })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Predicted from other people, not tested on you').first()).toBeVisible();
  await screenshots(app, 'ideas');
  await expectAccessible(page, 'ideas');

  await page.getByRole('button', { name: 'Why Magnesium?' }).click();
  await page.getByRole('button', { name: 'Plan a trial anyway' }).click();
  await expect(page.getByRole('button', { name: 'Freeze and start' })).toBeVisible();
  await expect(page.getByText(/would be noticed (\d+ times? in 100|less than once)/).first()).toBeVisible({
    timeout: 120_000,
  });
  await screenshots(app, 'planner');
  await expectAccessible(page, 'planner');
  const freeze = page.getByRole('button', { name: 'Freeze and start' });
  await expect(freeze).toBeDisabled(); // the safety questions are open
  const safety = page.getByRole('region', { name: 'Safety' });
  await expect(safety).toBeVisible(); // the lower part of the form is drawn after the upper
  const open = safety.locator('label.check:not([data-selected])');
  while ((await open.count()) > 0) await open.first().click();
  await expect(freeze).toBeEnabled();
  await freeze.click();
  await expect(page.getByText(/([0-9a-f]{4} ){7}[0-9a-f]{4}/)).toBeVisible();
  await screenshots(app, 'planner-frozen');
});

test('takes a diary day by keyboard alone and refuses a day that has not come', async () => {
  const { page } = app;
  await go(page, 'Today');
  await expect(page.getByText('Diary for today')).toBeVisible();
  for (const key of ['1', '6', 'Enter']) await page.keyboard.press(key);
  await expect(page.getByText('The day is saved')).toBeVisible();
  const saved = (await invoke(page, 'diary.today', {})) as { value: { entry: { answers: unknown } } };
  expect(saved.value.entry.answers).toMatchObject({ 'migraine-day': 1 });
  const future = { day: '2026-03-03', trialId: null, answers: {}, kept: null, marks: [], note: '' };
  expect(await invoke(page, 'diary.save', future)).toMatchObject({
    ok: false,
    error: { code: 'future-day' },
  });
});

test('hides the result while the trial runs, shows it after the last day, and locks', async () => {
  test.setTimeout(180_000);
  const first = app.page;
  await go(first, 'Trials');
  await expect(first.getByRole('button', { name: /^Result/ }).first()).toBeVisible();
  await screenshots(app, 'trials');
  await first
    .getByRole('button', { name: /^Result/ })
    .first()
    .click();
  await expect(first.getByRole('heading', { name: /Visible on/ })).toBeVisible();
  await screenshots(app, 'result-hidden');
  const list = (await invoke(first, 'trials.list', {})) as {
    value: { id: string; start: string; end: string }[];
  };
  const trial = list.value[0]!;
  expect(trial.start).toBe(FIRST_DAY);

  await app.close();
  const dayAfter = new Date(Date.parse(`${trial.end}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  // a person fills in the days one by one; here they are made up, each stored on its day through the same channel
  const clock = join(await tempFolder('clock'), 'clock.json');
  const setDay = (day: string) => {
    writeFileSync(`${clock}.next`, JSON.stringify({ now: at(day), zone: 'Europe/Berlin' }));
    chmodSync(`${clock}.next`, 0o644);
    renameSync(`${clock}.next`, clock);
  };
  setDay(FIRST_DAY);
  app = await launchApp({ userData: join(home, 'user-data'), env: { N1VAULT_TEST_CLOCK: clock } });
  const { page } = app;
  await unlock(page);
  for (
    let t = Date.parse(`${FIRST_DAY}T00:00:00Z`), i = 0;
    t < Date.parse(`${dayAfter}T00:00:00Z`);
    t += 86_400_000, i++
  ) {
    const day = new Date(t).toISOString().slice(0, 10);
    setDay(day);
    const saved = await invoke(page, 'diary.save', {
      day,
      trialId: null,
      answers: { 'migraine-day': i % 5 < 2 ? 1 : 0 },
      kept: true,
      marks: [],
      note: '',
    });
    expect(saved).toMatchObject({ ok: true });
  }
  setDay(dayAfter);
  await go(page, 'Trials');
  await page
    .getByRole('button', { name: /^Result/ })
    .first()
    .click();
  await expect(page.getByText('Your own trial says').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/sure/i);
  await screenshots(app, 'result');
  await expectAccessible(page, 'result');

  const pdf = join(await tempFolder('export'), 'result.pdf');
  await answerDialogs(app.app, [pdf]);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'PDF for your clinician' }).click();
  await expect(page.getByText(`Written to ${pdf}`)).toBeVisible({ timeout: 30_000 });
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');

  await lock(page);
  await expect(page.getByLabel('Passphrase or recovery key')).toBeVisible();
  expect(await invoke(page, 'results.get', { id: trial.id })).toMatchObject({ ok: false });
});
