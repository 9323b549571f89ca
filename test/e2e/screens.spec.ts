import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, type Launched, launchApp, screenshots } from './harness.ts';

/** Every screen on Alice's made-up vault, as pictures to look at (out/screenshots). axe looks at them in access.spec.ts. */
test.describe.configure({ mode: 'serial' });

const TODAY = '2026-04-16T18:00:00Z';
let app: Launched;
const go = (page: Page, place: string) =>
  page.getByRole('navigation').getByRole('button', { name: place }).click();

const look = async (name: string) => {
  await expect(app.page.getByRole('progressbar', { name: 'Loading' })).toHaveCount(0);
  await screenshots(app, `alice-${name}`);
  expect(await app.page.locator('body').innerText()).not.toMatch(/NaN|undefined|\[object/);
};

test.beforeAll(async () => {
  test.setTimeout(180_000);
  app = await launchApp({ now: TODAY });
  await app.page.getByText('Look around with Alice first').click();
  await expect(app.page.getByRole('navigation')).toBeVisible({ timeout: 120_000 });
});
test.afterAll(() => app.close());

test('today @screens', async () => {
  await expect(app.page.getByText('Made-up data').first()).toBeVisible();
  await expect(app.page.getByText('Diary for today')).toBeVisible();
  await look('today');
});

test('ideas @screens', async () => {
  await go(app.page, 'Ideas');
  await expect(app.page.getByRole('row', { name: /Change nothing/ })).toBeVisible({ timeout: 60_000 });
  await look('ideas');
});

test('calendar and result @screens', async () => {
  const { page } = app;
  await go(page, 'Trials');
  await page
    .getByRole('button', { name: /^Calendar/ })
    .first()
    .click();
  await expect(page.getByText('Kept to the plan')).toBeVisible();
  await look('calendar');
  await go(page, 'Trials');
  await page
    .getByRole('button', { name: /^Result/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: /Visible on/ })).toBeVisible();
  await look('result-hidden');
  await expectAccessible(page, 'result-hidden');
  await go(page, 'Trials');
  await page
    .getByRole('button', { name: /^Result/ })
    .last()
    .click();
  await expect(page.getByText('Your own trial says').first()).toBeVisible({ timeout: 60_000 });
  await look('result');
});

test('planner @screens', async () => {
  const { page } = app;
  await go(page, 'Ideas');
  await page.getByRole('button', { name: 'Plan a trial' }).first().click();
  await expect(page.getByText(/would be noticed/).first()).toBeVisible({ timeout: 120_000 });
  await look('planner');
});

test('nothing was logged as an error and nothing was refused by the CSP', () => {
  expect(app.problems).toEqual([]);
});

for (const place of ['Trials', 'Data', 'Sharing', 'Settings'])
  test(`${place.toLowerCase()} @screens`, async () => {
    await go(app.page, place);
    await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible();
    await look(place.toLowerCase());
  });
