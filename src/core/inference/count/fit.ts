import type { Result } from '../../../shared/errors.ts';
import { effectPriorMarginal } from '../effect-prior.ts';
import type { Fit, FitOptions } from '../fit.ts';
import {
  fitByImportance,
  type ImportanceFamily,
  logPlainPriors,
  type PlainPrior,
  startOf,
} from '../importance/family-fit.ts';
import type { Draws } from '../importance/sampler.ts';
import type { Marginal } from '../marginal.ts';
import { HALF_LOG_2PI, normalQuantile } from '../numerics/normal.ts';
import { gammaDraw, poissonDraw, type Rng } from '../numerics/rng.ts';
import { sobolPoints } from '../numerics/sobol.ts';
import { latticeMarginal } from '../numerics/spline-marginal.ts';
import type { Replicate } from '../predictive-checks.ts';
import { type Problem, priorBranches } from '../problem.ts';
import { drawsMarginal } from '../weighted-draws.ts';
import { type DispersionGrid, dispersionGrid } from './dispersion-grid.ts';
import { countDimensions, negativeBinomialLikelihood, poissonLikelihood } from './likelihood.ts';

const FIRST_EFFECT = 1;

/** exp that stays finite (and can be squared) under priors as wide as a careless specification makes them. */
const boundedExp = (x: number): number => Math.exp(Math.min(x, 100));

/** Events per day: exp(alpha + theta) - exp(alpha) at mid-trial. */
const rateDifference = (alpha: Float64Array, theta: Float64Array): Float64Array =>
  theta.map((t, i) => boundedExp(alpha[i]! + t) - boundedExp(alpha[i]!));

const PRIOR_DRAWS = 4096;

const priorEffects = (problem: Problem): Marginal[] => {
  const { intercept, effects } = problem.priors;
  const u = sobolPoints(1 + effects.length, PRIOR_DRAWS, problem.seed);
  const alpha = u[0]!.map((p) => intercept.mean + intercept.sd * normalQuantile(p));
  const weight = new Float64Array(PRIOR_DRAWS).fill(1 / PRIOR_DRAWS);
  return effects.map((prior, j) => {
    const marginal = effectPriorMarginal(prior);
    return drawsMarginal(
      rateDifference(
        alpha,
        u[j + 1]!.map((p) => marginal.quantile(p)),
      ),
      weight,
    );
  });
};

const plainPriors = (problem: Problem): PlainPrior[] => {
  const { priors } = problem;
  const plain: PlainPrior[] = [[0, priors.intercept.mean, priors.intercept.sd]];
  if (problem.trend) plain.push([countDimensions(problem) - 1, priors.trend.mean, priors.trend.sd]);
  return plain;
};

/** New counts of the observed rows under draw i; without a size they are Poisson. */
const replicateRows = (
  problem: Problem,
  draws: Draws,
  i: number,
  rng: Rng,
  lambdaOf: readonly number[],
  logSizeOf: ((stratum: number) => number) | null,
): Replicate => {
  const stratum = draws.stratum[i]!;
  const exposure = problem.exposures.find((e) => e.lambda === lambdaOf[stratum])!;
  const k = problem.effects;
  const size = logSizeOf ? Math.exp(logSizeOf(stratum)) : null;
  const y = new Float64Array(problem.rows.length);
  const mean = new Float64Array(problem.rows.length);
  problem.rows.forEach((row, n) => {
    let eta = draws.x[0]![i]! + row.offset + (problem.trend ? draws.x[k + 1]![i]! * row.s : 0);
    for (let j = 0; j < k; j++) eta += exposure.e[n * k + j]! * draws.x[FIRST_EFFECT + j]![i]!;
    const mu = Math.min(Math.exp(eta), 1e6); // larger counts would only cost time
    mean[n] = mu;
    y[n] = poissonDraw(rng, size === null ? mu : (mu * gammaDraw(rng, size)) / size);
  });
  return { y, mean };
};

