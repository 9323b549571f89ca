import type { Result } from '../../../shared/errors.ts';
import { effectPriorMarginal } from '../effect-prior.ts';
import type { Fit, FitOptions } from '../fit.ts';
import { RHO_LIMIT, residualScale } from '../gaussian/residual-scale.ts';
import { fitByImportance, logPlainPriors, type PlainPrior, startOf } from '../importance/family-fit.ts';
import { pointMass } from '../marginal.ts';
import { type Problem, priorBranches } from '../problem.ts';
import { layoutOf, logPriorNu, studentLikelihood } from './likelihood.ts';

const FIRST_EFFECT = 1;

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
            scaleOfSigma.logPriorL(x[at.logSigma]!) +
            logPriorNu(x[at.logNu]!) -
            logFilters;
        }),
      },
      lambdaOf: exposures.map((e) => e.lambda),
      defaultDraws: 8192,
      effects: ({ x }) => x.slice(FIRST_EFFECT, FIRST_EFFECT + k),
      parameters: ({ x }) => [
        ['intercept', x[0]!],
        ...(problem.trend ? [['trend', x[at.trend]!] as [string, Float64Array]] : []),
        ['sigma', x[at.logSigma]!.map(scaleOfSigma.sigmaOf)],
        ['rho', at.z > 0 ? x[at.z]!.map((z) => RHO_LIMIT * Math.tanh(z)) : pointMass(0)],
        ['nu', x[at.logNu]!.map((u) => 2 + Math.exp(u))],
      ],
      priorEffects: () => priors.effects.map(effectPriorMarginal),
    },
    options,
  );
};
