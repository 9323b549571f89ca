import { execFile } from 'node:child_process';
import { chmodSync, renameSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, invoke, type Launched, launchApp, screenshots, tempFolder } from './harness.ts';

/**
 * Twelve weeks of a trial in real Electron, on a clock that the test moves: a change of clocks, a flight to Tokyo, a
 * week without the app, late answers, an unwanted effect, a pause, the end. Reminders are counted throughout.
 */
test.describe.configure({ mode: 'serial' });
test.use({ actionTimeout: 15_000 }); // ms

const PASSPHRASE = 'harbour violin moss eleven tractor';
const FIRST_DAY = '2026-03-02';
const DAY_MS = 86_400_000;

let home = '';
let clockFile = '';
let vault = '';
let app: Launched;
let trialId = '';
/** Everything that the app asked the system to show, over all starts. */
const reminders: { title: string; body: string; day: string }[] = [];
let expected = 0;
let entered = 0;

const addDays = (day: string, n: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY_MS).toISOString().slice(0, 10);

/** UTC offset in hours of a zone at noon of a day, as the platform knows it. */
const offsetOf = (day: string, zone: string): number => {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
  const hour = Number(parts.format(Date.parse(`${day}T12:00:00Z`)));
  return hour - 12;
};

const now = { day: FIRST_DAY, time: '09:00', zone: 'Europe/Berlin' };
const setClock = (change: Partial<typeof now>) => {
  Object.assign(now, change);
  const utc = Date.parse(`${now.day}T${now.time}:00Z`) - offsetOf(now.day, now.zone) * 3_600_000;
  // moved into place whole: the app reads it at any moment
  const next = `${clockFile}.next`;
  writeFileSync(next, JSON.stringify({ now: new Date(utc).toISOString(), zone: now.zone }));
  chmodSync(next, 0o644);
  renameSync(next, clockFile);
};

/** Lets the scheduler (every 200 ms here) see the new time. */
const ticks = () => app.page.waitForTimeout(700);

const collect = async () => {
  const shown = await app.app.evaluate(() => {
    const all = (globalThis as { shown?: { title: string; body: string }[] }).shown ?? [];
    return all.splice(0);
  });
  reminders.push(...shown.map((r) => ({ ...r, day: now.day })));
};

const start = async () => {
  app = await launchApp({ userData: join(home, 'user-data'), env: { N1VAULT_TEST_CLOCK: clockFile } });
  await app.app.evaluate(({ Notification }) => {
    const state = globalThis as { shown?: { title: string; body: string }[] };
    state.shown = [];
    Notification.isSupported = () => true;
    Notification.prototype.show = function (this: { title: string; body: string }) {
      state.shown?.push({ title: this.title, body: this.body });
    };
  });
};

const go = (page: Page, place: string) =>
  page.getByRole('navigation').getByRole('button', { name: place }).click();

const value = async <T>(channel: string, payload: unknown): Promise<T> => {
  const reply = (await invoke(app.page, channel, payload)) as {
    ok: boolean;
    value: T;
    error?: { message: string };
  };
  if (!reply.ok) throw new Error(`${channel}: ${reply.error?.message}`);
  return reply.value;
};

const save = async (day: string, over: object = {}) => {
  entered++;
  return value<{ late: boolean }>('diary.save', {
    day,
    trialId: null,
    answers: { 'migraine-day': Date.parse(day) % 5 < 2 ? 1 : 0 },
    kept: true,
    marks: [],
    note: '',
    ...over,
  });
};

/** One day: answered at noon (no reminder may come) or only after the reminder of the evening. */
const live = async (day: string, open: boolean) => {
  setClock({ day, time: '12:00' });
  await ticks();
  await view(); // as the Today screen does: a new zone is noted when the trial is looked at
  if (!open) await save(day);
  setClock({ time: '20:40' });
  await ticks();
  await collect();
  if (open) {
    expected++;
    await save(day);
  }
  expect(reminders.length, `${day}, ${open ? 'open' : 'done'}`).toBe(expected);
};

interface View {
  id: string;
  end: string;
  state: string;
  dayNumber: number;
  pausedSince: string | null;
  openDays: string[];
  days: { day: string; status: string; phase: string; hidden: boolean; armId: string | null }[];
  events: { kind: string }[];
}
const view = () => value<View>('trials.get', { id: trialId });

test.beforeAll(async () => {
  home = await tempFolder('lived');
  clockFile = join(home, 'clock.json');
  vault = join(home, 'vault');
  setClock({});
  await start();
});
// biome-ignore lint/correctness/noEmptyPattern: Playwright hands its fixtures over by destructuring only
test.afterEach(async ({}, info) => {
  if (info.status !== info.expectedStatus) await screenshots(app, `failed-${info.title.slice(0, 40)}`);
});
test.afterAll(() => app.close());

