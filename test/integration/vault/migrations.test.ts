import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../src/main/vault/db.ts';
import { openVault } from '../../../src/main/vault/index.ts';
import {
  latestVersion,
  type Migration,
  migrate,
  migrations,
  schemaVersion,
} from '../../../src/main/vault/migrations/index.ts';
import { databasePath } from '../../../src/main/vault/paths.ts';
import { createRepositories } from '../../../src/main/vault/repositories/index.ts';
import {
  codeOf,
  dataKeyOf,
  entry,
  must,
  newVault,
  PASSPHRASE,
  reopen,
  tempFolder,
  trialRow,
} from './fixture.ts';

const fresh = (): Database => {
  const db = openDatabase(join(tempFolder(), 'x.db'), new Uint8Array(randomBytes(32)), { mustExist: false });
  db.exec(
    `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL); INSERT INTO meta VALUES ('schema_version', '0')`,
  );
  return db;
};

const schemaOf = (db: Database) =>
  db.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY type, name').all();

describe('migrations', () => {
  test('are numbered 1, 2, 3 ... without gaps', () => {
    expect(migrations.map((m) => m.version)).toEqual(migrations.map((_, i) => i + 1));
    expect(latestVersion).toBe(migrations.length);
  });

  test('run once: a second run changes nothing', () => {
    const db = fresh();
    expect(must(migrate(db))).toEqual(migrations.map((m) => m.version));
    const schema = schemaOf(db);
    expect(must(migrate(db))).toEqual([]);
    expect(schemaOf(db)).toEqual(schema);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  });

  test('one that fails leaves the version before it, whole', () => {
    const db = fresh();
    must(migrate(db));
    const schema = schemaOf(db);
    const next: Migration = {
      version: latestVersion + 1,
      name: 'fails',
      up: (d) => {
        d.exec('CREATE TABLE half (a INTEGER); DROP TABLE setting');
        d.exec('no such statement');
      },
    };
    expect(() => migrate(db, [...migrations, next])).toThrow('syntax error');
    expect(schemaVersion(db)).toBe(latestVersion);
    expect(schemaOf(db)).toEqual(schema);
    const good = { ...next, up: (d: Database) => d.exec('CREATE TABLE whole (a INTEGER)') };
    expect(must(migrate(db, [...migrations, { ...good, up: (d) => void good.up(d) }]))).toEqual([
      latestVersion + 1,
    ]);
    expect(codeOf(migrate(db))).toBe('vault-newer');
    db.close();
  });

  test('a vault from a newer version is refused and left as it is', async () => {
    const folder = tempFolder();
    await (await newVault(folder)).vault.close();
    const set = async (version: number) => {
      const db = openDatabase(databasePath(folder), await dataKeyOf(folder), { mustExist: true });
      db.prepare(`UPDATE meta SET value = ? WHERE key = 'schema_version'`).run(String(version));
      db.close();
    };
    await set(latestVersion + 1);
    expect(codeOf(await openVault({ folder, secret: PASSPHRASE }))).toBe('vault-newer');
    await set(latestVersion);
    await (await reopen(folder)).close();
  });
});

describe('the schema refuses what no caller may do', () => {
  let db: Database;
  beforeAll(() => {
    db = fresh();
    must(migrate(db));
    const repos = createRepositories(db);
    repos.audit.append({ at: 'now', what: 'started', trialId: null, detail: '' });
    repos.diary.save(entry('2024-01-01'), 'now', false);
    repos.trials.insert(trialRow('t1'));
    db.exec(`INSERT INTO metric VALUES (1, 'steps', 'count');
             INSERT INTO import (id, import_id, state, started_at) VALUES (1, 'i', 'running', 'now')`);
  });
  afterAll(() => db.close());

  test.each([
    ['UPDATE audit SET what = 1', 'append-only'],
    ['DELETE FROM audit', 'append-only'],
    ['UPDATE diary_entry SET note = 1', 'append-only'],
    ['DELETE FROM diary_entry', 'append-only'],
    [`UPDATE trial SET seed = '${'00'.repeat(32)}'`, 'frozen'],
    [`UPDATE trial SET protocol = '{}'`, 'frozen'],
    [`UPDATE trial SET state = 'stopped'`, 'CHECK'],
    [`UPDATE import SET state = 'done'`, 'CHECK'],
    ['INSERT INTO sample VALUES (1, 1000, 999, 0, 1, 0, 0, 0, 1)', 'CHECK'],
    ['INSERT INTO sample VALUES (1, 1000, 1000, 0, 9e999, 0, 0, 0, 1)', 'CHECK'],
    ['INSERT INTO sample VALUES (1, 1000, 1000, 0, NULL, 0, 0, 0, 1)', 'NOT NULL'],
    ['INSERT INTO sample VALUES (1, 1000.5, 1001, 0, 1, 0, 0, 0, 1)', 'cannot store REAL'],
    ['INSERT INTO sample VALUES (7, 1000, 1000, 0, 1, 0, 0, 0, 1)', 'FOREIGN KEY'],
    [`INSERT INTO daily VALUES (1, '1 May', 1, NULL, '[]')`, 'CHECK'],
    [`INSERT INTO daily VALUES (1, '2024-05-01', 1, 1.5, '[]')`, 'CHECK'],
  ])('%s', (sql, message) => {
    expect(() => db.exec(sql)).toThrow(message);
  });
});
