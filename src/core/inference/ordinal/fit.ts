import type { Result } from '../../../shared/errors.ts';
import { effectPriorDraw } from '../effect-prior.ts';
import type { Fit, FitOptions } from '../fit.ts';
import { fitByImportance, type PlainPrior, plainDensity, startOf } from '../importance/family-fit.ts';
import type { Draws } from '../importance/sampler.ts';
import type { Marginal } from '../marginal.ts';
import { fillUniforms } from '../numerics/fast-draws.ts';
import { normalQuantile } from '../numerics/normal.ts';
import type { Rng } from '../numerics/rng.ts';
import { sobolPoints } from '../numerics/sobol.ts';
import type { Replicate } from '../predictive-checks.ts';
import { type Problem, priorBranches } from '../problem.ts';
import { drawsMarginal } from '../weighted-draws.ts';
import { layoutOf, ordinalLikelihood } from './likelihood.ts';

/** Cut points from their unconstrained form, one column per cut. */
const cutsOf = (x: readonly Float64Array[], cuts: number): Float64Array[] => {
  const out = [x[0]!];
  for (let j = 1; j < cuts; j++) {
    const below = out[j - 1]!;
    const step = x[j]!;
    const cut = new Float64Array(below.length);
    for (let i = 0; i < cut.length; i++) cut[i] = below[i]! + Math.exp(step[i]!);
    out.push(cut);
  }
  return out;
};

const LARGE = 300; // exponents beyond it change nothing and could overflow

/** Differences of the mean category at mid-trial: sum over cuts of logistic(cut) - logistic(cut - theta). */
const categoryDifferences = (
  cuts: readonly Float64Array[],
  thetas: readonly Float64Array[],
): Float64Array[] => {
  const n = cuts[0]!.length;
  const out = thetas.map(() => new Float64Array(n));
  const odds = thetas.map((theta) => theta.map((t) => Math.exp(Math.min(t, LARGE))));
  for (const cut of cuts)
    for (let i = 0; i < n; i++) {
      const u = Math.exp(Math.min(-cut[i]!, LARGE));
      const below = 1 / (1 + u);
      for (let k = 0; k < out.length; k++) out[k]![i]! += below - 1 / (1 + u * odds[k]![i]!);
    }
  return out;
};

const PRIOR_DRAWS = 4096;

const priorEffects = (problem: Problem): Marginal[] => {
  const { priors, effects: k } = problem;
  const { cuts: n } = layoutOf(problem);
  const u = sobolPoints(n + k, PRIOR_DRAWS, problem.seed);
  const x = Array.from({ length: n }, (_, j) => {
    const prior = j === 0 ? priors.firstCut : priors.logIncrement;
    return u[j]!.map((p) => prior.mean + prior.sd * normalQuantile(p));
  });
  const weight = new Float64Array(PRIOR_DRAWS).fill(1 / PRIOR_DRAWS);
  const thetas = priors.effects.map((prior, j) => u[n + j]!.map(effectPriorDraw(prior)));
  return categoryDifferences(cutsOf(x, n), thetas).map((values) => drawsMarginal(values, weight));
};

/** New ratings of the observed days. */
const replicateDays = (problem: Problem, draws: Draws): ((i: number, rng: Rng) => Replicate) => {
  const at = layoutOf(problem);
  const { rows, effects: k } = problem;
  const n = rows.length;
  const y = new Float64Array(n);
  const mean = new Float64Array(n);
  const uniform = new Float64Array(n);
  const s = Float64Array.from(rows, (r) => r.s);
  const cuts = cutsOf(draws.x, at.cuts);
  const u = new Float64Array(at.cuts);
  const theta = new Float64Array(k);
  return (i, rng) => {
    const { e } = problem.exposures[draws.stratum[i]!]!;
    const gamma = problem.trend ? draws.x[at.trend]![i]! : 0;
    for (let j = 0; j < at.cuts; j++) u[j] = Math.exp(-cuts[j]![i]!);
    for (let j = 0; j < k; j++) theta[j] = draws.x[at.firstEffect + j]![i]!;
    fillUniforms(uniform, n, rng);
    for (let m = 0; m < n; m++) {
      let eta = gamma * s[m]!;
      for (let j = 0; j < k; j++) eta += e[m * k + j]! * theta[j]!;
      const odds = Math.exp(eta);
      let sum = 0;
      let passed = 0;
      for (let j = 0; j < u.length; j++) {
        const v = u[j]! * odds;
        const above = v < 1e300 ? v / (1 + v) : 1; // P(y > j + 1)
        sum += above;
        if (uniform[m]! < above) passed++;
      }
      mean[m] = 1 + sum;
      y[m] = 1 + passed;
    }
    return { y, mean };
  };
};

/** Ratings in 2 to 11 ordered categories: cumulative logit by importance sampling, reported as mean category. */
export const fitOrdinal = (problem: Problem, options: FitOptions): Result<Fit> => {
  const { effects: k, priors, exposures } = problem;
  const at = layoutOf(problem);
  const plain: PlainPrior[] = [[0, priors.firstCut.mean, priors.firstCut.sd]];
  for (let j = 1; j < at.cuts; j++) plain.push([j, priors.logIncrement.mean, priors.logIncrement.sd]);
  if (problem.trend) plain.push([at.trend, priors.trend.mean, priors.trend.sd]);
  const logFilters = Math.log(exposures.length);
  const logPlain = plainDensity(plain);
  return fitByImportance(
    problem,
    {
      target: {
        dimensions: at.dimensions,
        firstEffect: at.firstEffect,
        effectPriors: priors.effects,
        branches: priorBranches(priors.effects),
        ...startOf(at.dimensions, plain, at.firstEffect, problem),
        logBase: exposures.map((exposure) => {
          const likelihood = ordinalLikelihood(problem, exposure);
          return (x) => likelihood(x) + logPlain(x) - logFilters;
        }),
      },
      lambdaOf: exposures.map((e) => e.lambda),
      report: (x) => {
        const cuts = cutsOf(x, at.cuts);
        return {
          effects: categoryDifferences(cuts, x.slice(at.firstEffect, at.firstEffect + k)),
          parameters: () => [
            ...(problem.trend ? [['trend', x[at.trend]!] as [string, Float64Array]] : []),
            ...cuts.map((c, j): [string, Float64Array] => [`cut[${j + 1}]`, c]),
          ],
        };
      },
      priorEffects: () => priorEffects(problem),
      replicate: (draws) => replicateDays(problem, draws),
    },
    options,
  );
};
