import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { resolveElectron } from '../electron/resolve.mjs';
import { sqliteBinding } from '../electron/sqlite-binding.mjs';
import { startDisplay } from '../lib/display.mjs';
import { inRoot } from '../lib/paths.mjs';
import { binScript, run, runMain, say } from '../lib/run.mjs';
import { ensurePackages } from '../lib/system-packages.mjs';
import { canDenyNetwork, withoutNetwork } from './no-network.mjs';
import { stageApp } from './stage.mjs';

/** Gives `work` everything to open the built app's window with, and clears up after it. */
export const withStagedApp = async (work) => {
  await ensurePackages('window', ...(process.getuid?.() === 0 ? ['network'] : []));
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
    // what a test starts itself (npm run package) uses this Electron and asks nobody for another one
    ELECTRON_OVERRIDE_DIST_PATH: electron.dist,
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

/**
 * Runs the end-to-end tests on the built app, without a network where this machine permits that (root on Linux).
 * Answers Playwright's exit code, and how often the app tried to reach another computer (null: not counted).
 * `report`: where Playwright's JSON goes.
 */
export const runE2e = (report, args = []) =>
  withStagedApp(async (environment) => {
    await mkdir(inRoot('out/test'), { recursive: true });
    const counted = inRoot('out/test/network.json');
    rmSync(counted, { force: true });
    const cli = [
      binScript('@playwright/test/cli.js'),
      'test',
      '-c',
      'test/e2e/playwright.config.ts',
      ...args,
    ];
    const denied = canDenyNetwork();
    if (!denied) say('The network is not denied here (that needs root on Linux, and the command ip).');
    const { command, args: all } = denied
      ? withoutNetwork(counted, process.execPath, cli)
      : { command: process.execPath, args: cli };
    const { code } = await run(command, all, {
      env: { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    });
    const attempts = existsSync(counted) ? JSON.parse(readFileSync(counted, 'utf8')).attempts : null;
    return { code, attempts };
  });

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => (await runE2e(inRoot('out/test/e2e.json'), process.argv.slice(2))).code);
}
