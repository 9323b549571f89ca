import { createHash, webcrypto } from 'node:crypto';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import type { Pair } from './pairs.ts';
import type { Sql, Store } from './store/sql.ts';

/**
 * One-time blind tokens (RFC 9474, RSABSSA-SHA384-PSS-Randomized): the service signs what it cannot read, one
 * signature a person and pair, with a key for each pair. Who redeems a token shows that some enrolled person was
 * given one for this pair, and nothing about which.
 */
const suite = RSABSSA.SHA384.PSS.Randomized();
const RSA_BITS = 2048;
const ALGORITHM = { name: 'RSA-PSS', hash: 'SHA-384' } as const;

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

export type IssueOutcome =
  | { kind: 'signed'; signature: Uint8Array }
  | { kind: 'unknown-code' }
  | { kind: 'used' };

export interface TokenOffice {
  /** Public key of a pair, as JWK. */
  publicKey(pair: Pair): Promise<webcrypto.JsonWebKey>;
  /**
   * Signs a blinded token for an enrolled person, once a pair. The same blinded message gets the same answer
   * again, so that an answer lost on its way costs nobody their contribution.
   */
  issue(code: string, pair: Pair, blinded: Uint8Array): Promise<IssueOutcome>;
  verify(pair: Pair, token: Uint8Array, signature: Uint8Array): Promise<boolean>;
}

interface KeyRow {
  private_jwk: webcrypto.JsonWebKey;
  public_jwk: webcrypto.JsonWebKey;
}

export const createTokenOffice = (store: Store): TokenOffice => {
  const { subtle } = webcrypto;
  const known = new Map<string, Promise<KeyRow>>();

  const load = async ({ intervention, outcome }: Pair): Promise<KeyRow> => {
    const read = async (sql: Sql) =>
      (
        await sql.query<KeyRow>(
          'SELECT private_jwk, public_jwk FROM signing_key WHERE intervention = $1 AND outcome = $2',
          [intervention, outcome],
        )
      ).rows[0];
    const stored = await read(store);
    if (stored) return stored;
    const pair = await suite.generateKey({
      modulusLength: RSA_BITS,
      publicExponent: Uint8Array.of(1, 0, 1),
    });
    await store.query(
      'INSERT INTO signing_key (intervention, outcome, private_jwk, public_jwk) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [
        intervention,
        outcome,
        JSON.stringify(await subtle.exportKey('jwk', pair.privateKey)),
        JSON.stringify(await subtle.exportKey('jwk', pair.publicKey)),
      ],
    );
    return (await read(store))!; // ours, or that of a process that was faster
  };

  const keyOf = (pair: Pair): Promise<KeyRow> => {
    const name = `${pair.intervention}|${pair.outcome}`;
    let key = known.get(name);
    if (!key) {
      key = load(pair);
      key.catch(() => known.delete(name));
      known.set(name, key);
    }
    return key;
  };

  /** Imported once a pair: that costs more than a verification. */
  const verifying = new Map<string, Promise<webcrypto.CryptoKey>>();
  const verifyingKeyOf = (pair: Pair): Promise<webcrypto.CryptoKey> => {
    const name = `${pair.intervention}|${pair.outcome}`;
    let key = verifying.get(name);
    if (!key) {
      key = keyOf(pair).then(({ public_jwk }) =>
        subtle.importKey('jwk', public_jwk, ALGORITHM, true, ['verify']),
      );
      key.catch(() => verifying.delete(name));
      verifying.set(name, key);
    }
    return key;
  };

  const sign = async (pair: Pair, blinded: Uint8Array) => {
    const { private_jwk } = await keyOf(pair);
    const key = await subtle.importKey('jwk', private_jwk, ALGORITHM, true, ['sign']);
    return suite.blindSign(key, blinded);
  };

  return {
    publicKey: async (pair) => (await keyOf(pair)).public_jwk,

    async issue(code, pair, blinded) {
      const codeHash = sha256(code);
      const blindedHash = sha256(blinded);
      const allowed = await store.transaction(async (sql) => {
        const enrolled = await sql.query('SELECT 1 FROM enrolment WHERE code_hash = $1', [codeHash]);
        if (enrolled.rows.length === 0) return 'unknown-code' as const;
        await sql.query(
          'INSERT INTO issued (code_hash, intervention, outcome, blinded_hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
          [codeHash, pair.intervention, pair.outcome, blindedHash],
        );
        const { rows } = await sql.query<{ blinded_hash: string }>(
          'SELECT blinded_hash FROM issued WHERE code_hash = $1 AND intervention = $2 AND outcome = $3',
          [codeHash, pair.intervention, pair.outcome],
        );
        return rows[0]?.blinded_hash === blindedHash ? ('sign' as const) : ('used' as const);
      });
      return allowed === 'sign'
        ? { kind: 'signed', signature: await sign(pair, blinded) }
        : { kind: allowed };
    },

    async verify(pair, token, signature) {
      return suite.verify(await verifyingKeyOf(pair), signature, token).catch(() => false);
    },
  };
};

/** Adds enrolment codes (one a person, handed out by whoever runs the service). */
export const enrol = async (store: Store, codes: readonly string[]): Promise<void> => {
  for (const code of codes)
    await store.query('INSERT INTO enrolment (code_hash) VALUES ($1) ON CONFLICT DO NOTHING', [sha256(code)]);
};
