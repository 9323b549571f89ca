import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inRoot } from '../lib/paths.mjs';
import { binScript, Refusal, read, run, say } from '../lib/run.mjs';

/** The unprivileged user of the end-to-end tests: Electron's sandbox does not work for root. */
const USER = 'n1e2e';

const isRoot = process.getuid?.() === 0;

/** Native packages: the bundle leaves them out, so the staged app brings them. Filters keep what is not ours out. */
const nativePackages = async () => {
  const argon = (await readdir(binScript('@node-rs'))).filter((name) => name.startsWith('argon2'));
  const here = join('bin/napi-v6', process.platform, process.arch);
  return [
    { name: 'better-sqlite3-multiple-ciphers', keep: (path) => !/^(deps|src)(\/|$)/.test(path) },
    { name: 'onnxruntime-common', keep: () => true },
    {
      name: 'onnxruntime-node',
      keep: (path) => !path.startsWith('bin/') || here.startsWith(path) || path.startsWith(here),
    },
    ...argon.map((name) => ({ name: `@node-rs/${name}`, keep: () => true })),
  ];
};

const copyNative = async (target) => {
  for (const { name, keep } of await nativePackages()) {
    const from = binScript(name);
    await cp(from, join(target, 'node_modules', name), {
      recursive: true,
      filter: (path) => keep(path.slice(from.length + 1).replaceAll('\\', '/')),
    });
  }
};

/** The built app in a folder of its own, with nothing of the checkout in reach. */
const copyApp = async (target) => {
  if (!existsSync(inRoot('out/main/index.js')))
    throw new Refusal('The app is not built. Run "npm run build" first.');
  await mkdir(join(target, 'out'), { recursive: true });
  for (const part of ['main', 'preload', 'renderer']) {
    await cp(inRoot('out', part), join(target, 'out', part), { recursive: true });
  }
  for (const part of ['package.json', 'models', 'resources']) {
    if (existsSync(inRoot(part))) await cp(inRoot(part), join(target, part), { recursive: true });
  }
  await copyNative(target);
};

const ensureUser = async () => {
  if (read('id', ['-u', USER], { stdio: ['ignore', 'pipe', 'ignore'] }) !== null) return;
  const { code, output } = await run(
    'useradd',
    ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', USER],
    { quiet: true },
  );
  if (code !== 0) throw new Refusal(`The user ${USER} for the window tests could not be made: ${output}`);
};

/** May the test user do this? */
const userCan = (...command) => read('runuser', ['-u', USER, '--', ...command]) !== null;

/** Can this user open user namespaces (the sandbox's usual way)? Some systems allow that to few programs only. */
const canUnshare = () => userCan('unshare', '-U', 'true');

/** A starter that drops root: same arguments, same pipes, a home of its own. */
const writeWrapper = async (file, program, home) => {
  await writeFile(
    file,
    [
      '#!/bin/sh',
      '# Starts Electron as the unprivileged test user, so that its sandbox is the real one.',
      'unset XDG_RUNTIME_DIR XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME DBUS_SESSION_BUS_ADDRESS',
      `exec runuser -u ${USER} -- env HOME='${home}' TMPDIR='${home}' '${program}' "$@"`,
      '',
    ].join('\n'),
  );
  await chmod(file, 0o755);
};

/**
 * Copies the built app and, for root, Electron and the SQLite binding too, into a temporary folder that the test
 * user owns. Answers the paths to start it with, `work` for the tests' own files, and how to remove it all.
 */
export const stageApp = async ({ electron, binding }) => {
  const base = await mkdtemp(join(tmpdir(), 'n1-vault-e2e-'));
  const at = (...parts) => join(base, ...parts);
  await chmod(base, 0o755);
  await copyApp(at('app'));
  await mkdir(at('work'));
  const staged = { base, app: at('app'), work: at('work'), program: electron.program, binding };
  if (isRoot) {
    await ensureUser();
    if (!userCan('test', '-x', base)) {
      throw new Refusal(
        `The user ${USER} cannot reach ${base}. Set TMPDIR to a folder that everybody can enter.`,
      );
    }
    await mkdir(at('home'));
    await cp(electron.dist, at('electron'), { recursive: true, verbatimSymlinks: true });
    staged.program = at('start-electron');
    await writeWrapper(staged.program, at('electron', basename(electron.program)), at('home'));
    if (binding) {
      staged.binding = at('better_sqlite3.node');
      await cp(binding, staged.binding);
    }
    await run('chmod', ['-R', 'a+rX', at('app'), at('electron')], { quiet: true });
    await run('chown', ['-R', `${USER}:`, at('app'), at('work'), at('home')], { quiet: true });
    await chmod(at('work'), 0o777);
    if (!canUnshare() && existsSync(at('electron/chrome-sandbox'))) {
      say('No user namespaces for the test user: using the setuid sandbox in the staged copy.');
      await run('chown', ['root:root', at('electron/chrome-sandbox')], { quiet: true });
      await chmod(at('electron/chrome-sandbox'), 0o4755);
    }
  }
  return { ...staged, remove: () => rm(base, { recursive: true, force: true }) };
};
