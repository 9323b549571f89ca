import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { _electron, type ElectronApplication, expect, type Page } from '@playwright/test';

/** What scripts/test/e2e.mjs staged; see there. */
interface Staged {
  app: string;
  work: string;
  program: string;
  binding: string | null;
  official: boolean;
}

const staged = (): Staged => {
  const text = process.env['N1VAULT_E2E'];
  if (!text) throw new Error('Start the end-to-end tests with "npm run test:e2e": it stages the app first.');
  return JSON.parse(text) as Staged;
};

/** The Electron that the tests run in, started as the test user. */
export const electronProgram = (): string => staged().program;

/** A fresh folder that the app's (unprivileged) user may write to. Removed together with the staged app. */
export const tempFolder = async (name = 'folder'): Promise<string> => {
  const folder = await mkdtemp(join(staged().work, `${name}-`));
  chmodSync(folder, 0o777);
  return folder;
};

/** Copies a file (a fixture of the checkout) to where the app's user can read it, and answers its new path. */
export const handOver = async (file: string): Promise<string> => {
  const copy = join(await tempFolder('input'), basename(file));
  await copyFile(file, copy);
  chmodSync(copy, 0o644);
  return copy;
};

export interface LaunchOptions {
  /** Folder of what the app keeps outside the vault. Default: a fresh one. */
  userData?: string;
  env?: Record<string, string>;
  /** Further switches. */
  args?: string[];
  /** "Now" for the app (test runtime only), ISO 8601. */
  now?: string;
}

export interface Launched {
  app: ElectronApplication;
  page: Page;
  userData: string;
  /** What went wrong in the page so far: uncaught errors, and errors on its console (a blocked style, a bad prop). */
  problems: string[];
  close(): Promise<void>;
}

/** Starts the built app in real Electron, sandbox on, and waits for its window. */
export const launchApp = async ({
  userData,
  env = {},
  args = [],
  now,
}: LaunchOptions = {}): Promise<Launched> => {
  const { app: folder, program, binding } = staged();
  const data = userData ?? (await tempFolder('user-data'));
  const app = await _electron.launch({
    executablePath: program,
    args: [folder, `--user-data-dir=${data}`, ...args],
    cwd: folder,
    chromiumSandbox: true,
    env: {
      ...(process.env as Record<string, string>),
      ...(binding ? { N1VAULT_SQLITE_BINDING: binding } : {}),
      ...(now ? { N1VAULT_TEST_NOW: now } : {}),
      LANG: 'en_GB.UTF-8',
      ...env,
    },
  });
  const page = await app.firstWindow();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.waitForLoadState('load');
  await idle(app, 0);
  return { app, page, userData: data, problems, close: () => app.close() };
};

/**
 * Says how long nobody has touched the computer, in seconds. Playwright's keys and clicks are not those of the display,
 * which would count as untouched since it was started, and lock every vault after ten minutes of tests.
 */
export const idle = (app: ElectronApplication, seconds: number): Promise<void> =>
  app.evaluate(({ powerMonitor }, s) => {
    powerMonitor.getSystemIdleTime = () => s;
  }, seconds);

/** Starts the same app on the same user data once more, outside Playwright, as a second click on its icon does. */
export const startAgain = ({ userData }: Launched): ChildProcess => {
  const { app: folder, program } = staged();
  return spawn(program, [folder, `--user-data-dir=${userData}`], { cwd: folder, stdio: 'ignore' });
};

/** Runs `body` with a started app and closes it whatever happens. */
export const withApp = async (options: LaunchOptions, body: (launched: Launched) => Promise<void>) => {
  const launched = await launchApp(options);
  try {
    await body(launched);
  } finally {
    await launched.close();
  }
};

/** Calls a channel through the real bridge, as the page would; answers its Result. */
export const invoke = (page: Page, channel: string, payload: unknown): Promise<unknown> =>
  page.evaluate(`window.n1vault.invoke(${JSON.stringify(channel)}, ${JSON.stringify(payload)})`);

/** Locks the vault and waits for the page that the shell loads anew; the answer is lost with the old page. */
export const lock = async (page: Page): Promise<void> => {
  const loaded = page.waitForEvent('load');
  await invoke(page, 'vault.lock', {}).catch(() => null);
  await loaded;
};

/** Makes the system's dialogs answer with these paths instead of opening (null: the person closed it). */
export const answerDialogs = (app: ElectronApplication, paths: string[] | null): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    const canceled = chosen === null;
    dialog.showOpenDialog = async () => ({ canceled, filePaths: chosen ?? [] });
    dialog.showSaveDialog = async () => ({ canceled, filePath: chosen?.[0] ?? '' });
  }, paths);

const SHOTS = resolve(import.meta.dirname, '../../out/screenshots');
const sizes = [
  { width: 1280, height: 832, suffix: '' },
  { width: 900, height: 760, suffix: '.900' },
];

const resize = (app: ElectronApplication, size: { width: number; height: number }): Promise<void> =>
  app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);

/** Pictures of the present screen: light and dark, wide and narrow, in out/screenshots/<name>[.900].<theme>.png. */
export const screenshots = async ({ app, page }: Launched, name: string): Promise<void> => {
  await mkdir(SHOTS, { recursive: true });
  for (const size of sizes) {
    await resize(app, size);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.waitForTimeout(250); // ms, for the layout to settle
      await page.screenshot({ path: join(SHOTS, `${name}${size.suffix}.${theme}.png`) });
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  await resize(app, { width: 1280, height: 832 });
};

/** Fails on a serious or critical accessibility violation of the present screen, in light and in dark. */
export const expectAccessible = async (page: Page, name: string): Promise<void> => {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.waitForTimeout(150); // ms, colours may fade
    // Legacy mode: Electron gives Playwright no second page, which axe would otherwise use to join frames.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const bad = violations
      .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
      .map((violation) => ({
        id: violation.id,
        where: violation.nodes.map((node) => node.target.join(' ')),
      }));
    expect(bad, `${name}, ${theme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
};

/** Drops files on the window as a person would: the page gets real File objects that know their paths. */
export const dropFiles = async (page: Page, selector: string, files: string[]): Promise<void> => {
  // Chromium makes path-carrying File objects only from an input, so one is borrowed and its files are handed over.
  await page.evaluate(`{
    const input = document.createElement('input');
    input.type = 'file'; input.multiple = true; input.id = 'n1-test-drop'; input.hidden = true;
    document.body.append(input);
  }`);
  await page.locator('#n1-test-drop').setInputFiles(files);
  await page.evaluate(`{
    const input = document.getElementById('n1-test-drop');
    const target = document.querySelector(${JSON.stringify(selector)});
    const data = new DataTransfer();
    for (const file of input.files) data.items.add(file);
    for (const type of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
    }
    input.remove();
  }`);
};

export const cleanFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
