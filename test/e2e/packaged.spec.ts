import { spawnSync } from 'node:child_process';
import {
  createReadStream,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import { extractFile, listPackage } from '@electron/asar';
import { expect, test } from '@playwright/test';
import { neverShipped } from '../../scripts/package/contents.mjs';
import { readFuses } from '../../scripts/package/fuses.mjs';
import { tempFolder } from './harness.ts';
import { attach, packApp, startPackaged, until } from './packaged.ts';

/** The app as electron-builder packs it, from `npm run package -- --dir`: what is in it, and how it starts. */
test.describe.configure({ mode: 'serial' });

let folder = '';
const program = () => join(folder, 'n1-vault-test');
const resources = (...parts: string[]) => join(folder, 'resources', ...parts);

test.beforeAll(async () => {
  test.setTimeout(180_000); // ms
  folder = await packApp();
});

const filesIn = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(path, name)).isFile(),
  );

test('a package of the test runtime says so, and no installer is ever made from it', () => {
  expect(existsSync(join(folder, 'TEST-RUNTIME.txt'))).toBe(true);
  const root = resolve(import.meta.dirname, '../..');
  const { status, stderr } = spawnSync(process.execPath, ['scripts/package.mjs'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: folderOfTestRuntime() },
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/official|Electron 45/);
});

const folderOfTestRuntime = () =>
  join(
    process.env['XDG_CACHE_HOME'] || join(process.env['HOME'] ?? '', '.cache'),
    'n1-vault/33.2.1/electron',
  );

test('19. the fuses of the packed program are set', async () => {
  expect(await readFuses(program())).toMatchObject({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  });
});

test('the archive holds the bundle and the native packages, and nothing that must not ship', () => {
  const listed = listPackage(resources('app.asar'), { isPack: false }).map((path) => path.slice(1));
  const packages = new Set(
    listed.map((path) => /^node_modules\/((?:@[^/]+\/)?[^@/][^/]*)\/./.exec(path)?.[1]).filter(Boolean),
  );
  const argon = [...packages].filter((name) => name?.startsWith('@node-rs/argon2-'));
  expect(argon).toHaveLength(1); // this platform's, and no other
  expect([...packages].sort()).toEqual(
    [
      ...argon,
      '@node-rs/argon2',
      'better-sqlite3-multiple-ciphers',
      'onnxruntime-common',
      'onnxruntime-node',
    ].sort(),
  );
  for (const name of neverShipped) expect(listed.some((path) => path.includes(name))).toBe(false);
  expect(listed.filter((path) => /\.(ts|tsx|map|md|c|h|cpp|gyp)$/.test(path))).toEqual([]);
  expect(listed).not.toContain('out/main/cli.js');
  const top = new Set(listed.map((path) => path.split('/')[0]));
  expect([...top].sort()).toEqual(['LICENSE', 'node_modules', 'out', 'package.json']);
});

test('no file anywhere in the package names the AGPL oracle', () => {
  const named = filesIn(folder).filter((name) => /signalapp|sqlcipher\.node/i.test(name));
  expect(named).toEqual([]);
  const main = listPackage(resources('app.asar'), { isPack: false })
    .filter((path) => /^.out.main.*\.js$/.test(path))
    .map((path) => extractFile(resources('app.asar'), path.slice(1)).toString());
  expect(main.length).toBeGreaterThan(3);
  for (const text of main) expect(text).not.toContain('@signalapp');
});

test('model, catalogue and native files lie outside the archive, of this platform alone', () => {
  const natives = filesIn(resources('app.asar.unpacked'));
  expect(natives.filter((name) => !/\.(node|so(\.\d+)*|dll|dylib)$/.test(name))).toEqual([]);
  const foreign = ['win32', 'darwin', 'linux', 'musl', 'arm64', 'x64'].filter(
    (word) => word !== process.platform && word !== process.arch,
  );
  for (const word of foreign)
    expect(
      natives.filter((name) => name.includes(word)),
      word,
    ).toEqual([]);
  expect(existsSync(resources('models/manifest.json'))).toBe(true);
  expect(existsSync(resources('resources/evidence/catalogue.json'))).toBe(true);
  const list = JSON.parse(extractFile(resources('app.asar'), 'out/main/integrity.json').toString()) as {
    files: Record<string, string>;
  };
  expect(Object.keys(list.files).sort()).toEqual(natives.map((name) => name.replaceAll('\\', '/')).sort());
});

