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
