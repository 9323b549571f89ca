import type { EffectPrior } from '../../../shared/analysis.ts';
import type { BranchFit } from '../fit.ts';
import { HALF_LOG_2PI } from '../numerics/normal.ts';
import type { PriorBranch } from '../problem.ts';
import { type Draws, logEffectPrior } from './sampler.ts';

/** Reweights one set of draws to each combination of prior components: evidence and moments of the effects. */
export const branchFitsOf = (
  draws: Draws,
  firstEffect: number,
  priors: readonly EffectPrior[],
  branches: readonly PriorBranch[],
): BranchFit[] => {
  const k = priors.length;
  return branches.map((branch) => {
    let total = 0;
    const mean = new Float64Array(k);
    const second = new Float64Array(k * k);
    for (let i = 0; i < draws.n; i++) {
      let log = 0;
      for (let a = 0; a < k && branches.length > 1; a++) {
        const v = draws.x[firstEffect + a]![i]!;
        const { mean: m, sd } = branch.effects[a]!;
        log += -0.5 * ((v - m) / sd) ** 2 - Math.log(sd) - HALF_LOG_2PI - logEffectPrior(v, priors[a]!);
      }
      const w = draws.weight[i]! * Math.exp(log);
      total += w;
      for (let a = 0; a < k; a++) {
        const va = draws.x[firstEffect + a]![i]!;
        mean[a]! += w * va;
        for (let b = 0; b < k; b++) second[a * k + b]! += w * va * draws.x[firstEffect + b]![i]!;
      }
    }
    for (let a = 0; a < k; a++) mean[a]! /= total;
    const cov = second.map((v, j) => v / total - mean[Math.floor(j / k)]! * mean[j % k]!);
    return { branch, logEvidence: Math.log(total), mean, cov };
  });
};
