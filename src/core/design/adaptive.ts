import { type ByteStream, concat, type Sha256, seededStream, uniformBelow, utf8 } from './byte-stream.ts';

/**
 * No arm is ever drawn less often than this. Without a floor an early unlucky block starves an arm, and what is
 * left of the comparison is confounded with time.
 */
export const ALLOCATION_FLOOR = 0.15;

/**
 * Thompson sampling with a floor: each arm's probability is floor + (1 - K floor) P(best), where P(best) comes from
 * the joint posterior, the reference included, and sums to 1. Throws a RangeError where K floors exceed 1.
 * Source: Thompson 1933; the floor as in Zhang et al. 2021 (clipped bandits stay analysable).
 */
export const allocationProbabilities = (
  pBest: readonly number[],
  floor: number = ALLOCATION_FLOOR,
): number[] => {
  const spare = 1 - pBest.length * floor;
  if (spare < 0) throw new RangeError('the floors add up to more than 1');
  const total = pBest.reduce((a, b) => a + b, 0);
  return pBest.map((p) => floor + (spare * p) / total);
};

const RESOLUTION = 2 ** 32;

/** One arm index drawn with these probabilities (to within 2^-32) from the next bytes of the stream. */
export const drawArm = (probabilities: readonly number[], stream: ByteStream): number => {
  const u = Number(uniformBelow(BigInt(RESOLUTION), stream)) / RESOLUTION;
  let sum = 0;
  for (const [arm, p] of probabilities.entries()) {
    sum += p;
    if (u < sum) return arm;
  }
  return probabilities.length - 1; // the probabilities add up to a hair less than 1
};

const LABEL = utf8('n1vault-allocation/1:');

/**
 * The random bytes that draw one period of an adaptive trial: a function of the committed seed and the period, so
 * that at the end anybody can draw again with the stored probabilities and get the same arm.
 */
export const allocationStream = (seed: Uint8Array, period: number, sha256: Sha256): ByteStream =>
  seededStream(sha256(concat(LABEL, seed, utf8(String(period)))), sha256);

/** Adaptive trials begin with one full block in random order; from then on each block's arms are drawn. */
export const isDrawnPeriod = (period: number, arms: number): boolean => period > arms;
/** True for the first period of a block after the first: its probabilities are computed then. */
export const startsDrawnBlock = (period: number, arms: number): boolean =>
  isDrawnPeriod(period, arms) && (period - 1) % arms === 0;
