import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Database as SqlCipher } from '@signalapp/sqlcipher';
import { expect, test } from 'vitest';
import { batch, dataKeyOf, entry, isoDay, newVault, tempFolder } from './fixture.ts';

/** Genuine SQLCipher (Signal's build), which shares no code with the library that wrote the vault. */
const openGenuine = (path: string, key: Uint8Array | null): SqlCipher => {
  const db = new SqlCipher(path);
  db.pragma('cipher_log_level = NONE'); // it reports each wrong key on stderr
  if (key) db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
  return db;
};

test('genuine SQLCipher opens a vault with its raw key and reads every row, also out of a left-over WAL', async () => {
  const folder = tempFolder();
  const { vault } = await newVault(folder);
  const { diary, samples } = vault.repos;
  for (let i = 0; i < 30; i++)
    await diary.save(entry(isoDay(i), { answers: { pain: i % 11 }, note: `day ${i}` }), 'now', false);
  await samples.begin('i', 'now');
  await samples.insert('i', batch(5000, 1.7e12));
  // As a crash would leave it. A copy in this process would drop SQLite's POSIX locks on vault.db.
  const crashed = tempFolder();
  execFileSync('cp', ['-r', `${folder}/.`, crashed]);
  expect(readdirSync(crashed)).toContain('vault.db-wal');
  await vault.close();

  for (const place of [folder, crashed]) {
    const db = openGenuine(join(place, 'vault.db'), await dataKeyOf(place));
    expect(db.pragma('cipher_version', { simple: true })).toMatch(/^4\./);
    expect(db.pragma('cipher_integrity_check')).toEqual([]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.prepare('SELECT count(*) AS n, sum(value) AS total FROM sample').get()).toEqual({
      n: 5000,
      total: 252_500,
    });
    expect(
      db
        .prepare('SELECT note FROM diary_entry ORDER BY day')
        .all()
        .map((r) => r['note']),
    ).toEqual(Array.from({ length: 30 }, (_, i) => `day ${i}`));
    db.close();
  }

  for (const key of [null, new Uint8Array(32)]) {
    const wrong = openGenuine(join(folder, 'vault.db'), key);
    expect(() => wrong.prepare('SELECT count(*) FROM sqlite_master').get()).toThrow('not a database');
    wrong.close();
  }
});
