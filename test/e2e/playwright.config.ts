import { defineConfig } from '@playwright/test';

/** Started by scripts/test/e2e.mjs, which stages the built app and opens a display. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../out/test/e2e',
  snapshotPathTemplate: '../visual/baseline/{arg}{ext}',
  timeout: 90_000, // ms; a first start on a busy machine with two cores
  expect: { timeout: 15_000 },
  workers: 1,
  // every state of every screen takes eight minutes: npm run states
  ...(process.env['N1VAULT_STATES'] ? {} : { testIgnore: '**/states.spec.ts' }),
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json']],
});
