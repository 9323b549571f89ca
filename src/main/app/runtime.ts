import { readFileSync } from 'node:fs';

/**
 * Which Electron is this? Real vaults open in an official, current Electron only. Everything older is taken for
 * the third-party test runtime of docs/adr/0004-electron-test-runtime.md, which sees made-up data and nothing else.
 */
export const OFFICIAL_MAJOR = 45;

/** True for Electron 45 and newer. A version that cannot be read counts as not official. */
export const isOfficialRuntime = (electronVersion: string | undefined): boolean => {
  const major = Number.parseInt(electronVersion ?? '', 10);
  return Number.isInteger(major) && major >= OFFICIAL_MAJOR;
};

/** Now and zone from a file that a test rewrites while the app runs; null where no test may set the time. */
export const testClock = (
  runtime: { official: boolean; packaged: boolean },
  path: string | undefined,
): { now(): number; readonly zone: string } | null => {
  if (runtime.official || runtime.packaged || !path) return null;
  let last = { now: '1970-01-01T00:00:00Z', zone: 'UTC' };
  const read = () => {
    try {
      last = JSON.parse(readFileSync(path, 'utf8')) as typeof last;
    } catch {
      // the test is just writing it
    }
    return last;
  };
  return {
    now: () => Date.parse(read().now),
    get zone() {
      return read().zone;
    },
  };
};

/**
 * The moment that a test set as "now" (N1VAULT_TEST_NOW, ISO 8601), in UTC ms. Null outside the test runtime, in a
 * packaged app and for text that is no date: there the system's clock is the only one.
 */
export const testNow = (
  runtime: { official: boolean; packaged: boolean },
  value: string | undefined,
): number | null => {
  if (runtime.official || runtime.packaged || !value) return null;
  const ms = Date.parse(value);
  return Number.isFinite(ms) ? ms : null;
};
