import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { cleanFolder, electronProgram, tempFolder } from '../e2e/harness.ts';
import { installBridge, openVault } from '../ui/fake-bridge.ts';
import type { Scenario } from '../ui/scenario.ts';
import { buildHarness, CSP, contentTypes } from '../ui/server.ts';

const NOW = '2026-04-16T18:00:00+01:00';
const SIZE = { width: 1280, height: 832 };

/** The renderer in the tests' Electron, with a pretended main process. */
export interface Stage {
  /** A fresh window with the scenario in its state, light, without motion. */
  open(scenario: Scenario): Promise<Page>;
  close(): Promise<void>;
}

export const startStage = async (): Promise<Stage> => {
  const folder = await tempFolder('visual');
  const built = join(folder, 'page');
  await buildHarness(built);
  const main = join(folder, 'app');
  await cp(resolve(import.meta.dirname, 'app'), main, { recursive: true });
  const app = await _electron.launch({
    executablePath: electronProgram(),
    args: [main, `--user-data-dir=${join(folder, 'user')}`, '--lang=en-GB'],
    cwd: main,
    chromiumSandbox: true,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    env: {
      ...(process.env as Record<string, string>),
      LANG: 'en_GB.UTF-8',
      TZ: 'Europe/London',
      N1VAULT_VISUAL: JSON.stringify({ folder: built, csp: CSP, types: contentTypes }),
    },
  });
  await app.firstWindow();

  return {
    open: async ({ answers, route, act }) => {
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
      const own = typeof answers === 'function' ? answers() : answers;
      await installBridge(page, { ...openVault, ...own }, route ?? null);
      await page.goto('app://n1vault/');
      await page.locator('h1, [role=progressbar]').first().waitFor();
      await act?.(page);
      await page.evaluate('document.fonts.ready');
      await page.mouse.move(0, 0);
      return page;
    },
    close: async () => {
      // a window that a failed test left open may ask before it closes
      await app.evaluate(({ BrowserWindow }) => {
        for (const window of BrowserWindow.getAllWindows().slice(1)) window.destroy();
      });
      await app.close();
      await cleanFolder(folder);
    },
  };
};
