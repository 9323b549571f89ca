import { expect, test } from '@playwright/test';
import { expectAccessible, withApp } from './harness.ts';

test('by keyboard alone: into the sample vault, and through the palette to places, trials and measures', async () => {
  test.setTimeout(120_000);
  await withApp({ now: '2026-04-16T18:00:00Z' }, async ({ page, problems }) => {
    const sample = page.getByRole('button', { name: /Look around with Alice first/ });
    await expect(sample).toBeVisible();
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press('Tab');
      if (
        (
          await page
            .locator(':focus')
            .innerText()
            .catch(() => '')
        ).includes('Look around')
      )
        break;
    }
    await expect(sample).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation')).toBeVisible({ timeout: 60_000 });

    const find = async (words: string, option: RegExp) => {
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('searchbox')).toBeFocused();
      await page.keyboard.type(words);
      await expect(page.getByRole('menuitem', { name: option }).first()).toBeVisible();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('searchbox')).toHaveCount(0);
    };
    await find('hist', /^History$/);
    await expect(
      page.getByRole('main', { name: 'History' }).getByRole('heading', { level: 1 }),
    ).toBeFocused();
    await find('steps data', /^Data: Steps$/); // words in any order
    await expect(page.getByRole('main', { name: 'Data' })).toContainText('Steps');
    await find('result:', /^Result: /);
    await expect(page.getByRole('main', { name: 'Result' }).getByRole('heading', { level: 1 })).toBeFocused();
    await find('magnesium idea', /^Idea: Magnesium/);
    await expect(page.getByRole('main', { name: 'Ideas' }).getByRole('heading', { level: 1 })).toBeFocused();

    await page.keyboard.press('Control+k');
    await expectAccessible(page, 'palette');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('searchbox')).toHaveCount(0);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByRole('main', { name: 'Result' }).getByRole('heading', { level: 1 })).toBeFocused();
    expect(problems).toEqual([]);
  });
});
