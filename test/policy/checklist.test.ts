import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { configuration } from '../../electron-builder.config.mjs';
import { fuses } from '../../scripts/package/fuses.mjs';
import * as electron from './electron-fake.ts';
import { code, root, sources, withoutComments } from './sources.ts';

vi.mock('electron', () => import('./electron-fake.ts'));
const { bindIpc } = await import('../../src/main/app/bind-ipc.ts');
const { PAGE_CSP, REPORT_CSP } = await import('../../src/main/app/csp.ts');
const { EXTERNAL_LINKS } = await import('../../src/main/app/external-links.ts');
const { confineAllContents } = await import('../../src/main/app/navigation.ts');
const { isOfficialRuntime, OFFICIAL_MAJOR } = await import('../../src/main/app/runtime.ts');
const { restrictSession } = await import('../../src/main/app/session-policy.ts');
const { applySwitches } = await import('../../src/main/app/switches.ts');
const { refusedSwitch } = await import('../../src/main/app/refused-switches.ts');
const { createDeviceKeys } = await import('../../src/main/app/device-keys.ts');

/**
 * Electron's security checklist (electronjs.org/docs/latest/tutorial/security), a test for each of its 20 points,
 * under its number and name. docs/electron-checklist.md says where each is enforced and what real Electron shows.
 */
const shell = code('src/main/app').map((file) => withoutComments(file.text));
const everything = code('src').map((file) => withoutComments(file.text));
const preferences = shell.flatMap((text) => text.match(/webPreferences: \{[\s\S]*?\}/g) ?? []);
const never = (words: string[], texts: string[]) => {
  for (const word of words)
    expect(
      texts.filter((text) => text.includes(word)),
      word,
    ).toEqual([]);
};
const restricted = async (devTools = false) => {
  const fake = electron.fakeSession();
  await restrictSession(fake.session as never, { devTools });
  return fake;
};
const confined = () => {
  confineAllContents();
  const fake = electron.fakeContents();
  electron.app.emit('web-contents-created', {}, fake.contents);
  return fake;
};
const isPrevented = (contents: ReturnType<typeof confined>['contents'], event: string): boolean => {
  const details = { preventDefault: vi.fn(), url: 'https://example.com/' };
  contents.emit(event, details);
  return details.preventDefault.mock.calls.length > 0;
};

beforeEach(() => {
  electron.app.removeAllListeners();
  vi.clearAllMocks();
});

