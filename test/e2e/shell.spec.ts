import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { answerDialogs, invoke, launchApp, lock, tempFolder, withApp } from './harness.ts';

/** What the shell does around the vault: which vaults it opens, what it forgets at a lock, how it ends. */
const PASSPHRASE = 'harbour violin moss eleven tractor';
const CLI = resolve(import.meta.dirname, '../../out/main/cli.js');
const errorOf = (answer: unknown) => (answer as { error?: { code: string; message: string } }).error;

test('the test runtime makes synthetic vaults only and refuses a real one', async () => {
  await withApp({}, async ({ page }) => {
    const info = (await invoke(page, 'app.info', {})) as { value: { runtime: { official: boolean } } };
    const folder = join(await tempFolder('vault'), 'own');
    const made = await invoke(page, 'vault.create', { folder, passphrase: PASSPHRASE });
    expect(made).toMatchObject({ ok: true });
    const status = (await invoke(page, 'vault.status', {})) as { value: { synthetic: boolean } };
    expect(status.value.synthetic).toBe(!info.value.runtime.official);
    if (info.value.runtime.official) return; // the official Electron opens real vaults: that is its purpose

    const real = join(await tempFolder('vault'), 'real');
    const { status: code } = spawnSync(process.execPath, [CLI, 'init', '--vault', real], {
      env: { ...process.env, N1VAULT_PASSPHRASE: PASSPHRASE },
    });
    expect(code).toBe(0); // a vault that is not marked as made up, from the command line
    spawnSync('chmod', ['-R', 'a+rwX', real]); // the app runs as another user here
    await lock(page);
    const refused = errorOf(await invoke(page, 'vault.unlock', { folder: real, passphrase: PASSPHRASE }));
    expect(refused?.code).toBe('runtime-not-official');
    expect(refused?.message).toContain('nothing of your vault was touched');
  });
});

test('a lock empties the page and the database', async () => {
  await withApp({}, async ({ page }) => {
    const folder = join(await tempFolder('vault'), 'vault');
    await invoke(page, 'vault.create', { folder, passphrase: PASSPHRASE });
    await page.evaluate("window.remembered = 'three bad days in May'");
    await lock(page);
    expect(await invoke(page, 'vault.status', {})).toMatchObject({ ok: true, value: { state: 'locked' } });
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
