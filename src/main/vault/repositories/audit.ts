import type { Database } from '../db.ts';
import type { AuditRepository } from '../types.ts';

type Event = Parameters<AuditRepository['append']>[0];

export const auditRepository = (db: Database): AuditRepository => {
  const insert = db.prepare('INSERT INTO audit (at, what, trial_id, detail) VALUES (?, ?, ?, ?)');
  const all = db.prepare<[], Event>('SELECT at, what, trial_id AS trialId, detail FROM audit ORDER BY id');
  return {
    append: (event) => {
      insert.run(event.at, event.what, event.trialId, event.detail);
    },
    list: () => all.all(),
  };
};
