import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,integration,crash,policy,golden}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000, // ms; crash and calibration tests run real processes
    maxWorkers: 2,
  },
});
