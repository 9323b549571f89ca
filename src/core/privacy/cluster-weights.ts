import type { HypothesisRequest } from './hypothesis-request.ts';
import { requestVectorRule } from './hypothesis-request.ts';
import { truthProbability } from './randomised-response.ts';
import { toNumber } from './rational.ts';
import { planVectorRelease, project } from './vector-release.ts';

/**
 * How likely each public cluster is the true one, given a privatised request: Bayes' rule with the known noise and
 * equal weights before. What can be learned from a request, and no more than that.
 *
 * @param centres unit vectors of the clusters, before projection
 * @returns weights that sum to 1, one a cluster
 */
export const clusterWeights = (
  request: HypothesisRequest,
  centres: readonly ArrayLike<number>[],
): number[] => {
  if ('cluster' in request) {
    const truth = truthProbability(centres.length, request.epsilon);
    const other = (1 - truth) / (centres.length - 1);
    return centres.map((_, k) => (k === request.cluster ? truth : other));
  }
  const { epsilon, vector } = request;
  const plan = planVectorRelease({ ...requestVectorRule, epsilon });
  if (!plan.ok) return centres.map(() => 1 / centres.length);
  const sigma = toNumber(plan.value.sigma) * requestVectorRule.grid;
  const logs = centres.map((centre) => {
    const projected = project(centre, requestVectorRule);
    const norm = Math.hypot(...projected);
    const shrink = norm > requestVectorRule.clip ? requestVectorRule.clip / norm : 1;
    let square = 0;
    for (let d = 0; d < vector.length; d++) square += (vector[d]! - projected[d]! * shrink) ** 2;
    return -square / (2 * sigma * sigma);
  });
  const top = Math.max(...logs);
  const weights = logs.map((l) => Math.exp(l - top));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / sum);
};
