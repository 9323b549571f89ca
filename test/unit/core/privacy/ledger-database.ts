import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../../src/main/vault/db.ts';
import { migrate } from '../../../../src/main/vault/migrations/index.ts';

/** A real encrypted database with the vault's schema, for a ledger without the rest of a vault. */
export const ledgerDatabase = () => {
  const folder = mkdtempSync(join(tmpdir(), 'n1-ledger-'));
  const key = crypto.getRandomValues(new Uint8Array(32));
  const db = openDatabase(join(folder, 'vault.db'), key, { mustExist: false });
  db.exec('CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID');
  db.prepare(`INSERT INTO meta VALUES ('schema_version', '0')`).run();
  const migrated = migrate(db);
  if (!migrated.ok) throw new Error(migrated.error.message);
  return {
    db,
    close: () => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
