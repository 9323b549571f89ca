import type { Migration } from './index.ts';

/**
 * What has left, or may have left, this vault under differential privacy. One row a release: the debit and the
 * drawn bytes together, so that neither can exist without the other; one row a subject, so that nobody draws twice.
 */
const tables = `
CREATE TABLE privacy_ledger (
  seq     INTEGER PRIMARY KEY CHECK (seq >= 1),
  at      TEXT NOT NULL,
  kind    TEXT NOT NULL CHECK (kind IN ('effect-summary', 'hypothesis-request')),
  subject TEXT NOT NULL CHECK (subject <> ''),
  epsilon REAL NOT NULL CHECK (epsilon > 0),
  delta   REAL NOT NULL CHECK (delta >= 0 AND delta < 1),
  rho     REAL NOT NULL CHECK (rho >= 0),
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  UNIQUE (kind, subject)
) STRICT;
`;

const guards = `
CREATE TRIGGER privacy_ledger_no_update BEFORE UPDATE ON privacy_ledger
BEGIN SELECT RAISE(ABORT, 'the privacy ledger is append-only'); END;
CREATE TRIGGER privacy_ledger_no_delete BEFORE DELETE ON privacy_ledger
BEGIN SELECT RAISE(ABORT, 'the privacy ledger is append-only'); END;
`;

export const privacyLedger: Migration = {
  version: 2,
  name: 'privacy-ledger',
  up: (db) => {
    db.exec(tables);
    db.exec(guards);
  },
};
