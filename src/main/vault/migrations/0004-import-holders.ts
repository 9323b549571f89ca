import type { Migration } from './index.ts';

/**
 * Schema 4: several imports can hold one sample, and long work on imports is done in slices.
 *
 * Exports are cumulative, so most rows of a second import are known already. Undoing the first must then leave them:
 * a row stays as long as any import holds it. Each row names a set of imports (`holders`); sets are few, because
 * rows come and go together. A row is visible while its set has an import in state 'done'.
 *
 * `import_day`: which UTC days of which metric an import holds rows of, so that its daily values and its undoing
 * look at nothing else. `daily_touched` and `daily_todo`: days whose daily values are to be computed anew, by metric
 * and by group of metrics.
 * `import.task`: what is needed to go on with an import that a crash interrupted; `checkpoint`: how far it came.
 */
export const importHolders: Migration = {
  version: 4,
  name: 'import-holders',
  up: (db) => {
    db.exec(`
CREATE TABLE holder_set (
  id      INTEGER PRIMARY KEY,
  imports TEXT NOT NULL UNIQUE CHECK (json_valid(imports)) -- JSON array of import.id, ascending
) STRICT;
INSERT INTO holder_set SELECT id, json_array(id) FROM import;

CREATE TABLE sample_new (
  metric   INTEGER NOT NULL REFERENCES metric (id),
  start_ms INTEGER NOT NULL,
  end_ms   INTEGER NOT NULL CHECK (end_ms >= start_ms),
  source   INTEGER NOT NULL REFERENCES source (id),
  value    REAL    NOT NULL CHECK (abs(value) < 1e300),
  device   INTEGER NOT NULL REFERENCES device (id),
  unit     INTEGER NOT NULL REFERENCES unit (id),
  zone     INTEGER NOT NULL REFERENCES zone (id),
  holders  INTEGER NOT NULL REFERENCES holder_set (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (metric, start_ms, end_ms, source, value)
) STRICT, WITHOUT ROWID;
INSERT INTO sample_new SELECT metric, start_ms, end_ms, source, value, device, unit, zone, import FROM sample
  ORDER BY metric, start_ms, end_ms, source, value;

CREATE TABLE import_day (
  import INTEGER NOT NULL REFERENCES import (id),
  metric INTEGER NOT NULL REFERENCES metric (id),
  day    INTEGER NOT NULL, -- of the row's start, UTC, since 1970-01-01
  fresh  INTEGER NOT NULL CHECK (fresh IN (0, 1)), -- 1: rows that were new
  PRIMARY KEY (import, metric, day)
) STRICT, WITHOUT ROWID;
INSERT INTO import_day
  SELECT DISTINCT import, metric, start_ms / 86400000 - (start_ms % 86400000 < 0), 1 FROM sample;

DROP TABLE sample;
ALTER TABLE sample_new RENAME TO sample;

CREATE TABLE daily_touched ( -- days that lost samples
  metric INTEGER NOT NULL REFERENCES metric (id),
  day    INTEGER NOT NULL, -- UTC
  PRIMARY KEY (metric, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE daily_todo (
  metrics  TEXT NOT NULL, -- name of the group, see core/daily/rules.ts
  from_day INTEGER NOT NULL,
  to_day   INTEGER NOT NULL CHECK (to_day >= from_day),
  PRIMARY KEY (metrics, from_day)
) STRICT, WITHOUT ROWID;

ALTER TABLE import ADD COLUMN task TEXT CHECK (task IS NULL OR json_valid(task));
ALTER TABLE import ADD COLUMN checkpoint TEXT CHECK (checkpoint IS NULL OR json_valid(checkpoint));

CREATE VIEW visible_sample AS
  SELECT * FROM sample WHERE holders IN (
    SELECT h.id FROM holder_set h JOIN json_each(h.imports) j JOIN import i ON i.id = j.value
    WHERE i.state = 'done');
`);
  },
};
