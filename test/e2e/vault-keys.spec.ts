import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import {
  expectAccessible,
  idle,
  invoke,
  type Launched,
  launchApp,
  lock,
  screenshots,
  tempFolder,
} from './harness.ts';

/** Keys, backups and the ways back in, through the real screens: one vault, from set-up to a damaged file. */
test.describe.configure({ mode: 'serial' });

const FIRST = 'harbour violin moss eleven tractor';
const SECOND = 'quilt lantern seven orchard pebble';
const DAY = new Date().toISOString().slice(0, 10); // the real clock: a restore needs times that differ

let home = '';
let app: Launched;
let recoveryKey = '';

const folder = () => join(home, 'vault');
const field = (page: Page) => page.getByLabel('Passphrase or recovery key');
const unlock = async (page: Page, secret: string) => {
  await field(page).fill(secret);
  await page.keyboard.press('Enter');
};
const inside = (page: Page) => expect(page.getByRole('navigation')).toBeVisible({ timeout: 30_000 });
const settings = (page: Page) =>
  page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
const note = async (page: Page): Promise<string> => {
  const answer = (await invoke(page, 'diary.today', { day: DAY })) as {
    value: { entry: { note: string } | null };
  };
  return answer.value.entry?.note ?? '';
};
const write = (page: Page, text: string) =>
  invoke(page, 'diary.save', { day: DAY, trialId: null, answers: {}, kept: null, marks: [], note: text });
const keyOnScreen = async (page: Page): Promise<string> => {
  const groups = await page.getByRole('list', { name: 'Recovery key' }).getByRole('listitem').allInnerTexts();
  return groups.join('-');
};

test.beforeAll(async () => {
  home = await tempFolder('keys');
  app = await launchApp({ userData: join(home, 'user-data'), env: { TZ: 'UTC' } });
});
// biome-ignore lint/correctness/noEmptyPattern: Playwright hands its fixtures over by destructuring only
test.afterEach(async ({}, info) => {
  if (info.status !== info.expectedStatus) await screenshots(app, `failed-${info.title.slice(0, 40)}`);
});
test.afterAll(() => app.close());

