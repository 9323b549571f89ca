import { cholesky, inverse as inverseOf, logDet } from '../numerics/cholesky.ts';
import { newtonMode } from '../numerics/newton-mode.ts';
import { HALF_LOG_2PI } from '../numerics/normal.ts';
import type { PriorBranch } from '../problem.ts';
import { type Draws, squaredRadius, type Target } from './sampler.ts';

/**
 * Location and scale of a multivariate t for one stratum and prior combination: x = mean + transform z. `inverse` is the
 * lower-triangular factor of the precision: |inverse (x - mean)| = |z|, since transform is its inverse times a rotation.
 */
export interface Proposal {
  stratum: number;
  branch: number;
  mean: Float64Array;
  transform: Float64Array;
  inverse: Float64Array;
  /** log |inverse|. */
  logNorm: number;
  /** Log posterior mass of this stratum and combination, up to a constant. */
  logMass: number;
  /** Share of the draws. */
  share: number;
}

/** Lower-triangular L with L L' = covariance, and its inverse; null where it is not positive definite. */
const factorsOf = (
  covariance: Float64Array,
  d: number,
): { lower: Float64Array; inverse: Float64Array; logNorm: number } | null => {
  const l = covariance.slice();
  if (!cholesky(l, d)) return null;
  const logNorm = -logDet(l, d) / 2;
  if (!Number.isFinite(logNorm)) return null;
  for (let i = 0; i < d; i++) for (let j = i + 1; j < d; j++) l[i * d + j] = 0;
  const inverse = new Float64Array(d * d);
  for (let j = 0; j < d; j++)
    for (let i = j; i < d; i++) {
      let sum = i === j ? 1 : 0;
      for (let k = j; k < i; k++) sum -= l[i * d + k]! * inverse[k * d + j]!;
      inverse[i * d + j] = sum / l[i * d + i]!;
    }
  return { lower: l, inverse, logNorm };
};

/**
 * An orthonormal basis (columns) that begins with the directions L'g of the effects' gradients. In these coordinates
 * the first effect depends on the first quasi-random number alone, to first order, the second on two, and so on:
 * their quantiles profit most from the points' even spread (the "linear transformation" of Imai & Tan 2006).
 */
const basisOf = (lower: Float64Array, d: number, gradients: readonly Float64Array[]): Float64Array => {
  const basis = new Float64Array(d * d);
  let filled = 0;
  const add = (v: Float64Array): void => {
    const length = Math.hypot(...v);
    if (!(length > 0) || !Number.isFinite(length) || filled === d) return;
    for (let i = 0; i < d; i++) v[i]! /= length;
    for (let pass = 0; pass < 2; pass++)
      for (let c = 0; c < filled; c++) {
        let dot = 0;
        for (let i = 0; i < d; i++) dot += v[i]! * basis[i * d + c]!;
        for (let i = 0; i < d; i++) v[i]! -= dot * basis[i * d + c]!;
      }
    const left = Math.hypot(...v);
    if (left < 1e-6) return;
    for (let i = 0; i < d; i++) basis[i * d + filled] = v[i]! / left;
    filled++;
  };
  for (const g of gradients) {
    const v = new Float64Array(d);
    for (let i = 0; i < d; i++) for (let k = 0; k < d; k++) v[i]! += lower[k * d + i]! * g[k]!;
    add(v);
  }
  for (let i = 0; i < d; i++) {
    const v = new Float64Array(d);
    v[i] = 1;
    add(v);
  }
  return basis;
};

const proposalFrom = (
  target: Target,
  at: { stratum: number; branch: number; mean: Float64Array; logMass: number },
  covariance: Float64Array,
): Proposal | null => {
  const d = target.dimensions;
  const factors = factorsOf(covariance, d);
  if (!factors || !at.mean.every(Number.isFinite)) return null;
  const { lower, inverse, logNorm } = factors;
  const basis = basisOf(lower, d, target.effectGradients?.(at.mean) ?? []);
  const transform = new Float64Array(d * d);
  for (let i = 0; i < d; i++)
    for (let j = 0; j < d; j++) {
      let sum = 0;
      for (let k = 0; k <= i; k++) sum += lower[i * d + k]! * basis[k * d + j]!;
      transform[i * d + j] = sum;
    }
  return { ...at, transform, inverse, logNorm, share: 0 };
};

const FLOOR = 0.06; // of the draws, spread evenly: also an unlikely component gets enough to be measured

const allocate = (proposals: Proposal[]): Proposal[] => {
  const top = Math.max(...proposals.map((p) => p.logMass));
  const raw = proposals.map((p) => (top === -Infinity ? 1 : Math.exp(p.logMass - top)));
  const total = raw.reduce((a, b) => a + b, 0);
  proposals.forEach((p, i) => {
    p.share = (1 - FLOOR) * (raw[i]! / total) + FLOOR / proposals.length;
  });
  return proposals;
};

