import { expect, test } from '@playwright/test';
import { invoke, type Launched, launchApp } from './harness.ts';

/** Calls over the real bridge: what does not fit the contract or does not come from the app's page is refused. */
let launched: Launched;
test.beforeAll(async () => {
  launched = await launchApp();
});
test.afterAll(async () => launched?.close());

const refused = (where?: string) => ({
  ok: false,
  error: expect.objectContaining({ code: 'bad-input', ...(where ? { where } : {}) }),
});

test('a call that fits is answered', async () => {
  expect(await invoke(launched.page, 'app.info', {})).toMatchObject({
    ok: true,
    value: { runtime: { electron: expect.stringMatching(/^\d+\./) } },
  });
});

for (const channel of [
  'no.such',
  '',
  'constructor',
  '__proto__',
  'toString',
  7,
  null,
  { toString: 'app.info' },
]) {
  test(`channel ${JSON.stringify(channel)} does not exist`, async () => {
    expect(await invoke(launched.page, channel as string, {})).toEqual(refused('channel'));
  });
}

for (const [channel, payload, where] of [
  ['app.info', null, 'app.info'],
  ['app.info', { extra: 1 }, 'app.info'],
  ['vault.unlock', {}, 'folder'],
  ['vault.unlock', { folder: 'x', passphrase: 7 }, 'passphrase'],
  ['vault.unlock', { folder: 'x', passphrase: 'p'.repeat(1025) }, 'passphrase'],
  ['imports.start', { paths: [] }, 'paths'],
  ['imports.start', { paths: ['ok', ''] }, 'paths.1'],
  ['diary.today', { day: '2026-1-1' }, 'day'],
] as const) {
  test(`${channel} refuses ${JSON.stringify(payload).slice(0, 60)}`, async () => {
    expect(await invoke(launched.page, channel, payload)).toEqual(refused(where));
  });
}

test('another window with the same preload and the same page is refused', async () => {
  const answer = await launched.app.evaluate(async ({ app, BrowserWindow }) => {
    const other = new BrowserWindow({
      show: false,
      webPreferences: {
        preload: `${app.getAppPath()}/out/preload/index.cjs`,
        sandbox: true,
        contextIsolation: true,
      },
    });
    try {
      await other.loadURL('app://n1vault/index.html');
      return await other.webContents.executeJavaScript("window.n1vault.invoke('app.info', {})");
    } finally {
      other.destroy();
    }
  });
  expect(answer).toEqual(refused('sender'));
});

test('files outside the built page are not served', async () => {
  const statuses = await launched.app.evaluate(({ session }) =>
    Promise.all(
      [
        'app://n1vault/../main/index.js',
        'app://n1vault/%2e%2e/main/index.js',
        'app://n1vault/..%2fmain%2findex.js',
        'app://n1vault/assets/..%5c..%5cmain%5cindex.js',
        'app://n1vault//etc/hostname',
        'app://n1vault/%00index.html',
        'app://n1vault/nothing.js',
      ].map((url) =>
        session.defaultSession.fetch(url).then(
          (answer) => answer.status,
          () => 404,
        ),
      ),
    ),
  );
  expect(statuses).toEqual([404, 404, 404, 404, 404, 404, 404]);
});
