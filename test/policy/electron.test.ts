import { describe, expect, test } from 'vitest';
import { PAGE_CSP, REPORT_CSP } from '../../src/main/app/csp.ts';
import { EXTERNAL_LINKS } from '../../src/main/app/external-links.ts';
import { contract } from '../../src/shared/contract.ts';
import { code, sources, withoutComments } from './sources.ts';

/** What of Electron's security checklist can be read from the sources; test/e2e/security*.spec.ts shows the rest. */
const app = code('src/main/app').map((file) => ({ ...file, text: withoutComments(file.text) }));
const textOf = (path: string) => sources([path])[0]?.text ?? '';

describe('Electron', () => {
  test('the content security policy is the one of the design', () => {
    expect(PAGE_CSP).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(REPORT_CSP).not.toMatch(/script-src|https?:|'unsafe-eval'|\*/);
  });

  test('each window is sandboxed and none gets Node', () => {
    const windows = app.flatMap((file) => file.text.match(/new BrowserWindow\(\{[\s\S]*?\n {2}\}\)/g) ?? []);
    const made = app.flatMap(
      (file) => file.text.match(/new (BrowserWindow|BaseWindow|WebContentsView|BrowserView)\b/g) ?? [],
    );
    expect(windows.length).toBe(made.length);
    for (const window of windows) {
      expect(window).toContain('sandbox: true');
      expect(window).toContain('spellcheck: false');
      expect(window).toMatch(/contextIsolation: true|javascript: false/);
    }
  });

  test('no switch opens what is closed by default', () => {
    // two files name switches in order to refuse them
    const refusing = ['src/main/app/refused-switches.ts', 'src/main/app/start.ts'];
    const text = app.flatMap((file) => (refusing.includes(file.path) ? [] : [file.text])).join('\n');
    for (const word of [
      'nodeIntegration: true',
      'nodeIntegrationInWorker: true',
      'nodeIntegrationInSubFrames: true',
      'contextIsolation: false',
      'sandbox: false',
      'webSecurity: false',
      'webviewTag: true',
      'allowRunningInsecureContent: true',
      'experimentalFeatures: true',
      'enableBlinkFeatures',
      'no-sandbox',
      'remote-debugging',
      'disable-web-security',
      'bypassCSP: true',
      'registerFileProtocol',
      'loadFile(',
      'file://',
      'http://',
    ]) {
      expect(text, word).not.toContain(word);
    }
  });

  test('links that open in the browser are a fixed list of https addresses', () => {
    for (const link of EXTERNAL_LINKS) {
      const url = new URL(link);
      expect(url.protocol).toBe('https:');
      expect(url.href).toBe(link);
      expect(url.search + url.username + url.password + url.port).toBe('');
    }
    const openers = app.filter((file) => file.text.includes('openExternal'));
    expect(openers.map((file) => file.path)).toEqual(['src/main/app/navigation.ts']);
    expect(openers[0]?.text).toMatch(/if \(EXTERNAL_LINKS\.has\(url\)\) void shell\.openExternal\(url\)/);
  });

  test('one channel carries all requests, and its handler checks the sender', () => {
    const binders = app.filter((file) => /ipcMain\.(handle|on|once|handleOnce)\b/.test(file.text));
    expect(binders.map((file) => file.path)).toEqual(['src/main/app/bind-ipc.ts']);
    expect(binders[0]?.text.match(/ipcMain\.\w+/g)).toEqual(['ipcMain.handle']);
    expect(binders[0]?.text).toContain('acceptsSender(');
  });

  test('the preload script exposes one object and no raw ipcRenderer', () => {
    const preload = withoutComments(textOf('src/preload/index.ts'));
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
    expect(preload).toContain("from 'electron'");
    expect(preload.match(/ipcRenderer\.\w+/g)?.sort()).toEqual([
      'ipcRenderer.invoke',
      'ipcRenderer.on',
      'ipcRenderer.removeListener',
    ]);
  });

  test('preload and main mean the same channels', () => {
    const words = (path: string) => textOf(path).match(/'n1vault:[a-z:]+'/g);
    expect(words('src/preload/index.ts')).toEqual(words('src/main/app/bind-ipc.ts'));
  });

  test('the native colour behind the page is the canvas colour of the theme', () => {
    const canvas = textOf('src/renderer/theme/tokens.css').match(
      /--canvas:\s*light-dark\((#\w+),\s*(#\w+)\)/,
    );
    const window = textOf('src/main/app/window.ts');
    expect(canvas).not.toBeNull();
    expect(window).toContain(`light: '${canvas?.[1]}'`);
    expect(window).toContain(`dark: '${canvas?.[2]}'`);
  });

  test('every channel documents itself', () => {
    for (const [name, channel] of Object.entries(contract))
      expect(channel.doc.length, name).toBeGreaterThan(5);
  });
});
