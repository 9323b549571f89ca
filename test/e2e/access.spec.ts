import { expect, type Page, test } from '@playwright/test';
import { type Place, placeNamed, places } from '../bench/navigation.places.ts';
import { axeProblems, motionProblems, plainText, structureProblems, widerText } from './access.ts';
import { type Launched, launchApp } from './harness.ts';

/**
 * Every screen on Alice's made-up vault, for people who enlarge, who see little colour, who wish for less motion, who
 * listen: no axe finding of any impact, nothing cut at 200 %, one heading that takes the focus, named pictures.
 * The states of each screen under the same checks: node test/e2e/access-states.ts
 */
let app: Launched;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  app = await launchApp({ now: '2026-04-16T18:00:00Z' });
  await app.page.emulateMedia({ reducedMotion: 'reduce' });
  await app.page.getByText('Look around with Alice first').click();
  await expect(app.page.getByRole('navigation')).toBeVisible({ timeout: 120_000 });
});
test.afterAll(() => app.close());

const zoom = (factor: number): Promise<void> =>
  app.app.evaluate(({ BrowserWindow }, by) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by);
  }, factor);

const open = async (page: Page, place: Place): Promise<void> => {
  if (place.from) {
    await open(page, placeNamed(place.from.place));
    const buttons = page.locator(`main ${place.from.selector}`);
    await buttons.first().waitFor();
    await buttons.nth(place.from.nth ?? 0).click();
  } else await page.getByRole('navigation').getByRole('button', { name: place.name }).click();
  for (const selector of place.ready)
    await page.locator(`main ${selector}`).first().waitFor({ state: 'attached', timeout: 60_000 });
  await expect(page.locator('main .loading, main [aria-busy="true"]')).toHaveCount(0);
};

for (const place of places)
  test(`${place.name}: axe in light, dark and more contrast, and at 200 %`, async () => {
    const { page } = app;
    await open(page, place);
    // the focus went to the heading, whose words say where one is
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeFocused();
    await page.waitForTimeout(100); // ms, for what is drawn after the answer
    const problems: string[] = [];
    const look = async (mode: string, ...found: (string[] | Promise<string[]>)[]) =>
      problems.push(...(await Promise.all(found)).flat().map((p) => `${mode}: ${p}`));

    await look('light', axeProblems(page, true), page.evaluate<string[]>(structureProblems));
    await look('less motion', page.evaluate<string[]>(motionProblems));
    await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' });
    await look('dark, more contrast', axeProblems(page, true, 'color-contrast'));
    await page.emulateMedia({ colorScheme: 'dark', contrast: null });
    await zoom(2);
    await page.waitForTimeout(150); // ms, for charts to take their new width
    expect(await page.evaluate<number>('window.innerWidth')).toBe(640);
    await look('200 %, dark', axeProblems(page, true), page.evaluate<string[]>(structureProblems));
    await page.evaluate(widerText);
    await look('200 %, wide text', page.evaluate<string[]>(structureProblems));
    await page.evaluate(plainText);
    await zoom(1);
    await page.emulateMedia({ colorScheme: null });
    expect(problems).toEqual([]);
  });

test('the list of shortcuts opens with ? and the palette finds settings in either language', async () => {
  const { page } = app;
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list).toContainText('Undo the last change');
  expect(await page.evaluate<string[]>(structureProblems)).toEqual([]);
  expect(await axeProblems(page, true)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  for (const [words, option] of [
    ['backups', 'Settings: Backups'],
    ['sicherungen', 'Settings: Backups'],
    ['einheiten', 'Settings: Units'],
    ['ergebnis magnesium', /^Result: /],
    ['schritte', 'Data: Steps'],
  ] as const) {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(words);
    await expect(page.getByRole('menuitem', { name: option }).first()).toBeVisible();
    await page.keyboard.press('Escape'); // clears what was typed
    await page.keyboard.press('Escape');
    await expect(page.getByRole('searchbox')).toHaveCount(0);
  }
  await page.keyboard.press('Control+k');
  await page.keyboard.type('backups');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { name: 'Backups', level: 2 });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  expect(app.problems).toEqual([]);
});
