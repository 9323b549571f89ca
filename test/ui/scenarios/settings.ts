import type { Page } from 'playwright-core';
import { fail, ok } from '../../../src/shared/errors.ts';
import type { BackupInfo, BackupStatus } from '../../../src/shared/vault.ts';
import { type Answers, pending } from '../fake-bridge.ts';
import type { Scenario } from '../scenario.ts';

const route = { name: 'settings' };
const KEY = '7QK2-M0ZD-4HXA-9TRW-V3CB-61NE-PJ8S-50GF-Y2KM';

const open = {
  state: 'open' as const,
  folder: '/home/alice/N1 Vault',
  synthetic: false,
  suggestedFolder: '/home/alice/N1 Vault',
  lastBackup: '2026-05-26T08:10:00Z',
  recoveryConfirmed: true,
  deviceUnlock: false,
};
const backup = (at: string, reason: BackupInfo['reason'], elsewhere = false): BackupInfo => ({
  id: at,
  at,
  reason,
  bytes: 18_400_000,
  verified: reason !== 'before-restore',
  elsewhere,
});
export const someBackups: BackupInfo[] = [
  backup('2026-05-26T08:10:00Z', 'daily'),
  backup('2026-05-25T19:42:00Z', 'before-import', true),
  backup('2026-05-25T08:03:00Z', 'by-hand', true),
];
const status: BackupStatus = {
  backups: someBackups,
  folder: '/media/alice/Stick/N1 Vault backups',
  folderReachable: true,
  undo: null,
  problem: null,
};
const reminder = { enabled: true, time: '20:30', startWithSystem: false };
const answers: Answers = {
  'vault.status': { value: open },
  'backups.list': { value: status },
  'reminders.get': { value: reminder },
};

const press = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name, exact: true }).click();
};

export const scenarios: Record<string, Scenario> = {
  main: { route, answers },
  reminder: {
    route,
    // the rig is a build from source: it cannot start with the computer
    answers: { ...answers, 'reminders.save': (next) => ok({ ...next, startWithSystem: false }) },
    act: async (page) => {
      await page.getByRole('region', { name: 'Reminder' }).getByRole('button', { name: 'Change' }).click();
      await page.getByText('Start N1 Vault with the computer').click();
      await page.getByRole('button', { name: 'Done' }).click();
      await page.getByText('could not be arranged').waitFor();
    },
  },
  restored: {
    route,
    answers: {
      ...answers,
      'backups.list': {
        value: {
          ...status,
          backups: [backup('2026-05-26T09:20:00Z', 'before-restore'), ...someBackups],
          undo: '2026-05-26T09:20:00Z',
          folderReachable: false,
          problem: 'The disk is full, so this was not saved. Everything saved before is safe.',
        },
      },
    },
  },
  nokeychain: {
    route,
    answers: {
      'vault.deviceKey': { value: { available: false, reason: 'This computer has no keychain.', on: false } },
    },
  },
  change: {
    route,
    answers: {
      ...answers,
      'vault.changePassphrase': () => fail('wrong-passphrase', 'This is not the passphrase of this vault.'),
    },
    act: async (page) => {
      await press('Change passphrase')(page);
      await page.getByRole('textbox', { name: 'Passphrase of now, or the recovery key' }).fill('wrong');
      await page.getByRole('textbox', { name: 'New passphrase' }).fill('harbour violin moss eleven tractor');
      await page.getByRole('textbox', { name: 'Once more' }).fill('harbour violin moss eleven tractor');
      await page.keyboard.press('Enter');
      await page.getByText('Nothing was changed.').waitFor();
    },
  },
  renew: {
    route,
    answers: { ...answers, 'vault.renewRecovery': () => ok({ recoveryKey: KEY }) },
    act: async (page) => {
      await press('New recovery key')(page);
      await page.getByRole('dialog').getByRole('textbox').fill('harbour');
      await page.keyboard.press('Enter');
      await page.getByText('7QK2').waitFor();
    },
  },
  rotate: {
    route,
    answers: { ...answers, 'vault.rotateKey': pending },
    act: async (page) => {
      await press('Encrypt anew')(page);
      await page.getByRole('dialog').getByRole('textbox').fill('harbour');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(200); // ms
    },
  },
  device: { route, answers, act: press('Remember') },
  restore: {
    route,
    answers: {
      ...answers,
      'backups.restore': () => fail('wrong-passphrase', 'This passphrase does not open it.'),
    },
    act: async (page) => {
      await page
        .getByRole('button', { name: /^Restore the backup/ })
        .first()
        .click();
      await page.getByRole('dialog').getByRole('textbox').fill('harbour');
      await page.keyboard.press('Enter');
      await page.getByText('type the earlier one').waitFor();
    },
  },
  verify: {
    route,
    answers: {
      ...answers,
      'vault.verify': () =>
        ok({
          healthy: true,
          rows: 182_204,
          bytes: 18_400_000,
          problems: [],
          checkedAt: '2026-05-26T09:20:00Z',
        }),
    },
    act: async (page) => {
      await press('Check')(page);
      await page.getByText('The vault is whole').scrollIntoViewIfNeeded();
    },
  },
  damagedvault: {
    route,
    answers: {
      ...answers,
      'vault.verify': () =>
        ok({
          healthy: false,
          rows: 181_990,
          bytes: 18_400_000,
          problems: ['Page 214 of the database cannot be read.'],
          checkedAt: '2026-05-26T09:20:00Z',
        }),
    },
    act: async (page) => {
      await press('Check')(page);
      await page.getByText('The vault is damaged').scrollIntoViewIfNeeded();
    },
  },
  export: { route, answers, act: press('Export') },
  unconfirmed: { route, answers: { 'vault.status': { value: { ...open, recoveryConfirmed: false } } } },
  testruntime: {
    route,
    answers: {
      'app.info': {
        value: {
          version: '0.1.0',
          runtime: { electron: '33.2.1', official: false },
          locale: 'en-GB',
          zone: 'Europe/London',
          synthetic: true,
        },
      },
      'vault.status': { value: { ...open, synthetic: true, lastBackup: null } },
    },
  },
  palette: {
    route,
    answers,
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('searchbox').waitFor();
    },
  },
  palettefilter: {
    route,
    answers,
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('searchbox').fill('imp');
    },
  },
  shortcuts: {
    route,
    answers,
    act: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
};
