/**
 * Pictures of a screen in every theme and width, with axe and the app's CSP:
 *
 *   node test/ui/shoot.ts <screen>[:<state>] ... [--quick] [--full] [--german] [--size 640x416] [--out DIR]
 *
 * Scenarios live in test/ui/scenarios/<screen>.ts. --quick: light, 1280 only. --full: the whole page.
 * Needs a Chromium (CHROMIUM, else /usr/bin/chromium). Ends with 1 on an axe violation or a console error.
 */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type Answers, installBridge, openVault } from './fake-bridge.ts';
import type { Scenario } from './scenario.ts';
import { serveHarness } from './server.ts';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    german: { type: 'boolean', default: false },
    /** Another window, e.g. 640x416: what 200 % zoom leaves of 1280x832. */
    size: { type: 'string' },
    out: { type: 'string', default: '/tmp/shots' },
  },
});
const [width = 0, height = 0] = (flags.size ?? '').split('x').map(Number);
const sizes = flags.size
  ? [{ width, height }]
  : flags.quick
    ? [{ width: 1280, height: 832 }]
    : [
        { width: 1280, height: 832 },
        { width: 900, height: 760 },
      ];
const themes: ('light' | 'dark')[] = flags.quick ? ['light'] : ['light', 'dark'];
const folder = join(import.meta.dirname, 'scenarios');
const problems: string[] = [];

const scenariosOf = async (screen: string): Promise<Record<string, Scenario>> => {
  const file = join(folder, `${screen}.ts`);
  if (!existsSync(file)) throw new Error(`No scenario file ${file}`);
  return ((await import(file)) as { scenarios: Record<string, Scenario> }).scenarios;
};

const settle = async (page: Page) => {
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready');
  await page.waitForTimeout(250); // ms: charts and entering animations
};

const german: Answers = {
  'settings.get': { value: { appearance: 'system', autoLockMinutes: 15, language: 'de' } },
};

const shoot = async (browser: Browser, url: string, name: string, scenario: Scenario) => {
  for (const theme of themes)
    for (const size of sizes) {
      const context = await browser.newContext({
        viewport: size,
        colorScheme: theme,
        locale: flags.german ? 'de-DE' : 'en-GB',
        timezoneId: 'Europe/London',
      });
      const page = await context.newPage();
      page.setDefaultTimeout(8_000); // ms
      const label = `${name}${size.width === 1280 ? '' : `.${size.width}`}${flags.german ? '.de' : ''}.${theme}`;
      page.on('console', (m) => {
        if (m.type() === 'error') problems.push(`${label}: console: ${m.text()}`);
      });
      page.on('pageerror', (e) => problems.push(`${label}: ${e.message}`));
      const own = typeof scenario.answers === 'function' ? scenario.answers() : scenario.answers;
      const answers = { ...openVault, ...own, ...(flags.german ? german : {}) };
      await installBridge(page, answers, scenario.route ?? null);
      await page.goto(url);
      await settle(page);
      // the acts speak English; in German a screen is shown as it comes up
      if (!flags.german)
        await scenario
          .act?.(page)
          .catch((e: Error) => problems.push(`${label}: act: ${e.message.split('\n')[0]}`));
      await settle(page);
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      if (wide > 0) problems.push(`${label}: the page is ${wide} px wider than the window`);
      await page.screenshot({ path: join(flags.out, `${label}.png`), fullPage: flags.full });
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      for (const v of violations)
        problems.push(
          `${label}: axe ${v.impact} ${v.id}: ${v.help} (${v.nodes.length}) ${v.nodes[0]?.html.slice(0, 160) ?? ''} ${v.nodes[0]?.failureSummary?.slice(0, 240) ?? ''}`,
        );
      await context.close();
    }
  console.log(`${name}: done`);
};

mkdirSync(flags.out, { recursive: true });
const wanted = positionals.length
  ? positionals
  : readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
const server = await serveHarness();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--font-render-hinting=none'],
});
try {
  for (const request of wanted) {
    const [screen = '', state] = request.split(':');
    const all = Object.entries(await scenariosOf(screen));
    for (const [index, [key, scenario]] of all.entries())
      if (state === undefined || state === key)
        await shoot(browser, server.url, index === 0 ? screen : `${screen}.${key}`, scenario);
  }
} finally {
  await browser.close();
  await server.close();
}
for (const p of [...new Set(problems)]) console.log(`! ${p}`);
process.exitCode = problems.length > 0 ? 1 : 0;
