import type { Result } from '../../../shared/errors.ts';
import { effectPriorMarginal } from '../effect-prior.ts';
import type { Fit, FitOptions } from '../fit.ts';
import { type ResidualScale, RHO_LIMIT, residualScale } from '../gaussian/residual-scale.ts';
import { fitByImportance, logPlainPriors, type PlainPrior, startOf } from '../importance/family-fit.ts';
import type { Draws } from '../importance/sampler.ts';
import { pointMass } from '../marginal.ts';
import { gammaDraw, type Rng } from '../numerics/rng.ts';
import type { Replicate } from '../predictive-checks.ts';
import { type Problem, priorBranches } from '../problem.ts';
import { layoutOf, logPriorNu, logSigmaOf, studentLikelihood } from './likelihood.ts';

const FIRST_EFFECT = 1;

/** A new series of the observed days under draw i. */
const replicateDays = (
  problem: Problem,
  scale: ResidualScale,
  draws: Draws,
  i: number,
  rng: Rng,
): Replicate => {
  const at = layoutOf(problem);
  const value = (column: number) => draws.x[column]![i]!;
  const exposure = problem.exposures[draws.stratum[i]!]!;
  const k = problem.effects;
  const nu = 2 + Math.exp(value(at.logNu));
  const rho = at.z > 0 ? RHO_LIMIT * Math.tanh(value(at.z)) : 0;
  const sigma = scale.sigmaOf(logSigmaOf(value(at.logSigma), rho));
  const y = new Float64Array(problem.rows.length);
  const mean = new Float64Array(problem.rows.length);
  const nextDay = Math.sqrt(1 - rho * rho);
  let before = 0;
  problem.rows.forEach((row, n) => {
    let mu = value(0) + (problem.trend ? value(at.trend) * row.s : 0);
    for (let j = 0; j < k; j++) mu += exposure.e[n * k + j]! * value(FIRST_EFFECT + j);
    const gap = n === 0 ? 0 : row.day - problem.rows[n - 1]!.day;
    const r = n === 0 ? 0 : gap === 1 ? rho : rho ** gap;
    const t = rng.normal() / Math.sqrt((2 * gammaDraw(rng, nu / 2)) / nu);
    before = r * before + sigma * (gap === 1 ? nextDay : Math.sqrt(1 - r * r)) * t;
    y[n] = mu + before;
    mean[n] = mu;
  });
  return { y, mean };
};

/** Continuous outcomes with outlying days: Student-t AR(1) by importance sampling, reported in points. */
export const fitStudentT = (problem: Problem, options: FitOptions): Result<Fit> => {
  const { effects: k, priors, exposures } = problem;
  const at = layoutOf(problem);
  const scaleOfSigma = residualScale(problem);
  const plain: PlainPrior[] = [[0, priors.intercept.mean, priors.intercept.sd]];
  if (problem.trend) plain.push([at.trend, priors.trend.mean, priors.trend.sd]);
  const { start, scale } = startOf(at.dimensions, plain, FIRST_EFFECT, problem);
  const mean = problem.rows.reduce((sum, r) => sum + r.y, 0) / Math.max(problem.rows.length, 1);
  if (problem.rows.length > 2) start[0] = mean;
  start[at.logSigma] = scaleOfSigma.startL;
  start[at.logNu] = Math.log(8);
  scale[at.logSigma] = 0.3;
  scale[at.logNu] = 1;
  if (at.z > 0) {
    start[at.z] = Math.atanh(0.2 / RHO_LIMIT);
    scale[at.z] = 0.3;
  }
  const logFilters = Math.log(exposures.length);
  const rhoOf = (x: Float64Array): number => (at.z > 0 ? RHO_LIMIT * Math.tanh(x[at.z]!) : 0);
  return fitByImportance(
    problem,
    {
      target: {
        dimensions: at.dimensions,
        firstEffect: FIRST_EFFECT,
        effectPriors: priors.effects,
        branches: priorBranches(priors.effects),
        start,
        scale,
        logBase: exposures.map((exposure) => {
          const likelihood = studentLikelihood(problem, exposure, scaleOfSigma);
          return (x) =>
            likelihood(x) +
            logPlainPriors(plain, x) +
            (at.z > 0 ? scaleOfSigma.logPriorZ(x[at.z]!) : 0) +
            scaleOfSigma.logPriorL(logSigmaOf(x[at.logSigma]!, rhoOf(x))) +
            logPriorNu(x[at.logNu]!) -
            logFilters;
        }),
      },
      lambdaOf: exposures.map((e) => e.lambda),
      effects: ({ x }) => x.slice(FIRST_EFFECT, FIRST_EFFECT + k),
      parameters: ({ x }) => [
        ['intercept', x[0]!],
        ...(problem.trend ? [['trend', x[at.trend]!] as [string, Float64Array]] : []),
        [
          'sigma',
          x[at.logSigma]!.map((v, i) =>
            scaleOfSigma.sigmaOf(logSigmaOf(v, at.z > 0 ? RHO_LIMIT * Math.tanh(x[at.z]![i]!) : 0)),
          ),
        ],
        ['rho', at.z > 0 ? x[at.z]!.map((z) => RHO_LIMIT * Math.tanh(z)) : pointMass(0)],
        ['nu', x[at.logNu]!.map((u) => 2 + Math.exp(u))],
      ],
      priorEffects: () => priors.effects.map(effectPriorMarginal),
      replicate: (draws, i, rng) => replicateDays(problem, scaleOfSigma, draws, i, rng),
    },
    options,
  );
};
