import type { Result } from '../../../shared/errors.ts';
import { effectPriorDraw } from '../effect-prior.ts';
import type { Fit, FitOptions } from '../fit.ts';
import {
  fitByImportance,
  type ImportanceFamily,
  type PlainPrior,
  plainDensity,
  startOf,
} from '../importance/family-fit.ts';
import type { Draws } from '../importance/sampler.ts';
import type { Marginal } from '../marginal.ts';
import { fillGammas, fillUniforms } from '../numerics/fast-draws.ts';
import { normalQuantile } from '../numerics/normal.ts';
import { gammaDraw, poissonAt, poissonDraw, type Rng } from '../numerics/rng.ts';
import { sobolPoints } from '../numerics/sobol.ts';
import type { Replicate } from '../predictive-checks.ts';
import { type Problem, priorBranches } from '../problem.ts';
import { drawsMarginal } from '../weighted-draws.ts';
import { countDimensions, negativeBinomialLikelihood, poissonLikelihood } from './likelihood.ts';

const FIRST_EFFECT = 1;

/** exp that stays finite (and can be squared) under priors as wide as a careless specification makes them. */
const boundedExp = (x: number): number => Math.exp(Math.min(x, 100));

/** Events per day: exp(alpha + theta) - exp(alpha) at mid-trial. */
const rateDifference = (alpha: Float64Array, theta: Float64Array): Float64Array =>
  theta.map((t, i) => boundedExp(alpha[i]! + t) - boundedExp(alpha[i]!));

const PRIOR_DRAWS = 4096;
const SEARCH_BELOW = 30; // mean up to which a Poisson count is found by sequential search

const priorEffects = (problem: Problem): Marginal[] => {
  const { intercept, effects } = problem.priors;
  const u = sobolPoints(1 + effects.length, PRIOR_DRAWS, problem.seed);
  const alpha = u[0]!.map((p) => intercept.mean + intercept.sd * normalQuantile(p));
  const weight = new Float64Array(PRIOR_DRAWS).fill(1 / PRIOR_DRAWS);
  return effects.map((prior, j) => {
    const theta = u[j + 1]!.map(effectPriorDraw(prior));
    return drawsMarginal(rateDifference(alpha, theta), weight);
  });
};

const plainPriors = (problem: Problem): PlainPrior[] => {
  const { priors } = problem;
  const plain: PlainPrior[] = [[0, priors.intercept.mean, priors.intercept.sd]];
  if (problem.trend) plain.push([countDimensions(problem) - 1, priors.trend.mean, priors.trend.sd]);
  return plain;
};

/** New counts of the observed rows; without a size they are Poisson. */
const replicateRows = (
  problem: Problem,
  draws: Draws,
  negative: boolean,
): ((i: number, rng: Rng) => Replicate) => {
  const { rows, effects: k } = problem;
  const n = rows.length;
  const logSize = countDimensions(problem);
  const y = new Float64Array(n);
  const mean = new Float64Array(n);
  const gamma = new Float64Array(n);
  const uniform = new Float64Array(n);
  const s = Float64Array.from(rows, (r) => r.s);
  const offset = Float64Array.from(rows, (r) => r.offset);
  const theta = new Float64Array(k);
  return (i, rng) => {
    const { e } = problem.exposures[draws.stratum[i]!]!;
    const at = (column: number) => draws.x[column]![i]!;
    const start = at(0);
    const drift = problem.trend ? at(k + 1) : 0;
    for (let j = 0; j < k; j++) theta[j] = at(FIRST_EFFECT + j);
    const size = negative ? Math.exp(Math.min(at(logSize), 20)) : 0;
    if (size >= 1) fillGammas(gamma, n, size, rng);
    fillUniforms(uniform, n, rng);
    for (let m = 0; m < n; m++) {
      let eta = start + offset[m]! + drift * s[m]!;
      for (let j = 0; j < k; j++) eta += e[m * k + j]! * theta[j]!;
      const mu = Math.min(Math.exp(eta), 1e6); // larger counts would only cost time
      mean[m] = mu;
      const g = size >= 1 ? gamma[m]! : negative ? gammaDraw(rng, size) : 1;
      const rate = negative ? (mu * g) / size : mu;
      y[m] = rate < SEARCH_BELOW ? poissonAt(uniform[m]!, rate) : poissonDraw(rng, rate);
    }
    return { y, mean };
  };
};

/** All that the two count families share. Layout of x: alpha, theta, gamma if used, log r if used. */
const family = (problem: Problem, negative: boolean): ImportanceFamily => {
  const { effects: k, priors, arms, exposures } = problem;
  const coefficients = countDimensions(problem);
  const plain = plainPriors(problem);
  if (negative) plain.push([coefficients, priors.logSize.mean, priors.logSize.sd]);
  const dimensions = coefficients + (negative ? 1 : 0);
  const logFilters = Math.log(exposures.length);
  const logPlain = plainDensity(plain);
  const likelihoodOf = negative ? negativeBinomialLikelihood : poissonLikelihood;
  return {
    target: {
      dimensions,
      firstEffect: FIRST_EFFECT,
      effectPriors: priors.effects,
      branches: priorBranches(priors.effects),
      ...startOf(dimensions, plain, FIRST_EFFECT, problem),
      logBase: exposures.map((exposure) => {
        const likelihood = likelihoodOf(problem, exposure);
        return (x) => likelihood(x) + logPlain(x) - logFilters;
      }),
    },
    lambdaOf: exposures.map((e) => e.lambda),
    report: (x) => {
      const thetas = x.slice(FIRST_EFFECT, FIRST_EFFECT + k);
      return {
        effects: thetas.map((theta) => rateDifference(x[0]!, theta)),
        parameters: () => [
          ['intercept', x[0]!],
          ...(problem.trend ? [['trend', x[coefficients - 1]!] as [string, Float64Array]] : []),
          ...thetas.map((t, j): [string, Float64Array] => [`rateRatio[${arms[j + 1]}]`, t.map(boundedExp)]),
          ...(negative ? [['logSize', x[coefficients]!] as [string, Float64Array]] : []),
        ],
      };
    },
    priorEffects: () => priorEffects(problem),
    replicate: (draws) => replicateRows(problem, draws, negative),
  };
};

/** Poisson counts, for aggregated weeks. */
export const fitPoisson = (problem: Problem, options: FitOptions): Result<Fit> =>
  fitByImportance(problem, family(problem, false), options);

/** Daily counts with more spread than Poisson: negative binomial. */
export const fitNegativeBinomial = (problem: Problem, options: FitOptions): Result<Fit> =>
  fitByImportance(problem, family(problem, true), options);
