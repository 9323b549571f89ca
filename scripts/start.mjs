import { resolveElectron } from './electron/resolve.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { root } from './lib/paths.mjs';
import { Refusal, run, runMain } from './lib/run.mjs';
import { noWindowBecause } from './lib/window.mjs';

/** `npm start`: the app for a real vault, with the official Electron and no other. */
await runMain(async () => {
  const reason = noWindowBecause();
  if (reason) {
    throw new Refusal(
      `N1 Vault cannot open its window: ${reason}. Your data is untouched. Without a window the command line ` +
        'works: npx --no-install n1vault --help',
    );
  }
  const electron = await resolveElectron({ officialOnly: true });
  await ensureBuilt();
  const { code } = await run(electron.program, [root, ...process.argv.slice(2)]);
  return code;
});
