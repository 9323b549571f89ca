/**
 * Gives the next n random bytes. The app injects the operating system's generator; tests and the synthetic demo
 * inject a seeded stream. Nothing in this folder may draw randomness in another way.
 */
export type RandomBytes = (n: number) => Uint8Array;

const bitLength = (x: bigint): number =>
  x < 0x8000_0000n ? 32 - Math.clz32(Number(x)) : x.toString(2).length;

/**
 * Uniform integer in {0, ..., bound - 1} by rejection, so without modulo bias. Reads ceil(bits/32) little-endian
 * 32-bit words and shortens the top word to the bits that are needed: the layout of num-bigint's
 * `gen_biguint_below`, which makes the published test vectors reproducible. bound must be positive.
 */
export const uniformBelow = (bound: bigint, random: RandomBytes): bigint => {
  if (bound <= 0n) throw new RangeError('the bound of a uniform draw must be positive');
  const bits = bitLength(bound);
  const words = Math.ceil(bits / 32);
  const unused = BigInt(words * 32 - bits);
  for (;;) {
    const bytes = random(4 * words);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let x = 0n;
    for (let w = words - 1; w >= 0; w--) {
      const word = BigInt(view.getUint32(4 * w, true));
      x = (x << 32n) | (w === words - 1 ? word >> unused : word);
    }
    if (x < bound) return x;
  }
};
