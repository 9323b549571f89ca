import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import type { EventName, N1VaultBridge } from '../shared/contract.ts';

/** Keep in step with src/main/app/bind-ipc.ts; a sandboxed preload cannot import from there. */
const INVOKE = 'n1vault:invoke';
const EVENT = 'n1vault:event:';

/** Only these can be listened to. The compiler asks for every event of the contract. */
const events: Record<EventName, true> = {
  'imports.progress': true,
  'vault.locked': true,
  'vault.progress': true,
  'compute.progress': true,
};

const bridge: N1VaultBridge = {
  invoke: (channel, input) => ipcRenderer.invoke(INVOKE, channel, input),
  on: (event, listener) => {
    if (!Object.hasOwn(events, event)) throw new Error(`There is no event "${event}".`);
    // The IpcRendererEvent stays here: it would hand the page a way to the raw ipcRenderer.
    const forward = (_event: IpcRendererEvent, payload: Parameters<typeof listener>[0]) => listener(payload);
    ipcRenderer.on(EVENT + event, forward);
    return () => {
      ipcRenderer.removeListener(EVENT + event, forward);
    };
  },
  pathOf: (file) => webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]),
};

contextBridge.exposeInMainWorld('n1vault', bridge);
