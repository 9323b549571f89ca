import { createRng } from './rng.ts';

/**
 * Sobol' points with a random digital shift: the low-discrepancy sequence behind importance sampling.
 * Direction numbers: S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional
 * projections", SIAM J. Sci. Comput. 30 (2008), file new-joe-kuo-6, first 20 dimensions: [a, m1, m2, ...].
 */
const DIRECTIONS: readonly (readonly number[])[] = [
  [0, 1],
  [1, 1, 3],
  [1, 1, 3, 1],
  [2, 1, 1, 1],
  [1, 1, 1, 3, 3],
  [4, 1, 3, 5, 13],
  [2, 1, 1, 5, 5, 17],
  [4, 1, 1, 5, 5, 5],
  [7, 1, 1, 7, 11, 19],
  [11, 1, 1, 5, 1, 1],
  [13, 1, 1, 1, 3, 11],
  [14, 1, 3, 5, 5, 31],
  [1, 1, 3, 3, 9, 7, 49],
  [13, 1, 1, 1, 15, 21, 21],
  [16, 1, 3, 1, 13, 27, 49],
  [19, 1, 1, 1, 15, 7, 5],
  [22, 1, 3, 1, 15, 13, 25],
  [25, 1, 1, 5, 5, 19, 61],
  [1, 1, 3, 7, 11, 23, 15, 103],
];
export const MAX_SOBOL_DIMENSIONS = DIRECTIONS.length + 1;
const BITS = 32;

const directionNumbers = (dimension: number): Uint32Array => {
  const v = new Uint32Array(BITS);
  if (dimension === 0) {
    for (let i = 0; i < BITS; i++) v[i] = 2 ** (31 - i);
    return v;
  }
  const [a, ...m] = DIRECTIONS[dimension - 1] as number[];
  const s = m.length;
  for (let i = 0; i < s; i++) v[i] = m[i]! * 2 ** (31 - i);
  for (let i = s; i < BITS; i++) {
    let x = v[i - s]! ^ (v[i - s]! >>> s);
    for (let k = 1; k < s; k++) if ((a! >>> (s - 1 - k)) & 1) x ^= v[i - k]!;
    v[i] = x;
  }
  return v;
};

/**
 * n points in the open unit cube of `dimensions` <= 20, one Float64Array per dimension.
 * The seed sets the digital shift: the only randomness of an analysis.
 */
export const sobolPoints = (dimensions: number, n: number, seed: number): Float64Array[] => {
  const rng = createRng(seed, 0x50b01);
  return Array.from({ length: dimensions }, (_, d) => {
    const v = directionNumbers(d);
    const out = new Float64Array(n);
    let x = rng.uint32();
    for (let i = 0; i < n; i++) {
      out[i] = ((x >>> 0) + 0.5) / 4294967296;
      const zeros = 31 - Math.clz32(~i & (i + 1)); // Gray-code order: flip the lowest zero bit of i
      x ^= v[zeros]!;
    }
    return out;
  });
};
