import { normalCdf, normalPdf } from '../numerics/normal.ts';

/**
 * nu ~ Gamma(2, rate 0.1) above 2 (Juarez & Steel 2010) as a function of a standard Normal score v: nu(v) is the
 * prior's quantile at Phi(v), so v has a N(0, 1) prior and nu's hard edge at 2 becomes an ordinary Normal tail.
 */
const RATE = 0.1;
const LEAST = 2;
/** P(nu > 2) of the untruncated Gamma(2): exp(-x) (1 + x) at x = rate * 2. */
const ABOVE = Math.exp(-RATE * LEAST) * (1 + RATE * LEAST);
const REACH = 8;
const PER_UNIT = 32;

/** x with exp(-x) (1 + x) = q, by Newton's method on the logarithm. */
const solve = (q: number, start: number): number => {
  let x = start;
  for (let i = 0; i < 100; i++) {
    const step = ((Math.log1p(x) - x - Math.log(q)) * (1 + x)) / x;
    x = Math.max(x + step, x / 2);
    if (Math.abs(step) < 1e-14 * x) break;
  }
  return x;
};

const size = 2 * REACH * PER_UNIT + 1;
const value = new Float64Array(size);
const slope = new Float64Array(size); // per table step
for (let i = 0, x = RATE * LEAST; i < size; i++) {
  const v = -REACH + i / PER_UNIT;
  x = solve(ABOVE * normalCdf(-v), x);
  value[i] = x / RATE;
  slope[i] = (ABOVE * normalPdf(v)) / (x * Math.exp(-x)) / RATE / PER_UNIT;
}

/** nu at a Normal score; cubic Hermite between 513 exact values, constant beyond +-8. */
export const nuOf = (v: number): number => {
  const t = (Math.min(Math.max(v, -REACH), REACH) + REACH) * PER_UNIT;
  const i = Math.min(Math.floor(t), size - 2);
  const b = t - i;
  const a = 1 - b;
  return (
    a * a * (1 + 2 * b) * value[i]! +
    b * b * (1 + 2 * a) * value[i + 1]! +
    a * b * (a * slope[i]! - b * slope[i + 1]!)
  );
};
