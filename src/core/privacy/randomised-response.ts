import type { RandomBytes } from './random-bits.ts';
import { uniformBelow } from './random-bits.ts';
import { fromDecimal } from './rational.ts';
import { bernoulliExp } from './samplers.ts';

/**
 * k-ary randomised response: answers the true category with probability e^epsilon / (e^epsilon + k - 1), each other
 * one with 1 / (e^epsilon + k - 1). Exact: a category is proposed uniformly and kept always if it is the true one,
 * else with probability exp(-epsilon), drawn by integer arithmetic; so pure epsilon-DP holds without rounding.
 *
 * @param truth the true category, 0 to k - 1
 */
export const randomisedResponse = (
  truth: number,
  k: number,
  epsilon: number,
  random: RandomBytes,
): number => {
  if (!(Number.isInteger(k) && k >= 2 && Number.isInteger(truth) && truth >= 0 && truth < k))
    throw new RangeError('the category must be one of at least two');
  if (!(epsilon > 0)) throw new RangeError('epsilon must be positive');
  const loss = fromDecimal(epsilon);
  for (;;) {
    const proposed = Number(uniformBelow(BigInt(k), random));
    if (proposed === truth || bernoulliExp(loss, random)) return proposed;
  }
};

/** Probability that the answer is the true category. */
export const truthProbability = (k: number, epsilon: number): number =>
  1 / (1 + (k - 1) * Math.exp(-epsilon));
