import { expect, type Locator, type Page, test } from '@playwright/test';
import { invoke, withApp } from './harness.ts';

/** What a newcomer has to press: everything goes through `click` or `key`, so that nothing escapes the count. */
const MOST = 12;
const TODAY = '2026-04-16T18:00:00Z';

class Presses {
  readonly done: string[] = [];
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }
  async click(what: string, target: Locator): Promise<void> {
    this.done.push(what);
    await target.click();
  }
}

/**
 * Presses that the page has got from outside since it was loaded: the check on our own count. On the document, not the
 * window: there Playwright takes back a press whose target moved at that very moment, and presses again.
 */
const watch = (page: Page) =>
  page.evaluate(`{
    window.n1Presses = [];
    const note = (e) => { if (e.isTrusted) n1Presses.push(e.type + ' ' + e.target.textContent.slice(0, 40)); };
    document.addEventListener('pointerdown', note, true);
    document.addEventListener('keydown', note, true);
  }`);
const seen = (page: Page) => page.evaluate('window.n1Presses') as Promise<string[]>;

test('from the welcome screen to a started trial on made-up data in at most 12 clicks, and out in one', async () => {
  test.setTimeout(180_000);
  await withApp({ now: TODAY }, async ({ page, problems }) => {
    const presses = new Presses(page);
    await watch(page);
    await presses.click('sample vault', page.getByRole('button', { name: /Look around with Alice first/ }));
    await expect(page.getByRole('navigation')).toBeVisible({ timeout: 120_000 });
    await expect(page.getByText('Made-up data').first()).toBeVisible();
    const before = (await invoke(page, 'trials.list', {})) as { value: { id: string }[] };

    const place = (name: string) => page.getByRole('navigation').getByRole('button', { name });
    const planFirst = async () => {
      await presses.click('Ideas', place('Ideas'));
      const plan = page.getByRole('button', { name: /^Plan a trial of / }).first();
      await expect(plan).toBeVisible({ timeout: 60_000 });
      await presses.click('Plan a trial', plan);
    };
    // Alice is in the middle of a trial: a newcomer learns that from the planner, and ends it first
    await planFirst();
    await expect(
      page
        .getByRole('region', { name: 'Freeze and start' })
        .getByText(/stop|ends|running/i)
        .first(),
    ).toBeVisible();
    await presses.click('Trials', place('Trials'));
    await presses.click('Stop', page.getByRole('button', { name: /^Stop/ }).first());
    await presses.click('Close', page.getByRole('alertdialog').getByRole('button').last());
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await planFirst();

    const freeze = page.getByRole('button', { name: 'Freeze and start' });
    await expect(freeze).toBeVisible();
    const questions = page.getByRole('region', { name: 'Safety' });
    await expect(questions).toBeVisible(); // the lower part of the form is drawn after the upper
    const safety = questions.locator('label.check:not([data-selected])');
    while ((await safety.count()) > 0) {
      const left = await safety.count();
      await presses.click('a safety question', safety.first());
      await expect(safety).toHaveCount(left - 1);
    }
    await expect(freeze).toBeEnabled({ timeout: 20_000 });
    await presses.click('Freeze and start', freeze);
    await expect(page.getByText(/([0-9a-f]{4} ){7}[0-9a-f]{4}/)).toBeVisible();

    const after = (await invoke(page, 'trials.list', {})) as { value: { id: string; state: string }[] };
    const started = after.value.filter((t) => !before.value.some((b) => b.id === t.id));
    expect(started.map((t) => t.state)).toEqual(['running']);
    expect(presses.done.length, presses.done.join(', ')).toBeLessThanOrEqual(MOST);
    const noticed = await seen(page);
    expect(noticed.length, noticed.join(', ')).toBe(presses.done.length);
    console.log(`${presses.done.length} clicks: ${presses.done.join(', ')}`);

    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Lock', exact: true }).click();
    await loaded;
    await expect(page.getByRole('button', { name: /Look around with Alice first/ })).toBeVisible();
    expect(problems).toEqual([]);
  });
});
