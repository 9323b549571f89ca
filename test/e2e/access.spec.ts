import { expect, type Page, test } from '@playwright/test';
import type { ResultView } from '../../src/shared/trial.ts';
import { type Place, placeNamed, places } from '../bench/navigation.places.ts';
import { axeProblems, motionProblems, plainText, structureProblems, widerText } from './access.ts';
import { invoke, type Launched, launchApp } from './harness.ts';

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

/** What a screen reader says of the pictures of the present screen. */
const pictureNames = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('main [role=img], main [role=slider]')].map((e) => e.getAttribute('aria-label') ?? '')`,
  );
const shown = (page: Page, selector: string): Promise<string> =>
  page.locator(`main ${selector}`).first().innerText();
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test('the pictures of a result say its answer to a screen reader', async () => {
  const { page } = app;
  await open(page, placeNamed('Result'));
  await page.getByRole('heading', { name: 'Would another analysis say the same?' }).scrollIntoViewIfNeeded();
  await expect(page.getByText('Each row changes one choice.')).toBeVisible({ timeout: 60_000 });
  const list = (await invoke(page, 'trials.list', {})) as { value: { id: string; state: string }[] };
  const id = list.value.find((trial) => trial.state === 'finished')?.id;
  const { value: view } = (await invoke(page, 'results.get', { id })) as { value: ResultView };
  const effects = view.analysis?.effects ?? [];
  const head = effects.find((e) => e.arm === view.arms[view.headline ?? 0]?.arm.id);
  if (!head) throw new Error('Alice has no result.');
  const fewer = (x: number) => `${Math.abs(Math.round(x))} ${x < 0 ? 'fewer' : 'more'}`;
  const inHundred = (p: number) => Math.min(99, Math.max(1, Math.round(p * 100)));
  const names = (await pictureNames(page)).map(plain);
  const nameWith = (...parts: string[]) => names.filter((name) => parts.every((part) => name.includes(part)));

  const sure = inHundred(head.pAtLeastMcid);
  expect(nameWith(`In ${sure} of 100 situations`, `In ${100 - sure} of 100 it does not`)).not.toEqual([]);
  expect(
    nameWith(
      `Your own trial says about ${fewer(head.mean)}`,
      'prevents at least 2 migraine days',
      `is ${sure} %`,
    ),
  ).toHaveLength(1);
  expect(nameWith(`from ${inHundred(head.prior.pAtLeastMcid)} in 100`, `to ${sure} in 100`)).toHaveLength(1);
  const predicted = effects.map(
    (e) => `about ${fewer(e.prior.mean)} was predicted, about ${fewer(e.mean)} came out`,
  );
  expect(nameWith(...predicted)).toHaveLength(1);
  const days = names.flatMap((name) => name.match(/: (yes|no answer|no)(?=;|$)/g) ?? []);
  expect(days).toHaveLength(view.days.length);
  expect(days.filter((day) => day.endsWith('yes'))).toHaveLength(view.days.filter((d) => d.y === 1).length);
  expect(nameWith('chance of a worthwhile effect moves between')).toHaveLength(1);
});

test('the pictures of the data say what is usual to a screen reader', async () => {
  const { page } = app;
  await open(page, placeNamed('Metric'));
  const answer = plain(await shown(page, 'h1'));
  expect(answer).toMatch(/mostly \d/);
  expect((await pictureNames(page)).map(plain)[0]).toContain(answer);
  await open(page, placeNamed('Data'));
  const rows = page.locator('main table.meas tbody tr');
  const names = (await pictureNames(page)).map(plain);
  expect(names.length).toBe(await rows.count());
  for (const name of names) expect(name).toMatch(/: .*\d.* (to .*\d|of \d)/);
});

test('what is saved and taken back is said aloud', async () => {
  const { page } = app;
  await open(page, placeNamed('Today'));
  await page.keyboard.press('0');
  await page.keyboard.press('Enter');
  const toast = page.getByRole('alertdialog').or(page.getByRole('status')).or(page.getByRole('alert'));
  await expect(toast.filter({ hasText: 'The day is saved' }).first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(toast.filter({ hasText: 'Taken back' }).first()).toBeVisible();
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