/** All that the two count families share. */
const family = (
  problem: Problem,
  logBase: ((x: Float64Array) => number)[],
  lambdaOf: number[],
  extra: (draws: Draws) => [string, Marginal][],
  logSizeOf: ((stratum: number) => number) | null,
): ImportanceFamily => {
  const { effects: k, priors, arms } = problem;
  const dimensions = countDimensions(problem);
  const thetas = ({ x }: Draws) => x.slice(FIRST_EFFECT, FIRST_EFFECT + k);
  return {
    target: {
      dimensions,
      firstEffect: FIRST_EFFECT,
      effectPriors: priors.effects,
      branches: priorBranches(priors.effects),
      ...startOf(dimensions, plainPriors(problem), FIRST_EFFECT, problem),
      logBase,
    },
    lambdaOf,
    effects: (draws) => thetas(draws).map((theta) => rateDifference(draws.x[0]!, theta)),
    parameters: (draws) => [
      ['intercept', draws.x[0]!],
      ...(problem.trend ? [['trend', draws.x[dimensions - 1]!] as [string, Float64Array]] : []),
      ...thetas(draws).map((t, j): [string, Float64Array] => [
        `rateRatio[${arms[j + 1]}]`,
        t.map(boundedExp),
      ]),
      ...extra(draws),
    ],
    priorEffects: () => priorEffects(problem),
    replicate: (draws, i, rng) => replicateRows(problem, draws, i, rng, lambdaOf, logSizeOf),
  };
};

/** Poisson counts, for aggregated weeks. */
export const fitPoisson = (problem: Problem, options: FitOptions): Result<Fit> => {
  const plain = plainPriors(problem);
  const logFilters = Math.log(problem.exposures.length);
  const logBase = problem.exposures.map((exposure) => {
    const likelihood = poissonLikelihood(problem, exposure);
    return (x: Float64Array) => likelihood(x) + logPlainPriors(plain, x) - logFilters;
  });
  return fitByImportance(
    problem,
    family(
      problem,
      logBase,
      problem.exposures.map((e) => e.lambda),
      () => [],
      null,
    ),
    options,
  );
};

/** log r from the weight of each of its nodes. */
const logSizeMarginal = (grid: DispersionGrid, draws: Draws): Marginal => {
  const sums = new Float64Array(grid.n);
  for (let i = 0; i < draws.n; i++) sums[draws.stratum[i]! % grid.n]! += draws.weight[i]!;
  return latticeMarginal(sums.map(Math.log), grid.first, grid.spacing, (u) => u);
};

/** Daily counts with more spread than Poisson: negative binomial, its dispersion integrated on a grid. */
export const fitNegativeBinomial = (problem: Problem, options: FitOptions): Result<Fit> => {
  const { exposures, priors } = problem;
  const plain = plainPriors(problem);
  const { mean, sd } = priors.logSize;
  const bases = exposures.map((exposure) => {
    const likelihood = negativeBinomialLikelihood(problem, exposure);
    return (logSize: number) => {
      const given = likelihood(logSize);
      const prior = -0.5 * ((logSize - mean) / sd) ** 2 - Math.log(sd) - HALF_LOG_2PI;
      return (x: Float64Array) => given(x) + logPlainPriors(plain, x) + prior;
    };
  });
  const { start, scale } = startOf(countDimensions(problem), plain, FIRST_EFFECT, problem);
  const withEffects = (logSize: number) => {
    const base = bases[0]!(logSize);
    return (x: Float64Array) =>
      priors.effects.reduce(
        (sum, p, j) => sum - 0.5 * ((x[FIRST_EFFECT + j]! - p.mean) / p.sd) ** 2,
        base(x),
      );
  };
  const grid = dispersionGrid(withEffects, priors.logSize, start, scale);
  const nodes = Array.from({ length: grid.n }, (_, i) => grid.first + i * grid.spacing);
  const logStratum = Math.log(exposures.length) - Math.log(grid.spacing);
  const logBase = bases.flatMap((base) =>
    nodes.map((logSize) => {
      const given = base(logSize);
      return (x: Float64Array) => given(x) - logStratum;
    }),
  );
  const lambdaOf = exposures.flatMap((e) => nodes.map(() => e.lambda));
  return fitByImportance(
    problem,
    family(
      problem,
      logBase,
      lambdaOf,
      (draws) => [['logSize', logSizeMarginal(grid, draws)]],
      (stratum) => nodes[stratum % grid.n]!,
    ),
    options,
  );
};
