import { join } from 'node:path';
import { app, type BrowserWindow, session } from 'electron';
import type { AppDeps } from '../ipc/app-deps.ts';
import { createRouter, type Handlers } from '../ipc/router.ts';
import { followAppearance } from './appearance.ts';
import { bindIpc } from './bind-ipc.ts';
import { createAppDeps } from './deps.ts';
import { guardLock } from './lock-guard.ts';
import { setMenu } from './menu.ts';
import { confineAllContents } from './navigation.ts';
import { BACKGROUND_SWITCH, createNotifier } from './notifications.ts';
import { registerScheme, serveRenderer } from './protocol.ts';
import { testClock, testNow } from './runtime.ts';
import { restrictSession } from './session-policy.ts';
import { applySwitches } from './switches.ts';
import { openWindow } from './window.ts';

/** Folder of the built app (`out`): the bundle lies flat in out/main. */
const out = join(import.meta.dirname, '..');
const log = (line: string) => process.stderr.write(`${line}\n`);

/** `npm run demo`: begin with Alice's synthetic vault open. */
const SAMPLE_SWITCH = 'sample';

/** What the shell tells the composition root. */
export interface ShellContext {
  deps: AppDeps;
  /** Folder for what lies outside the vault; never health data. */
  userData: string;
  /** A moment that a test set as "now" (UTC ms), or null. */
  fixedNow: number | null;
  /** A clock that a test moves while the app runs, or null. */
  testClock: { now(): number; readonly zone: string } | null;
}

export interface Composed {
  handlers: Handlers;
  /** Closes what is open; runs once before the app ends. */
  close(): Promise<void>;
  /** True while the app should go on without a window, to remind. */
  staysInBackground(): boolean;
}

const run = async (compose: (context: ShellContext) => Composed) => {
  const devTools = !app.isPackaged;
  await restrictSession(session.defaultSession, { devTools }); // before anything else touches the session
  let window: BrowserWindow | null = null;
  const current = () => window;
  const show = () => {
    if (!window) return open();
    if (window.isMinimized()) window.restore();
    window.focus();
  };
  const deps = { ...createAppDeps(current), notifier: createNotifier(() => show()) };
  const runtime = { official: deps.info().runtime.official, packaged: app.isPackaged };
  const { handlers, close, staysInBackground } = compose({
    deps,
    userData: app.getPath('userData'),
    fixedNow: testNow(runtime, process.env['N1VAULT_TEST_NOW']),
    testClock: testClock(runtime, process.env['N1VAULT_TEST_CLOCK']),
  });
  const guarded = guardLock(followAppearance(handlers), current, deps.clearSecrets);

  serveRenderer(session.defaultSession, join(out, 'renderer'));
  setMenu();
  bindIpc(createRouter(guarded, log), current);
  if (app.commandLine.hasSwitch(SAMPLE_SWITCH)) {
    const sample = await guarded['vault.openSample']({});
    if (!sample.ok) log(sample.error.message); // the window then offers the same, with the reason
  }

  const open = () => {
    const opened = openWindow({
      preload: join(out, 'preload/index.cjs'),
      icon: join(deps.resourcesDir, 'icon/icon.png'),
      devTools,
    });
    opened.on('closed', () => {
      window = null;
    });
    opened.webContents.on('render-process-gone', () => void guarded['vault.lock']({}));
    window = opened;
  };
  app.on('second-instance', show);
  app.on('activate', () => {
    if (!window) open();
  });
  app.on('window-all-closed', () => {
    if (!staysInBackground()) return app.quit();
    void guarded['vault.lock']({}); // reminding needs no open vault
  });
  app.once('will-quit', (event) => {
    event.preventDefault(); // until the database is closed and the key is zeroed
    void Promise.allSettled([deps.clearSecrets(), close()]).then(() => app.exit(0));
  });
  if (!app.commandLine.hasSwitch(BACKGROUND_SWITCH) || !staysInBackground()) open();
};

/**
 * Starts the app: one instance, everything off that talks by itself, then the window. `compose` makes the
 * services; it runs once, when Electron is ready.
 */
export const startShell = (compose: (context: ShellContext) => Composed): void => {
  applySwitches();
  registerScheme();
  confineAllContents();
  if (!app.requestSingleInstanceLock()) {
    app.exit(0); // the first instance shows its window
    return;
  }
  // Not a top-level await: Electron becomes ready only after the main module has been evaluated to its end.
  void app
    .whenReady()
    .then(() => run(compose))
    .catch((error: unknown) => {
      log(`The app could not start: ${error instanceof Error ? error.stack : error}`);
      app.exit(1);
    });
};
