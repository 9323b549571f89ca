import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../src/main/vault/db.ts';
import { openVault } from '../../../src/main/vault/index.ts';
import { latestVersion, schemaVersion } from '../../../src/main/vault/migrations/index.ts';
import type { Vault } from '../../../src/main/vault/types.ts';
import { dataKeyOf, reopen, tempFolder } from './fixture.ts';
import { genuineDiary } from './genuine.ts';

/** test/fixtures/vaults/SOURCE.txt says what is in them. */
const fixtures = resolve(import.meta.dirname, '../../fixtures/vaults');
const versions = readdirSync(fixtures).filter((name) => /^v\d+$/.test(name));

test('there is a fixture of the first released version', () => expect(versions).toContain('v1'));

describe.each(versions)('a vault of schema %s', (name) => {
  let folder: string;
  let vault: Vault;
  beforeAll(async () => {
    folder = tempFolder();
    cpSync(join(fixtures, name), folder, { recursive: true });
    vault = await reopen(folder);
    return () => vault.close();
  });

  test('opens at the newest version with everything that was in it', async () => {
    const { repos } = vault;
    const days = await repos.diary.list('1999-01-01', '2030-01-01');
    expect(days).toHaveLength(30);
    expect(days.map((d) => d.note)).toEqual(Array.from({ length: 30 }, (_, i) => `made-up day ${i}`));
    expect(days.map((d) => d.answers)).toEqual(
      Array.from({ length: 30 }, (_, i) => ({ 'migraine-day': i % 2 })),
    );
    expect((await repos.diary.history('2000-01-04')).map((d) => d.note)).toEqual([
      'made-up day 3',
      'changed',
      'made-up day 3',
    ]);
    expect((await repos.trials.list()).map((t) => [t.id, t.state])).toEqual([
      ['t1', 'running'],
      ['t0', 'stopped'],
    ]);
    expect((await repos.profile.get())?.conditions).toEqual(['migraine']);
    expect(await repos.settings.get('appearance')).toBe('dark');
    expect(await repos.samples.count()).toBe(3000);
    const daily = await repos.daily.list('steps', null, null);
    expect(daily.reduce((sum, d) => sum + d.value, 0)).toBe(151_500);
    expect(daily).toHaveLength(21);
    expect((await repos.samples.imports()).map((i) => i.state)).toEqual(['done', 'done']);
    expect(await repos.meta.recoveryConfirmed()).toBe(true); // not known, so nobody is asked
    expect(await vault.upkeep.verify('')).toMatchObject({ healthy: true, problems: [] });
  });

  test('a backup was made before, at the old version, that an old app still opens', async () => {
    const backups = readdirSync(join(folder, 'backups'));
    expect(backups).toHaveLength(1);
    expect(backups[0]).toMatch(/-before-migration$/);
    const place = join(folder, 'backups', backups[0]!);
    const key = await dataKeyOf(place);
    expect(genuineDiary(join(place, 'vault.db'), key)).toHaveLength(32);
    const db = openDatabase(join(place, 'vault.db'), key, { mustExist: true });
    expect(schemaVersion(db)).toBe(Number(name.slice(1)));
    expect(latestVersion).toBeGreaterThanOrEqual(Number(name.slice(1)));
    db.close();
  });

  test('the fixture itself was not touched', async () => {
    const key = JSON.parse(readFileSync(join(fixtures, name, 'vault.key'), 'utf8'));
    expect(key.synthetic).toBe(true);
    expect(readdirSync(join(fixtures, name)).sort()).toEqual(['vault.db', 'vault.key']);
  });
});

test('a migration whose backup cannot be made does not begin', async () => {
  const folder = tempFolder();
  cpSync(join(fixtures, 'v1'), folder, { recursive: true });
  cpSync(join(folder, 'vault.key'), join(folder, 'backups')); // a file in the way
  const refused = await openVault({ folder, secret: 'seven quiet rivers bend' });
  expect(refused.ok).toBe(false);
  const db = openDatabase(join(folder, 'vault.db'), await dataKeyOf(folder), { mustExist: true });
  expect(schemaVersion(db)).toBe(1);
  db.close();
});
