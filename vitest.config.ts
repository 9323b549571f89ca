import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,integration,crash,policy,golden}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000, // ms; crash and calibration tests run real processes
    hookTimeout: 60_000, // ms; the same, under a busy machine
    maxWorkers: 2,
  },
});
