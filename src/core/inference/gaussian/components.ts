import { conditionalSize, covarianceFrom } from './conditional.ts';
import type { PosteriorNodes } from './posterior-nodes.ts';

/** The posterior of the coefficients as a mixture of Normals, one component per node and branch. */
export interface Components {
  count: number;
  /** Coefficients: intercept, effects, trend (if any). */
  p: number;
  weight: Float64Array;
  branch: Int32Array;
  /** Lattice node of each component. */
  node: Int32Array;
  /** p each. */
  mean: Float64Array;
  /** p x p each. */
  cov: Float64Array;
}

const KEEP = 1e-7; // weight of a node and branch, relative to the best node

export const componentsOf = (nodes: PosteriorNodes): Components => {
  const { p, branches, logEvidence, conditionals } = nodes;
  const { logDensity } = nodes.lattice;
  const count = branches.length;
  const size = conditionalSize(p);
  let best = -Infinity;
  for (const v of logDensity) if (v > best) best = v;
  const most = logDensity.length * count;
  const weight = new Float64Array(most);
  const branch = new Int32Array(most);
  const node = new Int32Array(most);
  const mean = new Float64Array(most * p);
  const cov = new Float64Array(most * p * p);
  const inverse = new Float64Array(p * p);
  const share = new Float64Array(count);
  let n = 0;
  let sum = 0;
  for (let i = 0; i < logDensity.length; i++) {
    const nodeWeight = Math.exp(logDensity[i]! - best);
    if (!(nodeWeight > KEEP)) continue;
    let top = -Infinity;
    for (let b = 0; b < count; b++) {
      share[b] = logEvidence[i * count + b]! + branches[b]!.prior.logWeight;
      if (share[b]! > top) top = share[b]!;
    }
    let total = 0;
    for (let b = 0; b < count; b++) {
      share[b] = count === 1 ? 1 : Math.exp(share[b]! - top);
      total += share[b]!;
    }
    for (let b = 0; b < count; b++) {
      const w = (nodeWeight * share[b]!) / total;
      if (!(w > KEEP)) continue;
      const at = (i * count + b) * size;
      weight[n] = w;
      sum += w;
      branch[n] = b;
      node[n] = i;
      for (let a = 0; a < p; a++) mean[n * p + a] = conditionals[at + a]!;
      covarianceFrom(conditionals, at + p, p, cov, n * p * p, inverse);
      n++;
    }
  }
  for (let i = 0; i < n; i++) weight[i]! /= sum;
  return {
    count: n,
    p,
    weight: weight.subarray(0, n),
    branch: branch.subarray(0, n),
    node: node.subarray(0, n),
    mean: mean.subarray(0, n * p),
    cov: cov.subarray(0, n * p * p),
  };
};
