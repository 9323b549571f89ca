import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

/**
 * Stands in for the `electron` package: records what the app asks of it. Only what src/main/app and the preload
 * script use; a call to anything else fails the test that made it.
 */
export const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  enableSandbox: vi.fn(),
  commandLine: { appendSwitch: vi.fn(), hasSwitch: vi.fn(() => false) },
});
export const shell = { openExternal: vi.fn(async () => {}) };
export const ipcMain = { handle: vi.fn() };
export const ipcRenderer = {
  invoke: vi.fn(async () => ({ ok: true })),
  on: vi.fn(),
  removeListener: vi.fn(),
};
export const contextBridge = { exposeInMainWorld: vi.fn() };
export const webUtils = { getPathForFile: vi.fn(() => '/home/alice/export.zip') };
export const protocol = { registerSchemesAsPrivileged: vi.fn() };
export const safeStorage = {
  getSelectedStorageBackend: vi.fn(() => 'gnome_libsecret'),
  isEncryptionAvailable: vi.fn(() => true),
  encryptString: vi.fn((text: string) => Buffer.from(`sealed:${text}`)),
  decryptString: vi.fn((sealed: Buffer) => sealed.toString().replace('sealed:', '')),
};

/** A session that keeps its handlers, to be called as Electron would call them. */
export const fakeSession = () => {
  const handlers = {
    request: (_details: { url: string }, _answer: (a: { cancel: boolean }) => void): void => {},
    permission: (_c: null, _p: string, _answer: (granted: boolean) => void): void => {},
    check: (): boolean => true,
    device: (): boolean => true,
    bluetooth: (_d: object, _answer: (a: { confirmed: boolean }) => void): void => {},
  };
  const emitter = new EventEmitter();
  const session = Object.assign(emitter, {
    webRequest: {
      onBeforeRequest: (handler: typeof handlers.request) => {
        handlers.request = handler;
      },
    },
    setPermissionRequestHandler: (handler: typeof handlers.permission) => {
      handlers.permission = handler;
    },
    setPermissionCheckHandler: (handler: typeof handlers.check) => {
      handlers.check = handler;
    },
    setDevicePermissionHandler: (handler: typeof handlers.device) => {
      handlers.device = handler;
    },
    setBluetoothPairingHandler: (handler: typeof handlers.bluetooth) => {
      handlers.bluetooth = handler;
    },
    setDisplayMediaRequestHandler: vi.fn(),
    setSpellCheckerDictionaryDownloadURL: vi.fn(),
    setSpellCheckerEnabled: vi.fn(),
    setProxy: vi.fn(async () => {}),
  });
  return { session, handlers };
};

/** Web contents that keep their window-open handler. */
export const fakeContents = () => {
  let open: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: typeof open) => {
      open = handler;
    },
  });
  return { contents, open: (url: string) => open({ url }) };
};
