import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/vault/db.ts';
import { migrate, migrations } from '../../../src/main/vault/migrations/index.ts';
import { createRepositories } from '../../../src/main/vault/repositories/index.ts';

describe('a vault from before imports had holders (schema 3)', () => {
  it('keeps its samples, its imports can be undone, its daily values are computed anew', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'n1-migrate-'));
    const db = openDatabase(join(folder, 'x.db'), new Uint8Array(randomBytes(32)), { mustExist: false });
    try {
      db.exec(
        `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL); INSERT INTO meta VALUES ('schema_version', '0')`,
      );
      expect(migrate(db, migrations.slice(0, 3)).ok).toBe(true);
      const at = Date.UTC(2025, 5, 1, 12);
      db.exec(`
        INSERT INTO metric VALUES (1, 'steps', 'count');
        INSERT INTO source VALUES (1, 'Watch');
        INSERT INTO import (id, import_id, state, started_at, finished_at, summarised_at, receipt) VALUES
          (1, 'one', 'done', '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z', '2026-01-01T00:00:01Z', '{"byMetric":{}}'),
          (2, 'two', 'done', '2026-01-02T00:00:00Z', '2026-01-02T00:00:01Z', NULL, '{"byMetric":{}}');
        INSERT INTO sample VALUES (1, ${at}, ${at + 60_000}, 1, 100, 0, 0, 0, 1);
        INSERT INTO sample VALUES (1, ${at + 86_400_000}, ${at + 86_460_000}, 1, 200, 0, 0, 0, 2);
        INSERT INTO setting VALUES ('daily.zones', '[{"from":"1970-01-01","zone":"Europe/London"}]');`);
      expect(migrate(db).ok).toBe(true);
      expect(db.pragma('foreign_key_check')).toEqual([]);
      const { samples, daily } = createRepositories(db);
      expect(samples.count()).toBe(2);
      expect(daily.list('steps', null, null).map((d) => d.value)).toEqual([100, 200]);
      expect(samples.undo('one', '2026-01-03T00:00:00Z')).toEqual({ removed: 1 });
      expect(daily.list('steps', null, null).map((d) => [d.day, d.value])).toEqual([['2025-06-02', 200]]);
    } finally {
      db.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
