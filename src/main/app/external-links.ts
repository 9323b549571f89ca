/**
 * The only addresses that the app opens in the person's own browser: a fixed list, https only, compared letter by
 * letter. A link to anything else does nothing.
 */
export const EXTERNAL_LINKS: ReadonlySet<string> = new Set([
  'https://github.com/electron/electron/releases',
  'https://www.apache.org/licenses/LICENSE-2.0',
]);
