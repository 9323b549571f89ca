import { z } from 'zod';
import { clusterWeights, REQUEST_CLUSTERS, requestVectorRule } from '../core/privacy/index.ts';
import type { Clusters } from '../main/sharing/clusters.ts';
import { requestEpsilons } from '../shared/sharing.ts';
import type { Pair } from './pairs.ts';
import type { PriorOffice } from './priors.ts';

const condition = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
const epsilon = z.literal(requestEpsilons);
const { dimensions, grid, delta } = requestVectorRule;
/** Noise of 32 times this size does not happen; more would only be an attack on the arithmetic. */
const FARTHEST = 1000;

/**
 * The privatised request: which condition, and the cluster of the person's words after k-ary randomised response, or
 * their projected and noised vector. No text, no raw vector, no identifier; anything else in it is refused.
 */
export const hypothesesBody = z.discriminatedUnion('format', [
  z.strictObject({
    format: z.literal('n1vault-hypotheses-request/1'),
    condition,
    cluster: z
      .number()
      .int()
      .min(0)
      .max(REQUEST_CLUSTERS - 1),
    epsilon,
  }),
  z.strictObject({
    format: z.literal('n1vault-hypotheses-vector/1'),
    condition,
    vector: z
      .array(
        z
          .number()
          .min(-FARTHEST)
          .max(FARTHEST)
          .refine((x) => Number.isInteger(x / grid), 'off the grid'),
      )
      .length(dimensions),
    epsilon,
    delta: z.literal(delta),
  }),
]);

export interface RemoteCandidate {
  intervention: string;
  outcome: string;
  unit: string;
  predicted: { mean: number; sd: number };
  /** 0: from the literature; otherwise the number of contributions behind the prediction. */
  version: number;
  /**
   * Cosine of the catalogue's texts of this intervention with the cluster of the person's words, expected over what
   * the noise leaves possible.
   */
  match: number;
}

/**
 * Candidates for a condition with their predictive mean and SD: the learned population where there is one, the
 * literature otherwise. The order is by the expected benefit. The request is kept nowhere.
 */
export const candidatesFor = async (
  pairs: readonly Pair[],
  office: PriorOffice,
  clusters: Clusters,
  request: z.infer<typeof hypothesesBody>,
): Promise<RemoteCandidate[]> => {
  const weights = clusterWeights(request, clusters.centres);
  const matchOf = (intervention: string): number => {
    const near = clusters.near[intervention];
    return near ? near.reduce((sum, cosine, k) => sum + cosine * weights[k]!, 0) : 0;
  };
  const found = await Promise.all(
    pairs
      .filter((p) => p.condition === request.condition)
      .map(async (pair) => {
        const learned = await office.published(pair);
        const { mean, sd } = learned?.population.predictive ?? pair.literature;
        return {
          better: pair.better,
          candidate: {
            intervention: pair.intervention,
            outcome: pair.outcome,
            unit: pair.unit,
            predicted: { mean, sd },
            version: learned?.version ?? 0,
            match: Math.round(1000 * matchOf(pair.intervention)) / 1000,
          },
        };
      }),
  );
  return found
    .sort(
      (a, b) => (a.candidate.predicted.mean - b.candidate.predicted.mean) * (a.better === 'lower' ? 1 : -1),
    )
    .map((f) => f.candidate);
};
