import { floodLattice, type Lattice } from '../numerics/lattice.ts';
import { newtonMode } from '../numerics/newton-mode.ts';
import { type PriorBranch, type Problem, priorBranches } from '../problem.ts';
import { type Design, designOf, type RhoStatistics, rhoStatistics } from './ar1.ts';
import { type Conditional, coefficientPrior, conditionOn, nodeStatistics } from './conditional.ts';
import { type ResidualScale, RHO_LIMIT, residualScale } from './residual-scale.ts';

/** One combination of exposure filter and prior components, conjugate given rho, sigma, tau. */
export interface Branch {
  prior: PriorBranch;
  lambda: number;
}

/** The quadrature's result: lattice over (rho, sigma[, tau]) and the conditional at each node and branch. */
export interface PosteriorNodes {
  lattice: Lattice;
  /** Position of each used dimension: lattice coordinate i stands for origin + spacing * i. */
  axes: { name: 'rho' | 'sigma' | 'tau'; origin: number; spacing: number; toValue: (u: number) => number }[];
  branches: Branch[];
  /** Conditionals of each lattice node, parallel to `branches`; null where infeasible. */
  conditionals: (Conditional | null)[][];
  centre: number;
}

const logSumExp = (terms: readonly number[]): number => {
  const top = terms.reduce((a, b) => Math.max(a, b), -Infinity);
  if (top === -Infinity) return top;
  return top + Math.log(terms.reduce((sum, t) => sum + Math.exp(t - top), 0));
};

const Z_SCALE = 0.3;
const L_SCALE = 0.2;

/** Spacing per dimension from the curvature at the mode; `fallback` where it has none. */
const spacings = (precision: Float64Array | null, d: number, fallback: readonly number[]): number[] =>
  fallback.map((f, i) => {
    if (!precision) return f;
    const own = precision[i * d + i]!;
    const cross = d === 2 ? precision[1]! ** 2 / precision[(1 - i) * 3]! : 0;
    const marginalSd = 1 / Math.sqrt(Math.max(own - cross, 1e-12));
    return Math.min(0.75 * marginalSd, 1 / Math.sqrt(own), 4 * f);
  });

/** Where the period SD's profile lies: 0.7 of its SD is a safe spacing of an even, smooth density. */
const tauSpacing = (profile: (tau: number) => number, prior: number): number => {
  let width = 4 * prior;
  let spacing = width / 24;
  for (let pass = 0; pass < 3; pass++) {
    const logs = Array.from({ length: 25 }, (_, i) => profile((i * width) / 24));
    const top = Math.max(...logs);
    const w = logs.map((v, i) => (i === 0 ? 0.5 : 1) * Math.exp(v - top));
    const total = w.reduce((a, b) => a + b, 0);
    const mean = w.reduce((sum, v, i) => sum + (v * i * width) / 24, 0) / total;
    const sd = Math.sqrt(w.reduce((sum, v, i) => sum + v * ((i * width) / 24 - mean) ** 2, 0) / total);
    spacing = 0.7 * sd;
    const needed = mean + 6 * sd;
    if (!(sd > 0)) return width / 24;
    if (needed > width * 0.5) break;
    width = needed;
  }
  return Math.max(spacing, prior * 1e-4);
};

