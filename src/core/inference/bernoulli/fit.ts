import type { Result } from '../../../shared/errors.ts';
import { DAYS_REPORTED } from '../../../shared/units.ts';
import { stationaryShare } from '../days-prior.ts';
import { effectPriorMarginal } from '../effect-prior.ts';
import type { Fit, FitOptions } from '../fit.ts';
import { fitByImportance, logPlainPriors, type PlainPrior, startOf } from '../importance/family-fit.ts';
import type { Draws } from '../importance/sampler.ts';
import { type Marginal, pointMass } from '../marginal.ts';
import { normalQuantile } from '../numerics/normal.ts';
import type { Rng } from '../numerics/rng.ts';
import { sobolPoints } from '../numerics/sobol.ts';
import type { Replicate } from '../predictive-checks.ts';
import { type Problem, priorBranches } from '../problem.ts';
import { drawsMarginal } from '../weighted-draws.ts';
import { bernoulliLikelihood } from './likelihood.ts';

const FIRST_EFFECT = 1;

/** Normal priors of all coordinates but the effects. Layout of x: alpha, theta, then gamma and phi if used. */
const plainPriors = (problem: Problem): PlainPrior[] => {
  const { priors, effects: k } = problem;
  const list: PlainPrior[] = [[0, priors.intercept.mean, priors.intercept.sd]];
  if (problem.trend) list.push([k + 1, priors.trend.mean, priors.trend.sd]);
  if (problem.autocorrelation)
    list.push([k + 1 + (problem.trend ? 1 : 0), priors.carry.mean, priors.carry.sd]);
  return list;
};

/** Days per 28 of each arm (closed-form g-computation at mid-trial, full exposure), the reference first. */
const daysOfArms = (
  alpha: Float64Array,
  thetas: readonly Float64Array[],
  phi: Float64Array | null,
): Float64Array[] =>
  [null, ...thetas].map((theta) =>
    alpha.map((a, i) => DAYS_REPORTED * stationaryShare(a + (theta?.[i] ?? 0), phi?.[i] ?? 0)),
  );

const difference = (a: Float64Array, b: Float64Array): Float64Array => a.map((v, i) => v - b[i]!);

const PRIOR_DRAWS = 4096;

/** What the priors say on the reported scale: prior draws through the same g-computation. */
const priorEffects = (problem: Problem): Marginal[] => {
  const { priors, effects: k } = problem;
  const u = sobolPoints(k + 2, PRIOR_DRAWS, problem.seed);
  const marginals = priors.effects.map(effectPriorMarginal);
  const alpha = u[0]!.map((p) => priors.intercept.mean + priors.intercept.sd * normalQuantile(p));
  const phi = problem.autocorrelation
    ? u[1]!.map((p) => priors.carry.mean + priors.carry.sd * normalQuantile(p))
    : null;
  const thetas = marginals.map((m, j) => u[j + 2]!.map((p) => m.quantile(p)));
  const days = daysOfArms(alpha, thetas, phi);
  const weight = new Float64Array(PRIOR_DRAWS).fill(1 / PRIOR_DRAWS);
  return thetas.map((_, j) => drawsMarginal(difference(days[j + 1]!, days[0]!), weight));
};

/** A new series of yes/no days under draw i, from the first observed day on; unobserved days are drawn too. */
const replicateDays = (problem: Problem, draws: Draws, i: number, rng: Rng): Replicate => {
  const { rows, effects: k, totalDays } = problem;
  const exposure = problem.exposures[draws.stratum[i]!]!;
  const at = (column: number) => draws.x[column]![i]!;
  const gamma = problem.trend ? at(k + 1) : 0;
  const phi = problem.autocorrelation ? at(draws.x.length - 1) : 0;
  const y = new Float64Array(rows.length);
  const mean = new Float64Array(rows.length);
  let before = rows[0]?.y ?? 0;
  let day = rows[0]?.day ?? 0;
  rows.forEach((row, n) => {
    y[n] = before;
    mean[n] = before;
    for (; day < row.day; day++) {
      const t = day + 1;
      let eta =
        at(0) + phi * before + (totalDays > 1 ? (gamma * (t - (totalDays + 1) / 2)) / (totalDays - 1) : 0);
      for (let j = 0; j < k; j++) eta += exposure.daily[(t - 1) * k + j]! * at(FIRST_EFFECT + j);
      const p = 1 / (1 + Math.exp(-eta));
      before = rng.uniform() < p ? 1 : 0;
      y[n] = before;
      mean[n] = p;
    }
  });
  return { y, mean };
};

/** Yes/no days: first-order Markov logistic regression by importance sampling, reported as days per 28. */
export const fitBernoulli = (problem: Problem, options: FitOptions): Result<Fit> => {
  const { effects: k, priors, exposures, arms } = problem;
  const plain = plainPriors(problem);
  const dimensions = k + plain.length;
  const logFilters = Math.log(exposures.length);
  let days: Float64Array[] = [];
  return fitByImportance(
    problem,
    {
      target: {
        dimensions,
        firstEffect: FIRST_EFFECT,
        effectPriors: priors.effects,
        branches: priorBranches(priors.effects),
        ...startOf(dimensions, plain, FIRST_EFFECT, problem),
        logBase: exposures.map((exposure) => {
          const likelihood = bernoulliLikelihood(problem, exposure);
          return (x) => likelihood(x) + logPlainPriors(plain, x) - logFilters;
        }),
      },
      lambdaOf: exposures.map((e) => e.lambda),
      effects: ({ x }) => {
        const phi = problem.autocorrelation ? x.at(-1)! : null;
        days = daysOfArms(x[0]!, x.slice(FIRST_EFFECT, FIRST_EFFECT + k), phi);
        return days.slice(1).map((d) => difference(d, days[0]!));
      },
      parameters: ({ x }) => [
        ['intercept', x[0]!],
        ...(problem.trend ? [['trend', x[k + 1]!] as [string, Float64Array]] : []),
        ['phi', problem.autocorrelation ? x.at(-1)! : pointMass(0)],
        ...days.map((d, j): [string, Float64Array] => [`days28[${arms[j]}]`, d]),
      ],
      priorEffects: () => priorEffects(problem),
      replicate: (draws, i, rng) => replicateDays(problem, draws, i, rng),
    },
    options,
  );
};
