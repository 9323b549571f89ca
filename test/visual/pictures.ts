import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';

/** Git-ignored; `npm run screenshots` fills it. */
const FOLDER = resolve(import.meta.dirname, '../../out/screenshots/states');
const sizes = [
  { width: 1280, height: 832 },
  { width: 900, height: 760 },
];

/**
 * Pictures of what a page shows, to look at: 1280 and 900 wide, light and dark. `check` is called at each width. Leaves the page light
 * and 1280 wide.
 */
export const pictures = async (page: Page, name: string, check: () => Promise<void>): Promise<void> => {
  await mkdir(FOLDER, { recursive: true });
  for (const size of sizes.toReversed()) {
    await page.setViewportSize(size);
    for (const theme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.screenshot({
        path: join(FOLDER, `${name}-${size.width}-${theme}.png`),
        animations: 'disabled',
        caret: 'hide',
      });
    }
    await check();
  }
};
