/**
 * A stream of bits that everybody can repeat from a small public number: for public matrices and public
 * clusters only, never for noise.
 */
export interface RandomStream {
  bit(): boolean;
}

/** splitmix64 (Steele, Lea, Flood 2014) in BigInt: the same bits on every machine. */
export const seededStream = (seed: number): RandomStream => {
  const MASK = (1n << 64n) - 1n;
  let state = BigInt(Math.trunc(seed)) & MASK;
  let word = 0n;
  let left = 0;
  const next = (): bigint => {
    state = (state + 0x9e3779b97f4a7c15n) & MASK;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
    return z ^ (z >> 31n);
  };
  return {
    bit() {
      if (left === 0) {
        word = next();
        left = 64;
      }
      const one = (word & 1n) === 1n;
      word >>= 1n;
      left--;
      return one;
    },
  };
};
