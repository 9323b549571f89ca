import type { Result } from '../../../shared/errors.ts';
import { effectPriorMarginal } from '../effect-prior.ts';
import type { Fit, FitOptions } from '../fit.ts';
import { type ResidualScale, RHO_LIMIT, residualScale } from '../gaussian/residual-scale.ts';
import { fitByImportance, type PlainPrior, plainDensity, startOf } from '../importance/family-fit.ts';
import type { Draws } from '../importance/sampler.ts';
import { pointMass } from '../marginal.ts';
import { fillGammas, fillNormals } from '../numerics/fast-draws.ts';
import type { Rng } from '../numerics/rng.ts';
import type { Replicate } from '../predictive-checks.ts';
import { type Problem, priorBranches } from '../problem.ts';
import { nuOf } from './degrees-of-freedom.ts';
import { layoutOf, logSigmaOf, studentLikelihood } from './likelihood.ts';

const FIRST_EFFECT = 1;

/** New series of the observed days. */
const replicateDays = (
  problem: Problem,
  scale: ResidualScale,
  draws: Draws,
): ((i: number, rng: Rng) => Replicate) => {
  const at = layoutOf(problem);
  const { rows, effects: k } = problem;
  const n = rows.length;
  const y = new Float64Array(n);
  const mean = new Float64Array(n);
  const noise = new Float64Array(n);
  const square = new Float64Array(n);
  const s = Float64Array.from(rows, (r) => r.s);
  const gap = Float64Array.from(rows, (r, i) => (i > 0 ? r.day - rows[i - 1]!.day : 0));
  return (i, rng) => {
    const value = (column: number) => draws.x[column]![i]!;
    const { e } = problem.exposures[draws.stratum[i]!]!;
    const nu = nuOf(value(at.nuScore));
    const rho = at.z > 0 ? RHO_LIMIT * Math.tanh(value(at.z)) : 0;
    const sigma = scale.sigmaOf(logSigmaOf(value(at.logSigma), rho));
    const start = value(0);
    const drift = problem.trend ? value(at.trend) : 0;
    for (let m = 0; m < n; m++) mean[m] = start + drift * s[m]!;
    for (let j = 0; j < k; j++) {
      const effect = value(FIRST_EFFECT + j);
      for (let m = 0; m < n; m++) mean[m]! += e[m * k + j]! * effect;
    }
    fillNormals(noise, n, rng);
    fillGammas(square, n, nu / 2, rng);
    const nextDay = Math.sqrt(1 - rho * rho);
    let before = 0;
    for (let m = 0; m < n; m++) {
      const t = noise[m]! * Math.sqrt(nu / (2 * square[m]!));
      if (gap[m] === 1) before = rho * before + sigma * nextDay * t;
      else {
        const r = m === 0 ? 0 : rho ** gap[m]!;
        before = r * before + sigma * Math.sqrt(1 - r * r) * t;
      }
      y[m] = mean[m]! + before;
    }
    return { y, mean };
  };
};

/** Continuous outcomes with outlying days: Student-t AR(1) by importance sampling, reported in points. */
export const fitStudentT = (problem: Problem, options: FitOptions): Result<Fit> => {
  const { effects: k, priors, exposures } = problem;
  const at = layoutOf(problem);
  const scaleOfSigma = residualScale(problem);
  const plain: PlainPrior[] = [[0, priors.intercept.mean, priors.intercept.sd]];
  if (problem.trend) plain.push([at.trend, priors.trend.mean, priors.trend.sd]);
  plain.push([at.nuScore, 0, 1]);
  const { start, scale } = startOf(at.dimensions, plain, FIRST_EFFECT, problem);
  const mean = problem.rows.reduce((sum, r) => sum + r.y, 0) / Math.max(problem.rows.length, 1);
  if (problem.rows.length > 2) start[0] = mean;
  start[at.logSigma] = scaleOfSigma.startL;
  scale[at.logSigma] = 0.3;
  scale[at.nuScore] = 1;
  if (at.z > 0) {
    start[at.z] = Math.atanh(0.2 / RHO_LIMIT);
    scale[at.z] = 0.3;
  }
  const logFilters = Math.log(exposures.length);
  const logPlain = plainDensity(plain);
  const rhoOf = (x: Float64Array): number => (at.z > 0 ? RHO_LIMIT * Math.tanh(x[at.z]!) : 0);
  return fitByImportance(
    problem,
    {
      target: {
        dimensions: at.dimensions,
        longTail: at.nuScore,
        firstEffect: FIRST_EFFECT,
        effectPriors: priors.effects,
        branches: priorBranches(priors.effects),
        start,
        scale,
        logBase: exposures.map((exposure) => {
          const likelihood = studentLikelihood(problem, exposure);
          return (x) => {
            const rho = rhoOf(x);
            const logLeft = Math.log(1 - rho * rho);
            const logSigma = x[at.logSigma]! - 0.5 * logLeft;
            const sigma = scaleOfSigma.sigmaOf(logSigma);
            return (
              likelihood(x, rho, sigma, logLeft) +
              logPlain(x) +
              (at.z > 0 ? scaleOfSigma.logPriorZ(rho) : 0) +
              scaleOfSigma.logPriorL(logSigma, sigma) -
              logFilters
            );
          };
        }),
      },
      lambdaOf: exposures.map((e) => e.lambda),
      report: (x) => ({
        effects: x.slice(FIRST_EFFECT, FIRST_EFFECT + k),
        parameters: () => [
          ['intercept', x[0]!],
          ...(problem.trend ? [['trend', x[at.trend]!] as [string, Float64Array]] : []),
          [
            'sigma',
            x[at.logSigma]!.map((v, i) =>
              scaleOfSigma.sigmaOf(logSigmaOf(v, at.z > 0 ? RHO_LIMIT * Math.tanh(x[at.z]![i]!) : 0)),
            ),
          ],
          ['rho', at.z > 0 ? x[at.z]!.map((z) => RHO_LIMIT * Math.tanh(z)) : pointMass(0)],
          ['nu', x[at.nuScore]!.map(nuOf)],
        ],
      }),
      priorEffects: () => priors.effects.map(effectPriorMarginal),
      replicate: (draws) => replicateDays(problem, scaleOfSigma, draws),
    },
    options,
  );
};
