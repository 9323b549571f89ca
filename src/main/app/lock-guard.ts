import { type BrowserWindow, powerMonitor } from 'electron';
import type { Handlers } from '../ipc/router.ts';
import { startAutoLock } from './auto-lock.ts';
import { emitTo } from './bind-ipc.ts';

/** Loads the page anew and answers when that is done (or has failed, or the window has gone). */
const reload = (window: BrowserWindow | null): Promise<void> =>
  new Promise((done) => {
    if (!window || window.isDestroyed()) return done();
    const { webContents } = window;
    webContents.once('did-finish-load', () => done());
    webContents.once('did-fail-load', () => done());
    webContents.once('destroyed', () => done());
    webContents.reload();
  });

/**
 * Locking as the window sees it: after each lock the page is loaded anew, which drops what it still holds in
 * memory; an idle or sleeping computer and a crashed page lock too. `onLock` runs first.
 */
export const guardLock = (
  services: Handlers,
  current: () => BrowserWindow | null,
  onLock: () => Promise<void>,
): Handlers => {
  const handlers: Handlers = {
    ...services,
    'vault.lock': async (input) => {
      await onLock();
      const answer = await services['vault.lock'](input);
      // Before the answer: a page that showed its lock screen first would lose what is typed into it meanwhile.
      // The page that asked is gone by then, and with it the need to tell it.
      await reload(current());
      return answer;
    },
  };
  const lock = async () => {
    await onLock();
    const status = await services['vault.lock']({});
    if (status.ok) emitTo(current(), 'vault.locked', status.value);
    await reload(current());
  };

  startAutoLock({
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    limitMinutes: async () => {
      const status = await handlers['vault.status']({});
      if (!status.ok || status.value.state !== 'open') return null;
      const settings = await handlers['settings.get']({});
      return settings.ok ? settings.value.autoLockMinutes : null;
    },
    lock,
    onSuspend: (listener) => {
      powerMonitor.on('suspend', listener);
      powerMonitor.on('shutdown', listener);
      if (process.platform !== 'linux') powerMonitor.on('lock-screen', listener);
    },
  });
  return handlers;
};