test('a plan by keyboard: each wrong field says so, then it freezes', async () => {
  test.setTimeout(240_000);
  await value('vault.create', { folder: vault, passphrase: PASSPHRASE });
  await app.page.reload();
  await expect(app.page.getByRole('navigation')).toBeVisible();
  const { page } = app;
  await value('profile.save', {
    ageBand: '35-44',
    conditions: [],
    medications: [],
    tried: [],
    goal: '',
    notes: '',
    baseline: 12,
  });
  await go(page, 'Trials');
  await page.getByRole('button', { name: 'Plan a trial' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('One arm alone compares nothing')).toBeVisible();

  // an arm of one's own, without the mouse
  await page.getByRole('button', { name: 'Add an arm' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem').last().focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'What you do on such a day' }).fill('before breakfast');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('A walk');
  await dialog.getByRole('textbox', { name: 'What you count, if anything' }).fill('minutes');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  const type = async (name: string, text: string) => {
    await page.getByRole('textbox', { name, exact: true }).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  };
  await type('Days in each', '0');
  await expect(page.getByText('A period needs at least one day.').first()).toBeVisible();
  await type('Days in each', '14');
  await type('Days to drop', '14');
  await expect(page.getByText('The dropped days must be fewer').first()).toBeVisible();
  await type('Days to drop', '2');
  await type('Periods', '6');
  await type('Days before, as usual', '0');
  await page.locator('input[type=date]').fill('2026-02-20');
  await expect(page.getByText('The first day must be today or later.').first()).toBeVisible();
  await expectAccessible(page, 'planner with wrong fields');
  await page.locator('input[type=date]').fill(FIRST_DAY);

  await page.getByText('How it is run').focus();
  await page.locator('details.how > summary').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'Illness' }).focus();
  await page.keyboard.press('Space');
  await expect(
    page.getByText(/would be noticed (\d+ times? in 100|less than once in 100)/).first(),
  ).toBeVisible({
    timeout: 150_000,
  });
  await expectAccessible(page, 'planner, all of it');
  await screenshots(app, 'trial-planner');

  const freeze = page.getByRole('button', { name: 'Freeze and start' });
  await expect(freeze).toBeDisabled();
  await page.getByRole('checkbox', { name: 'I keep taking my prescribed medicines' }).focus();
  await page.keyboard.press('Space');
  await expect(freeze).toBeEnabled();
  await freeze.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/([0-9a-f]{4} ){7}[0-9a-f]{4}/)).toBeVisible();
  const [trial] = await value<{ id: string; end: string }[]>('trials.list', {});
  trialId = trial!.id;
  expect(trial!.end).toBe(addDays(FIRST_DAY, 83));
});

test('four weeks: reminders only while the diary is open, over the change of clocks and in Tokyo', async () => {
  test.setTimeout(240_000);
  const { page } = app;
  await go(page, 'Today');
  await expect(page.getByText('Diary for today')).toBeVisible();
  setClock({ time: '20:40' });
  await ticks();
  await collect();
  expected++;
  expect(reminders).toHaveLength(1);
  for (const key of ['0', '3', 'Enter']) await page.keyboard.press(key);
  await expect(page.getByText('The day is saved')).toBeVisible();
  entered++;
  await ticks();
  await collect();
  expect(reminders).toHaveLength(1);

  for (let i = 1; i < 28; i++) {
    const day = addDays(FIRST_DAY, i);
    // 9 to 14 March in Tokyo; the clocks of Berlin change on 29 March
    now.zone = day >= '2026-03-09' && day <= '2026-03-14' ? 'Asia/Tokyo' : 'Europe/Berlin';
    await live(day, i % 9 === 0 || day === '2026-03-12' || day === '2026-03-29');
  }
  expect(now.day).toBe('2026-03-29');
  const trial = await view();
  expect(trial.dayNumber).toBe(28);
  expect(trial.days.filter((d) => d.status === 'done')).toHaveLength(28);
  expect(trial.days.some((d) => d.day > '2026-03-30' && !d.hidden)).toBe(false);
  expect(trial.events.filter((e) => e.kind === 'zone')).toHaveLength(2); // there and back
});

