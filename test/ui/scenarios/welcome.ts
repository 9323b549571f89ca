import type { Page } from 'playwright-core';
import { type ErrorCode, fail, ok } from '../../../src/shared/errors.ts';
import type { Answers } from '../fake-bridge.ts';
import type { Scenario } from '../scenario.ts';
import { someBackups } from './settings.ts';

const status = (state: 'none' | 'locked') => ({
  state,
  folder: state === 'locked' ? '/home/alice/N1 Vault' : null,
  synthetic: false,
  suggestedFolder: '/home/alice/N1 Vault',
  lastBackup: null,
  recoveryConfirmed: true,
  deviceUnlock: false,
});
const none: Answers = {
  'vault.status': { value: status('none') },
  'vault.create': () => ok({ recoveryKey: '7QK2-M0ZD-4HXA-9TRW-V3CB-61NE-PJ8S-50GF-Y2KM' }),
  'vault.confirmRecovery': ({ typed }) => ok({ matches: typed.startsWith('7') }),
};
const unlockFails = (code: ErrorCode, message = 'English words of the main process.'): Answers => ({
  'vault.status': { value: status('locked') },
  'vault.unlock': () => fail(code, message),
  'backups.list': {
    value: { backups: someBackups, folder: null, folderReachable: true, undo: null, problem: null },
  },
});
const typed = async (page: Page) => {
  await page.getByRole('textbox').fill('harbour violin');
  await page.keyboard.press('Enter');
};
const words = 'harbour violin moss eleven tractor';
const create: Scenario = {
  answers: none,
  act: async (page) => {
    await page.getByRole('textbox', { name: 'Passphrase' }).fill(words);
    await page.getByRole('button', { name: 'Show' }).first().click();
    await page.getByRole('textbox', { name: 'Once more' }).fill(words);
    await page.getByRole('textbox', { name: 'Passphrase' }).focus();
  },
};
const toKey: Scenario = {
  answers: none,
  act: async (page) => {
    await create.act?.(page);
    await page.keyboard.press('Enter');
    await page.getByText('7QK2').waitFor();
  },
};

export const scenarios: Record<string, Scenario> = {
  create,
  mismatch: {
    answers: none,
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Passphrase' }).fill('moss');
      await page.getByRole('textbox', { name: 'Once more' }).fill('mos');
      await page.keyboard.press('Enter');
    },
  },
  key: toKey,
  typeback: {
    answers: none,
    act: async (page) => {
      await toKey.act?.(page);
      await page.getByRole('button', { name: 'I have it on paper' }).click();
      await page.getByRole('textbox').fill('6QK2-M0ZD');
      await page.keyboard.press('Enter');
    },
  },
  done: {
    answers: none,
    act: async (page) => {
      await toKey.act?.(page);
      await page.getByRole('button', { name: 'I have it on paper' }).click();
      await page.getByRole('textbox').fill('7QK2-M0ZD');
      await page.keyboard.press('Enter');
      await page.getByText('Your vault is ready').waitFor();
    },
  },
  wrong: { answers: unlockFails('wrong-passphrase'), act: typed },
  mistypedkey: {
    answers: unlockFails('wrong-passphrase', 'This looks like a recovery key with a typing error in it.'),
    act: typed,
  },
  damaged: { answers: unlockFails('vault-damaged'), act: typed },
  nobackups: {
    answers: {
      ...unlockFails('vault-damaged'),
      'backups.list': {
        value: { backups: [], folder: null, folderReachable: true, undo: null, problem: null },
      },
    },
    act: typed,
  },
  keyfile: { answers: unlockFails('key-file-damaged'), act: typed },
  inuse: { answers: unlockFails('vault-in-use'), act: typed },
  newer: { answers: unlockFails('vault-newer'), act: typed },
  readonly: { answers: unlockFails('folder-not-writable'), act: typed },
  device: { answers: { 'vault.status': { value: { ...status('locked'), deviceUnlock: true } } } },
  salvage: {
    answers: {
      ...unlockFails('vault-damaged'),
      'vault.pickFolder': { value: { folder: '/home/alice/Salvaged' } },
      'vault.salvage': () =>
        ok({
          folder: '/home/alice/Salvaged',
          recoveryKey: '7QK2-M0ZD-4HXA-9TRW-V3CB-61NE-PJ8S-50GF-Y2KM',
          complete: false,
          tables: [
            { table: 'sample', read: 181_000, refused: 12, expected: 181_200 },
            { table: 'diary_entry', read: 84, refused: 0, expected: 84 },
          ],
          read: 181_084,
          missing: 200,
          pages: { total: 4_100, damaged: 3 },
        }),
    },
    act: async (page) => {
      await typed(page);
      await page.getByRole('button', { name: 'Save what can be read' }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('harbour violin');
      await page.keyboard.press('Enter');
      await page.getByText('missing').first().waitFor();
    },
  },
};
