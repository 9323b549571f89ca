import type { Store } from './sql.ts';

/**
 * Nothing here names or describes a person. `bin_count` holds how many contributions fell on each step of a public
 * grid; `spent_token` that a blind token was used (nobody can tell to whom it was given); `issued` that an
 * enrolment got its token for a pair (nobody can tell what it contributed).
 */
const steps: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS signing_key (
     intervention text NOT NULL, outcome text NOT NULL,
     private_jwk jsonb NOT NULL, public_jwk jsonb NOT NULL,
     PRIMARY KEY (intervention, outcome))`,
  `CREATE TABLE IF NOT EXISTS enrolment (code_hash text PRIMARY KEY)`,
  `CREATE TABLE IF NOT EXISTS issued (
     code_hash text NOT NULL REFERENCES enrolment (code_hash),
     intervention text NOT NULL, outcome text NOT NULL,
     blinded_hash text NOT NULL,
     PRIMARY KEY (code_hash, intervention, outcome))`,
  `CREATE TABLE IF NOT EXISTS spent_token (token_hash text PRIMARY KEY, contribution text NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS bin_count (
     intervention text NOT NULL, outcome text NOT NULL,
     epsilon numeric NOT NULL, length_class integer NOT NULL, bin integer NOT NULL,
     n bigint NOT NULL CHECK (n > 0),
     PRIMARY KEY (intervention, outcome, epsilon, length_class, bin))`,
];

/** Makes what is missing; safe to run at every start and by several processes. */
export const prepareSchema = (store: Store): Promise<void> =>
  store.transaction(async (sql) => {
    for (const step of steps) await sql.query(step);
  });
