import { fail, ok } from '../../../src/shared/errors.ts';
import type { Answers } from '../fake-bridge.ts';
import type { Scenario } from '../scenario.ts';

const status = (state: 'none' | 'locked') => ({
  state,
  folder: state === 'locked' ? '/home/alice/N1 Vault' : null,
  synthetic: false,
  suggestedFolder: '/home/alice/N1 Vault',
  lastBackup: null,
});
const none: Answers = {
  'vault.status': { value: status('none') },
  'vault.create': () => ok({ recoveryKey: '7QK2-M0ZD-4HXA-9TRW-V3CB-61NE-PJ8S-50GF-Y2KM' }),
  'vault.confirmRecovery': ({ typed }) => ok({ matches: typed.startsWith('7') }),
};
const locked: Answers = {
  'vault.status': { value: status('locked') },
  'vault.unlock': () =>
    fail(
      'wrong-passphrase',
      'This is not the passphrase of this vault. Nothing was changed. Check the keyboard layout and capitals, or use the recovery key.',
      'passphrase',
    ),
};
const damaged: Answers = {
  ...locked,
  'vault.unlock': () =>
    fail(
      'vault-damaged',
      'The vault file is damaged and cannot be read. The damaged file was left as it is. Restore the folder from your own copy.',
    ),
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
  wrong: {
    answers: locked,
    act: async (page) => {
      await page.getByRole('textbox').fill('harbour violin');
      await page.keyboard.press('Enter');
    },
  },
  damaged: {
    answers: damaged,
    act: async (page) => {
      await page.getByRole('textbox').fill('harbour violin');
      await page.keyboard.press('Enter');
    },
  },
};
