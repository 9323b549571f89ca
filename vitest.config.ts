import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,integration,crash,policy,golden}/**/*.test.{ts,tsx}'],
    testTimeout: 180_000, // ms; crash and calibration tests run real processes, on machines that are busy
    hookTimeout: 180_000, // ms; the same, under a busy machine
    maxWorkers: 2,
  },
});
