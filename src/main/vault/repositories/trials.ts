import { AppFailure } from '../../../shared/errors.ts';
import type { FrozenProtocol, TrialState } from '../../../shared/trial.ts';
import type { Database } from '../db.ts';
import type { TrialRepository, TrialRow } from '../types.ts';

interface Row {
  id: string;
  state: TrialState;
  protocol: string;
  seed: string;
  sequence: string;
  commitment: string;
  permitted_sequences: string;
  created_at: string;
  ended_at: string | null;
}

/** Rows are authenticated by the page HMAC and frozen by triggers, so their JSON is trusted as it was stored. */
const toTrial = (row: Row): TrialRow => ({
  id: row.id,
  state: row.state,
  protocol: JSON.parse(row.protocol) as FrozenProtocol,
  seed: row.seed,
  sequence: JSON.parse(row.sequence) as string[],
  commitment: row.commitment,
  permittedSequences: row.permitted_sequences,
  createdAt: row.created_at,
  endedAt: row.ended_at,
});

export const trialRepository = (db: Database): TrialRepository => {
  const columns =
    'id, state, protocol, seed, sequence, commitment, permitted_sequences, created_at, ended_at';
  const insert = db.prepare(`INSERT INTO trial (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const byId = db.prepare<[string], Row>(`SELECT ${columns} FROM trial WHERE id = ?`);
  const all = db.prepare<[], Row>(`SELECT ${columns} FROM trial ORDER BY created_at DESC, id`);
  const end = db.prepare(`UPDATE trial SET state = ?, ended_at = ?, end_reason = ? WHERE id = ?`);

  return {
    insert: (t) => {
      insert.run(
        t.id,
        t.state,
        JSON.stringify(t.protocol),
        t.seed,
        JSON.stringify(t.sequence),
        t.commitment,
        t.permittedSequences,
        t.createdAt,
        t.endedAt,
      );
    },
    list: () => all.all().map(toTrial),
    get: (id) => {
      const row = byId.get(id);
      return row ? toTrial(row) : null;
    },
    end: db.transaction((id: string, state: 'finished' | 'stopped', at: string, reason: string) => {
      const row = byId.get(id);
      if (!row)
        throw new AppFailure({
          code: 'not-found',
          message:
            'There is no such trial in this vault. Nothing was changed. Go back to the list of trials.',
        });
      if (row.state !== 'running')
        throw new AppFailure({
          code: 'refused-by-rule',
          message:
            'This trial has already ended and stays as it is. Nothing was changed. Its result is open.',
        });
      end.run(state, at, reason, id);
    }),
  };
};
