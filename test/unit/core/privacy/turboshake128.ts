/**
 * TurboSHAKE128 (RFC 9861) as a bit source for the published vectors: Keccak-p[1600, 12 rounds], rate 168 bytes.
 * Written for the test only, with BigInt lanes, after FIPS 202; checked against the RFC's own vectors.
 */
const MASK = (1n << 64n) - 1n;
const rotl = (x: bigint, n: number): bigint =>
  n === 0 ? x : ((x << BigInt(n)) | (x >> BigInt(64 - n))) & MASK;

/** Round constants of the last 12 rounds of Keccak-f[1600]. */
const ROUND_CONSTANTS = [
  0x000000008000808bn,
  0x800000000000008bn,
  0x8000000000008089n,
  0x8000000000008003n,
  0x8000000000008002n,
  0x8000000000000080n,
  0x000000000000800an,
  0x800000008000000an,
  0x8000000080008081n,
  0x8000000000008080n,
  0x0000000080000001n,
  0x8000000080008008n,
];

const permute = (a: bigint[]): void => {
  for (const constant of ROUND_CONSTANTS) {
    const c = [0, 1, 2, 3, 4].map((x) => a[x]! ^ a[x + 5]! ^ a[x + 10]! ^ a[x + 15]! ^ a[x + 20]!);
    for (let x = 0; x < 5; x++) {
      const d = c[(x + 4) % 5]! ^ rotl(c[(x + 1) % 5]!, 1);
      for (let y = 0; y < 25; y += 5) a[x + y]! ^= d;
    }
    let [x, y, current] = [1, 0, a[1]!];
    for (let t = 0; t < 24; t++) {
      [x, y] = [y, (2 * x + 3 * y) % 5];
      const at = x + 5 * y;
      const next = a[at]!;
      a[at] = rotl(current, (((t + 1) * (t + 2)) / 2) % 64);
      current = next;
    }
    for (let row = 0; row < 25; row += 5) {
      const r = a.slice(row, row + 5);
      for (let i = 0; i < 5; i++) a[row + i] = r[i]! ^ (~r[(i + 1) % 5]! & MASK & r[(i + 2) % 5]!);
    }
    a[0]! ^= constant;
  }
};

const RATE = 168;

/** A reader of the XOF's output for a message shorter than one block. */
export const turboshake128 = (message: Uint8Array, domain: number): ((n: number) => Uint8Array) => {
  if (message.length >= RATE) throw new RangeError('this test source takes short messages only');
  const block = new Uint8Array(RATE);
  block.set(message);
  block[message.length]! ^= domain;
  block[RATE - 1]! ^= 0x80;
  const state = Array.from({ length: 25 }, () => 0n);
  const view = new DataView(block.buffer);
  for (let lane = 0; lane < RATE / 8; lane++) state[lane] = view.getBigUint64(8 * lane, true);
  let used = RATE;
  const squeeze = () => {
    permute(state);
    for (let lane = 0; lane < RATE / 8; lane++) view.setBigUint64(8 * lane, state[lane]!, true);
    used = 0;
  };
  return (n) => {
    const out = new Uint8Array(n);
    for (let i = 0; i < n; i++) {
      if (used === RATE) squeeze();
      out[i] = block[used++]!;
    }
    return out;
  };
};