const logNormal = (x: number, mean: number, sd: number): number => {
  const z = (x - mean) / sd;
  return -0.5 * z * z - Math.log(sd) - HALF_LOG_2PI;
};

/**
 * Where another prior combination's mode should lie: one Newton step on the quadratic that the first combination's
 * mode and curvature give for the likelihood.
 */
const shifted = (
  target: Target,
  mode: Float64Array,
  precision: Float64Array,
  from: PriorBranch,
  to: PriorBranch,
): Float64Array => {
  const d = target.dimensions;
  const h = precision.slice();
  const g = new Float64Array(d);
  to.effects.forEach((p, k) => {
    const i = target.firstEffect + k;
    const old = from.effects[k]!;
    h[i * d + i]! += 1 / p.sd ** 2 - 1 / old.sd ** 2;
    g[i] = (mode[i]! - old.mean) / old.sd ** 2 - (mode[i]! - p.mean) / p.sd ** 2;
  });
  if (!cholesky(h, d)) return mode;
  const covariance = inverseOf(h, d);
  return mode.map((v, i) => {
    let step = 0;
    for (let j = 0; j < d; j++) step += covariance[i * d + j]! * g[j]!;
    return v + step;
  });
};

/** Laplace approximation of each stratum and prior combination; a failed one falls back to the prior's scale. */
export const laplaceProposals = (target: Target): Proposal[] => {
  const d = target.dimensions;
  let warm = target.start; // the next stratum's mode lies near this one's
  return allocate(
    target.logBase.flatMap((base, stratum) => {
      let first: { mode: Float64Array; precision: Float64Array } | null = null;
      return target.branches.map((branch, b): Proposal => {
        const density = (x: Float64Array): number => {
          let sum = base(x);
          for (let k = 0; k < branch.effects.length; k++) {
            const p = branch.effects[k]!;
            sum += logNormal(x[target.firstEffect + k]!, p.mean, p.sd);
          }
          return sum;
        };
        const start = first
          ? shifted(target, first.mode, first.precision, target.branches[0]!, branch)
          : warm;
        const mode = newtonMode(density, start, target.scale);
        const { precision } = mode;
        if (precision && Number.isFinite(mode.value) && b === 0) {
          warm = mode.x;
          first = { mode: mode.x, precision };
        }
        const factor = precision?.slice();
        const covariance = factor && cholesky(factor, d) ? inverseOf(factor, d) : null;
        const at = { stratum, branch: b, mean: mode.x, logMass: mode.value + branch.logWeight };
        const found = covariance ? proposalFrom(target, at, covariance) : null;
        if (found) return { ...found, logMass: at.logMass - found.logNorm };
        const wide = new Float64Array(d * d);
        for (let i = 0; i < d; i++) wide[i * d + i] = target.scale[i]! ** 2;
        return proposalFrom(target, at, wide)!;
      });
    }),
  );
};

/** P(combination of prior components | effects of draw i), n x branches. */
export const responsibilities = (target: Target, draws: Draws): Float64Array => {
  const { branches, firstEffect } = target;
  const count = branches.length;
  const out = new Float64Array(draws.n * count);
  if (count === 1) return out.fill(1);
  // effect by effect: log density of each draw under each combination
  branches.forEach((branch, b) => {
    const constant = branch.effects.reduce((sum, p) => sum - Math.log(p.sd), branch.logWeight);
    for (let i = 0; i < draws.n; i++) out[i * count + b] = constant;
    branch.effects.forEach((p, k) => {
      const x = draws.x[firstEffect + k]!;
      const { mean } = p;
      const perSd = 1 / p.sd;
      for (let i = 0; i < draws.n; i++) {
        const z = (x[i]! - mean) * perSd;
        out[i * count + b]! -= 0.5 * z * z;
      }
    });
  });
  for (let i = 0; i < draws.n; i++) {
    const from = i * count;
    let top = out[from]!;
    for (let b = 1; b < count; b++) if (out[from + b]! > top) top = out[from + b]!;
    let total = 0;
    for (let b = 0; b < count; b++) {
      const share = Math.exp(out[from + b]! - top);
      out[from + b] = share;
      total += share;
    }
    for (let b = 0; b < count; b++) out[from + b]! /= total;
  }
  return out;
};

const ENOUGH = 8; // effective draws per coordinate from which moments serve better than the Laplace approximation
const TAIL = 0.15; // posterior mass of the tail that gets a proposal of its own
const TAIL_SHARE = 0.35; // of the draws
const ENOUGH_IN_TAIL = 4;

