import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Stage, startStage } from '../visual/stage.ts';
import { screens, states } from '../visual/states.ts';

/**
 * Every screen, light and dark, beside the picture that was accepted for it (test/visual/baseline). The renderer runs in
 * the test runtime's own Chromium, whose version is pinned, with the font that the app ships, a fixed clock and made-up
 * answers. `npm run visual -- --update` accepts what is there now; ADR 0009 says more.
 */

/** Pixels that may differ by more than a shade: none were seen to. A moved border has hundreds. */
const CLOSE = { threshold: 0.03, maxDiffPixels: 40 };

let stage: Stage;
test.beforeAll(async () => {
  stage = await startStage();
});
test.afterAll(() => stage.close());

for (const { name, scenario } of states)
  test(name, async () => {
    const page = await stage.open(scenario);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await expect(page).toHaveScreenshot(`${name}-${theme}.png`, {
        ...CLOSE,
        caret: 'hide',
      });
    }
    await page.close();
  });

test('no screen of the app is left out', async () => {
  const routes = await readFile(resolve(import.meta.dirname, '../../src/renderer/routes.tsx'), 'utf8');
  const names = [...routes.matchAll(/^ {2}\| \{ name: '([a-z]+)'/gm)].map((match) => match[1]);
  expect(names.length).toBeGreaterThan(9);
  expect(screens).toEqual(expect.arrayContaining(names));
});

test('a button moved by two pixels, and a colour a little off, are noticed', async () => {
  if (['all', 'changed'].includes(test.info().config.updateSnapshots)) return; // it would accept what is wrong on purpose
  const page = await stage.open(states.find((s) => s.name === 'trials')!.scenario);
  const picture = () => page.screenshot({ animations: 'disabled', caret: 'hide' });
  await expect(page).toHaveScreenshot('trials-light.png', { ...CLOSE, caret: 'hide' });
  for (const change of [
    "document.querySelector('main button').style.transform = 'translateX(2px)'",
    "document.documentElement.style.setProperty('--text-2', '#5a6169')",
  ]) {
    await page.evaluate(change);
    const changed = await picture();
    expect(() => expect(changed).toMatchSnapshot('trials-light.png', CLOSE), change).toThrow(/pixels/);
    await page.evaluate("document.querySelectorAll('[style]').forEach((e) => e.removeAttribute('style'))");
  }
  await page.close();
});
