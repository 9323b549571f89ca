/**
 * Walks through the renderer by keyboard and by dropping a file, in a Chromium, against a pretended main
 * process: node test/ui/flows.ts. The same walk in real Electron is test/e2e; this one takes seconds.
 */
import assert from 'node:assert/strict';
import { chromium, type Page } from 'playwright-core';
import { ok } from '../../src/shared/errors.ts';
import type { DiarySave } from '../../src/shared/trial.ts';
import { type Answers, installBridge, openVault } from './fake-bridge.ts';
import { scenarios as data } from './scenarios/data.ts';
import { scenarios as today } from './scenarios/today.ts';
import { serveHarness } from './server.ts';

const answersOf = (s: { answers: Answers | (() => Answers) } | undefined): Answers =>
  typeof s?.answers === 'function' ? s.answers() : (s?.answers ?? {});

const server = await serveHarness();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const open = async (answers: Answers, route: unknown): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 832 } });
  page.setDefaultTimeout(8_000); // ms
  await installBridge(page, { ...openVault, ...answers }, route);
  await page.goto(server.url);
  return page;
};

const walks: Record<string, () => Promise<void>> = {
  'a day is answered, saved and taken back by keyboard alone': async () => {
    const base = answersOf(today['main']);
    const save = base['diary.save'] as (input: DiarySave) => unknown;
    const saved: DiarySave[] = [];
    const page = await open(
      {
        ...base,
        'diary.save': (input) => {
          saved.push(input);
          return save(input) as never;
        },
      },
      { name: 'today' },
    );
    await page.getByText('Diary for today').waitFor();
    for (const key of ['1', '1', '0', 'Enter']) await page.keyboard.press(key);
    await page.getByText('The day is saved').waitFor();
    assert.deepEqual(saved[0]?.answers, { 'migraine-day': 1, pain: 10 });
    await page.keyboard.press('Control+z');
    await page.getByText('Taken back').waitFor();
    assert.equal(await page.getByRole('radio', { checked: true }).count(), 0);
    await page.keyboard.press('0'); // the focus is still on the pain scale
    assert.equal(await page.getByRole('radio', { name: '0', exact: true, checked: true }).count(), 1);
    await page.keyboard.press('Delete'); // unknown again, which is not 0
    assert.equal(await page.getByRole('radio', { checked: true }).count(), 0);
    await page.locator('.seg').getByText('No').click();
    // what is typed survives a look at another screen
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Today' }).click();
    await page.getByText('Diary for today').waitFor();
    assert.equal(await page.getByRole('radio', { name: 'No', checked: true }).count(), 1);
  },
  'an empty day is not saved': async () => {
    let saves = 0;
    const page = await open(
      {
        ...answersOf(today['main']),
        'diary.save': (input) => {
          saves++;
          return ok({ ...input, savedAt: '', late: false, revision: 1 });
        },
      },
      { name: 'today' },
    );
    await page.getByText('Diary for today').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('stays unknown').waitFor();
    assert.equal(saves, 0);
  },
  'the palette opens a screen, and the focus moves into it': async () => {
    const page = await open({}, { name: 'settings' });
    await page.getByText('Appearance').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('shar');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing has been shared').waitFor();
    await page.waitForFunction(`document.activeElement?.tagName === 'MAIN'`);
    assert.equal(await page.title(), 'Sharing - N1 Vault');
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByText('Appearance').first().waitFor();
  },
  'locking shows the welcome screen and forgets the rest': async () => {
    let locked = false;
    const status = openVault['vault.status'];
    assert(status && 'value' in status);
    const page = await open(
      {
        'vault.status': () => ok({ ...status.value, state: locked ? 'locked' : 'open' }),
        'settings.get': { value: { appearance: 'dark', autoLockMinutes: 15, language: 'de' } }, // locked or not
        'vault.lock': () => {
          locked = true;
          return ok({ ...status.value, state: 'locked' });
        },
      },
      { name: 'settings' },
    );
    await page.getByRole('button', { name: 'Sperren', exact: true }).click();
    await page.getByText('Öffnen Sie Ihren Tresor').waitFor();
    assert.equal(await page.getByText('Sicherheit').count(), 0);
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark', 'the look outlives the lock');
  },
  'a file dropped on any screen is imported': async () => {
    const paths: string[] = [];
    const base = answersOf(data['done']);
    const page = await open(
      {
        ...base,
        'imports.start': (input) => {
          paths.push(...input.paths);
          return (base['imports.start'] as (i: unknown) => never)(input);
        },
      },
      { name: 'settings' },
    );
    await page.getByText('Appearance').first().waitFor();
    await page.evaluate(`{
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'export.zip'));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }`);
    assert.deepEqual(paths, [], 'nothing is read before the person says so');
    await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('The import is complete').waitFor();
    assert.deepEqual(paths, ['/home/alice/Downloads/export.zip']);
  },
};

let failed = 0;
try {
  for (const [name, walk] of Object.entries(walks))
    await walk().then(
      () => console.log(`ok   ${name}`),
      (e: Error) => {
        failed++;
        console.log(`FAIL ${name}\n${e.message}`);
      },
    );
} finally {
  await browser.close();
  await server.close();
}
process.exitCode = failed > 0 ? 1 : 0;
