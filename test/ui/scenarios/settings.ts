import type { Scenario } from '../scenario.ts';

const route = { name: 'settings' };

export const scenarios: Record<string, Scenario> = {
  main: { route, answers: {} },
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
      'vault.status': {
        value: {
          state: 'open',
          folder: '/home/alice/N1 Vault',
          synthetic: true,
          suggestedFolder: '/home/alice/N1 Vault',
          lastBackup: null,
        },
      },
    },
  },
  palette: {
    route,
    answers: {},
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('searchbox').waitFor();
    },
  },
  palettefilter: {
    route,
    answers: {},
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('searchbox').fill('imp');
    },
  },
};
