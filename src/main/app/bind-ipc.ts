import { type BrowserWindow, ipcMain } from 'electron';
import type { EventName, Events } from '../../shared/contract.ts';
import { fail } from '../../shared/errors.ts';
import type { Router } from '../ipc/router.ts';
import { acceptsSender } from './assets.ts';

/** The one channel of requests; src/preload/index.ts has the same words. */
const INVOKE = 'n1vault:invoke';
const EVENT = 'n1vault:event:';

/** Connects the router with the window. `current` answers the window of the moment, or null. */
export const bindIpc = (router: Router, current: () => BrowserWindow | null) => {
  ipcMain.handle(INVOKE, (event, channel: unknown, payload: unknown) => {
    const frame = event.senderFrame;
    const isOwnMainFrame = frame !== null && frame === current()?.webContents.mainFrame;
    if (!acceptsSender({ isOwnMainFrame, url: frame?.url ?? '' })) {
      return fail('bad-input', 'This request did not come from the app. Nothing was changed.', 'sender');
    }
    return router(channel, payload);
  });
};

/** Sends an event to the window, if there is one. */
export const emitTo = <E extends EventName>(window: BrowserWindow | null, event: E, payload: Events[E]) => {
  if (window && !window.isDestroyed()) window.webContents.send(EVENT + event, payload);
};