describe("Electron's security checklist", () => {
  test('1. Only load secure content', async () => {
    const { handlers } = await restricted();
    const cancelled = (url: string) => {
      let cancel: boolean | null = null;
      handlers.request({ url }, (answer) => {
        cancel = answer.cancel;
      });
      return cancel;
    };
    for (const url of [
      'http://example.com/',
      'https://example.com/',
      'ws://127.0.0.1/',
      'wss://example.com/',
      'ftp://example.com/',
      'file:///etc/passwd',
      'data:text/html,x',
      'blob:app://n1vault/1',
      'app://other/index.html',
      'app://n1vault.example.com/index.html',
      'app://user@n1vault/index.html',
      'devtools://devtools/bundled/inspector.html',
    ])
      expect(cancelled(url), url).toBe(true);
    expect(cancelled('app://n1vault/index.html')).toBe(false);
    const loads = shell.flatMap((text) => text.match(/\.load(URL|File)\([^)]*\)/g) ?? []);
    expect(loads.sort()).toEqual(['.loadURL(START_URL)', `.loadURL(\`\${SCHEME}://\${HOST}/report.html\`)`]);
  });

  test('2. Do not enable Node.js integration for remote content', () => {
    expect(preferences.length).toBe(2); // the window, and the hidden one that prints
    never(
      ['nodeIntegration: true', 'nodeIntegrationInWorker: true', 'nodeIntegrationInSubFrames: true'],
      shell,
    );
    expect(preferences[1]).toMatch(/nodeIntegration: false/);
  });

  test('3. Enable context isolation', () => {
    never(['contextIsolation: false'], shell);
    for (const text of preferences) expect(text).toMatch(/contextIsolation: true|javascript: false/);
  });

  test('4. Enable process sandboxing', () => {
    applySwitches();
    expect(electron.app.enableSandbox).toHaveBeenCalledOnce();
    for (const text of preferences) expect(text).toContain('sandbox: true');
    const packaged = { official: true, packaged: true };
    expect(refusedSwitch(packaged, (name) => name === 'no-sandbox')).toBe('no-sandbox');
    const { toolsets } = configuration({ electron: { dist: '/x', version: '45.4.1', official: true } });
    expect(toolsets?.appimage).toBe('1.0.3'); // the default one starts every AppImage with --no-sandbox
  });

  test('5. Handle session permission requests from remote content', async () => {
    const { handlers, session } = await restricted();
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fileSystem',
    ]) {
      let granted: boolean | null = null;
      handlers.permission(null, permission, (answer) => {
        granted = answer;
      });
      expect(granted, permission).toBe(false);
    }
    expect(handlers.check()).toBe(false);
    expect(handlers.device()).toBe(false);
    handlers.bluetooth({}, (answer) => expect(answer.confirmed).toBe(false));
    const download = { preventDefault: vi.fn() };
    session.emit('will-download', download);
    expect(download.preventDefault).toHaveBeenCalledOnce();
  });

  test('6. Do not disable webSecurity', () =>
    never(['webSecurity: false', 'disable-web-security'], nonRefusing));

  test('7. Define a Content-Security-Policy', () => {
    for (const policy of [PAGE_CSP, REPORT_CSP]) {
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe-eval|\*|https?:|wasm/);
    }
    expect(PAGE_CSP).not.toContain('unsafe');
    expect(PAGE_CSP).toMatch(/script-src 'self';/);
    expect(REPORT_CSP).not.toContain('script-src'); // the page that prints runs no script at all
    expect(withoutComments(textOf('src/main/app/protocol.ts'))).toContain("'Content-Security-Policy': csp");
  });

  test('8. Do not enable allowRunningInsecureContent', () =>
    never(['allowRunningInsecureContent: true', 'allow-running-insecure-content'], shell));

  test('9. Do not enable experimental features', () =>
    never(['experimentalFeatures: true', 'enable-experimental', "'enable-features'"], shell));

  test('10. Do not use enableBlinkFeatures', () =>
    never(['enableBlinkFeatures', 'enable-blink-features'], shell));

  test('11. Do not use allowpopups for WebViews', () => never(['<webview', 'allowpopups'], everything));

  test('12. Verify WebView options before creation', () => {
    never(['webviewTag: true'], shell);
    expect(isPrevented(confined().contents, 'will-attach-webview')).toBe(true); // none is ever created
  });

  test('13. Disable or limit navigation', () => {
    const { contents } = confined();
    for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate'])
      expect(isPrevented(contents, event), event).toBe(true);
  });

  test('14. Disable or limit creation of new windows', () => {
    const { open } = confined();
    for (const url of ['https://example.com/', 'app://n1vault/index.html', 'about:blank', ...EXTERNAL_LINKS])
      expect(open(url), url).toEqual({ action: 'deny' });
  });

  test('15. Do not use shell.openExternal with untrusted content', () => {
    const { open } = confined();
    const [first = ''] = EXTERNAL_LINKS;
    for (const url of ['https://example.com/', `${first}?x`, `${first}#x`, 'file:///bin/sh', 'javascript:1'])
      open(url);
    expect(electron.shell.openExternal).not.toHaveBeenCalled();
    open(first);
    expect(electron.shell.openExternal.mock.calls).toEqual([[first]]);
    for (const link of EXTERNAL_LINKS) expect(link).toMatch(/^https:\/\//);
  });

  test('16. Use a current version of Electron', () => {
    const { dependencies, devDependencies } = JSON.parse(textOf('package.json')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const version = dependencies['electron'] ?? devDependencies['electron'] ?? '';
    expect(Number.parseInt(version, 10)).toBe(OFFICIAL_MAJOR);
    expect(isOfficialRuntime(version)).toBe(true);
    expect(isOfficialRuntime('33.2.1')).toBe(false); // the test runtime opens no real vault
  });

  test('17. Validate the sender of all IPC messages', async () => {
    const mainFrame = { url: 'app://n1vault/index.html' };
    const router = vi.fn(async () => ({ ok: true }));
    bindIpc(router as never, () => ({ webContents: { mainFrame } }) as never);
    const handler = electron.ipcMain.handle.mock.calls[0]?.[1] as (
      event: { senderFrame: { url: string } | null },
      channel: string,
      payload: object,
    ) => unknown;
    const refused = { ok: false, error: expect.objectContaining({ code: 'bad-input', where: 'sender' }) };
    expect(await handler({ senderFrame: null }, 'vault.status', {})).toEqual(refused);
    expect(await handler({ senderFrame: { ...mainFrame } }, 'vault.status', {})).toEqual(refused); // another frame
    expect(router).not.toHaveBeenCalled();
    mainFrame.url = 'https://example.com/'; // the same frame, gone elsewhere
    expect(await handler({ senderFrame: mainFrame }, 'vault.status', {})).toEqual(refused);
    expect(router).not.toHaveBeenCalled();
    mainFrame.url = 'app://n1vault/index.html';
    expect(await handler({ senderFrame: mainFrame }, 'vault.status', {})).toEqual({ ok: true });
  });

  test('18. Avoid usage of the file:// protocol and prefer usage of custom protocols', () => {
    never(['file://', 'loadFile(', 'registerFileProtocol', 'interceptFileProtocol'], everything);
    expect(textOf('src/main/app/protocol.ts')).toContain('protocol.handle(SCHEME');
  });

  test('19. Check which fuses you can change', () => {
    const named = Object.fromEntries(
      Object.entries(fuses).map(([index, on]) => [FuseV1Options[Number(index) as FuseV1Options], on]),
    );
    expect(named).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
    });
    const config = configuration({ electron: { dist: '/x', version: '45.4.1', official: true } });
    expect(typeof config.afterPack).toBe('function');
    expect(config.asar).toBeTruthy();
    expect(config.disableAsarIntegrity ?? false).toBe(false);
  });

  test('20. Do not expose Electron APIs to untrusted web content', async () => {
    await import('../../src/preload/index.ts');
    expect(electron.contextBridge.exposeInMainWorld).toHaveBeenCalledOnce();
    const [name, bridge] = electron.contextBridge.exposeInMainWorld.mock.calls[0] as [string, Bridge];
    expect(name).toBe('n1vault');
    expect(Object.keys(bridge).sort()).toEqual(['invoke', 'on', 'pathOf']);
    const heard: unknown[][] = [];
    bridge.on('vault.locked', (...values) => heard.push(values));
    const forward = electron.ipcRenderer.on.mock.calls[0]?.[1] as (event: object, payload: object) => void;
    forward({ sender: electron.ipcRenderer }, { state: 'locked' });
    expect(heard).toEqual([[{ state: 'locked' }]]); // the payload, and never Electron's event
    expect(() => bridge.on('other', () => {})).toThrow('There is no event');
  });
});

