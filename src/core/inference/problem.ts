import type { AnalysisSpec, EffectPrior, Family, NormalPrior, PriorsSpec } from '../../shared/analysis.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { exposureOf } from './exposure.ts';
import { type ResolvedPriors, resolvePriors } from './priors.ts';

/** One observed row, in time order. */
export interface Row {
  /** Day 1..T; fractional for aggregated counts. */
  day: number;
  y: number;
  /** Trend covariate (day - (T+1)/2) / (T-1). */
  s: number;
  /** Index among the periods that have an observed row, 0-based and non-decreasing. */
  period: number;
  /** log of the days that a count covers; 0 for single days. */
  offset: number;
}

/** Design of one value of the exposure filter. */
export interface Exposure {
  lambda: number;
  /** Exposure to arm k+1 on observed row i: `e[i * effects + k]`. */
  e: Float64Array;
  /** The same for all days 1..T (index t-1), for outcomes that need the missing days. */
  daily: Float64Array;
}

/** An analysis in the form the models compute with: numbers only, defaults filled in. */
export interface Problem {
  spec: AnalysisSpec;
  family: Family;
  arms: string[];
  /** Number of effects K: arms without the reference. */
  effects: number;
  /** T: the length that centres the trend. */
  totalDays: number;
  rows: Row[];
  periods: number;
  exposures: Exposure[];
  trend: boolean;
  autocorrelation: boolean;
  /** Half-normal SD of the period effect's SD; null without a period effect. */
  periodSd: number | null;
  categories: number;
  priors: ResolvedPriors;
  seed: number;
}

export const isRobust = (p: EffectPrior): p is Extract<EffectPrior, { weight: number }> => 'weight' in p;

/** One combination of the effects' prior components: which are informative, with what prior weight. */
export interface PriorBranch {
  logWeight: number;
  effects: NormalPrior[];
  /** 1 where the effect's informative component is meant, 0 for its vague one. */
  informative: number[];
}

/** All combinations of informative and vague components; a single one for Normal priors. */
export const priorBranches = (priors: readonly EffectPrior[]): PriorBranch[] => {
  let branches: PriorBranch[] = [{ logWeight: 0, effects: [], informative: [] }];
  for (const p of priors) {
    const options: [number, NormalPrior, number][] = isRobust(p)
      ? [
          [Math.log(p.weight), { mean: p.mean, sd: p.sd }, 1],
          [Math.log1p(-p.weight), p.vague, 0],
        ]
      : [[0, p, 1]];
    branches = branches.flatMap((b) =>
      options.map(([w, prior, inf]) => ({
        logWeight: b.logWeight + w,
        effects: [...b.effects, prior],
        informative: [...b.informative, inf],
      })),
    );
  }
  return branches;
};

const PERIOD_EFFECT_FROM = 6; // periods; below that their SD cannot be told from the trend
const DEFAULT_PERIOD_SD = 0.5;

/** The family has a period effect, AR(1) or Markov dependence in this engine. */
const hasPeriodEffect = (f: Family) => f === 'gaussian';
const hasDependence = (f: Family) => f === 'gaussian' || f === 'student-t' || f === 'bernoulli';

const dayNumber = (i: number, field: string) => `days[${i}].${field}`;

