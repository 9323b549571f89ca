import { ok, type Result } from '../../shared/errors.ts';
import type { Debit } from './budget.ts';
import type { RandomBytes } from './random-bits.ts';
import { randomisedResponse } from './randomised-response.ts';
import { releaseVector, type VectorRule } from './vector-release.ts';
import { rhoOfPure } from './zcdp.ts';

/** Public clusters of the embedding space; resources/sharing/clusters.json holds their centres. */
export const REQUEST_CLUSTERS = 64;

/** The public part of the vector request: everybody's is made like this. */
export const requestVectorRule = {
  dimensions: 32,
  projectionSeed: 20261122,
  clip: 1,
  grid: 1 / 128,
  delta: 1e-6,
} as const satisfies Omit<VectorRule, 'epsilon'>;

/** A condition and the cluster of the person's words after k-ary randomised response (pure epsilon-DP). */
export interface ClusterRequest {
  format: 'n1vault-hypotheses-request/1';
  condition: string;
  cluster: number;
  epsilon: number;
}

/** A condition and the person's projected, cut and noised vector ((epsilon, delta)-DP). */
export interface VectorRequest {
  format: 'n1vault-hypotheses-vector/1';
  condition: string;
  vector: number[];
  epsilon: number;
  delta: number;
}

export type HypothesisRequest = ClusterRequest | VectorRequest;
export type RequestKind = 'cluster' | 'vector';

/** What such a request costs the budget. */
export const costOfRequest = (kind: RequestKind, epsilon: number): Debit => ({
  epsilon,
  delta: kind === 'vector' ? requestVectorRule.delta : 0,
  rho: rhoOfPure(epsilon), // of the vector it is smaller; the cap is held against epsilon and delta
});

/** Index of the centre with the largest dot product: the nearest one, for unit vectors. The first of equal ones. */
export const nearestCluster = (vector: ArrayLike<number>, centres: readonly ArrayLike<number>[]): number => {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  centres.forEach((centre, k) => {
    let dot = 0;
    for (let i = 0; i < vector.length; i++) dot += vector[i]! * centre[i]!;
    if (dot > most) [best, most] = [k, dot];
  });
  return best;
};

/**
 * Draws the request that may leave. The condition is not protected: it is named. The protection is about the
 * person's words.
 *
 * @param words unit vector of what the person wrote
 */
export const makeRequest = (
  kind: RequestKind,
  condition: string,
  words: ArrayLike<number>,
  centres: readonly ArrayLike<number>[],
  epsilon: number,
  random: RandomBytes,
): Result<HypothesisRequest> => {
  if (kind === 'cluster') {
    const cluster = randomisedResponse(nearestCluster(words, centres), centres.length, epsilon, random);
    return ok({ format: 'n1vault-hypotheses-request/1', condition, cluster, epsilon });
  }
  const vector = releaseVector(words, { ...requestVectorRule, epsilon }, random);
  if (!vector.ok) return vector;
  const { delta } = requestVectorRule;
  return ok({ format: 'n1vault-hypotheses-vector/1', condition, vector: vector.value, epsilon, delta });
};
