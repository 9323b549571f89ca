import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptsSender, findAsset, isOwnUrl } from '../../../../src/main/app/assets.ts';

let base: string;
let root: string;
afterAll(() => rmSync(base, { recursive: true, force: true }));
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'n1-assets-'));
  root = join(base, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  for (const name of [
    'index.html',
    'assets/a.js',
    'assets/a.css',
    'assets/f.woff2',
    'assets/i.svg',
    'assets/no.exe',
  ]) {
    writeFileSync(join(root, name), name);
  }
  writeFileSync(join(base, 'secret.html'), 'secret');
  mkdirSync(join(base, 'renderer-2'));
  writeFileSync(join(base, 'renderer-2/index.html'), 'sibling');
  symlinkSync(join(base, 'secret.html'), join(root, 'link.html'));
});

describe('findAsset', () => {
  test.each([
    ['app://n1vault/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['app://n1vault/', 'index.html', 'text/html; charset=utf-8'],
    ['app://n1vault/index.html?x=1#/today', 'index.html', 'text/html; charset=utf-8'],
    ['app://n1vault/assets/a.js', 'assets/a.js', 'text/javascript; charset=utf-8'],
    ['app://n1vault/assets/a.css', 'assets/a.css', 'text/css; charset=utf-8'],
    ['app://n1vault/assets/f.woff2', 'assets/f.woff2', 'font/woff2'],
    ['app://n1vault/assets/i.svg', 'assets/i.svg', 'image/svg+xml'],
  ])('%s', async (url, file, type) => {
    expect(await findAsset(root, url)).toEqual({ path: join(root, file), type });
  });

  test.each([
    'app://n1vault/../secret.html',
    'app://n1vault/%2e%2e/secret.html',
    'app://n1vault/..%2fsecret.html',
    'app://n1vault/..%2frenderer-2%2findex.html',
    'app://n1vault/..%5csecret.html',
    'app://n1vault/assets/../../secret.html',
    'app://n1vault/link.html', // a symbolic link that leaves the folder
    'app://n1vault/index.html%00.js',
    'app://n1vault/%E0%A4%A',
    'app://n1vault/assets', // a folder
    'app://n1vault/assets/no.exe', // a kind of file the renderer does not consist of
    'app://n1vault/missing.js',
    'app://other/index.html',
    'https://n1vault/index.html',
    'file:///etc/hostname',
    'nonsense',
  ])('does not serve %s', async (url) => {
    expect(await findAsset(root, url)).toBeNull();
  });
});

describe('isOwnUrl', () => {
  test.each([
    ['app://n1vault/index.html', true],
    ['app://n1vault', true],
    ['app://n1vault.evil/index.html', false],
    ['app://n1vault@evil/index.html', false],
    ['app://user@n1vault/index.html', false],
    ['app://n1vault:81/', false],
    ['APP://N1VAULT/x', false], // a scheme that is not special keeps the case of its host
    ['apps://n1vault/', false],
    ['blob:app://n1vault/1', false],
    ['', false],
  ])('%s: %s', (url, expected) => {
    expect(isOwnUrl(url)).toBe(expected);
  });

  test('only the main frame of the own window is accepted, on the own page', () => {
    const url = 'app://n1vault/index.html';
    expect(acceptsSender({ isOwnMainFrame: true, url })).toBe(true);
    expect(acceptsSender({ isOwnMainFrame: false, url })).toBe(false);
    expect(acceptsSender({ isOwnMainFrame: true, url: 'about:blank' })).toBe(false);
  });
});
