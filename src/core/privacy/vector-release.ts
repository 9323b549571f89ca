import { fail, ok, type Result } from '../../shared/errors.ts';
import { type RandomStream, seededStream } from './public-stream.ts';
import type { RandomBytes } from './random-bits.ts';
import { fromDecimal, multiply, type Rational, rational, toNumber } from './rational.ts';
import { discreteGaussian } from './samplers.ts';
import { analyticGaussianSigma, deltaOfZcdp, rhoOfGaussian } from './zcdp.ts';

/** The public part of a vector's release. */
export interface VectorRule {
  /** Dimensions after the projection. */
  dimensions: number;
  /** Names the public projection: everybody who uses the same seed gets the same matrix. */
  projectionSeed: number;
  /** Euclidean norm to which the projected vector is cut. */
  clip: number;
  /** Step of the public grid. */
  grid: number;
  epsilon: number;
  delta: number;
}

/**
 * Public Johnson-Lindenstrauss projection with entries +-1/sqrt(m) (Achlioptas 2003). It reduces the dimension;
 * it protects nothing by itself (docs/attacks.md).
 */
export const project = (
  vector: ArrayLike<number>,
  rule: Pick<VectorRule, 'dimensions' | 'projectionSeed'>,
): Float64Array => {
  const signs: RandomStream = seededStream(rule.projectionSeed);
  const out = new Float64Array(rule.dimensions);
  for (let d = 0; d < rule.dimensions; d++) {
    let sum = 0;
    for (let i = 0; i < vector.length; i++) sum += signs.bit() ? vector[i]! : -vector[i]!;
    out[d] = sum / Math.sqrt(rule.dimensions);
  }
  return out;
};

/**
 * Integer grid steps of a vector that is first cut to norm `clip`. Rounding goes towards zero, so the integer
 * vector's norm stays within clip/grid and the L2 sensitivity under replacement is 2 clip/grid, exactly.
 */
export const clipToGrid = (vector: ArrayLike<number>, clip: number, grid: number): bigint[] => {
  let square = 0;
  for (let i = 0; i < vector.length; i++) square += vector[i]! ** 2;
  const norm = Math.sqrt(square);
  const shrink = norm > clip ? clip / norm : 1;
  const steps = Array.from(vector, (x) => BigInt(Math.trunc((x * shrink) / grid)));
  // A double may round the norm a hair over the limit: then every entry goes one step towards zero.
  const limit = clip / grid;
  const squared = steps.reduce((sum, s) => sum + s * s, 0n);
  return Number(squared) <= limit * limit
    ? steps
    : steps.map((s) => (s > 0n ? s - 1n : s < 0n ? s + 1n : 0n));
};

/**
 * Variance of the noise per coordinate, in grid steps squared: the smallest multiple of 1/1024 of the squared
 * sensitivity whose zCDP cost converts to (epsilon, delta). Refuses rules that are not positive.
 */
export const planVectorRelease = (rule: VectorRule): Result<{ sigma: Rational; sensitivity: number }> => {
  for (const key of ['dimensions', 'clip', 'grid', 'epsilon', 'delta'] as const)
    if (!(Number.isFinite(rule[key]) && rule[key] > 0))
      return fail('bad-input', `${key} must be a number greater than 0. Nothing was released.`, key);
  if (rule.delta >= 1e-3)
    return fail('bad-input', 'delta must be below 0.001. Nothing was released.', 'delta');
  const sensitivity = (2 * rule.clip) / rule.grid;
  let low = analyticGaussianSigma(rule.epsilon, rule.delta); // of the continuous noise: never enough by itself
  let high = 2 * low;
  const enough = (ratio: number) => deltaOfZcdp(rhoOfGaussian(ratio * ratio, 1), rule.epsilon) <= rule.delta;
  while (!enough(high)) high *= 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (middle > 0 && enough(middle)) high = middle;
    else low = middle;
  }
  const ratio = rational(BigInt(Math.ceil(high * 1024)), 1024n);
  return ok({ sigma: multiply(ratio, fromDecimal(sensitivity)), sensitivity });
};

/** Projects, cuts, rounds and adds discrete Gaussian noise to each coordinate; the answer is in the vector's unit. */
export const releaseVector = (
  vector: ArrayLike<number>,
  rule: VectorRule,
  random: RandomBytes,
): Result<number[]> => {
  const plan = planVectorRelease(rule);
  if (!plan.ok) return plan;
  for (let i = 0; i < vector.length; i++)
    if (!Number.isFinite(vector[i]!))
      return fail('bad-input', 'The vector holds a value that is no number. Nothing was released.', 'vector');
  const step = fromDecimal(rule.grid);
  const clean = clipToGrid(project(vector, rule), rule.clip, rule.grid);
  return ok(
    clean.map((x) => toNumber(multiply(rational(x + discreteGaussian(plan.value.sigma, random)), step))),
  );
};
