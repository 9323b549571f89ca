import type { Result } from '../../../shared/errors.ts';
import { effectPriorMarginal } from '../effect-prior.ts';
import type { Fit, FitOptions } from '../fit.ts';
import { fitByImportance, logPlainPriors, type PlainPrior, startOf } from '../importance/family-fit.ts';
import type { Draws } from '../importance/sampler.ts';
import type { Marginal } from '../marginal.ts';
import { normalQuantile } from '../numerics/normal.ts';
import type { Rng } from '../numerics/rng.ts';
import { sobolPoints } from '../numerics/sobol.ts';
import type { Replicate } from '../predictive-checks.ts';
import { type Problem, priorBranches } from '../problem.ts';
import { drawsMarginal } from '../weighted-draws.ts';
import { layoutOf, ordinalLikelihood } from './likelihood.ts';

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** Cut points from their unconstrained form, one column per cut. */
const cutsOf = (x: readonly Float64Array[], cuts: number): Float64Array[] => {
  const out = [x[0]!];
  for (let j = 1; j < cuts; j++) out.push(x[j]!.map((d, i) => out[j - 1]![i]! + Math.exp(d)));
  return out;
};

/** Difference of the mean category at mid-trial: sum over cuts of logistic(cut) - logistic(cut - theta). */
const categoryDifference = (cuts: readonly Float64Array[], theta: Float64Array): Float64Array =>
  theta.map((t, i) => cuts.reduce((sum, c) => sum + logistic(c[i]!) - logistic(c[i]! - t), 0));

const PRIOR_DRAWS = 4096;

const priorEffects = (problem: Problem): Marginal[] => {
  const { priors, effects: k } = problem;
  const { cuts: n } = layoutOf(problem);
  const u = sobolPoints(n + k, PRIOR_DRAWS, problem.seed);
  const x = Array.from({ length: n }, (_, j) => {
    const prior = j === 0 ? priors.firstCut : priors.logIncrement;
    return u[j]!.map((p) => prior.mean + prior.sd * normalQuantile(p));
  });
  const cuts = cutsOf(x, n);
  const weight = new Float64Array(PRIOR_DRAWS).fill(1 / PRIOR_DRAWS);
  return priors.effects.map((prior, j) => {
    const marginal = effectPriorMarginal(prior);
    const theta = u[n + j]!.map((p) => marginal.quantile(p));
    return drawsMarginal(categoryDifference(cuts, theta), weight);
  });
};

/** New ratings of the observed days under draw i. */
const replicateDays = (
  problem: Problem,
  cuts: readonly Float64Array[],
  draws: Draws,
  i: number,
  rng: Rng,
): Replicate => {
  const at = layoutOf(problem);
  const exposure = problem.exposures[draws.stratum[i]!]!;
  const k = problem.effects;
  const y = new Float64Array(problem.rows.length);
  const mean = new Float64Array(problem.rows.length);
  const cut = Float64Array.from(cuts, (c) => c[i]!);
  problem.rows.forEach((row, n) => {
    let eta = problem.trend ? draws.x[at.trend]![i]! * row.s : 0;
    for (let j = 0; j < k; j++) eta += exposure.e[n * k + j]! * draws.x[at.firstEffect + j]![i]!;
    const u = rng.uniform();
    let sum = 0;
    let passed = 0;
    for (let j = 0; j < cut.length; j++) {
      const above = 1 - logistic(cut[j]! - eta); // P(y > j + 1)
      sum += above;
      if (u < above) passed++;
    }
    mean[n] = 1 + sum;
    y[n] = 1 + passed;
  });
  return { y, mean };
};

/** Ratings in 2 to 11 ordered categories: cumulative logit by importance sampling, reported as mean category. */
export const fitOrdinal = (problem: Problem, options: FitOptions): Result<Fit> => {
  const { effects: k, priors, exposures } = problem;
  const at = layoutOf(problem);
  const plain: PlainPrior[] = [[0, priors.firstCut.mean, priors.firstCut.sd]];
  for (let j = 1; j < at.cuts; j++) plain.push([j, priors.logIncrement.mean, priors.logIncrement.sd]);
  if (problem.trend) plain.push([at.trend, priors.trend.mean, priors.trend.sd]);
  const logFilters = Math.log(exposures.length);
  let cuts: Float64Array[] = [];
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
          return (x) => likelihood(x) + logPlainPriors(plain, x) - logFilters;
        }),
      },
      lambdaOf: exposures.map((e) => e.lambda),
      effects: ({ x }) => {
        cuts = cutsOf(x, at.cuts);
        return x.slice(at.firstEffect, at.firstEffect + k).map((theta) => categoryDifference(cuts, theta));
      },
      parameters: ({ x }) => [
        ...(problem.trend ? [['trend', x[at.trend]!] as [string, Float64Array]] : []),
        ...cuts.map((c, j): [string, Float64Array] => [`cut[${j + 1}]`, c]),
      ],
      priorEffects: () => priorEffects(problem),
      replicate: (draws, i, rng) => replicateDays(problem, cuts, draws, i, rng),
    },
    options,
  );
};