test('an interrupted set-up offers the recovery key again, on each screen, until it is typed back', async () => {
  const { page } = app;
  expect(await invoke(page, 'vault.create', { folder: folder(), passphrase: FIRST })).toMatchObject({
    ok: true,
  });
  await page.reload(); // as if the window had been closed before the key was on paper
  await inside(page);
  await expect(page.getByText('was never confirmed')).toBeVisible();
  await screenshots(app, 'recovery-unconfirmed');
  await page.getByRole('button', { name: 'Make a recovery key' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(FIRST);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Keep this recovery key on paper')).toBeVisible({ timeout: 30_000 });
  recoveryKey = await keyOnScreen(page);
  await screenshots(app, 'recovery-renewed');
  await page.getByRole('button', { name: 'I have it on paper' }).click();
  await page.getByRole('textbox', { name: 'Recovery key' }).fill(recoveryKey.toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page.getByText('was never confirmed')).toHaveCount(0, { timeout: 30_000 });
});

test('the passphrase is changed: the new one opens, the old one does not', async () => {
  const { page } = app;
  await settings(page);
  await page.getByRole('button', { name: 'Change passphrase' }).click();
  await page.getByLabel('Passphrase of now, or the recovery key').fill('not the passphrase');
  await page.getByLabel('New passphrase').fill('password');
  await expect(page.getByText(/Weak: a guessing program/)).toBeVisible({ timeout: 30_000 });
  await page.getByLabel('New passphrase').fill(SECOND);
  await page.getByLabel('Once more').fill(SECOND);
  await expect(page.getByText(/trong/).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is not the passphrase of this vault.')).toBeVisible({ timeout: 30_000 });
  await screenshots(app, 'settings-passphrase');
  await expectAccessible(page, 'change the passphrase');
  await page.getByLabel('Passphrase of now, or the recovery key').fill(FIRST);
  await page.getByLabel('Once more').press('Enter');
  await expect(page.getByText('The new passphrase opens the vault from now on')).toBeVisible({
    timeout: 30_000,
  });

  await lock(page);
  await unlock(page, FIRST);
  await expect(page.getByText('This is not the passphrase of this vault.')).toBeVisible({ timeout: 30_000 });
  await unlock(page, SECOND);
  await inside(page);
});

test('a recovery key with a typing error is told apart; the right one opens', async () => {
  const { page } = app;
  await lock(page);
  const last = recoveryKey.at(-1) === '0' ? '1' : '0';
  await unlock(page, recoveryKey.slice(0, -1) + last);
  await expect(page.getByText('a recovery key with a typing error')).toBeVisible({ timeout: 30_000 });
  await unlock(page, recoveryKey.toLowerCase().replaceAll('-', ' '));
  await inside(page);
});

test('look and language outlive the lock', async () => {
  const { page } = app;
  await settings(page);
  await page.getByText('Deutsch').click();
  await page.getByText('Dunkel', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await lock(page);
  await expect(page.getByText('Öffnen Sie Ihren Tresor')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByLabel('Passphrase oder Wiederherstellungsschlüssel').fill(SECOND);
  await page.keyboard.press('Enter');
  await inside(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Einstellungen' }).click();
  await page.getByText('English').click();
  await page.getByText('As the system', { exact: true }).click();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'dark');
});

test('a computer that nobody has touched for ten minutes locks the vault', async () => {
  const { page } = app;
  await idle(app.app, 9 * 60);
  await page.waitForTimeout(11_000); // ms; the idle time is read every ten seconds
  await inside(page);
  await idle(app.app, 10 * 60);
  await expect(field(page)).toBeVisible({ timeout: 25_000 });
  await idle(app.app, 0);
  await unlock(page, SECOND);
  await inside(page);
});

test('backup, change, restore, undo the restore', async () => {
  const { page } = app;
  await write(page, 'before the backup');
  await settings(page);
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText(/Backup made and checked/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'Backups' })).toBeVisible();
  await expect(page.getByRole('row', { name: /by hand/ })).toBeVisible();
  await expect(page.getByText(/^On this device only\.\s*Last backup/)).toBeVisible();
  await write(page, 'after the backup');
  await screenshots(app, 'settings-backups');
  await expectAccessible(page, 'settings');

  await page
    .getByRole('row', { name: /by hand/ })
    .getByRole('button')
    .click();
  await page.getByLabel('Passphrase of that time').fill(FIRST);
  await page.keyboard.press('Enter');
  await expect(page.getByText('If you changed the passphrase since, type the earlier one.')).toBeVisible({
    timeout: 30_000,
  });
  await screenshots(app, 'restore-wrong');
  await page.getByLabel('Passphrase of that time').fill(SECOND);
  await page.keyboard.press('Enter');
  await expect(page.getByText('A backup was restored')).toBeVisible({ timeout: 60_000 });
  expect(await note(page)).toBe('before the backup');

  await page.getByRole('button', { name: 'Undo the restore' }).click();
  await page.getByLabel('Passphrase of that time').fill(SECOND);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 60_000 });
  await expect.poll(() => note(page)).toBe('after the backup');
});

test('this computer remembers the key only where its keychain is safe', async () => {
  const { page } = app;
  const backend = await app.app.evaluate(({ safeStorage }) =>
    process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : 'keychain',
  );
  const answer = await invoke(page, 'vault.deviceKey', {});
  if (!['basic_text', 'unknown'].includes(backend)) {
    expect(answer).toMatchObject({ ok: true, value: { on: false } });
    return;
  }
  expect(answer).toMatchObject({ ok: true, value: { available: false, on: false } });
  expect(await invoke(page, 'vault.rememberDevice', { on: true, passphrase: SECOND })).toMatchObject({
    ok: false,
    error: { code: 'refused-by-rule' },
  });
  expect(existsSync(join(home, 'user-data', 'device-keys'))).toBe(false);
  await expect(page.getByText('no keychain that is safe enough')).toBeVisible();
});

test('a copied recovery key leaves the clipboard with the lock', async () => {
  const { page } = app;
  const clipboard = () => app.app.evaluate(({ clipboard: own }) => own.readText());
  expect(await invoke(page, 'app.copySecret', { text: recoveryKey })).toEqual({
    ok: true,
    value: { seconds: 60 },
  });
  expect(await clipboard()).toBe(recoveryKey);
  expect(await invoke(page, 'app.copySecret', { text: 'any other text' })).toMatchObject({ ok: false });
  await lock(page);
  expect(await clipboard()).toBe('');
  await unlock(page, SECOND);
  await inside(page);
  await settings(page);
});

test('the vault is checked whole', async () => {
  const { page } = app;
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByText('The vault is whole')).toBeVisible({ timeout: 60_000 });
});

test('a damaged key file and a damaged vault say so and offer the good backup', async () => {
  const { page } = app;
  await lock(page);
  const path = (name: string) => join(folder(), name);
  const whole = readFileSync(path('vault.key'));
  writeFileSync(
    path('vault.key'),
    Buffer.concat([whole.subarray(0, 40), Buffer.from('!'), whole.subarray(41)]),
  );
  await unlock(page, SECOND);
  await expect(page.getByText('The key file is damaged')).toBeVisible();
  await expect(page.getByRole('row', { name: /by hand/ })).toBeVisible();
  await screenshots(app, 'unlock-key-file');
  await expectAccessible(page, 'damaged key file');
  writeFileSync(path('vault.key'), whole);

  const database = readFileSync(path('vault.db'));
  writeFileSync(path('vault.db'), Buffer.concat([Buffer.alloc(4096, 7), database.subarray(4096)]));
  await unlock(page, SECOND);
  await expect(page.getByText('The vault is damaged')).toBeVisible({ timeout: 30_000 });
  await screenshots(app, 'unlock-damaged');
  await page
    .getByRole('row', { name: /by hand/ })
    .getByRole('button')
    .click();
  await page.getByLabel('Passphrase of that time').fill(SECOND);
  await page.keyboard.press('Enter');
  await inside(page);
  expect(await note(page)).toBe('before the backup');
  expect(readdirSync(folder())).toContain('vault.db');
});

test('nothing was refused by the content security policy, and no screen failed', () => {
  expect(app.problems).toEqual([]);
});
