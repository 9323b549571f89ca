import type { Migration } from './index.ts';

/**
 * What happens to a trial after its start: pauses, moved periods, unwanted effects, guesses, looks, decisions,
 * adaptive draws. Like the audit trail and the diary an append-only list: a trial's schedule is a function of its
 * frozen protocol, its sequence and these rows.
 */
const table = `
CREATE TABLE trial_event (
  id       INTEGER PRIMARY KEY,
  trial_id TEXT NOT NULL REFERENCES trial (id),
  at       TEXT NOT NULL,
  day      TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  kind     TEXT NOT NULL CHECK (kind <> ''),
  data     TEXT NOT NULL CHECK (json_valid(data))
) STRICT;
CREATE INDEX trial_event_of ON trial_event (trial_id, id);
CREATE TRIGGER trial_event_no_update BEFORE UPDATE ON trial_event
BEGIN SELECT RAISE(ABORT, 'trial events are append-only'); END;
CREATE TRIGGER trial_event_no_delete BEFORE DELETE ON trial_event
BEGIN SELECT RAISE(ABORT, 'trial events are append-only'); END;
`;

export const trialEvents: Migration = {
  version: 3,
  name: 'trial-events',
  up: (db) => {
    db.exec(table);
  },
};
