import { z } from 'zod';
import type { Pair } from './pairs.ts';
import type { PriorOffice } from './priors.ts';

export const CLUSTERS = 64;

/**
 * The privatised request: which condition, and the cluster of the person's words after k-ary randomised response.
 * No text, no vector, no identifier; anything else in it is refused.
 */
export const hypothesesBody = z.strictObject({
  format: z.literal('n1vault-hypotheses-request/1'),
  condition: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
  cluster: z
    .number()
    .int()
    .min(0)
    .max(CLUSTERS - 1),
  epsilon: z.number().positive().max(8),
});

export interface RemoteCandidate {
  intervention: string;
  outcome: string;
  unit: string;
  predicted: { mean: number; sd: number };
  /** 0: from the literature; otherwise the number of contributions behind the prediction. */
  version: number;
}

/**
 * Candidates for a condition with their predictive mean and SD: the learned population where there is one, the
 * literature otherwise. The order is by the expected benefit. The cluster is counted for nobody and kept nowhere.
 */
export const candidatesFor = async (
  pairs: readonly Pair[],
  office: PriorOffice,
  condition: string,
): Promise<RemoteCandidate[]> => {
  const found = await Promise.all(
    pairs
      .filter((p) => p.condition === condition)
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
