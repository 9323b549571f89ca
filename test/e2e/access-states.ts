/**
 * Every state of every screen (test/ui/scenarios) under the checks of access.ts, at 100 and at 200 %, in English and
 * German, with wide text, more contrast and less motion; not part of `npm test`, whose e2e checks the screens alone:
 *
 *   node test/e2e/access-states.ts [screen[:state] ...] [--fast]
 */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { chromium } from 'playwright-core';
import { type Answers, installBridge, openVault } from '../ui/fake-bridge.ts';
import type { Scenario } from '../ui/scenario.ts';
import { serveHarness } from '../ui/server.ts';
import { axeProblems, motionProblems, plainText, structureProblems, widerText } from './access.ts';

const scenarios = resolve(import.meta.dirname, '../ui/scenarios');
const fast = process.argv.includes('--fast');
const wanted = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const all = readdirSync(scenarios).map((file) => file.replace(/\.ts$/, ''));
const german: Answers = {
  'settings.get': { value: { appearance: 'system', autoLockMinutes: 15, language: 'de' } },
};
const modes = [
  { name: '100 %', width: 1280, height: 832, german: false, dark: false },
  { name: '200 %', width: 640, height: 416, german: false, dark: true },
  { name: 'German, 900', width: 900, height: 760, german: true, dark: false },
  { name: 'German, 200 %', width: 640, height: 416, german: true, dark: true },
];
let found = 0;
const server = await serveHarness();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

const look = async (label: string, scenario: Scenario, mode: (typeof modes)[number]): Promise<void> => {
  const context = await browser.newContext({
    viewport: { width: mode.width, height: mode.height },
    colorScheme: mode.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: mode.german ? 'de-DE' : 'en-GB',
    timezoneId: 'Europe/London',
  });
  const page = (await context.newPage()) as unknown as Page;
  page.setDefaultTimeout(5_000); // ms
  const own = typeof scenario.answers === 'function' ? scenario.answers() : scenario.answers;
  await installBridge(page, { ...openVault, ...own, ...(mode.german ? german : {}) }, scenario.route ?? null);
  await page.goto(server.url);
  await page.waitForTimeout(350); // ms: charts
  // the acts speak English; in German a screen is shown as it comes up
  if (!mode.german) await scenario.act?.(page).catch(() => undefined);
  await page.waitForTimeout(250); // ms
  const problems = [
    ...(await page.evaluate<string[]>(structureProblems)),
    ...(await page.evaluate<string[]>(motionProblems)),
    ...(fast ? [] : await axeProblems(page, false)),
  ];
  await page.evaluate(widerText);
  const cut = await page.evaluate<string[]>(structureProblems);
  problems.push(...cut.filter((p) => !problems.includes(p)).map((p) => `wide text: ${p}`));
  await page.evaluate(plainText);
  if (!fast && !mode.german) {
    await page.emulateMedia({ contrast: 'more' });
    problems.push(...(await axeProblems(page, false)).map((p) => `more contrast: ${p}`));
  }
  for (const problem of problems) console.log(`${label}, ${mode.name}: ${problem}`);
  found += problems.length;
  await context.close();
};

try {
  for (const request of wanted.length > 0 ? wanted : all) {
    const [screen = '', state] = request.split(':');
    const module = (await import(join(scenarios, `${screen}.ts`))) as { scenarios: Record<string, Scenario> };
    for (const [key, scenario] of Object.entries(module.scenarios))
      if (state === undefined || state === key)
        for (const mode of modes) await look(`${screen}:${key}`, scenario, mode);
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(`${found} found`);
process.exitCode = found > 0 ? 1 : 0;