test('a week without the app: one reminder when it is back, late answers within their window', async () => {
  test.setTimeout(120_000);
  await app.close();
  setClock({ day: '2026-04-07', time: '20:45' });
  await start();
  const { page } = app;
  await page.getByLabel('Passphrase or recovery key').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toBeVisible();
  await ticks();
  await collect();
  expected++;
  expect(reminders).toHaveLength(expected);

  const { openDays } = await view();
  expect(openDays).toEqual(Array.from({ length: 7 }, (_, i) => addDays('2026-03-31', i)));
  expect(
    await invoke(page, 'diary.save', {
      day: '2026-03-30',
      trialId: null,
      answers: { 'migraine-day': 1 },
      kept: null,
      marks: [],
      note: '',
    }),
  ).toMatchObject({ ok: false, error: { code: 'refused-by-rule' } });
  for (const day of openDays.slice(0, 3)) expect((await save(day)).late).toBe(true);
  await save('2026-04-07');
  await go(page, 'Trials');
  await page
    .getByRole('button', { name: /^Calendar/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('waiting');
  await expectAccessible(page, 'calendar');
  await screenshots(app, 'trial-calendar');
});

test('an unwanted effect, then a pause: nothing is asked, no reminder comes', async () => {
  test.setTimeout(180_000);
  const { page } = app;
  await live('2026-04-08', false);
  await go(page, 'Today');
  await page.getByRole('button', { name: 'Report an unwanted effect' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'Mild' }).focus({ timeout: 10_000 });
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('call your emergency number')).toBeVisible();
  await expectAccessible(page, 'unwanted effect');
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('textbox', { name: 'What happened' }).fill('knee hurts');
  await page.getByRole('button', { name: 'Write it down', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Written down')).toBeVisible();

  // one click stops; undone at once, nothing is lost
  setClock({ day: '2026-04-09', time: '09:00' });
  const before = await view();
  await page.getByRole('button', { name: 'Stop now' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog', { name: 'The trial is stopped' })).toBeVisible();
  expect((await view()).pausedSince).toBe('2026-04-09'); // asked of nobody from this click on
  await expectAccessible(page, 'stopped by one click');
  await page.getByRole('button', { name: 'Undo, go on' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('The trial goes on.')).toBeVisible();
  expect(await view()).toMatchObject({ state: 'running', end: before.end, pausedSince: null });

  setClock({ day: '2026-04-09', time: '10:00' });
  await go(page, 'Trials');
  await page
    .getByRole('button', { name: /^Calendar/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Pause' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Pause the trial' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Paused since');
  for (let i = 0; i < 5; i++) {
    setClock({ day: addDays('2026-04-09', i), time: '20:40' });
    await ticks();
    await collect();
    expect(reminders, 'none while paused').toHaveLength(expected);
  }
  setClock({ day: '2026-04-14', time: '08:00' });
  await go(page, 'Today');
  await expect(page.getByText('Nothing is asked and no reminder comes')).toBeVisible();
  await screenshots(app, 'trial-paused');
  await page.getByRole('button', { name: 'Go on' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('The trial goes on.')).toBeVisible();
  expect((await view()).end).toBe(addDays(FIRST_DAY, 83 + 5));
});

test('the rest, the end, the result; diary and audit trail are complete', async () => {
  test.setTimeout(300_000);
  const { page } = app;
  const { end } = await view();
  for (let day = '2026-04-14'; day <= end; day = addDays(day, 1)) await live(day, day.endsWith('1'));
  setClock({ day: addDays(end, 1), time: '20:40' });
  await ticks();
  await collect();
  expect(reminders, 'none after the end').toHaveLength(expected);
  const over = await view();
  expect(over.state).toBe('finished');
  expect(over.days.filter((d) => d.phase === 'paused')).toHaveLength(5);
  expect(over.days.filter((d) => ['done', 'late'].includes(d.status))).toHaveLength(entered);
  expect(over.days.filter((d) => d.status === 'late')).toHaveLength(3);
  expect(over.days.filter((d) => d.status === 'missed')).toHaveLength(84 - entered);
  for (const r of reminders)
    expect(r).toMatchObject({ title: 'N1 Vault', body: 'A minute for today’s entry' });

  await go(page, 'Trials');
  await page
    .getByRole('button', { name: /^Result/ })
    .first()
    .click();
  await expect(page.getByText('Your own trial says').first()).toBeVisible({ timeout: 60_000 });
  await app.close();

  // what the vault holds, read by the command line
  const copy = join(await tempFolder('copy'), 'vault');
  await cp(vault, copy, { recursive: true });
  const root = resolve(import.meta.dirname, '../..');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'bin/n1vault.mjs'), 'trial', 'show', trialId, '--vault', copy, '--json'],
    { env: { ...process.env, N1VAULT_PASSPHRASE: PASSPHRASE }, maxBuffer: 1e8 },
  );
  const { audit, trial } = JSON.parse(stdout) as {
    audit: { what: string; detail: string }[];
    trial: { state: string };
  };
  expect(trial.state).toBe('finished');
  const counts: Record<string, number> = {};
  for (const a of audit) counts[a.what] = (counts[a.what] ?? 0) + 1;
  expect(counts).toMatchObject({
    'trial-started': 1,
    'trial-zone': 2,
    'trial-adverse': 1,
    'trial-pause': 2,
    'trial-resume': 2,
    'trial-finished': 1,
    'diary-late': 3,
  });
  expect(JSON.stringify(audit)).not.toContain('knee');
  await start(); // afterAll closes it
});
