import { AppFailure } from '../../../shared/errors.ts';
import type { FrozenProtocol, TrialEvent, TrialState } from '../../../shared/trial.ts';
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

interface EventRow {
  id: number;
  at: string;
  day: string;
  kind: string;
  data: string;
}

const toEvent = ({ id, at, day, kind, data }: EventRow): TrialEvent =>
  ({ ...(JSON.parse(data) as object), kind, id, at, day }) as TrialEvent;

/** Rows are authenticated by the page HMAC and frozen by triggers, so their JSON is trusted as it was stored. */
const toTrial = (row: Row, events: readonly TrialEvent[]): TrialRow => ({
  id: row.id,
  state: row.state,
  protocol: JSON.parse(row.protocol) as FrozenProtocol,
  seed: row.seed,
  sequence: JSON.parse(row.sequence) as string[],
  commitment: row.commitment,
  permittedSequences: row.permitted_sequences,
  createdAt: row.created_at,
  endedAt: row.ended_at,
  events,
});

export const trialRepository = (db: Database): TrialRepository => {
  const columns =
    'id, state, protocol, seed, sequence, commitment, permitted_sequences, created_at, ended_at';
  const insert = db.prepare(`INSERT INTO trial (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const byId = db.prepare<[string], Row>(`SELECT ${columns} FROM trial WHERE id = ?`);
  const all = db.prepare<[], Row>(`SELECT ${columns} FROM trial ORDER BY created_at DESC, id`);
  const eventsOf = db.prepare<[string], EventRow>(
    'SELECT id, at, day, kind, data FROM trial_event WHERE trial_id = ? ORDER BY id',
  );
  const addEvent = db.prepare(
    'INSERT INTO trial_event (trial_id, at, day, kind, data) VALUES (?, ?, ?, ?, ?)',
  );
  const full = (row: Row): TrialRow => toTrial(row, eventsOf.all(row.id).map(toEvent));
  const running = (id: string): void => {
    const row = byId.get(id);
    if (!row)
      throw new AppFailure({
        code: 'not-found',
        message: 'There is no such trial in this vault. Nothing was changed. Go back to the list of trials.',
      });
    if (row.state !== 'running')
      throw new AppFailure({
        code: 'refused-by-rule',
        message: 'This trial has already ended and stays as it is. Nothing was changed. Its result is open.',
      });
  };
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
    list: () => all.all().map(full),
    get: (id) => {
      const row = byId.get(id);
      return row ? full(row) : null;
    },
    end: db.transaction((id: string, state: 'finished' | 'stopped', at: string, reason: string) => {
      running(id);
      end.run(state, at, reason, id);
    }),
    // also after the end: the last guess and late unwanted effects belong to the trial
    addEvent: (id, { kind, at, day, ...data }) => {
      addEvent.run(id, at, day, kind, JSON.stringify(data));
    },
  };
};
