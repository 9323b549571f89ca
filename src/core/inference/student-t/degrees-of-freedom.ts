import { digamma, lgamma } from '../numerics/gamma.ts';
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
const PER_UNIT = 128;

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
const nus = new Float64Array(size);
const constants = new Float64Array(size);
const nuSlopes = new Float64Array(size); // per table step
const constantSlopes = new Float64Array(size);
for (let i = 0, x = RATE * LEAST; i < size; i++) {
  const v = -REACH + i / PER_UNIT;
  x = solve(ABOVE * normalCdf(-v), x);
  const nu = x / RATE;
  const slope = (ABOVE * normalPdf(v)) / (x * Math.exp(-x)) / RATE / PER_UNIT;
  nus[i] = nu;
  nuSlopes[i] = slope;
  constants[i] = lgamma((nu + 1) / 2) - lgamma(nu / 2) - 0.5 * Math.log(nu * Math.PI);
  constantSlopes[i] = slope * 0.5 * (digamma((nu + 1) / 2) - digamma(nu / 2) - 1 / nu);
}

/** Cubic Hermite between the exact values of a table, constant beyond +-8. */
const interpolated = (value: Float64Array, slope: Float64Array, v: number): number => {
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

/** nu at a Normal score. */
export const nuOf = (v: number): number => interpolated(nus, nuSlopes, v);

/** log of the constant of the standard t density with nu = nuOf(v) degrees of freedom. */
export const logConstantOf = (v: number): number => interpolated(constants, constantSlopes, v);
