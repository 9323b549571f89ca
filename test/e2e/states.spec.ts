import { expect, test } from '@playwright/test';
import { pictures } from '../visual/pictures.ts';
import { type Stage, startStage } from '../visual/stage.ts';
import { everyState } from '../visual/states.ts';
import { axeProblems, structureProblems } from './access.ts';

/**
 * Every state of every screen (empty, loading, error, dialogs, ...): no axe finding of any impact, one heading, named
 * tables and pictures, nothing cut at 1280 and 900; each is photographed, light and dark (out/screenshots/states). Not
 * part of `npm test`: `npm run states`. The screens on a real vault, enlarged, dark and in more contrast: access.spec.ts.
 */
let stage: Stage;
test.beforeAll(async () => {
  stage = await startStage();
});
test.afterAll(() => stage.close());

for (const { name, scenario } of everyState)
  test(name, async () => {
    const page = await stage.open(scenario);
    await page.waitForTimeout(100); // ms, for what is drawn after the answer
    const problems = [
      ...(await axeProblems(page, true)),
      ...(await page.evaluate<string[]>(structureProblems)),
    ];
    expect(problems).toEqual([]);
    expect(await page.locator('body').innerText()).not.toMatch(/NaN|undefined|\[object/);
    await pictures(page, name, async () => {
      expect(await page.evaluate<string[]>(structureProblems)).toEqual([]);
    });
    await page.close();
  });
