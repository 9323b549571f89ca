import type { EffectPrior } from '../../../shared/analysis.ts';
import { cholesky, logDet, solveUpper } from '../numerics/cholesky.ts';
import { newtonMode } from '../numerics/newton-mode.ts';
import { HALF_LOG_2PI } from '../numerics/normal.ts';
import { paretoK } from '../numerics/pareto-k.ts';
import { logTDensity, tPoints } from '../numerics/points.ts';
import { isRobust, type PriorBranch } from '../problem.ts';
import { effectiveSize } from '../weighted-draws.ts';

/** A posterior for importance sampling: one likelihood per exposure filter, one set of priors. */
export interface Target {
  dimensions: number;
  /**
   * log likelihood plus log prior of everything except the effects, one function per stratum: a value of the
   * exposure filter, and of the dispersion where that is on a grid. Their prior weights are inside.
   */
  logBase: ((x: Float64Array) => number)[];
  /** Position of theta_1 in x; the effects are contiguous. */
  firstEffect: number;
  effectPriors: EffectPrior[];
  branches: PriorBranch[];
  start: Float64Array;
  /** Natural step per coordinate (a prior SD). */
  scale: Float64Array;
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

/** A Laplace approximation of one stratum and prior combination. */
export interface Proposal {
  stratum: number;
  mean: Float64Array;
  /** Cholesky factor of the precision. */
  factor: Float64Array;
  logNorm: number;
  logLaplace: number;
  share: number;
}

const logNormal = (x: number, mean: number, sd: number): number => {
  const z = (x - mean) / sd;
  return -0.5 * z * z - Math.log(sd) - HALF_LOG_2PI;
};

/** log prior density of one effect, Normal or robust mixture. */
export const logEffectPrior = (x: number, prior: EffectPrior): number => {
  const main = logNormal(x, prior.mean, prior.sd);
  if (!isRobust(prior)) return main;
  const a = Math.log(prior.weight) + main;
  const b = Math.log1p(-prior.weight) + logNormal(x, prior.vague.mean, prior.vague.sd);
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
};

/** Laplace approximation of each stratum and prior combination; a failed one falls back to the prior's scale. */
export const proposalsOf = (target: Target): Proposal[] => {
  const d = target.dimensions;
  const warm = target.branches.map(() => target.start); // the next stratum's mode lies near this one's
  return target.logBase.flatMap((base, stratum) =>
    target.branches.map((branch, b): Proposal => {
      const density = (x: Float64Array): number => {
        let sum = base(x);
        branch.effects.forEach((p, k) => {
          sum += logNormal(x[target.firstEffect + k]!, p.mean, p.sd);
        });
        return sum;
      };
      const mode = newtonMode(density, warm[b]!, target.scale);
      if (mode.precision && Number.isFinite(mode.value)) warm[b] = mode.x;
      const factor = mode.precision ?? new Float64Array(d * d);
      if (!mode.precision) for (let i = 0; i < d; i++) factor[i * d + i] = 1 / target.scale[i]! ** 2;
      cholesky(factor, d);
      const half = logDet(factor, d) / 2;
      return {
        stratum,
        mean: mode.x,
        factor,
        logNorm: half,
        logLaplace: mode.value + branch.logWeight - half,
        share: 0,
      };
    }),
  );
};

const FLOOR = 0.1; // of the draws, spread evenly: also an unlikely component gets enough to be measured

const allocate = (proposals: Proposal[]): void => {
  const top = Math.max(...proposals.map((p) => p.logLaplace));
  const raw = proposals.map((p) => Math.exp(p.logLaplace - top));
  const total = raw.reduce((a, b) => a + b, 0);
  proposals.forEach((p, i) => {
    p.share = (1 - FLOOR) * (raw[i]! / total) + FLOOR / proposals.length;
  });
};

/**
 * Importance sampling from the Laplace-centred multivariate-t mixture of all strata and prior combinations, on
 * Sobol' points, with the balance heuristic (Veach & Guibas 1995): within one stratum each draw is weighted
 * against the whole mixture, so the likelihood is computed once per draw and the robust mixture prior is exact.
 */
export const importanceSample = (target: Target, draws: number, seed: number, widen = 1): Draws => {
  const d = target.dimensions;
  const proposals = proposalsOf(target);
  allocate(proposals);
  const counts = proposals.map((p) => Math.max(16, Math.round(p.share * draws)));
  if (proposals.length === 1) counts[0] = draws;
  const n = counts.reduce((a, b) => a + b, 0);
  const points = tPoints(d, n, seed);
  const x = Array.from({ length: d }, () => new Float64Array(n));
  const logWeight = new Float64Array(n);
  const stratum = new Uint16Array(n);
  const at = new Float64Array(d);
  const offset = new Float64Array(d);
  const logWiden = d * Math.log(widen);
  const logDensityT = logTDensity(d);

  let i = 0;
  proposals.forEach((own, c) => {
    const rivals = proposals
      .map((p, j) => ({ ...p, logCount: Math.log(counts[j]!) }))
      .filter((p) => p.stratum === own.stratum);
    for (let m = 0; m < counts[c]!; m++, i++) {
      for (let j = 0; j < d; j++) offset[j] = points.z[i * d + j]! * widen;
      solveUpper(own.factor, d, offset);
      for (let j = 0; j < d; j++) {
        at[j] = own.mean[j]! + offset[j]!;
        x[j]![i] = at[j]!;
      }
      let proposal = 0; // sum over rivals of count * density
      let top = -Infinity;
      for (const rival of rivals) {
        const r2 = rival.mean === own.mean ? points.radius2[i]! : squaredRadius(rival, at, d) / widen ** 2;
        const log = rival.logCount + rival.logNorm - logWiden + logDensityT(r2);
        if (log > top) {
          proposal = proposal * Math.exp(top - log) + 1;
          top = log;
        } else proposal += Math.exp(log - top);
      }
      let logTarget = target.logBase[own.stratum]!(at);
      target.effectPriors.forEach((p, k) => {
        logTarget += logEffectPrior(at[target.firstEffect + k]!, p);
      });
      const log = logTarget - top - Math.log(proposal);
      logWeight[i] = Number.isNaN(log) ? -Infinity : log;
      stratum[i] = own.stratum;
    }
  });

  const best = logWeight.reduce((a, b) => (b > a ? b : a), -Infinity);
  const weight = logWeight.map((w) => Math.exp(w - best));
  const total = weight.reduce((a, b) => a + b, 0);
  for (let k = 0; k < n; k++) weight[k]! /= total;
  return {
    n,
    x,
    weight,
    stratum,
    logEvidence: best + Math.log(total),
    paretoK: paretoK(weight),
    ess: effectiveSize(weight),
  };
};

/** |L'(x - mean)|^2 for the precision factor L. */
export const squaredRadius = (p: Proposal, at: Float64Array, d: number): number => {
  let sum = 0;
  for (let j = 0; j < d; j++) {
    let v = 0;
    for (let k = j; k < d; k++) v += p.factor[k * d + j]! * (at[k]! - p.mean[k]!);
    sum += v * v;
  }
  return sum;
};
