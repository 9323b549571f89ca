/** SHA-256, given by the caller: the core has no cryptography of its own. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** Hands out the next `n` bytes of a fixed, endless stream. */
export type ByteStream = (n: number) => Uint8Array;

/** Separates this use of the seed from any other; a changed drawing rule gets a new number. */
const LABEL = utf8('n1vault-sequence/1:');

/**
 * The random stream of a 32-byte seed: SHA-256 in counter mode, block i = SHA-256(label || seed || i as 8 bytes,
 * big-endian). The same seed gives the same bytes on any machine. (SHAKE would do as well, but BoringSSL, the
 * crypto library inside Electron, has none.)
 */
export const seededStream = (seed: Uint8Array, sha256: Sha256): ByteStream => {
  let counter = 0n;
  let block = new Uint8Array(0);
  let used = 0;
  return (n) => {
    const out = new Uint8Array(n);
    for (let i = 0; i < n; i++) {
      if (used === block.length) {
        block = Uint8Array.from(sha256(concat(LABEL, seed, bigEndian64(counter++))));
        used = 0;
      }
      out[i] = block[used++]!;
    }
    return out;
  };
};

/**
 * A uniform integer in [0, n) by rejection: as many bits as n - 1 has, drawn again while too large. No modulo,
 * so no bias. Throws a RangeError for n < 1.
 */
export const uniformBelow = (n: bigint, stream: ByteStream): bigint => {
  if (n < 1n) throw new RangeError('there is nothing to choose from');
  if (n === 1n) return 0n;
  const bits = (n - 1n).toString(2).length;
  const bytes = Math.ceil(bits / 8);
  const excess = BigInt(bytes * 8 - bits);
  for (;;) {
    let x = 0n;
    for (const byte of stream(bytes)) x = (x << 8n) | BigInt(byte);
    x >>= excess;
    if (x < n) return x;
  }
};

export const concat = (...parts: Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const p of parts) {
    out.set(p, at);
    at += p.length;
  }
  return out;
};

/** UTF-8 bytes of a text; a lone surrogate becomes U+FFFD, as in every other encoder. */
export function utf8(text: string): Uint8Array {
  const out: number[] = [];
  for (const char of text) {
    const point = char.codePointAt(0)!;
    const c = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (c < 0x80) out.push(c);
    else if (c < 0x800) out.push(0xc0 | (c >> 6), 0x80 | (c & 63));
    else if (c < 0x10000) out.push(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
    else out.push(0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
  }
  return Uint8Array.from(out);
}

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

/** Bytes of an even number of hex digits; null for anything else. */
export const fromHex = (hex: string): Uint8Array | null =>
  /^([0-9a-fA-F]{2})*$/.test(hex)
    ? Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    : null;

const bigEndian64 = (n: bigint): Uint8Array =>
  Uint8Array.from({ length: 8 }, (_, i) => Number((n >> BigInt(56 - 8 * i)) & 255n));
