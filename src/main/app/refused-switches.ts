/**
 * Switches that would open what the app keeps closed. A packaged app does not start with one of them; Electron's
 * fuses already switch off --inspect and the environment's options, but Chromium's own switches have no fuse.
 */
const always = ['no-sandbox', 'disable-web-security', 'disable-site-isolation-trials', 'single-process'];

/** Debuggers and detours. The test runtime allows them: that is how the packaged app is tested. */
const officialOnly = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'renderer-cmd-prefix',
  'gpu-launcher',
  'js-flags',
  'load-extension',
  'proxy-server',
  'proxy-pac-url',
  'log-net-log',
  'enable-logging',
];

/** The first refused switch that the app was started with, or null. In development nothing is refused. */
export const refusedSwitch = (
  runtime: { official: boolean; packaged: boolean },
  hasSwitch: (name: string) => boolean,
): string | null => {
  if (!runtime.packaged) return null;
  return [...always, ...(runtime.official ? officialOnly : [])].find(hasSwitch) ?? null;
};
