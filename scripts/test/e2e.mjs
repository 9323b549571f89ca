import { rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { resolveElectron } from '../electron/resolve.mjs';
import { sqliteBinding } from '../electron/sqlite-binding.mjs';
import { startDisplay } from '../lib/display.mjs';
import { inRoot } from '../lib/paths.mjs';
import { binScript, run, runMain } from '../lib/run.mjs';
import { ensurePackages } from '../lib/system-packages.mjs';
import { stageApp } from './stage.mjs';

/** Gives `work` everything to open the built app's window with, and clears up after it. */
export const withStagedApp = async (work) => {
  await ensurePackages('window');
  const electron = await resolveElectron();
  const binding = await sqliteBinding(electron);
  const staged = await stageApp({ electron, binding });
  const display = await startDisplay().catch(async (error) => {
    await staged.remove();
    throw error;
  });
  // A cut-off run (Ctrl-C) must not leave half a gigabyte behind.
  const tidy = () => {
    display?.stop();
    rmSync(staged.base, { recursive: true, force: true });
    process.exit(130);
  };
  process.once('SIGINT', tidy).once('SIGTERM', tidy);
  const environment = {
    N1VAULT_E2E: JSON.stringify({
      app: staged.app,
      work: staged.work,
      program: staged.program,
      binding: staged.binding,
      official: electron.official,
    }),
    ...(display ? { DISPLAY: display.name } : {}),
  };
  try {
    return await work(environment);
  } finally {
    process.off('SIGINT', tidy).off('SIGTERM', tidy);
    display?.stop();
    await staged.remove();
  }
};

/** Runs the end-to-end tests on the built app. Answers Playwright's exit code; `report`: where its JSON goes. */
export const runE2e = (report, args = []) =>
  withStagedApp(async (environment) => {
    await mkdir(inRoot('out/test'), { recursive: true });
    const { code } = await run(
      process.execPath,
      [binScript('@playwright/test/cli.js'), 'test', '-c', 'test/e2e/playwright.config.ts', ...args],
      { env: { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
    );
    return code;
  });

if (process.argv[1] === import.meta.filename) {
  await runMain(() => runE2e(inRoot('out/test/e2e.json'), process.argv.slice(2)));
}
