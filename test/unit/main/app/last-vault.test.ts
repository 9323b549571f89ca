import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createLastVault } from '../../../../src/main/app/last-vault.ts';

const base = mkdtempSync(join(tmpdir(), 'n1-last-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const fresh = () => join(mkdtempSync(join(base, 'user-')), 'deep', 'last-vault.json');

test('remembers the last folder, across starts', () => {
  const file = fresh();
  createLastVault(file).remember('/a');
  createLastVault(file).remember('/b with space');
  expect(createLastVault(file).remembered()).toBe('/b with space');
  expect(readdirSync(join(file, '..'))).toEqual(['last-vault.json']);
});

test('knows nothing on the first start and after the file was damaged', () => {
  const file = fresh();
  expect(createLastVault(file).remembered()).toBeNull();
  createLastVault(file).remember('/a');
  for (const text of ['', '{', '{}', '{"folder":7}', 'null', '{"folder":""}']) {
    writeFileSync(file, text);
    expect(createLastVault(file).remembered()).toBeNull();
  }
});

test('a folder that cannot be written to is no failure', () => {
  const file = join(fresh(), '..', '..', 'plain');
  writeFileSync(file, 'a file where a folder should be');
  expect(() => createLastVault(join(file, 'last-vault.json')).remember('/a')).not.toThrow();
});
