import { type RandomBytes, uniformBelow } from './random-bits.ts';
import { divide, floor, isAtMost, multiply, ONE, type Rational, rational, subtract } from './rational.ts';

/**
 * Exact samplers of Canonne, Kamath, Steinke, "The Discrete Gaussian for Differential Privacy" (NeurIPS 2020,
 * arXiv 2004.00010), algorithms 1 to 3: integer arithmetic and uniform random bits only. No floating point: the
 * rounding of a float sampler betrays its input (Mironov, CCS 2012). Their running time depends on the value that
 * is drawn; a release happens once and nobody measures it, see docs/security.md.
 */

/** True with probability p, a fraction in [0, 1]. */
export const bernoulli = (p: Rational, random: RandomBytes): boolean => uniformBelow(p.d, random) < p.n;

/** True with probability exp(-g) for g in [0, 1]: von Neumann's alternating series. */
const bernoulliExpUnit = (g: Rational, random: RandomBytes): boolean => {
  let k = 1n;
  while (bernoulli(rational(g.n, g.d * k), random)) k += 1n;
  return k % 2n === 1n;
};

/** True with probability exp(-g) for any g >= 0. */
export const bernoulliExp = (g: Rational, random: RandomBytes): boolean => {
  const whole = floor(g);
  for (let i = 0n; i < whole; i++) if (!bernoulliExpUnit(ONE, random)) return false;
  return bernoulliExpUnit(subtract(g, rational(whole)), random);
};

/** P(x) proportional to exp(-g x) on x = 0, 1, 2, ... for a positive fraction g. */
const geometricExp = (g: Rational, random: RandomBytes): bigint => {
  let u: bigint;
  do u = uniformBelow(g.d, random);
  while (!bernoulliExpUnit(rational(u, g.d), random));
  let v = 0n;
  while (bernoulliExpUnit(ONE, random)) v += 1n;
  return (u + g.d * v) / g.n;
};

/** Discrete Laplace: P(x) proportional to exp(-|x| / scale) over all integers; scale a positive fraction. */
export const discreteLaplace = (scale: Rational, random: RandomBytes): bigint => {
  if (scale.n <= 0n) throw new RangeError('the scale of the noise must be positive');
  for (;;) {
    const negative = bernoulli(rational(1n, 2n), random);
    const size = geometricExp(divide(ONE, scale), random);
    if (!(negative && size === 0n)) return negative ? -size : size; // else zero would count twice
  }
};

/** Discrete Gaussian: P(x) proportional to exp(-x^2 / (2 sigma^2)) over all integers; sigma a positive fraction. */
export const discreteGaussian = (sigma: Rational, random: RandomBytes): bigint => {
  if (sigma.n <= 0n) throw new RangeError('the scale of the noise must be positive');
  const t = rational(floor(sigma) + 1n);
  const variance = multiply(sigma, sigma);
  const shift = divide(variance, t);
  for (;;) {
    const y = discreteLaplace(t, random);
    const distance = subtract(rational(y < 0n ? -y : y), shift);
    const g = divide(multiply(distance, distance), multiply(rational(2n), variance));
    if (bernoulliExp(g, random)) return y;
  }
};

/** a clamped to [low, high], exactly. */
export const clampRational = (a: Rational, low: Rational, high: Rational): Rational =>
  isAtMost(a, low) ? low : isAtMost(high, a) ? high : a;
