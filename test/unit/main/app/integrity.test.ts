import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { alteredFile } from '../../../../src/main/app/integrity.ts';

const base = mkdtempSync(join(tmpdir(), 'n1-integrity-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const native = 'node_modules/some/native.node';
const bytes = Buffer.from('machine code');
const sum = createHash('sha256').update(bytes).digest('hex');
let unpacked = '';
let list = '';
const write = (files: unknown, format = 'n1vault-integrity/1') =>
  writeFileSync(list, JSON.stringify({ format, files }));

beforeEach(() => {
  const folder = mkdtempSync(join(base, 'app-'));
  unpacked = join(folder, 'unpacked');
  list = join(folder, 'integrity.json');
  mkdirSync(join(unpacked, 'node_modules/some'), { recursive: true });
  writeFileSync(join(unpacked, native), bytes);
  write({ [native]: sum });
});

test('an untouched installation passes', async () => {
  expect(await alteredFile(list, unpacked)).toBeNull();
});

test('one changed byte, a shorter file and a missing file are named', async () => {
  for (const content of ['machine codE', 'machine', '']) {
    writeFileSync(join(unpacked, native), content);
    expect(await alteredFile(list, unpacked)).toBe(native);
  }
  rmSync(join(unpacked, native));
  expect(await alteredFile(list, unpacked)).toBe(native);
});

test('a list that is missing, damaged or of another kind counts as changed', async () => {
  for (const files of [null, 7, { [native]: 'short' }, { [native]: null }]) {
    write(files);
    expect(await alteredFile(list, unpacked)).toBe('integrity.json');
  }
  write({}, 'n1vault-integrity/2');
  expect(await alteredFile(list, unpacked)).toBe('integrity.json');
  rmSync(list);
  expect(await alteredFile(list, unpacked)).toBe('integrity.json');
});

test('a path that leaves the folder is refused, whatever it holds', async () => {
  for (const path of ['../native.node', '/etc/hostname', 'a/../../b', '']) {
    write({ [path]: sum });
    expect(await alteredFile(list, unpacked)).toBe(path === '' ? '' : path);
  }
});
