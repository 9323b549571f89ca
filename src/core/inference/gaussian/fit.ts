import { effectPriorMarginal } from '../effect-prior.ts';
import type { BranchFit, Fit, FitOptions } from '../fit.ts';
import { discrete, type Marginal, pointMass } from '../marginal.ts';
import { normalMixture } from '../numerics/normal-mixture.ts';
import { latticeMarginal, splineThrough } from '../numerics/spline-marginal.ts';
import type { Problem } from '../problem.ts';
import { bestOf } from './best-arm.ts';
import { type Components, componentsOf } from './components.ts';
import { COARSE, FINE, type PosteriorNodes, posteriorNodes } from './posterior-nodes.ts';
import { gaussianReplicate } from './replicate.ts';

const coefficient = (c: Components, i: number, shift = 0): Marginal => {
  const mean = new Float64Array(c.count);
  const sd = new Float64Array(c.count);
  for (let n = 0; n < c.count; n++) {
    mean[n] = c.mean[n * c.p + i]! + shift;
    sd[n] = Math.sqrt(c.cov[(n * c.p + i) * c.p + i]!);
  }
  return normalMixture({ weight: c.weight, mean, sd });
};

/** Posterior moments of the effects and evidence for each combination of prior components. */
const branchFits = (problem: Problem, nodes: PosteriorNodes, c: Components): BranchFit[] => {
  const k = problem.effects;
  const combos = [...new Set(nodes.branches.map((b) => b.prior))];
  const comboOf = nodes.branches.map((b) => combos.indexOf(b.prior));
  const fits = combos.map(() => ({ weight: 0, mean: new Float64Array(k), cov: new Float64Array(k * k) }));
  for (let i = 0; i < c.count; i++) {
    const fit = fits[comboOf[c.branch[i]!]!]!;
    const w = c.weight[i]!;
    fit.weight += w;
    for (let a = 0; a < k; a++) {
      const ma = c.mean[i * c.p + a + 1]!;
      fit.mean[a]! += w * ma;
      for (let b = 0; b < k; b++)
        fit.cov[a * k + b]! += w * (c.cov[(i * c.p + a + 1) * c.p + b + 1]! + ma * c.mean[i * c.p + b + 1]!);
    }
  }
  return fits.map(({ weight, mean, cov }, i) => {
    for (let a = 0; a < k; a++) mean[a]! /= weight;
    for (let a = 0; a < k; a++)
      for (let b = 0; b < k; b++) cov[a * k + b] = cov[a * k + b]! / weight - mean[a]! * mean[b]!;
    const branch = combos[i]!;
    return { branch, logEvidence: Math.log(weight) - branch.logWeight, mean, cov };
  });
};

/** Marginal of one lattice axis: sums over the others, then a spline through the log sums. */
const axisMarginal = (nodes: PosteriorNodes, axis: number): Marginal => {
  const { lattice } = nodes;
  const { origin, spacing, toValue } = nodes.axes[axis]!;
  const index = lattice.index[axis]!;
  const first = index.reduce((a, b) => Math.min(a, b), Infinity);
  const last = index.reduce((a, b) => Math.max(a, b), -Infinity);
  const best = lattice.logDensity.reduce((a, b) => Math.max(a, b), -Infinity);
  const sums = new Float64Array(last - first + 1);
  for (let i = 0; i < index.length; i++) sums[index[i]! - first]! += Math.exp(lattice.logDensity[i]! - best);
  return latticeMarginal(sums.map(Math.log), origin + spacing * first, spacing, toValue);
};

const FAR = -30; // log density of a ratio that the lattice did not visit, the best being near 0

/**
 * The marginal of tau = ratio * sigma: for each sigma of the lattice a spline through the log density over the
 * ratio (even in it), changed to tau and summed over sigma.
 */
const tauMarginal = (nodes: PosteriorNodes): Marginal => {
  const { lattice, axes } = nodes;
  const sigmaAxis = axes.findIndex((a) => a.name === 'sigma');
  const ratioAxis = axes.findIndex((a) => a.name === 'ratio');
  const { origin, spacing, toValue } = axes[sigmaAxis]!;
  const step = axes[ratioAxis]!.spacing;
  const [sigmas, ratios] = [lattice.index[sigmaAxis]!, lattice.index[ratioAxis]!];
  const best = lattice.logDensity.reduce((a, b) => Math.max(a, b), -Infinity);
  const columns = new Map<number, number[]>();
  for (let i = 0; i < sigmas.length; i++) {
    const column = columns.get(sigmas[i]!) ?? [];
    const w = (ratios[i] === 0 ? 2 : 1) * Math.exp(lattice.logDensity[i]! - best); // density, not quadrature weight
    column[ratios[i]!] = (column[ratios[i]!] ?? 0) + w;
    columns.set(sigmas[i]!, column);
  }
  const parts = [...columns].map(([index, column]) => {
    const logs = Float64Array.from(column, (w) => (w > 0 ? Math.log(w) : FAR));
    const mirrored = Float64Array.from([...logs.slice(1).reverse(), ...logs]);
    const sigma = toValue(origin + spacing * index);
    const last = logs.length - 1;
    const at = last > 0 ? splineThrough(mirrored) : () => FAR;
    return { sigma, reach: last * step * sigma, logAt: (tau: number) => at(tau / (sigma * step) + last) };
  });
  const reach = Math.max(...parts.map((p) => p.reach));
  const nodesOfTau = 48;
  const width = reach / nodesOfTau;
  const logs = Float64Array.from({ length: nodesOfTau + 1 }, (_, i) => {
    let sum = 0;
    for (const part of parts)
      if (i * width <= part.reach) sum += Math.exp(part.logAt(i * width)) / part.sigma;
    return sum > 0 ? Math.log(sum) : FAR;
  });
  return latticeMarginal(logs, 0, width, (u) => u, true);
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
  for (const [i, axis] of nodes.axes.entries())
    parameters.push(
      axis.name === 'ratio' ? ['tau', tauMarginal(nodes)] : [axis.name, axisMarginal(nodes, i)],
    );
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

/** Up to this number of importance draws (which only other families use) a coarser lattice serves, too. */
const COARSE_FROM = 1024;

/**
 * Gaussian regression with AR(1) errors, trend, exposure filter, period effect and robust priors, by nested
 * quadrature: a lattice over (atanh(rho/0.95), log sigma[, tau / sigma]) and conjugate algebra for the coefficients.
 * Deterministic; no Monte Carlo.
 */
export const fitGaussian = (problem: Problem, options: FitOptions = {}): Fit => {
  const coarse = options.draws !== undefined && options.draws <= COARSE_FROM;
  const nodes = posteriorNodes(problem, coarse ? COARSE : FINE);
  const c = componentsOf(nodes);
  const effects = Array.from({ length: problem.effects }, (_, i) => coefficient(c, i + 1));
  let best: number[] | undefined;
  let branches: BranchFit[] | undefined;
  return {
    method: 'quadrature',
    effects,
    priorEffects: () => problem.priors.effects.map(effectPriorMarginal),
    get pBest() {
      best ??= bestOf(problem, c, effects);
      return best;
    },
    parameters: (options.details ?? true) ? parametersOf(problem, nodes, c, effects) : [],
    get branches() {
      branches ??= branchFits(problem, nodes, c);
      return branches;
    },
    replicate: gaussianReplicate(problem, nodes, c),
    diagnostics: { paretoK: null, ess: null, nodes: nodes.lattice.logDensity.length },
  };
};
