import type { Database } from '../db.ts';
import type { MetaRepository } from '../types.ts';

const RECOVERY = 'recovery_confirmed';

/**
 * What the vault knows about itself, in the table that also ties it to its key file. A vault made before this was
 * recorded counts as confirmed: its owner saw the key and may have it.
 */
export const metaRepository = (db: Database): MetaRepository => {
  const read = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck();
  const write = db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    recoveryConfirmed: () => read.get(RECOVERY) !== 'false',
    setRecoveryConfirmed: (confirmed) => {
      write.run(RECOVERY, String(confirmed));
    },
  };
};
