import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { answerDialogs, invoke, launchApp, tempFolder, withApp } from './harness.ts';

/** What the shell does around the vault: which vaults it opens, what it forgets at a lock, how it ends. */
const PASSPHRASE = 'harbour violin moss eleven tractor';
const errorOf = (answer: unknown) => (answer as { error?: { code: string; message: string } }).error;

test('the test runtime makes synthetic vaults only and refuses any other', async () => {
  await withApp({}, async ({ page }) => {
    const info = (await invoke(page, 'app.info', {})) as { value: { runtime: { official: boolean } } };
    const folder = join(await tempFolder('vault'), 'vault');
    const made = await invoke(page, 'vault.create', { folder, passphrase: PASSPHRASE });
    expect(made).toMatchObject({ ok: true });
    const status = (await invoke(page, 'vault.status', {})) as { value: { synthetic: boolean } };
    expect(status.value.synthetic).toBe(!info.value.runtime.official);
    if (info.value.runtime.official) return; // the official Electron opens real vaults: that is its purpose

    await invoke(page, 'vault.lock', {});
    const file = join(folder, 'vault.key');
    const header = JSON.parse(await readFile(file, 'utf8')) as { synthetic: boolean };
    await writeFile(file, JSON.stringify({ ...header, synthetic: false }));
    await page.waitForTimeout(500); // ms, the page loads anew after a lock
    const refused = errorOf(await invoke(page, 'vault.unlock', { folder, passphrase: PASSPHRASE }));
    expect(refused?.code).toBe('runtime-not-official');
    expect(refused?.message).toContain('nothing of your vault was touched');
  });
});

test('a lock empties the page and the database', async () => {
  await withApp({}, async ({ page }) => {
    const folder = join(await tempFolder('vault'), 'vault');
    await invoke(page, 'vault.create', { folder, passphrase: PASSPHRASE });
    await page.evaluate("window.remembered = 'three bad days in May'");
    const loaded = page.waitForEvent('load');
    expect(await invoke(page, 'vault.lock', {})).toMatchObject({ ok: true, value: { state: 'locked' } });
    await loaded;
    expect(await page.evaluate('window.remembered')).toBeUndefined();
    expect(errorOf(await invoke(page, 'trials.list', {}))?.code).toBe('vault-locked');
  });
});

test('going to sleep locks', async () => {
  await withApp({}, async ({ app, page }) => {
    const folder = join(await tempFolder('vault'), 'vault');
    await invoke(page, 'vault.create', { folder, passphrase: PASSPHRASE });
    const loaded = page.waitForEvent('load');
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    await loaded;
    expect(await invoke(page, 'vault.status', {})).toMatchObject({ value: { state: 'locked' } });
  });
});

test('the next start knows the folder, not the passphrase, and asks for it', async () => {
  const userData = await tempFolder('user-data');
  const folder = join(await tempFolder('vault'), 'vault');
  await withApp({ userData }, async ({ page }) => {
    await invoke(page, 'vault.create', { folder, passphrase: PASSPHRASE });
  });
  await withApp({ userData }, async ({ page }) => {
    expect(await invoke(page, 'vault.status', {})).toMatchObject({ value: { state: 'locked', folder } });
    expect(errorOf(await invoke(page, 'vault.unlock', { folder, passphrase: 'another one' }))?.code).toBe(
      'wrong-passphrase',
    );
    expect(await invoke(page, 'vault.unlock', { folder, passphrase: PASSPHRASE })).toMatchObject({
      ok: true,
      value: { state: 'open' },
    });
  });
});

test('the date of a test is honoured in the test runtime', async () => {
  const launched = await launchApp({ now: '2026-03-02T18:00:00Z' });
  try {
    const { page } = launched;
    const { official } = (
      (await invoke(page, 'app.info', {})) as { value: { runtime: { official: boolean } } }
    ).value.runtime;
    await invoke(page, 'vault.create', {
      folder: join(await tempFolder('vault'), 'v'),
      passphrase: PASSPHRASE,
    });
    const { today } = ((await invoke(page, 'diary.today', {})) as { value: { today: string } }).value;
    expect(today === '2026-03-02').toBe(!official);
  } finally {
    await launched.close();
  }
});

test("a result is printed to a PDF of the person's choice; a closed dialog writes nothing", async () => {
  test.setTimeout(180_000); // ms; Alice's vault is made on the spot
  await withApp({ now: '2026-04-16T18:00:00Z' }, async ({ app, page }) => {
    expect(await invoke(page, 'vault.openSample', {})).toMatchObject({
      ok: true,
      value: { synthetic: true },
    });
    const trials = (await invoke(page, 'trials.list', {})) as { value: { id: string; state: string }[] };
    const id = trials.value.find((trial) => trial.state === 'finished')?.id;
    await answerDialogs(app, null);
    expect(await invoke(page, 'results.export', { id, format: 'pdf' })).toEqual({
      ok: true,
      value: { path: null },
    });
    const path = join(await tempFolder('report'), 'report.pdf');
    await answerDialogs(app, [path]);
    expect(await invoke(page, 'results.export', { id, format: 'pdf' })).toEqual({
      ok: true,
      value: { path },
    });
    const pdf = await readFile(path);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(10_000); // bytes; an empty page has about 1,000
    const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect(windows).toBe(1); // the hidden window that printed is gone

    await answerDialogs(app, ['/nowhere/report.pdf']);
    expect(errorOf(await invoke(page, 'results.export', { id, format: 'pdf' }))?.code).toBe(
      'folder-not-writable',
    );
  });
});
