import type {
  AnalysisSpec,
  Family,
  MissingDaysSensitivity,
  NormalPrior,
  SensitivityResult,
  SensitivityRow,
} from '../../shared/analysis.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { type AnalyseOptions, fitSpec } from './analyse.ts';
import { summaryOf } from './marginal.ts';
import { prepare, usedOf } from './problem.ts';
import { effectProbabilities } from './summary.ts';
import { type VerdictThresholds, verdictOf } from './verdict.ts';

/** A prior that says next to nothing on each scale, yet keeps a separated yes/no arm finite. */
const flatPrior = (family: Family, spec: AnalysisSpec): NormalPrior =>
  family === 'gaussian' || family === 'student-t'
    ? { mean: 0, sd: 100 * spec.outcome.mcid }
    : { mean: 0, sd: family === 'poisson' || family === 'negative-binomial' ? 3 : 5 };

/** Flat priors for every effect of a trial: what the days say by themselves. */
export const flatEffectPriors = (spec: AnalysisSpec): NormalPrior[] =>
  spec.arms.slice(1).map(() => flatPrior(spec.outcome.family, spec));

const HALF_LIFE_ONE_DAY = 0.5;

type Change = Pick<SensitivityRow, 'change' | 'withoutPeriods'> & { spec: AnalysisSpec };

/** Periods in blocks of one per arm, in the trial's order. */
const blocksOf = (spec: AnalysisSpec): number[][] => {
  const periods = [...new Set(spec.days.map((d) => d.period ?? 0))].filter((p) => p > 0);
  const blocks: number[][] = [];
  for (let i = 0; i + spec.arms.length <= periods.length; i += spec.arms.length)
    blocks.push(periods.slice(i, i + spec.arms.length));
  return blocks.length > 1 ? blocks : [];
};

const changesOf = (spec: AnalysisSpec): Change[] => {
  const { family } = spec.outcome;
  const effects = flatEffectPriors(spec);
  const lambda = spec.model?.lambda ?? 0;
  const washes = typeof lambda !== 'number' || lambda > 0;
  const list: Change[] = [
    { change: 'as-planned', withoutPeriods: [], spec },
    { change: 'flat-prior', withoutPeriods: [], spec: { ...spec, priors: { ...spec.priors, effects } } },
  ];
  const dependent = family === 'gaussian' || family === 'student-t' || family === 'bernoulli';
  if (dependent && (spec.model?.autocorrelation ?? true))
    list.push({
      change: 'no-autocorrelation',
      withoutPeriods: [],
      spec: { ...spec, model: { ...spec.model, autocorrelation: false } },
    });
  list.push({
    change: washes ? 'no-wash-out' : 'slow-wash-out',
    withoutPeriods: [],
    spec: { ...spec, model: { ...spec.model, lambda: washes ? 0 : HALF_LIFE_ONE_DAY } },
  });
  for (const block of blocksOf(spec))
    list.push({
      change: 'leave-block-out',
      withoutPeriods: block,
      spec: {
        ...spec,
        days: spec.days.map((d) => (block.includes(d.period ?? 0) ? { ...d, y: null } : d)),
      },
    });
  return list;
};

const MAX_DELTA = 20; // MCIDs
const STEPS = 200;

/** Smallest delta of the missing days at which the verdict is another one; see MissingDaysSensitivity. */
const tippingOf = (
  spec: AnalysisSpec,
  fit: Parameters<typeof effectProbabilities>[1],
  share: number,
  thresholds: VerdictThresholds,
): number | null => {
  if (share === 0) return null;
  const harm = spec.outcome.better === 'lower' ? 1 : -1;
  const verdictAt = (delta: number) =>
    verdictOf(effectProbabilities(spec.outcome, fit, harm * delta * share), thresholds);
  const planned = verdictAt(0);
  const step = (MAX_DELTA * spec.outcome.mcid) / STEPS;
  for (let i = 1; i <= STEPS; i++) if (verdictAt(i * step) !== planned) return i * step;
  return null;
};

/**
 * All planned sensitivity analyses in one call: flat prior, no autocorrelation, another wash-out (half-life one
 * day where none was modelled, none where one was), each block left out, and how much worse the missing days
 * would have to be to change the verdict.
 */
export const sensitivity = (
  spec: AnalysisSpec,
  thresholds: VerdictThresholds,
  options: AnalyseOptions = {},
): Result<SensitivityResult> => {
  const planned = prepare(spec);
  if (!planned.ok) return planned;
  // defaults that look at the data are fixed first: only the named change may change
  const fixed: AnalysisSpec = { ...spec, totalDays: planned.value.totalDays, ...usedOf(planned.value) };
  const rows: SensitivityRow[] = [];
  let missingDays: MissingDaysSensitivity[] = [];
  for (const { change, withoutPeriods, spec: changed } of changesOf(fixed)) {
    const fitted = fitSpec(changed, { ...options, details: false });
    if (!fitted.ok) return fitted;
    const { fit } = fitted.value;
    const effects = fit.effects.map((m, i) => ({
      arm: spec.arms[i + 1]!,
      ...summaryOf(m),
      ...effectProbabilities(spec.outcome, m, 0),
    }));
    rows.push({ change, withoutPeriods, effects });
    if (change !== 'as-planned') continue;
    missingDays = fit.effects.map((m, i) => {
      const arm = spec.arms[i + 1]!;
      const days = spec.days.filter((d) => d.arm === arm);
      const share = days.length > 0 ? days.filter((d) => d.y === null).length / days.length : 0;
      return { arm, share, tippingDelta: tippingOf(spec, m, share, thresholds) };
    });
  }
  return ok({ rows, missingDays });
};
