import { concat, fromHex, type Sha256, toHex, utf8 } from './byte-stream.ts';

/**
 * Canonical JSON in the sense of RFC 8785: keys sorted by UTF-16 code units, no spaces, numbers as ECMAScript
 * prints them. Fields that are `undefined` are left out. Throws a TypeError for a value JSON cannot hold.
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('JSON has no infinite or undefined numbers');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const fields = Object.entries(value).filter(([, v]) => v !== undefined);
    fields.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${fields.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`;
  }
  throw new TypeError(`JSON cannot hold a ${typeof value}`);
};

/**
 * The commitment that is shown before day 1: SHA-256(seed || UTF-8 of the canonical protocol), hex. It fixes
 * protocol and sequence without revealing the sequence: guessing it would mean guessing 32 random bytes.
 */
export const commitmentOf = (seed: Uint8Array, protocol: unknown, sha256: Sha256): string =>
  toHex(sha256(concat(seed, utf8(canonicalJson(protocol)))));

/** True if the revealed seed (hex) and the protocol are the ones that were committed to. */
export const verifyCommitment = (
  commitment: string,
  seedHex: string,
  protocol: unknown,
  sha256: Sha256,
): boolean => {
  const seed = fromHex(seedHex);
  return seed !== null && commitmentOf(seed, protocol, sha256) === commitment.toLowerCase();
};