const checkDays = (spec: AnalysisSpec): Result<null> => {
  const { family, categories } = spec.outcome;
  const counts = family === 'poisson' || family === 'negative-binomial';
  let period = 0;
  for (const [i, d] of spec.days.entries()) {
    if (d.y !== null && counts && !(Number.isInteger(d.y) && d.y >= 0))
      return fail('bad-input', 'A count must be a whole number, 0 or more, or null.', dayNumber(i, 'y'));
    if (d.y !== null && family === 'ordinal' && !(Number.isInteger(d.y) && d.y >= 1 && d.y <= categories!))
      return fail(
        'bad-input',
        `An ordinal answer must be a whole number from 1 to ${categories}, or null.`,
        dayNumber(i, 'y'),
      );
    if (!counts && !Number.isInteger(d.day))
      return fail(
        'bad-input',
        'A day must be a whole number; only counts may be aggregated.',
        dayNumber(i, 'day'),
      );
    if (!counts && d.exposureDays !== undefined && d.exposureDays !== 1)
      return fail(
        'bad-input',
        'Only counts may cover several days: leave exposureDays out.',
        dayNumber(i, 'exposureDays'),
      );
    if (d.period !== undefined && d.period < period)
      return fail(
        'bad-input',
        'A period must not come before the period of the day before.',
        dayNumber(i, 'period'),
      );
    period = d.period ?? period;
  }
  return ok(null);
};

/**
 * Turns a specification into numbers: rows, trend, exposures, defaults. Refuses (bad-input, with the field)
 * what the schema alone cannot see: fractional days, ratings outside the categories, periods that go back.
 */
export const prepare = (spec: AnalysisSpec): Result<Problem> => {
  const { family } = spec.outcome;
  if (family === 'ordinal' && spec.outcome.categories === undefined)
    return fail(
      'bad-input',
      'An ordinal outcome needs the number of its categories, 2 to 11.',
      'outcome.categories',
    );
  const checked = checkDays(spec);
  if (!checked.ok) return checked;

  const totalDays = spec.totalDays ?? Math.ceil(spec.days.at(-1)!.day);
  const labels = new Map<number, number>();
  const rows: Row[] = [];
  let label = 0; // a day without a period (run-in) belongs to the one before
  for (const d of spec.days) {
    label = d.period ?? label;
    if (d.y === null) continue;
    if (!labels.has(label)) labels.set(label, labels.size);
    rows.push({
      day: d.day,
      y: d.y,
      s: totalDays > 1 ? (d.day - (totalDays + 1) / 2) / (totalDays - 1) : 0,
      period: labels.get(label)!,
      offset: Math.log(d.exposureDays ?? 1),
    });
  }
  const allPeriods = new Set(spec.days.flatMap((d) => d.period ?? [])).size;

  const model = spec.model ?? {};
  const asked = model.periodEffect;
  if (asked && !hasPeriodEffect(family))
    return fail(
      'not-available',
      `A period effect is built for gaussian outcomes, not for ${family}. Set model.periodEffect to false.`,
      'model.periodEffect',
    );
  const byDefault = asked === undefined && hasPeriodEffect(family) && allPeriods >= PERIOD_EFFECT_FROM;
  const lambda = model.lambda ?? 0;
  const lambdas = typeof lambda === 'number' ? [lambda] : [...new Set(lambda.grid)];
  const priors = resolvePriors(spec, rows);
  if (!priors.ok) return priors;
  return ok({
    spec,
    family,
    arms: spec.arms,
    effects: spec.arms.length - 1,
    totalDays,
    rows,
    periods: labels.size,
    exposures: lambdas.map((l) => exposureOf(spec, totalDays, l)),
    trend: model.trend ?? true,
    autocorrelation: hasDependence(family) && (model.autocorrelation ?? true),
    periodSd: asked ? asked.sd.halfNormal : byDefault ? DEFAULT_PERIOD_SD : null,
    categories: spec.outcome.categories ?? 0,
    priors: priors.value,
    seed: spec.seed ?? 1,
  });
};

/** Every choice and prior as used, in the specification's own form. */
export const usedOf = (
  p: Problem,
): { model: Required<NonNullable<AnalysisSpec['model']>>; priors: PriorsSpec } => ({
  model: {
    trend: p.trend,
    autocorrelation: p.autocorrelation,
    periodEffect: p.periodSd === null ? false : { sd: { halfNormal: p.periodSd } },
    lambda: p.exposures.length > 1 ? { grid: p.exposures.map((x) => x.lambda) } : p.exposures[0]!.lambda,
  },
  priors: p.priors.echo,
});
