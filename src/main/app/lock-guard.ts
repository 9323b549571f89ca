import { type BrowserWindow, powerMonitor } from 'electron';
import type { Handlers } from '../ipc/router.ts';
import { startAutoLock } from './auto-lock.ts';
import { emitTo } from './bind-ipc.ts';

const RELOAD_AFTER_MS = 100; // the answer to vault.lock reaches the page first

/**
 * Locking as the window sees it: after each lock the page is loaded anew, which drops what it still holds in
 * memory; an idle or sleeping computer and a crashed page lock too.
 */
export const guardLock = (services: Handlers, current: () => BrowserWindow | null): Handlers => {
  const reload = () => {
    const window = current();
    if (window && !window.isDestroyed()) window.webContents.reload();
  };
  const handlers: Handlers = {
    ...services,
    'vault.lock': async (input) => {
      const answer = await services['vault.lock'](input);
      setTimeout(reload, RELOAD_AFTER_MS);
      return answer;
    },
  };
  const lock = async () => {
    const status = await handlers['vault.lock']({});
    if (status.ok) emitTo(current(), 'vault.locked', status.value);
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