/** Bytes of all files of a folder as one zstd stream: about what an AppImage makes of them, more than xz does. */
const compressedSize = async (path: string): Promise<number> => {
  let bytes = 0;
  const counter = new Writable({
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done();
    },
  });
  const contents = Readable.from(
    (async function* () {
      for (const name of filesIn(path)) yield* createReadStream(join(path, name), { highWaterMark: 1 << 20 });
    })(),
  );
  await pipeline(contents, createZstdCompress(), counter);
  return bytes;
};

test('compressed it is smaller than 200 MB', async () => {
  const megabytes = (await compressedSize(folder)) / 1e6;
  console.log(`packed folder, zstd at its default level: ${megabytes.toFixed(0)} MB`);
  expect(megabytes).toBeGreaterThan(50);
  expect(megabytes).toBeLessThan(200);
});

test('it starts, makes a vault, matches words with the model, locks: natives load from outside the archive', async () => {
  test.setTimeout(120_000); // ms
  const started = await startPackaged(program(), ['--remote-debugging-port=0']);
  try {
    const page = await attach(started.output);
    const invoke = <T>(channel: string, input: unknown) =>
      page.evaluate<T>(`window.n1vault.invoke(${JSON.stringify(channel)}, ${JSON.stringify(input)})`);
    expect(await page.evaluate('location.href')).toBe('app://n1vault/index.html');
    const vault = join(started.userData, 'vault');
    const made = await invoke('vault.create', {
      folder: vault,
      passphrase: 'harbour violin moss eleven tractor',
    });
    expect(made).toMatchObject({ ok: true });
    const profile = await invoke<{ ok: true; value: object }>('profile.get', {});
    await invoke('profile.save', { ...profile.value, goal: 'fewer migraine days', conditions: ['migraine'] });
    const ranked = await invoke<{ ok: boolean; value?: { candidates?: unknown[] } }>('hypotheses.rank', {});
    expect(ranked).toMatchObject({ ok: true });
    await invoke('vault.lock', {}).catch(() => null);
    page.close();
    const again = await attach(started.output);
    const status = await again.evaluate(`window.n1vault.invoke('vault.status', {})`);
    expect(status).toMatchObject({ ok: true, value: { state: 'locked' } });
    again.close();
  } finally {
    started.child.kill();
    await started.exit;
  }
});

test('it is no Node: neither ELECTRON_RUN_AS_NODE nor NODE_OPTIONS nor --inspect runs or opens anything', async () => {
  const marker = join(await tempFolder('marker'), 'ran');
  const script = join(await tempFolder('script'), 'script.cjs');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, 'ran')`);
  const started = await startPackaged(program(), ['--inspect=0', '--remote-debugging-port=0', script], {
    ELECTRON_RUN_AS_NODE: '1',
    NODE_OPTIONS: `--require=${script}`,
  });
  try {
    const page = await attach(started.output); // the window came all the same
    page.close();
    expect(started.output()).not.toContain('Debugger listening');
    expect(existsSync(marker)).toBe(false);
  } finally {
    started.child.kill();
    await started.exit;
  }
});

/** Waits for the sentence of a refusal; no window with the app's page may come. */
const expectRefusal = async (app: string, args: string[], sentence: RegExp) => {
  const started = await startPackaged(join(app, 'n1-vault-test'), ['--remote-debugging-port=0', ...args]);
  try {
    const said = await until('the refusal', () => sentence.exec(started.output())?.[0] ?? null);
    expect(started.output()).toMatch(/[Yy]our vault was\s+not opened/);
    expect(said).not.toBe('');
    await expect(attach(started.output, 2000)).rejects.toThrow('in vain');
  } finally {
    started.child.kill('SIGKILL'); // a message box waits for a click
    await started.exit;
  }
};

test('it does not start without its sandbox', () => expectRefusal(folder, ['--no-sandbox'], /in a sandbox/));

test('it does not start when a native file was changed or is missing', async () => {
  const copy = join(await tempFolder('altered'), 'app');
  await cp(folder, copy, { recursive: true, verbatimSymlinks: true });
  const unpacked = join(copy, 'resources/app.asar.unpacked');
  const native = filesIn(unpacked).find((name) => name.includes('argon2')) ?? '';
  const whole = readFileSync(join(unpacked, native));
  writeFileSync(join(unpacked, native), Buffer.concat([whole.subarray(0, -1), Buffer.from('x')]));
  if (process.getuid?.() === 0) spawnSync('chmod', ['-R', 'a+rX', copy]);
  await expectRefusal(copy, [], /missing or was changed after it was made/);
  rmSync(join(unpacked, native));
  await expectRefusal(copy, [], /missing or was changed after it was made/);
});
