import { createHash, randomBytes } from 'node:crypto';

/**
 * The recovery key: 160 random bits for the paper in the drawer, as 32 Crockford base32 digits and 4 check
 * digits, in nine groups of four: `7QK2-M0ZD-...`. No I, L, O or U, which are misread (Crockford, Base 32).
 * The check digits are the first 20 bits of SHA-256 over the bytes: a typing error is noticed with probability
 * 1 - 2^-20 before the slow derivation starts.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BYTES = 20;
const DIGITS = 32;
const CHECK_DIGITS = 4;

const checkDigits = (bytes: Uint8Array): string => {
  const hash = createHash('sha256').update('n1vault-recovery/1').update(bytes).digest();
  return encode(hash).slice(0, CHECK_DIGITS);
};

/** Five bits a digit, most significant first. */
const encode = (bytes: Uint8Array): string => {
  let out = '';
  let pending = 0;
  let bits = 0;
  for (const byte of bytes) {
    pending = ((pending << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += alphabet[(pending >> bits) & 31];
    }
  }
  return out;
};

const decode = (digits: string): Uint8Array => {
  const out = new Uint8Array(BYTES);
  let pending = 0;
  let bits = 0;
  let at = 0;
  for (const digit of digits) {
    pending = ((pending << 5) | alphabet.indexOf(digit)) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      out[at++] = (pending >> bits) & 0xff;
    }
  }
  return out;
};

/** Makes a recovery key. The bytes are what the key file's slot is derived from; zero them after use. */
export const newRecoveryKey = (): { bytes: Uint8Array; text: string } => {
  const bytes = new Uint8Array(randomBytes(BYTES));
  return { bytes, text: formatRecoveryKey(bytes) };
};

/** @param bytes 20 bytes */
export const formatRecoveryKey = (bytes: Uint8Array): string =>
  (encode(bytes) + checkDigits(bytes)).match(/.{4}/g)!.join('-');

export type ParsedRecoveryKey =
  | { kind: 'valid'; bytes: Uint8Array }
  /** Has the shape of a recovery key, but a digit is wrong. */
  | { kind: 'mistyped' }
  /** Something else, such as a passphrase. */
  | { kind: 'other' };

/** Reads a typed recovery key: any case, any spaces or dashes, O for 0, I or L for 1. */
export const parseRecoveryKey = (typed: string): ParsedRecoveryKey => {
  const digits = typed
    .replace(/[\s\u2010-\u2015-]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (digits.length !== DIGITS + CHECK_DIGITS || [...digits].some((d) => !alphabet.includes(d)))
    return { kind: 'other' };
  const bytes = decode(digits.slice(0, DIGITS));
  return digits.slice(DIGITS) === checkDigits(bytes) ? { kind: 'valid', bytes } : { kind: 'mistyped' };
};
