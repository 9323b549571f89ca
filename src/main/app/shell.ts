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
import { registerScheme, serveRenderer } from './protocol.ts';
import { testNow } from './runtime.ts';
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
}

export interface Composed {
  handlers: Handlers;
  /** Closes what is open; runs once before the app ends. */
  close(): Promise<void>;
}

const run = async (compose: (context: ShellContext) => Composed) => {
  let window: BrowserWindow | null = null;
  const current = () => window;
  const deps = createAppDeps(current);
  const devTools = !app.isPackaged;
  const runtime = { official: deps.info().runtime.official, packaged: app.isPackaged };
  const { handlers, close } = compose({
    deps,
    userData: app.getPath('userData'),
    fixedNow: testNow(runtime, process.env['N1VAULT_TEST_NOW']),
  });
  const guarded = guardLock(followAppearance(handlers), current);

  await restrictSession(session.defaultSession, { devTools });
  serveRenderer(session.defaultSession, join(out, 'renderer'));
  setMenu();
  bindIpc(createRouter(guarded, log), current);
  if (app.commandLine.hasSwitch(SAMPLE_SWITCH)) {
    const sample = await guarded['vault.openSample']({});
    if (!sample.ok) log(sample.error.message); // the window then offers the same, with the reason
  }

  const open = () => {
    const opened = openWindow({ preload: join(out, 'preload/index.cjs'), devTools });
    opened.on('closed', () => {
      window = null;
    });
    opened.webContents.on('render-process-gone', () => void guarded['vault.lock']({}));
    window = opened;
  };
  app.on('second-instance', () => {
    if (!window) return open();
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('activate', () => {
    if (!window) open();
  });
  app.on('window-all-closed', () => app.quit());
  app.once('will-quit', (event) => {
    event.preventDefault(); // until the database is closed and the key is zeroed
    void close().finally(() => app.exit(0));
  });
  open();
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
