import type { BranchFit } from '../fit.ts';
import { responsibilities } from './proposals.ts';
import type { Draws, Target } from './sampler.ts';

/** Shares one set of draws out over the combinations of prior components: evidence and moments of the effects. */
export const branchFitsOf = (draws: Draws, target: Target): BranchFit[] => {
  const { firstEffect, branches } = target;
  const k = target.effectPriors.length;
  const count = branches.length;
  const share = responsibilities(target, draws);
  return branches.map((branch, which) => {
    let total = 0;
    const mean = new Float64Array(k);
    const second = new Float64Array(k * k);
    for (let i = 0; i < draws.n; i++) {
      const w = draws.weight[i]! * share[i * count + which]!;
      total += w;
      for (let a = 0; a < k; a++) {
        const va = draws.x[firstEffect + a]![i]!;
        mean[a]! += w * va;
        for (let b = 0; b <= a; b++) second[a * k + b]! += w * va * draws.x[firstEffect + b]![i]!;
      }
    }
    for (let a = 0; a < k; a++) mean[a]! /= total;
    const cov = new Float64Array(k * k);
    for (let a = 0; a < k; a++)
      for (let b = 0; b <= a; b++) {
        cov[a * k + b] = second[a * k + b]! / total - mean[a]! * mean[b]!;
        cov[b * k + a] = cov[a * k + b]!;
      }
    return { branch, logEvidence: Math.log(total) - branch.logWeight, mean, cov };
  });
};
