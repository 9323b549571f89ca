import type { EffectPrior } from '../../../shared/analysis.ts';
import { HALF_LOG_2PI } from '../numerics/normal.ts';
import { smoothTail, weightTail } from '../numerics/pareto-k.ts';
import { HEAVY_SHARE, HEAVY_SHARE_LONG_TAIL, type Points, proposalDensity } from '../numerics/points.ts';
import { isRobust, type PriorBranch } from '../problem.ts';
import { effectiveSize } from '../weighted-draws.ts';
import type { Proposal } from './proposals.ts';

/** A posterior for importance sampling: one likelihood per exposure filter, one set of priors. */
export interface Target {
  dimensions: number;
  /**
   * log likelihood plus log prior of everything except the effects, one function per stratum: a value of the
   * exposure filter. Their prior weights are inside.
   */
  logBase: ((x: Float64Array) => number)[];
  /** Position of theta_1 in x; the effects are contiguous. */
  firstEffect: number;
  effectPriors: EffectPrior[];
  branches: PriorBranch[];
  start: Float64Array;
  /** Natural step per coordinate (a prior SD). */
  scale: Float64Array;
  /** A coordinate whose upper tail one elliptical proposal reaches badly. */
  longTail?: number;
  /** Gradients of the reported effects at a point, for the order of the quasi-random coordinates. */
  effectGradients?: (x: Float64Array) => Float64Array[];
}

export interface Draws {
  n: number;
  /** One column per coordinate of x. */
  x: Float64Array[];
  /** Normalised weights. */
  weight: Float64Array;
  /** Stratum of each draw. */
  stratum: Uint16Array;
  /** log of the evidence p(data). */
  logEvidence: number;
  paretoK: number | null;
  ess: number;
}

/** A function for the log prior density of one effect, Normal or robust mixture. */
export const logEffectDensity = (prior: EffectPrior): ((x: number) => number) => {
  const { mean, sd } = prior;
  if (!isRobust(prior)) {
    const constant = -Math.log(sd) - HALF_LOG_2PI;
    return (x) => {
      const z = (x - mean) / sd;
      return constant - 0.5 * z * z;
    };
  }
  const { vague } = prior;
  const main = Math.log(prior.weight) - Math.log(sd) - HALF_LOG_2PI;
  const other = Math.log1p(-prior.weight) - Math.log(vague.sd) - HALF_LOG_2PI;
  return (x) => {
    const z = (x - mean) / sd;
    const v = (x - vague.mean) / vague.sd;
    const a = main - 0.5 * z * z;
    const b = other - 0.5 * v * v;
    return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
  };
};

/** Draws with unnormalised log weights. */
interface Batch {
  n: number;
  x: Float64Array[];
  logWeight: Float64Array;
  stratum: Uint16Array;
}

/** Share of the wide part of each proposal. */
export const heavyShareOf = (target: Target): number =>
  target.longTail === undefined ? HEAVY_SHARE : HEAVY_SHARE_LONG_TAIL;

/** How many of n draws each proposal gets. */
const countsOf = (proposals: readonly Proposal[], n: number): number[] =>
  proposals.length === 1 ? [n] : proposals.map((p) => Math.max(16, Math.round(p.share * n)));

export const drawsNeeded = (proposals: readonly Proposal[], n: number): number =>
  countsOf(proposals, n).reduce((a, b) => a + b, 0);

/**
 * About n draws from the mixture of all proposals, on quasi-random points, with the balance heuristic (Veach &
 * Guibas 1995): within one stratum each draw is weighted against the whole mixture, so the likelihood is computed
 * once per draw and a robust mixture prior is exact.
 * @param from first row of the points that is used
 * @param widen factor on every proposal's scale
 */
