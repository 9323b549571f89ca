import type { Migration } from './index.ts';

/**
 * Schema 1. Days are `YYYY-MM-DD` texts, instants of samples UTC milliseconds, other instants ISO 8601 texts.
 * A value that is not known is NULL, never 0. STRICT tables refuse a value of the wrong type, the CHECKs refuse
 * what no caller may store; NaN arrives as NULL and is refused by NOT NULL.
 *
 * Names that repeat in millions of samples are interned; row 0 of source, device, unit and zone is '' (unknown).
 */
const tables = `
CREATE TABLE metric (
  id   INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  unit TEXT NOT NULL -- the canonical unit that every value of this metric is stored in
) STRICT;
CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE device (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE unit   (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT; -- as the export named it
CREATE TABLE zone   (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT; -- IANA
INSERT INTO source VALUES (0, '');
INSERT INTO device VALUES (0, '');
INSERT INTO unit   VALUES (0, '');
INSERT INTO zone   VALUES (0, '');

CREATE TABLE import (
  id            INTEGER PRIMARY KEY,
  import_id     TEXT NOT NULL UNIQUE, -- the id outside the vault
  state         TEXT NOT NULL CHECK (state IN ('running', 'done', 'undone')),
  started_at    TEXT NOT NULL,
  finished_at   TEXT,
  undone_at     TEXT,
  summarised_at TEXT, -- NULL: daily values of its days are still to be computed
  receipt       TEXT CHECK (receipt IS NULL OR json_valid(receipt)),
  CHECK (state = 'running' OR receipt IS NOT NULL)
) STRICT;

CREATE TABLE sample (
  metric   INTEGER NOT NULL REFERENCES metric (id),
  start_ms INTEGER NOT NULL,
  end_ms   INTEGER NOT NULL CHECK (end_ms >= start_ms),
  source   INTEGER NOT NULL REFERENCES source (id),
  value    REAL    NOT NULL CHECK (abs(value) < 1e300),
  device   INTEGER NOT NULL REFERENCES device (id),
  unit     INTEGER NOT NULL REFERENCES unit (id),
  zone     INTEGER NOT NULL REFERENCES zone (id),
  import   INTEGER NOT NULL REFERENCES import (id),
  PRIMARY KEY (metric, start_ms, end_ms, source, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE daily (
  metric   INTEGER NOT NULL REFERENCES metric (id),
  day      TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  value    REAL NOT NULL CHECK (abs(value) < 1e300),
  coverage REAL CHECK (coverage BETWEEN 0 AND 1),
  sources  TEXT NOT NULL CHECK (json_valid(sources)), -- JSON array of names
  PRIMARY KEY (metric, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE zone_span (
  from_day TEXT PRIMARY KEY CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  zone     TEXT NOT NULL CHECK (zone <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE trial (
  id                  TEXT PRIMARY KEY,
  state               TEXT NOT NULL CHECK (state IN ('running', 'finished', 'stopped')),
  protocol            TEXT NOT NULL CHECK (json_valid(protocol)),
  seed                TEXT NOT NULL CHECK (length(seed) = 64 AND seed NOT GLOB '*[^0-9a-f]*'),
  sequence            TEXT NOT NULL CHECK (json_valid(sequence)),
  commitment          TEXT NOT NULL,
  permitted_sequences TEXT NOT NULL,
  created_at          TEXT NOT NULL,
  ended_at            TEXT,
  end_reason          TEXT,
  CHECK ((state = 'running') = (ended_at IS NULL))
) STRICT;

-- One row a revision; the highest revision of a day counts. restores: the revision whose answers an undo
-- brought back, 0 = the day before anything was entered.
CREATE TABLE diary_entry (
  day      TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  restores INTEGER CHECK (restores < revision),
  trial_id TEXT REFERENCES trial (id),
  answers  TEXT NOT NULL CHECK (json_valid(answers)),
  kept     INTEGER CHECK (kept IN (0, 1)),
  marks    TEXT NOT NULL CHECK (json_valid(marks)),
  note     TEXT NOT NULL,
  late     INTEGER NOT NULL CHECK (late IN (0, 1)),
  saved_at TEXT NOT NULL,
  PRIMARY KEY (day, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE profile (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  data     TEXT NOT NULL CHECK (json_valid(data)),
  saved_at TEXT NOT NULL
) STRICT;

CREATE TABLE setting (key TEXT PRIMARY KEY CHECK (key <> ''), value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  id       INTEGER PRIMARY KEY,
  at       TEXT NOT NULL,
  what     TEXT NOT NULL CHECK (what <> ''),
  trial_id TEXT,
  detail   TEXT NOT NULL
) STRICT;
`;

/** History cannot be rewritten from inside the app, not even by a bug. */
const guards = `
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER diary_no_update BEFORE UPDATE ON diary_entry BEGIN SELECT RAISE(ABORT, 'diary is append-only'); END;
CREATE TRIGGER diary_no_delete BEFORE DELETE ON diary_entry BEGIN SELECT RAISE(ABORT, 'diary is append-only'); END;
CREATE TRIGGER trial_frozen
BEFORE UPDATE OF id, protocol, seed, sequence, commitment, permitted_sequences, created_at ON trial
BEGIN SELECT RAISE(ABORT, 'a protocol is frozen'); END;
CREATE TRIGGER trial_ended BEFORE UPDATE ON trial WHEN OLD.state <> 'running'
BEGIN SELECT RAISE(ABORT, 'an ended trial stays ended'); END;
`;

export const initial: Migration = {
  version: 1,
  name: 'initial',
  up: (db) => {
    db.exec(tables);
    db.exec(guards);
  },
};
