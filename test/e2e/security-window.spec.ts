import { expect, test } from '@playwright/test';
import { type Launched, launchApp, startAgain } from './harness.ts';

/** The window goes nowhere, opens nothing, gets no permission, and there is one of it. */
let launched: Launched;
test.beforeAll(async () => {
  launched = await launchApp();
});
test.afterAll(async () => launched?.close());

const inPage = <T>(expression: string): Promise<T> => launched.page.evaluate<T>(expression);
const START = 'app://n1vault/index.html';

for (const target of [
  'https://example.com/',
  'file:///etc/hostname',
  'data:text/html,<h1>other</h1>',
  'javascript:document.title="other"',
  'app://other/index.html',
  'app://n1vault/index.html?again',
]) {
  test(`the window does not go to ${target}`, async () => {
    await inPage(`{ window.stillHere = true; location.href = ${JSON.stringify(target)} }`).catch(() => {});
    await launched.page.waitForTimeout(300); // ms
    expect(launched.page.url().split('#')[0]).toBe(START);
    expect(await inPage('window.stillHere')).toBe(true);
  });
}

test('a frame inside the page stays empty', async () => {
  const inside = await inPage(`(async () => {
    const frame = document.createElement('iframe');
    frame.src = '${START}';
    document.body.append(frame);
    await new Promise((r) => setTimeout(r, 400));
    let text = '';
    try { text = frame.contentDocument?.body?.textContent ?? ''; } catch { text = ''; }
    frame.remove();
    return text.trim();
  })()`);
  expect(inside).toBe('');
});

test('no second window opens, and only listed links reach the browser', async () => {
  await launched.app.evaluate(({ shell }) => {
    const opened: string[] = [];
    shell.openExternal = async (url) => void opened.push(url);
    (globalThis as { opened?: string[] }).opened = opened;
  });
  for (const url of [
    'https://example.com/',
    'https://github.com/electron/electron/releases?x',
    'file:///etc/hostname',
    'http://www.apache.org/licenses/LICENSE-2.0',
    'https://www.apache.org/licenses/LICENSE-2.0',
  ]) {
    expect(await inPage(`window.open(${JSON.stringify(url)}) === null`)).toBe(true);
  }
  const { opened, windows } = await launched.app.evaluate(({ BrowserWindow }) => ({
    opened: (globalThis as { opened?: string[] }).opened,
    windows: BrowserWindow.getAllWindows().length,
  }));
  expect(opened).toEqual(['https://www.apache.org/licenses/LICENSE-2.0']);
  expect(windows).toBe(1);
});

test('a webview is inert', async () => {
  const kind = await inPage(`{
    const view = document.createElement('webview');
    view.src = '${START}'; document.body.append(view);
    const has = typeof view.loadURL; view.remove(); has }`);
  expect(kind).toBe('undefined');
});

test('every permission is denied', async () => {
  const answers = await inPage<string[]>(`(async () => {
    const all = [];
    for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read']) {
      all.push(name + ' ' + await navigator.permissions.query({ name }).then((p) => p.state, () => 'denied'));
    }
    all.push('ask ' + await Notification.requestPermission());
    all.push('media ' + await navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'granted', () => 'denied'));
    all.push('screen ' + await navigator.mediaDevices.getDisplayMedia({}).then(() => 'granted', () => 'denied'));
    all.push('place ' + await new Promise((r) => navigator.geolocation.getCurrentPosition(() => r('granted'), () => r('denied'))));
    return all;
  })()`);
  for (const answer of answers) expect(answer).toMatch(/ denied$/);
});

test('a download does not start', async () => {
  const before = await launched.app.evaluate(({ session }) => {
    const seen: string[] = [];
    (globalThis as { downloads?: string[] }).downloads = seen;
    session.defaultSession.on('will-download', (event) => seen.push(String(event.defaultPrevented)));
    return seen.length;
  });
  expect(before).toBe(0);
  await inPage(`{ const a = document.createElement('a'); a.download = 'x.txt';
    a.href = URL.createObjectURL(new Blob(['x'])); document.body.append(a); a.click(); a.remove(); }`);
  await launched.page.waitForTimeout(300); // ms
  const seen = await launched.app.evaluate(() => (globalThis as { downloads?: string[] }).downloads);
  expect(seen?.every((prevented) => prevented === 'true')).toBe(true);
});

test('the window is the one of the design: title, size, no menu, no white, no spell checker', async () => {
  await inPage("{ document.title = 'Headache diary' }");
  await launched.page.waitForTimeout(100); // ms
  const window = await launched.app.evaluate(({ BrowserWindow, Menu, nativeTheme }) => {
    const own = BrowserWindow.getAllWindows()[0];
    return {
      title: own?.getTitle(),
      size: own?.getContentSize(),
      minimum: own?.getMinimumSize(),
      menu: Menu.getApplicationMenu() === null,
      background: own?.getBackgroundColor().toLowerCase(),
      dark: nativeTheme.shouldUseDarkColors,
      spellChecker: own?.webContents.session.isSpellCheckerEnabled(),
    };
  });
  expect(window).toMatchObject({
    title: 'N1 Vault', // the taskbar never shows what the page is about
    size: [1280, 832],
    minimum: [900, 640],
    menu: process.platform !== 'darwin',
    background: window.dark ? '#15181b' : '#f8f8f6',
    spellChecker: false,
  });
});

test('a second start ends at once and leaves the first alone', async () => {
  const second = startAgain(launched);
  const code = await new Promise((done) => second.on('exit', done));
  expect(code).toBe(0);
  const windows = await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
});
