import { effectPriorMarginal } from '../effect-prior.ts';
import type { BranchFit, Fit, FitOptions } from '../fit.ts';
import { discrete, type Marginal, pointMass } from '../marginal.ts';
import { cholesky } from '../numerics/cholesky.ts';
import { normalMixture } from '../numerics/normal-mixture.ts';
import { normalPoints } from '../numerics/points.ts';
import { latticeMarginal } from '../numerics/spline-marginal.ts';
import type { Problem } from '../problem.ts';
import { type Components, componentsOf } from './components.ts';
import { type PosteriorNodes, posteriorNodes } from './posterior-nodes.ts';
import { gaussianReplicate } from './replicate.ts';

const coefficient = (c: Components, i: number, shift = 0): Marginal => {
  const mean = new Float64Array(c.count);
  const sd = new Float64Array(c.count);
  for (let n = 0; n < c.count; n++) {
    mean[n] = c.mean[n]![i]! + shift;
    sd[n] = Math.sqrt(c.cov[n]![i * c.p + i]!);
  }
  return normalMixture({ weight: c.weight, mean, sd });
};

const BEST_DRAWS = 4096;

/**
 * P(best) of all arms from the joint posterior: exact for one effect, otherwise quasi-Monte Carlo on Hammersley
 * points, whose first coordinate walks through the components in their order.
 */
const bestOf = (problem: Problem, c: Components, effects: readonly Marginal[]): number[] => {
  const sign = problem.spec.outcome.better === 'lower' ? 1 : -1;
  const k = problem.effects;
  if (k === 1) {
    const below = effects[0]!.cdf(0);
    return sign > 0 ? [1 - below, below] : [below, 1 - below];
  }
  const counts = new Float64Array(k + 1);
  const { z } = normalPoints(k, BEST_DRAWS, problem.seed);
  const l = new Float64Array(k * k);
  let component = -1;
  let cumulative = 0;
  for (let i = 0; i < BEST_DRAWS; i++) {
    const before = component;
    while ((i + 0.5) / BEST_DRAWS > cumulative && component < c.count - 1)
      cumulative += c.weight[++component]!;
    if (before !== component) {
      for (let a = 0; a < k; a++)
        for (let b = 0; b < k; b++) l[a * k + b] = c.cov[component]![(a + 1) * c.p + b + 1]!;
      if (!cholesky(l, k)) l.fill(0);
    }
    let winner = 0;
    let lowest = 0;
    for (let a = 0; a < k; a++) {
      let effect = c.mean[component]![a + 1]!;
      for (let b = 0; b <= a; b++) effect += l[a * k + b]! * z[i * k + b]!;
      if (sign * effect < lowest) {
        lowest = sign * effect;
        winner = a + 1;
      }
    }
    counts[winner]! += 1;
  }
  return Array.from(counts, (v) => v / BEST_DRAWS);
};

/** Posterior moments of the effects and evidence for each combination of prior components. */
const branchFits = (problem: Problem, nodes: PosteriorNodes, c: Components): BranchFit[] => {
  const k = problem.effects;
  const combos = [...new Set(nodes.branches.map((b) => b.prior))];
  return combos.map((branch) => {
    let weight = 0;
    const mean = new Float64Array(k);
    const second = new Float64Array(k * k);
    for (let i = 0; i < c.count; i++) {
      if (nodes.branches[c.branch[i]!]!.prior !== branch) continue;
      const w = c.weight[i]!;
      weight += w;
      for (let a = 0; a < k; a++) {
        const ma = c.mean[i]![a + 1]!;
        mean[a]! += w * ma;
        for (let b = 0; b < k; b++)
          second[a * k + b]! += w * (c.cov[i]![(a + 1) * c.p + b + 1]! + ma * c.mean[i]![b + 1]!);
      }
    }
    for (let a = 0; a < k; a++) mean[a]! /= weight;
    const cov = second.map((v, i) => v / weight - mean[Math.floor(i / k)]! * mean[i % k]!);
    return { branch, logEvidence: Math.log(weight) - branch.logWeight, mean, cov };
  });
};

/** Marginal of one lattice axis: sums over the others, then a spline through the log sums. */
const axisMarginal = (nodes: PosteriorNodes, axis: number): Marginal => {
  const { lattice } = nodes;
  const { name, origin, spacing, toValue } = nodes.axes[axis]!;
  const index = lattice.index[axis]!;
  const first = index.reduce((a, b) => Math.min(a, b), Infinity);
  const last = index.reduce((a, b) => Math.max(a, b), -Infinity);
  const best = lattice.logDensity.reduce((a, b) => Math.max(a, b), -Infinity);
  const sums = new Float64Array(last - first + 1);
  for (let i = 0; i < index.length; i++) sums[index[i]! - first]! += Math.exp(lattice.logDensity[i]! - best);
  if (name === 'tau') sums[0]! *= 2; // density, not quadrature weight
  return latticeMarginal(sums.map(Math.log), origin + spacing * first, spacing, toValue, name === 'tau');
};

/** Effects, coefficients, lattice axes and filter, as reported; simulations leave them out. */
const parametersOf = (
  problem: Problem,
  nodes: PosteriorNodes,
  c: Components,
  effects: readonly Marginal[],
): Fit['parameters'] => {
  const k = problem.effects;
  const parameters: Fit['parameters'] = problem.arms
    .slice(1)
    .map((arm, i): [string, Marginal] => [`theta[${arm}]`, effects[i]!]);
  parameters.push(['intercept', coefficient(c, 0, nodes.centre)]);
  if (problem.trend) parameters.push(['trend', coefficient(c, k + 1)]);
  for (const [i, axis] of nodes.axes.entries()) parameters.push([axis.name, axisMarginal(nodes, i)]);
  if (!problem.autocorrelation) parameters.push(['rho', pointMass(0)]);
  if (problem.exposures.length > 1) {
    const weights = problem.exposures.map((e) =>
      c.weight.reduce((sum, w, i) => sum + (nodes.branches[c.branch[i]!]!.lambda === e.lambda ? w : 0), 0),
    );
    parameters.push([
      'lambda',
      discrete(
        problem.exposures.map((e) => e.lambda),
        weights,
      ),
    ]);
  }
  return parameters;
};

/**
 * Gaussian regression with AR(1) errors, trend, exposure filter, period effect and robust priors, by nested
 * quadrature: a lattice over (atanh(rho/0.95), log sigma[, tau]) and conjugate algebra for the coefficients.
 * Deterministic; no Monte Carlo except for P(best) among three and more arms.
 */
export const fitGaussian = (problem: Problem, options: FitOptions = {}): Fit => {
  const nodes = posteriorNodes(problem);
  const c = componentsOf(nodes);
  const effects = Array.from({ length: problem.effects }, (_, i) => coefficient(c, i + 1));
  return {
    method: 'quadrature',
    effects,
    priorEffects: () => problem.priors.effects.map(effectPriorMarginal),
    pBest: bestOf(problem, c, effects),
    parameters: (options.details ?? true) ? parametersOf(problem, nodes, c, effects) : [],
    branches: branchFits(problem, nodes, c),
    replicate: (rng) => gaussianReplicate(problem, nodes, c, rng),
    diagnostics: { paretoK: null, ess: null, nodes: nodes.lattice.logDensity.length },
  };
};
