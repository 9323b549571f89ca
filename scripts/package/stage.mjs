import fs from 'node:fs'; // as a whole: globSync is missing in Node 20, see build.mjs
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inRoot } from '../lib/paths.mjs';
import { nativePackages } from './contents.mjs';
import { writeIntegrity } from './integrity.mjs';

/** The bundle's folders. The command line runs in Node and is no part of the app. */
const bundle = ['out/main', 'out/preload', 'out/renderer'];
const leftOut = /(^|[\\/])cli\.js$|\.map$/;

/**
 * A package's own package.json without what only its installation needs (compilers, downloaders, scripts), so that
 * electron-builder misses nothing and packs nothing of it.
 */
const trimManifest = async (file, kept) => {
  const {
    scripts,
    devDependencies,
    optionalDependencies,
    dependencies = {},
    ...rest
  } = JSON.parse(await readFile(file, 'utf8'));
  const needed = Object.entries(dependencies).filter(([name]) => kept.has(name));
  await writeFile(
    file,
    `${JSON.stringify({ ...rest, dependencies: Object.fromEntries(needed) }, null, 2)}\n`,
  );
};

const copyPatterns = async (name, patterns, target) => {
  const from = inRoot('node_modules', name);
  for (const pattern of patterns) {
    for (const path of fs.globSync(pattern, { cwd: from })) {
      if (fs.statSync(join(from, path)).isDirectory()) continue;
      const to = join(target, 'node_modules', name, path);
      await mkdir(dirname(to), { recursive: true });
      await cp(join(from, path), to);
    }
  }
};

/**
 * The app's own package.json: no scripts and no packages but the native ones. `packageManager` makes
 * electron-builder look at the folders that are there instead of asking npm.
 */
const manifest = async (packages) => {
  const own = JSON.parse(await readFile(inRoot('package.json'), 'utf8'));
  const versions = {};
  for (const { name } of packages) {
    versions[name] = JSON.parse(await readFile(inRoot('node_modules', name, 'package.json'), 'utf8')).version;
  }
  return {
    name: own.name,
    version: own.version,
    description: own.description,
    author: 'N1 Vault',
    license: own.license,
    type: own.type,
    main: own.main,
    packageManager: 'traversal@1.0.0',
    dependencies: versions,
  };
};

/**
 * Lays out what goes into the archive in `folder`: the bundle, the native packages of one platform, nothing else.
 * A file is packed because a line here or in contents.mjs names it, never because nobody thought of it.
 */
export const stagePackage = async (folder, platform, arch) => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const part of bundle) {
    await cp(inRoot(part), join(folder, part), { recursive: true, filter: (path) => !leftOut.test(path) });
  }
  await cp(inRoot('LICENSE'), join(folder, 'LICENSE'));
  const packages = nativePackages(platform, arch);
  const names = new Set(packages.map(({ name }) => name));
  for (const { name, patterns } of packages) {
    await copyPatterns(name, patterns, folder);
    await trimManifest(join(folder, 'node_modules', name, 'package.json'), names);
  }
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(await manifest(packages), null, 2)}\n`);
  await writeIntegrity(folder, platform);
};