test('docs/electron-checklist.md has a row for each point', () => {
  const rows = textOf('docs/electron-checklist.md').match(/^\| \d+ \|.*$/gm) ?? [];
  expect(rows.map((row) => Number(row.split('|')[1]))).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
});

interface Bridge {
  on(event: string, listener: (...values: unknown[]) => void): () => void;
}

const textOf = (path: string) => sources([path])[0]?.text ?? '';
/** Two files name switches in order to refuse them. */
const nonRefusing = shell.filter((text) => !text.includes('refusedSwitch'));

describe('starting a packaged app', () => {
  const official = { official: true, packaged: true };
  test.each([
    'remote-debugging-port',
    'remote-debugging-pipe',
    'js-flags',
    'proxy-server',
    'disable-web-security',
  ])('is refused with --%s', (name) => {
    expect(refusedSwitch(official, (asked) => asked === name)).toBe(name);
    expect(refusedSwitch({ official: true, packaged: false }, (asked) => asked === name)).toBe(null);
  });
  test('goes on without such a switch', () => expect(refusedSwitch(official, () => false)).toBe(null));
});

describe('the device key', () => {
  const id = '3f0e7c1a-8f6d-4b0e-9d53-0c6c9a2f6f11';
  const secret = Uint8Array.from({ length: 32 }, (_, i) => i);
  const inFolder = (body: (folder: string) => void) => {
    const folder = mkdtempSync(join(tmpdir(), 'n1-device-'));
    try {
      body(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  test('is kept sealed, readable by its owner only, and given back', () =>
    inFolder((folder) => {
      const keys = createDeviceKeys(join(folder, 'device-keys'));
      expect([keys.refusal(), keys.has(id), keys.load(id)]).toEqual([null, false, null]);
      keys.save(id, secret);
      const file = join(folder, 'device-keys', `${id}.json`);
      expect(readFileSync(file, 'utf8')).not.toContain(Buffer.from(secret).toString('base64'));
      if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
      expect([keys.has(id), keys.load(id)]).toEqual([true, secret]);
      keys.remove(id);
      expect([keys.has(id), keys.load(id)]).toEqual([false, null]);
    }));

  test('is refused where the system keeps it as good as openly (basic_text)', () =>
    inFolder((folder) => {
      if (process.platform !== 'linux') return;
      const keys = createDeviceKeys(folder);
      keys.save(id, secret);
      for (const backend of ['basic_text', 'unknown']) {
        electron.safeStorage.getSelectedStorageBackend.mockReturnValueOnce(backend);
        expect(keys.refusal()).toContain('opens with its passphrase');
        electron.safeStorage.getSelectedStorageBackend.mockReturnValueOnce(backend);
        expect(keys.load(id)).toBe(null);
        electron.safeStorage.getSelectedStorageBackend.mockReturnValueOnce(backend);
        expect(() => keys.save(id, secret)).toThrow();
      }
    }));

  test('is asked for again where the keychain was reset or the file damaged', () =>
    inFolder((folder) => {
      const keys = createDeviceKeys(folder);
      keys.save(id, secret);
      electron.safeStorage.decryptString.mockImplementationOnce(() => {
        throw new Error('Error while decrypting');
      });
      expect(keys.load(id)).toBe(null);
      expect(() => keys.has('../../etc/passwd')).toThrow();
    }));

  test('its file lies in the folder of the app, never in the vault', () => {
    expect(root).not.toBe('');
    expect(textOf('src/main/index.ts')).toMatch(/createDeviceKeys\(join\(userData, 'device-keys'\)\)/);
  });
});