export const sampleBatch = (
  target: Target,
  proposals: readonly Proposal[],
  n: number,
  points: Points,
  from: number,
  widen = 1,
): Batch => {
  const d = target.dimensions;
  const shape = proposalDensity(d, heavyShareOf(target));
  const counts = countsOf(proposals, n);
  const total = counts.reduce((a, b) => a + b, 0);
  const x = Array.from({ length: d }, () => new Float64Array(total));
  const logWeight = new Float64Array(total);
  const stratum = new Uint16Array(total);
  const at = new Float64Array(d);
  const priors = target.effectPriors.map(logEffectDensity);
  const perRadius = 1 / (widen * widen);

  let i = 0;
  proposals.forEach((own, c) => {
    const rivals = proposals
      .map((proposal, j) => ({ proposal, count: counts[j]! }))
      .filter(({ proposal }) => proposal.stratum === own.stratum && proposal !== own);
    const ratio = rivals.map((r) => (r.count / counts[c]!) * Math.exp(r.proposal.logNorm - own.logNorm));
    const logOwn = Math.log(counts[c]! / total) + own.logNorm - d * Math.log(widen);
    const logBase = target.logBase[own.stratum]!;
    const { mean, transform } = own;
    const end = i + counts[c]!;
    for (; i < end; i++) {
      const row = (from + i) * d;
      for (let a = 0; a < d; a++) {
        let v = 0;
        for (let b = 0; b < d; b++) v += transform[a * d + b]! * points.z[row + b]!;
        v = mean[a]! + widen * v;
        at[a] = v;
        x[a]![i] = v;
      }
      let density = points.kernel[from + i]!; // of the own proposal
      for (let r = 0; r < rivals.length; r++)
        density += ratio[r]! * shape(squaredRadius(rivals[r]!.proposal, at, d) * perRadius);
      let log = logBase(at) - logOwn - Math.log(density);
      for (let k = 0; k < priors.length; k++) log += priors[k]!(at[target.firstEffect + k]!);
      logWeight[i] = Number.isNaN(log) ? -Infinity : log;
      stratum[i] = own.stratum;
    }
  });
  return { n: total, x, logWeight, stratum };
};

const concatenated = <A extends Float64Array | Uint16Array>(parts: readonly A[], into: A): A => {
  let at = 0;
  for (const part of parts) {
    into.set(part, at);
    at += part.length;
  }
  return into;
};

/** Batches of one mixture as one set of draws with normalised weights. */
export const drawsOf = (batches: readonly Batch[]): Draws => {
  const n = batches.reduce((sum, b) => sum + b.n, 0);
  const weight = concatenated(
    batches.map((b) => b.logWeight),
    new Float64Array(n),
  );
  let best = -Infinity;
  for (let i = 0; i < n; i++) if (weight[i]! > best) best = weight[i]!;
  let total = 0;
  for (let i = 0; i < n; i++) {
    weight[i] = Math.exp(weight[i]! - best);
    total += weight[i]!;
  }
  const tail = weightTail(weight);
  if (tail) smoothTail(weight, tail);
  let smoothed = 0;
  for (let i = 0; i < n; i++) smoothed += weight[i]!;
  for (let i = 0; i < n; i++) weight[i]! /= smoothed;
  return {
    n,
    x: batches[0]!.x.map((column, j) =>
      batches.length === 1
        ? column
        : concatenated(
            batches.map((b) => b.x[j]!),
            new Float64Array(n),
          ),
    ),
    weight,
    stratum: concatenated(
      batches.map((b) => b.stratum),
      new Uint16Array(n),
    ),
    logEvidence: best + Math.log(total / n),
    paretoK: tail ? tail.k : null,
    ess: effectiveSize(weight),
  };
};

/** |z|^2 with x = mean + transform z. */
export const squaredRadius = (p: Proposal, at: Float64Array, d: number): number => {
  const { inverse, mean } = p;
  let sum = 0;
  for (let j = 0; j < d; j++) {
    let v = 0;
    for (let k = 0; k <= j; k++) v += inverse[j * d + k]! * (at[k]! - mean[k]!);
    sum += v * v;
  }
  return sum;
};