/** A proposal at the weighted mean and covariance of the draws; null where too few tell about it. */
const fittedTo = (
  target: Target,
  old: Proposal,
  draws: Draws,
  weightOf: (i: number) => number,
  enough: number,
): Proposal | null => {
  const d = target.dimensions;
  let mass = 0;
  let squares = 0;
  const weight = new Float64Array(draws.n);
  const mean = new Float64Array(d);
  for (let i = 0; i < draws.n; i++) {
    if (draws.stratum[i] !== old.stratum) continue;
    const w = weightOf(i);
    weight[i] = w;
    mass += w;
    squares += w * w;
    for (let a = 0; a < d; a++) mean[a]! += w * draws.x[a]![i]!;
  }
  if (!((mass * mass) / squares > enough * d)) return null;
  for (let a = 0; a < d; a++) mean[a]! /= mass;
  const covariance = new Float64Array(d * d);
  for (let i = 0; i < draws.n; i++) {
    const w = weight[i]! / mass;
    if (w === 0) continue;
    for (let a = 0; a < d; a++) {
      const wa = w * (draws.x[a]![i]! - mean[a]!);
      for (let b = 0; b <= a; b++) covariance[a * d + b]! += wa * (draws.x[b]![i]! - mean[b]!);
    }
  }
  for (let a = 0; a < d; a++) for (let b = 0; b < a; b++) covariance[b * d + a] = covariance[a * d + b]!;
  const at = { stratum: old.stratum, branch: old.branch, mean, logMass: Math.log(mass) };
  return proposalFrom(target, at, covariance);
};

/** Value of a coordinate above which the given share of the weight lies. */
const upperEnd = (x: Float64Array, weight: Float64Array, share: number): number => {
  const order = Array.from(x.keys()).sort((a, b) => x[b]! - x[a]!);
  let sum = 0;
  for (const i of order) {
    sum += weight[i]!;
    if (sum >= share) return x[i]!;
  }
  return -Infinity;
};

/** Squared distance of two means, in units of the first one's spread, up to which one proposal serves both. */
const NEAR = 0.4;
/** Largest difference of their log volumes. */
const ALIKE = 0.4;

const near = (all: Proposal, one: Proposal): boolean =>
  squaredRadius(all, one.mean, one.mean.length) < NEAR && Math.abs(all.logNorm - one.logNorm) < ALIKE;

/**
 * Moves every proposal to the weighted mean and covariance of the draws of its stratum, each draw shared out over the
 * prior combinations by responsibility. A proposal that too few draws tell about stays as it was. Where the posteriors
 * under all combinations nearly coincide, since the data outweigh the priors, one proposal serves them all. Where the
 * target names a coordinate with a long upper tail, that tail gets a further proposal, fitted to the draws in it.
 */
export const refitted = (target: Target, proposals: readonly Proposal[], draws: Draws): Proposal[] => {
  const count = target.branches.length;
  const share = responsibilities(target, draws);
  const tail = target.longTail === undefined ? null : draws.x[target.longTail]!;
  const end = tail ? upperEnd(tail, draws.weight, TAIL) : 0;
  const weightOf = (old: Proposal) => (i: number) => draws.weight[i]! * share[i * count + old.branch]!;
  const mainOf = (old: Proposal, own: (i: number) => number): Proposal => {
    let mass = 0;
    for (let i = 0; i < draws.n; i++) if (draws.stratum[i] === old.stratum) mass += own(i);
    const logMass = mass > 0 ? Math.log(mass) : -Infinity;
    return fittedTo(target, old, draws, own, ENOUGH) ?? { ...old, logMass };
  };
  const withTail = (main: Proposal, own: (i: number) => number): Proposal[] => {
    const far = tail && fittedTo(target, main, draws, (i) => (tail[i]! >= end ? own(i) : 0), ENOUGH_IN_TAIL);
    if (!far) return [main];
    return [
      { ...main, logMass: main.logMass + Math.log1p(-TAIL_SHARE) },
      { ...far, logMass: main.logMass + Math.log(TAIL_SHARE) },
    ];
  };
  const strata = [...new Set(proposals.map((p) => p.stratum))];
  return allocate(
    strata.flatMap((stratum) => {
      const own = proposals.filter((p) => p.stratum === stratum);
      const mains = own.map((old) => mainOf(old, weightOf(old)));
      if (own.length > 1) {
        const any = (i: number) => draws.weight[i]!;
        const all = fittedTo(target, own[0]!, draws, any, ENOUGH);
        if (all && mains.every((main) => near(all, main))) return withTail(all, any);
      }
      return own.flatMap((old, i) => withTail(mains[i]!, weightOf(old)));
    }),
  );
};
