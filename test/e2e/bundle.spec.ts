import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';

/** What the build made: the bundle holds what the sources do not show, the code of packages. */
const out = resolve(import.meta.dirname, '../../out');
const filesIn = (folder: string, ending: RegExp) =>
  readdirSync(join(out, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(out, folder, name), 'utf8') }));

const network = /^(node:)?(http|https|http2|net|tls|dgram|dns|dns\/promises|inspector)$/;
const native = ['better-sqlite3-multiple-ciphers', '@node-rs/argon2', 'onnxruntime-node', 'electron'];

const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)["']([^"'\s]+)["']/g)].map(
    (m) => m[1] ?? '',
  );

/** The two clients that send what a person has confirmed: files of their own, loaded by the first request only. */
const talking = /^main\/transport-[\w-]+\.js$/;

test('the bundle of the main process imports no network module and no package but the native ones', () => {
  const builtin = new Set(builtinModules);
  const files = filesIn('main', /\.js$/);
  expect(files.filter(({ name }) => talking.test(name))).toHaveLength(2);
  for (const { name, text } of files) {
    expect(text, `${name} loads a client at once`).not.toMatch(/(\bfrom|^import)\s*["']\.\/transport-/m);
    for (const specifier of importsOf(text)) {
      if (specifier.startsWith('.')) continue;
      const allowed = talking.test(name) && /^node:https?$/.test(specifier);
      expect(network.test(specifier) && !allowed, `${name} imports ${specifier}`).toBe(false);
      const known = specifier.startsWith('node:') || builtin.has(specifier) || native.includes(specifier);
      expect(known, `${name} imports ${specifier}, which a staged app does not have`).toBe(true);
    }
  }
});

test('the preload script is CommonJS and needs electron alone', () => {
  for (const { text } of filesIn('preload', /./)) {
    expect(importsOf(text)).toEqual(['electron']);
    expect(text).not.toMatch(/^import /m);
  }
});

test('the page has no inline script, style or handler and loads its own files only', () => {
  for (const { name, text } of filesIn('renderer', /\.html$/)) {
    expect(text, name).not.toMatch(/<style|<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/);
    for (const [, address] of text.matchAll(/(?:src|href)="([^"]+)"/g))
      expect(address, name).toMatch(/^\.?\//);
  }
  for (const { name, text } of filesIn('renderer', /\.css$/)) {
    expect(text, name).not.toMatch(/url\(\s*["']?(https?:)?\/\//);
    expect(text, name).not.toMatch(/@import\s+(url\()?["']?https?:/);
  }
});

test('the page evaluates no text as code', () => {
  for (const { name, text } of filesIn('renderer', /\.js$/)) {
    expect(text, name).not.toMatch(/\bnew Function\(|[^.\w]eval\(/);
  }
});
