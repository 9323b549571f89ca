import type { AnalysisResult, AnalysisSpec, EffectSummary, Family } from '../../shared/analysis.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { fitBernoulli } from './bernoulli/fit.ts';
import { conflictOf } from './conflict.ts';
import { fitNegativeBinomial, fitPoisson } from './count/fit.ts';
import type { Fit, FitOptions } from './fit.ts';
import { fitGaussian } from './gaussian/fit.ts';
import { summaryOf } from './marginal.ts';
import { fitOrdinal } from './ordinal/fit.ts';
import { predictiveChecks } from './predictive-checks.ts';
import { unusedPriors } from './priors.ts';
import { type Problem, prepare, usedOf } from './problem.ts';
import { fitStudentT } from './student-t/fit.ts';
import { effectProbabilities, effectSummary } from './summary.ts';
import { engineVersion } from './version.ts';

export type AnalyseOptions = FitOptions;

const fitters: Record<Family, (p: Problem, o: FitOptions) => Result<Fit>> = {
  gaussian: (p, o) => ok(fitGaussian(p, o)),
  'student-t': fitStudentT,
  bernoulli: fitBernoulli,
  poisson: fitPoisson,
  'negative-binomial': fitNegativeBinomial,
  ordinal: fitOrdinal,
};

const dataOf = (problem: Problem): AnalysisResult['data'] => {
  const { spec } = problem;
  const byArm: Record<string, number> = Object.fromEntries(spec.arms.map((a) => [a, 0]));
  for (const d of spec.days) if (d.y !== null) byArm[d.arm]! += 1;
  return { days: spec.days.length, observed: problem.rows.length, byArm };
};

const effectsOf = (problem: Problem, fit: Fit, best: number[], details: boolean): EffectSummary[] => {
  const priors = details ? fit.priorEffects() : [];
  return fit.effects.map((m, i) =>
    effectSummary(problem.arms[i + 1]!, problem.spec.outcome, m, best[i + 1]!, priors[i] ?? null),
  );
};

/** Problem and fit of a specification, for callers that need more than the summaries. */
export const fitSpec = (
  spec: AnalysisSpec,
  options: AnalyseOptions,
): Result<{ problem: Problem; fit: Fit }> => {
  const problem = prepare(spec);
  if (!problem.ok) return problem;
  const fit = fitters[problem.value.family](problem.value, options);
  return fit.ok ? ok({ problem: problem.value, fit: fit.value }) : fit;
};

/**
 * The posterior of a trial: effects on their natural scale, probabilities, parameters, conflict, checks,
 * diagnostics. Pure and deterministic: the same specification (its seed included) gives the same result.
 * `milliseconds` is 0; the caller measures. Families and priors: docs/methods.md.
 */
export const analyse = (spec: AnalysisSpec, options: AnalyseOptions = {}): Result<AnalysisResult> => {
  const fitted = fitSpec(spec, options);
  if (!fitted.ok) return fitted;
  const { problem, fit } = fitted.value;
  const details = options.details ?? true;
  const { pBest: best } = fit;
  return ok({
    engine: { version: engineVersion, method: fit.method, seed: problem.seed },
    effects: effectsOf(problem, fit, best, details),
    pBestReference: best[0]!,
    parameters: details ? Object.fromEntries(fit.parameters.map(([n, m]) => [n, summaryOf(m)])) : {},
    conflict: conflictOf(problem, fit),
    checks: details ? predictiveChecks(problem, fit) : [],
    diagnostics: fit.diagnostics,
    data: dataOf(problem),
    used: { ...usedOf(problem), unusedPriors: unusedPriors(spec, problem, problem.priors.echo) },
    milliseconds: 0,
  });
};

/** Only what a verdict rests on, for simulated trials: one entry per arm after the reference. */
export const effectEvidence = (
  spec: AnalysisSpec,
  options: AnalyseOptions,
): Result<ReturnType<typeof effectProbabilities>[]> => {
  const fitted = fitSpec(spec, options);
  return fitted.ok
    ? ok(fitted.value.fit.effects.map((m) => effectProbabilities(spec.outcome, m, 0)))
    : fitted;
};

export interface PeriodPosterior {
  period: number;
  /** Last day that was used. */
  day: number;
  effects: EffectSummary[];
  pBestReference: number;
}

/**
 * How belief moved: the posterior from the days up to the end of each given period. Trend centring, exposure
 * and priors stay those of the whole trial, so the last entry equals the full analysis.
 */
export const posteriorAfterPeriods = (
  spec: AnalysisSpec,
  periods: readonly number[],
  options: AnalyseOptions = {},
): Result<PeriodPosterior[]> => {
  const whole = prepare(spec);
  if (!whole.ok) return whole;
  const { model, priors } = usedOf(whole.value);
  const out: PeriodPosterior[] = [];
  for (const period of periods) {
    const days = spec.days.filter((d) => (d.period ?? 0) <= period);
    if (days.length === 0)
      return fail('bad-input', `No day belongs to period ${period} or an earlier one.`, 'periods');
    const cut: AnalysisSpec = { ...spec, totalDays: whole.value.totalDays, days, model, priors };
    const result = analyse(cut, options);
    if (!result.ok) return result;
    out.push({
      period,
      day: days.at(-1)!.day,
      effects: result.value.effects,
      pBestReference: result.value.pBestReference,
    });
  }
  return ok(out);
};