/** Finds the mode, lays the lattice and gives access to the conditional posteriors on it. */
export const posteriorNodes = (problem: Problem): PosteriorNodes => {
  const { rows, priors } = problem;
  const n = rows.length;
  const centre = n > 0 ? rows.reduce((sum, r) => sum + r.y, 0) / n : priors.intercept.mean;
  const designs: Design[] = problem.exposures.map((e) => designOf(problem, e, centre));
  const combos = priorBranches(priors.effects);
  const coefficientPriors = combos.map((b) =>
    coefficientPrior([
      { mean: priors.intercept.mean - centre, sd: priors.intercept.sd },
      ...b.effects,
      ...(problem.trend ? [priors.trend] : []),
    ]),
  );
  const branches = designs.flatMap((_, i) =>
    combos.map((prior): Branch => ({ prior, lambda: problem.exposures[i]!.lambda })),
  );
  const scale: ResidualScale = residualScale(problem);
  const withTau = problem.periodSd !== null && problem.periods > 0;

  const cache = new Map<number, RhoStatistics[]>();
  const statisticsAt = (rho: number): RhoStatistics[] => {
    let found = cache.get(rho);
    if (!found) {
      found = designs.map((d) => rhoStatistics(d, rho, withTau));
      cache.set(rho, found);
    }
    return found;
  };
  const conditionalsAt = (rho: number, sigma: number, tau: number): (Conditional | null)[] =>
    statisticsAt(rho).flatMap((s) => {
      const node = nodeStatistics(s, n, sigma, tau);
      return coefficientPriors.map((prior) => conditionOn(node, prior));
    });
  const logJointOf = (conditionals: (Conditional | null)[], z: number, l: number, tau: number): number => {
    const evidence = logSumExp(
      conditionals.map((c, i) => (c === null ? -Infinity : c.logEvidence + branches[i]!.prior.logWeight)),
    );
    const tauPrior = withTau ? -0.5 * (tau / problem.periodSd!) ** 2 : 0;
    return evidence + (problem.autocorrelation ? scale.logPriorZ(z) : 0) + scale.logPriorL(l) + tauPrior;
  };
  const conditionalsIn = (z: number, l: number, tau: number): (Conditional | null)[] =>
    conditionalsAt(problem.autocorrelation ? RHO_LIMIT * Math.tanh(z) : 0, scale.sigmaOf(l), tau);
  const logJoint = (z: number, l: number, tau: number): number =>
    logJointOf(conditionalsIn(z, l, tau), z, l, tau);

  const planar = problem.autocorrelation ? 2 : 1;
  const start = problem.autocorrelation ? [Math.atanh(0.2 / RHO_LIMIT), scale.startL] : [scale.startL];
  const planarAt = (x: ArrayLike<number>, tau: number) =>
    planar === 2 ? logJoint(x[0]!, x[1]!, tau) : logJoint(0, x[0]!, tau);
  const steps = Float64Array.from(planar === 2 ? [Z_SCALE, L_SCALE] : [L_SCALE]);
  const mode = newtonMode((x) => planarAt(x, 0), Float64Array.from(start), steps);
  const spacing = spacings(mode.precision, planar, [...steps]);
  const origin = [...mode.x];
  const axes: PosteriorNodes['axes'] = [
    ...(planar === 2
      ? [
          {
            name: 'rho' as const,
            origin: origin[0]!,
            spacing: spacing[0]!,
            toValue: (u: number) => RHO_LIMIT * Math.tanh(u),
          },
        ]
      : []),
    { name: 'sigma' as const, origin: origin.at(-1)!, spacing: spacing.at(-1)!, toValue: scale.sigmaOf },
  ];
  if (withTau)
    axes.push({
      name: 'tau',
      origin: 0,
      spacing: tauSpacing((tau) => planarAt(mode.x, tau), problem.periodSd!),
      toValue: (u) => u,
    });
  const at = (point: readonly number[], i: number): number => axes[i]!.origin + axes[i]!.spacing * point[i]!;
  const coordinates = (point: readonly number[]): [z: number, l: number, tau: number] => [
    planar === 2 ? at(point, 0) : 0,
    at(point, planar - 1),
    withTau ? at(point, planar) : 0,
  ];
  const conditionals: (Conditional | null)[][] = []; // the lattice asks for each node once, in its order
  const lattice = floodLattice(
    axes.length,
    (point) => {
      const [z, l, tau] = coordinates(point);
      const found = conditionalsIn(z, l, tau);
      conditionals.push(found);
      const half = withTau && point[planar] === 0 ? Math.LN2 : 0; // the half-line's end counts half
      return logJointOf(found, z, l, tau) - half;
    },
    axes.map(() => 0),
    axes.map((a) => (a.name === 'tau' ? 0 : -Infinity)),
    withTau ? 14 : 16,
  );
  return { lattice, axes, branches, centre, conditionals };
};
