import { covarianceOf } from './conditional.ts';
import type { PosteriorNodes } from './posterior-nodes.ts';

/** The posterior of the coefficients as a mixture of Normals, one component per node and branch. */
export interface Components {
  count: number;
  /** Coefficients: intercept, effects, trend (if any). */
  p: number;
  weight: Float64Array;
  branch: number[];
  /** Lattice node of each component. */
  node: number[];
  mean: Float64Array[];
  /** p x p each. */
  cov: Float64Array[];
}

const KEEP = 1e-8; // weight of a node and branch, relative to the best node

export const componentsOf = (nodes: PosteriorNodes): Components => {
  const { logDensity } = nodes.lattice;
  const best = logDensity.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights: number[] = [];
  const branch: number[] = [];
  const node: number[] = [];
  const mean: Float64Array[] = [];
  const cov: Float64Array[] = [];
  for (let i = 0; i < logDensity.length; i++) {
    const nodeWeight = Math.exp(logDensity[i]! - best);
    if (!(nodeWeight > KEEP)) continue;
    const conditionals = nodes.conditionals[i]!;
    const logs = conditionals.map((c, b) =>
      c === null ? -Infinity : c.logEvidence + nodes.branches[b]!.prior.logWeight,
    );
    const top = Math.max(...logs);
    const shares = logs.map((v) => Math.exp(v - top));
    const total = shares.reduce((a, b) => a + b, 0);
    for (let b = 0; b < shares.length; b++) {
      const c = conditionals[b] ?? null;
      const w = (nodeWeight * shares[b]!) / total;
      if (c === null || !(w > KEEP)) continue;
      weights.push(w);
      branch.push(b);
      node.push(i);
      mean.push(c.mean);
      cov.push(covarianceOf(c));
    }
  }
  const sum = weights.reduce((a, b) => a + b, 0);
  const weight = Float64Array.from(weights, (w) => w / sum);
  return { count: weight.length, p: mean[0]?.length ?? 0, weight, branch, node, mean, cov };
};
