import type { AnalysisSpec, EffectPrior, NormalPrior, PriorsSpec } from '../../shared/analysis.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { daysPriorToLogit } from './days-prior.ts';
import type { Row } from './problem.ts';

/** All priors of a model, none left open; `echo` is the same in the specification's form. */
export interface ResolvedPriors {
  intercept: NormalPrior;
  trend: NormalPrior;
  residualSd: { halfNormal: number } | { exponentialMean: number };
  rho: NormalPrior;
  carry: NormalPrior;
  logSize: NormalPrior;
  firstCut: NormalPrior;
  logIncrement: NormalPrior;
  effects: EffectPrior[];
  echo: PriorsSpec;
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** Defaults for a score of 0 to 10 (population within-person SD 2); other outcomes scale with their own SD. */
const pointsDefaults = (spec: AnalysisSpec, rows: readonly Row[]) => {
  const zeroToTen = rows.every((r) => r.y >= 0 && r.y <= 10);
  const n = rows.length;
  const mean = rows.reduce((sum, r) => sum + r.y, 0) / Math.max(n, 1);
  const variance = rows.reduce((sum, r) => sum + (r.y - mean) ** 2, 0) / Math.max(n - 1, 1);
  const scale = zeroToTen ? 2 : Math.sqrt(variance) || Math.abs(mean) || 1;
  return {
    intercept: { mean: zeroToTen ? 5 : mean, sd: 1.25 * scale },
    trend: 0.75 * scale,
    residualSd: 1.25 * scale,
    effect: { mean: 0, sd: 2 * spec.outcome.mcid },
  };
};

const countDefaults = (rows: readonly Row[]) => {
  const events = rows.reduce((sum, r) => sum + r.y, 0);
  const days = rows.reduce((sum, r) => sum + Math.exp(r.offset), 0);
  return {
    intercept: { mean: Math.log((events + 0.5) / (days + 0.5)), sd: 1 },
    trend: 0.5,
    residualSd: 2.5,
    effect: { mean: 0, sd: 0.4 },
  };
};

const bernoulliDefaults = (spec: AnalysisSpec) => {
  const intercept = spec.priors?.intercept ?? { mean: 0, sd: 1.5 };
  const days = Math.min(Math.max(28 * logistic(intercept.mean), 1), 27);
  const effect = daysPriorToLogit({ mean: 0, sd: 2 * spec.outcome.mcid }, days, spec.priors?.carry);
  return {
    intercept,
    trend: 1,
    residualSd: 2.5,
    effect: effect.ok ? effect.value : { mean: 0, sd: 1.5 },
  };
};

const familyDefaults = (spec: AnalysisSpec, rows: readonly Row[]) => {
  switch (spec.outcome.family) {
    case 'bernoulli':
      return bernoulliDefaults(spec);
    case 'poisson':
    case 'negative-binomial':
      return countDefaults(rows);
    case 'ordinal':
      return { intercept: { mean: 0, sd: 1.5 }, trend: 1, residualSd: 2.5, effect: { mean: 0, sd: 1 } };
    default:
      return pointsDefaults(spec, rows);
  }
};

/**
 * Fills in the documented default of every prior that the specification leaves out (docs/methods.md,
 * "Default priors") and lists those that this family uses in `echo`.
 */
export const resolvePriors = (spec: AnalysisSpec, rows: readonly Row[]): Result<ResolvedPriors> => {
  const { family, categories = 0 } = spec.outcome;
  const given = spec.priors ?? {};
  const d = familyDefaults(spec, rows);
  const manyCuts = categories > 7;
  const all = {
    intercept: given.intercept ?? d.intercept,
    trend: { mean: 0, sd: given.trend?.sd ?? d.trend },
    residualSd: given.residualSd ?? { halfNormal: d.residualSd },
    rho: given.rho ?? { mean: 0.2, sd: 0.3 },
    carry: given.carry ?? { mean: 0.5, sd: 1 },
    logSize: given.logSize ?? { mean: Math.log(5), sd: 1 },
    firstCut: given.firstCut ?? { mean: manyCuts ? -3 : -1.5, sd: 1.5 },
    logIncrement: given.logIncrement ?? { mean: manyCuts ? -0.5 : 0, sd: 0.6 },
    effects: given.effects ?? spec.arms.slice(1).map(() => d.effect),
  };
  const echo: PriorsSpec = { trend: { sd: all.trend.sd }, effects: all.effects };
  if (family !== 'ordinal') echo.intercept = all.intercept;
  if (family === 'gaussian' || family === 'student-t') {
    echo.residualSd = all.residualSd;
    echo.rho = all.rho;
  }
  if (family === 'bernoulli') echo.carry = all.carry;
  if (family === 'negative-binomial') echo.logSize = all.logSize;
  if (family === 'ordinal') {
    echo.firstCut = all.firstCut;
    echo.logIncrement = all.logIncrement;
  }
  return ok({ ...all, echo });
};

/**
 * Names of the priors that were given but play no part in this family and model: a carry-over without
 * autocorrelation, a dispersion of yes/no days. They are named in the result, not refused, so that one
 * specification can be tried with several families.
 */
export const unusedPriors = (
  spec: AnalysisSpec,
  model: { trend: boolean; autocorrelation: boolean },
  used: PriorsSpec,
): string[] =>
  (Object.keys(spec.priors ?? {}) as (keyof PriorsSpec)[]).filter((name) => {
    if (spec.priors?.[name] === undefined) return false;
    if (name === 'trend' && !model.trend) return true;
    if ((name === 'rho' || name === 'carry') && !model.autocorrelation) return true;
    return used[name] === undefined;
  });
