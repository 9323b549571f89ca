import type { Result } from '../../../shared/errors.ts';
import { DAYS_REPORTED } from '../../../shared/units.ts';
import { stationaryShare } from '../days-prior.ts';
import { effectPriorDraw } from '../effect-prior.ts';
import type { Fit, FitOptions } from '../fit.ts';
import { fitByImportance, type PlainPrior, plainDensity, startOf } from '../importance/family-fit.ts';
import type { Draws } from '../importance/sampler.ts';
import { type Marginal, pointMass } from '../marginal.ts';
import { fillUniforms } from '../numerics/fast-draws.ts';
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
  [null, ...thetas].map((theta) => {
    const out = new Float64Array(alpha.length);
    for (let i = 0; i < out.length; i++)
      out[i] = DAYS_REPORTED * stationaryShare(alpha[i]! + (theta ? theta[i]! : 0), phi ? phi[i]! : 0);
    return out;
  });

const difference = (a: Float64Array, b: Float64Array): Float64Array => {
  const out = new Float64Array(a.length);
  for (let i = 0; i < out.length; i++) out[i] = a[i]! - b[i]!;
  return out;
};

const PRIOR_DRAWS = 4096;

/** What the priors say on the reported scale: prior draws through the same g-computation. */
const priorEffects = (problem: Problem): Marginal[] => {
  const { priors, effects: k } = problem;
  const u = sobolPoints(k + 2, PRIOR_DRAWS, problem.seed);
  const alpha = u[0]!.map((p) => priors.intercept.mean + priors.intercept.sd * normalQuantile(p));
  const phi = problem.autocorrelation
    ? u[1]!.map((p) => priors.carry.mean + priors.carry.sd * normalQuantile(p))
    : null;
  const thetas = priors.effects.map((prior, j) => u[j + 2]!.map(effectPriorDraw(prior)));
  const days = daysOfArms(alpha, thetas, phi);
  const weight = new Float64Array(PRIOR_DRAWS).fill(1 / PRIOR_DRAWS);
  return thetas.map((_, j) => drawsMarginal(difference(days[j + 1]!, days[0]!), weight));
};

/** New series of yes/no days, from the first observed day on; unobserved days are drawn too. */
const replicateDays = (problem: Problem, draws: Draws): ((i: number, rng: Rng) => Replicate) => {
  const { rows, effects: k, totalDays } = problem;
  const first = rows[0]?.day ?? 0;
  const span = Math.max((rows.at(-1)?.day ?? 0) - first, 0);
  const y = new Float64Array(rows.length);
  const mean = new Float64Array(rows.length);
  const u = new Float64Array(span);
  const s = Float64Array.from({ length: span }, (_, d) =>
    totalDays > 1 ? (first + d + 1 - (totalDays + 1) / 2) / (totalDays - 1) : 0,
  );
  const offset = Int32Array.from(rows, (r) => r.day - first);
  const theta = new Float64Array(k);
  return (i, rng) => {
    const { daily } = problem.exposures[draws.stratum[i]!]!;
    const at = (column: number) => draws.x[column]![i]!;
    const alpha = at(0);
    const gamma = problem.trend ? at(k + 1) : 0;
    const phi = problem.autocorrelation ? at(draws.x.length - 1) : 0;
    for (let j = 0; j < k; j++) theta[j] = at(FIRST_EFFECT + j);
    fillUniforms(u, span, rng);
    let before = rows[0]?.y ?? 0;
    let p = before;
    let day = 0; // days after the first
    for (let n = 0; n < offset.length; n++) {
      for (; day < offset[n]!; day++) {
        let eta = alpha + phi * before + gamma * s[day]!;
        for (let j = 0; j < k; j++) eta += daily[(first + day) * k + j]! * theta[j]!;
        p = 1 / (1 + Math.exp(-eta));
        before = u[day]! < p ? 1 : 0;
      }
      y[n] = before;
      mean[n] = p;
    }
    return { y, mean };
  };
};

/** Yes/no days: first-order Markov logistic regression by importance sampling, reported as days per 28. */
export const fitBernoulli = (problem: Problem, options: FitOptions): Result<Fit> => {
  const { effects: k, priors, exposures, arms } = problem;
  const plain = plainPriors(problem);
  const dimensions = k + plain.length;
  const logFilters = Math.log(exposures.length);
  const logPlain = plainDensity(plain);
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
          return (x) => likelihood(x) + logPlain(x) - logFilters;
        }),
      },
      lambdaOf: exposures.map((e) => e.lambda),
      report: (x) => {
        const phi = problem.autocorrelation ? x.at(-1)! : null;
        const days = daysOfArms(x[0]!, x.slice(FIRST_EFFECT, FIRST_EFFECT + k), phi);
        return {
          effects: days.slice(1).map((d) => difference(d, days[0]!)),
          parameters: () => [
            ['intercept', x[0]!],
            ...(problem.trend ? [['trend', x[k + 1]!] as [string, Float64Array]] : []),
            ['phi', phi ?? pointMass(0)],
            ...days.map((d, j): [string, Float64Array] => [`days28[${arms[j]}]`, d]),
          ],
        };
      },
      priorEffects: () => priorEffects(problem),
      replicate: (draws) => replicateDays(problem, draws),
    },
    options,
  );
};
