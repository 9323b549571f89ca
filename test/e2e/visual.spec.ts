import { cp, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { installBridge, openVault } from '../ui/fake-bridge.ts';
import type { Scenario } from '../ui/scenario.ts';
import { buildHarness, CSP, contentTypes } from '../ui/server.ts';
import { screens, states } from '../visual/states.ts';
import { cleanFolder, electronProgram, tempFolder } from './harness.ts';

/**
 * Every screen, light and dark, beside the picture that was accepted for it (test/visual/baseline). The renderer runs in
 * the test runtime's own Chromium, whose version is pinned, with the font that the app ships, a fixed clock and made-up
 * answers. `npm run visual -- --update` accepts what is there now; ADR 0009 says more.
 */
test.describe.configure({ mode: 'serial' });

const NOW = '2026-04-16T18:00:00+01:00';
const SIZE = { width: 1280, height: 832 };
/** Pixels that may differ by more than a shade: none were seen to, on two machines. A moved border has hundreds. */
const CLOSE = { threshold: 0.03, maxDiffPixels: 40 };

let app: ElectronApplication;
let folder: string;

test.beforeAll(async () => {
  folder = await tempFolder('visual');
  const page = join(folder, 'page');
  await buildHarness(page);
  const main = join(folder, 'app');
  await cp(resolve(import.meta.dirname, '../visual/app'), main, { recursive: true });
  app = await _electron.launch({
    executablePath: electronProgram(),
    args: [
      main,
      `--user-data-dir=${join(folder, 'user')}`,
      '--lang=en-GB',
      ...(process.env['NETLOG'] ? [`--log-net-log=${process.env['NETLOG']}`] : []),
    ],
    cwd: main,
    chromiumSandbox: true,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    env: {
      ...(process.env as Record<string, string>),
      LANG: 'en_GB.UTF-8',
      TZ: 'Europe/London',
      N1VAULT_VISUAL: JSON.stringify({ folder: page, csp: CSP, types: contentTypes }),
    },
  });
  await app.firstWindow();
});

test.afterAll(async () => {
  // a window that a failed test left open may ask before it closes
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows().slice(1)) window.destroy();
  });
  await app.close();
  await cleanFolder(folder);
});

/** A fresh window with the scenario in its state. */
const opened = async ({ answers, route, act }: Scenario): Promise<Page> => {
  const coming = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    const window = new BrowserWindow({
      width,
      height,
      useContentSize: true,
      frame: false,
      webPreferences: { spellcheck: false }, // it would download dictionaries
    });
    void window.loadURL('about:blank');
  }, SIZE);
  const page = await coming;
  await page.clock.setFixedTime(NOW);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await installBridge(
    page,
    { ...openVault, ...(typeof answers === 'function' ? answers() : answers) },
    route ?? null,
  );
  await page.goto('app://n1vault/');
  await page.waitForLoadState('networkidle');
  await act?.(page);
  await page.evaluate('document.fonts.ready');
  await page.mouse.move(0, 0);
  return page;
};

for (const { name, scenario } of states)
  test(name, async () => {
    const page = await opened(scenario);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await expect(page).toHaveScreenshot(`${name}-${theme}.png`, { ...CLOSE, caret: 'hide' });
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
  const page = await opened(states.find((s) => s.name === 'trials')!.scenario);
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
