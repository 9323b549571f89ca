/**
 * Exact fractions. The samplers need them because a probability that was rounded to a double is a different
 * mechanism from the one whose privacy was proved.
 */
export interface Rational {
  readonly n: bigint;
  /** Always positive; the fraction is in lowest terms. */
  readonly d: bigint;
}

const abs = (x: bigint): bigint => (x < 0n ? -x : x);

const EXACT_IN_A_DOUBLE = 2n ** 53n;

/** Euclid; small numbers in doubles, where the remainder is exact too and ten times faster. */
const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [abs(a), abs(b)];
  while (y !== 0n) {
    if (x < EXACT_IN_A_DOUBLE && y < EXACT_IN_A_DOUBLE) {
      let [u, v] = [Number(x), Number(y)];
      while (v !== 0) [u, v] = [v, u % v];
      return BigInt(u);
    }
    [x, y] = [y, x % y];
  }
  return x;
};

/** n/d in lowest terms. Throws RangeError when d is 0. */
export const rational = (n: bigint, d = 1n): Rational => {
  if (d === 0n) throw new RangeError('a fraction needs a denominator other than 0');
  const g = gcd(n, d);
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / g, d: (sign * d) / g };
};

export const ONE = rational(1n);

export const multiply = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
export const divide = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n);
export const subtract = (a: Rational, b: Rational): Rational => rational(a.n * b.d - b.n * a.d, a.d * b.d);
export const isAtMost = (a: Rational, b: Rational): boolean => a.n * b.d <= b.n * a.d;

/** Largest integer not above a. */
export const floor = (a: Rational): bigint => {
  const quotient = a.n / a.d; // BigInt division cuts towards zero
  return a.n < 0n && quotient * a.d !== a.n ? quotient - 1n : quotient;
};

/** Nearest integer; halves go up. */
export const round = (a: Rational): bigint => floor(rational(2n * a.n + a.d, 2n * a.d));

/**
 * The number a person wrote: 0.1 becomes 1/10, not the double beside it. Takes the shortest decimal text of x
 * (what JSON prints), so the fraction is exactly what the released file states. Throws RangeError if not finite.
 */
export const fromDecimal = (x: number): Rational => {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(x));
  if (!match) throw new RangeError('a fraction can only be made of a finite number');
  const [, sign, whole = '', decimals = '', exponent = '0'] = match;
  const shift = Number(exponent) - decimals.length;
  const digits = BigInt(`${sign}${whole}${decimals}`);
  return shift >= 0 ? rational(digits * 10n ** BigInt(shift)) : rational(digits, 10n ** BigInt(-shift));
};

/** Nearest double, for display and for probabilities in tests; exact while both parts stay below 2^53. */
export const toNumber = (a: Rational): number => Number(a.n) / Number(a.d);
