import { resolveElectron } from './electron/resolve.mjs';
import { sqliteBinding } from './electron/sqlite-binding.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { Refusal, read, run, runMain, say } from './lib/run.mjs';
import { noWindowBecause } from './lib/window.mjs';

const OUT = 'out/demo';

/** The same job without a window: the command line prints the story and the figures and writes OUT. */
const headless = async (args) => {
  const { spawnSync } = await import('node:child_process');
  const { status } = spawnSync(
    process.execPath,
    [inRoot('out/main/cli.js'), 'demo', '--out', inRoot(OUT), ...args],
    {
      cwd: root,
      stdio: 'inherit', // the story goes to stdout
    },
  );
  return status ?? 1;
};

/** Libraries that Electron needs and this machine lacks. */
const missingLibraries = (program) =>
  process.platform === 'linux'
    ? [...(read('ldd', [program]) ?? '').matchAll(/(\S+) => not found/g)].map((match) => match[1])
    : [];

/** Opens the app on Alice's synthetic vault, apart from anything real: with user data of its own. */
const withWindow = async () => {
  const electron = await resolveElectron();
  const missing = missingLibraries(electron.program);
  if (missing.length > 0)
    throw new Refusal(`Electron needs libraries that are missing here: ${missing.join(' ')}.`);
  const binding = await sqliteBinding(electron);
  say("Opening N1 Vault on Alice's synthetic vault. All of it is made up.");
  const { code } = await run(electron.program, [root, `--user-data-dir=${inRoot(OUT, 'app')}`, '--sample'], {
    env: binding ? { N1VAULT_SQLITE_BINDING: binding } : {},
  });
  if (code !== 0) throw new Refusal(`The window ended with code ${code}.`);
  return 0;
};

await runMain(async () => {
  const args = process.argv.slice(2);
  const rest = args.filter((arg) => arg !== '--headless');
  await ensureBuilt();
  if (args.includes('--headless')) return headless(rest);
  const reason = noWindowBecause();
  if (reason) {
    say(`No window: ${reason}. The same job runs without one.`);
    return headless(rest);
  }
  try {
    return await withWindow();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(`${error.message}\nNo window could be opened. The same job runs without one.`);
    return headless(rest);
  }
});
