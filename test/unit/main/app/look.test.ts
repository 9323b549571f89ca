import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createLook } from '../../../../src/main/app/look.ts';

const base = mkdtempSync(join(tmpdir(), 'n1-look-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const fresh = () => join(mkdtempSync(join(base, 'user-')), 'deep', 'look.json');

test('keeps appearance and language across starts, and nothing else', () => {
  const file = fresh();
  const settings = { appearance: 'dark', language: 'de', autoLockMinutes: 3 } as const;
  createLook(file, 'en-GB').save(settings);
  expect(createLook(file, 'en-GB').load()).toEqual({ appearance: 'dark', language: 'de' });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ appearance: 'dark', language: 'de' });
});

test("speaks the system's language at first, where it can", () => {
  for (const [locale, language] of [
    ['de-AT', 'de'],
    ['de', 'de'],
    ['den-CA', 'en'],
    ['fr-FR', 'en'],
    ['', 'en'],
  ] as const)
    expect(createLook(fresh(), locale).load()).toEqual({ appearance: 'system', language });
});

test('a damaged file counts as none, a folder that cannot be written to is no failure', () => {
  const file = fresh();
  const look = createLook(file, 'en');
  look.save({ appearance: 'dark', language: 'de' });
  for (const text of ['', '{', '{"appearance":"pink","language":"de"}', '{"appearance":"dark"}']) {
    writeFileSync(file, text);
    expect(look.load()).toEqual({ appearance: 'system', language: 'en' });
  }
  expect(() => createLook(join(file, 'look.json'), 'en').save(look.load())).not.toThrow();
});
