import { createRng, type Rng, simulateTrial, type TrialTruth } from '../../../src/core/inference/index.ts';
import type {
  AnalysisDay,
  AnalysisSpec,
  EffectPrior,
  Family,
  OutcomeSpec,
} from '../../../src/shared/analysis.ts';

/** One trial whose posterior the engine and JAGS both compute. */
export interface OracleCase {
  name: string;
  /** What is hard about it. */
  why: string;
  seed: number;
  spec: AnalysisSpec;
  /** Iterations of JAGS between kept draws. */
  thin: number;
  /** Chunks of draws at least, where the usual precision is not enough. */
  chunks: number;
  /** Chunks at most. */
  limit: number;
  /** Student-t by JAGS' own dt (model.ts). */
  direct: boolean;
}

interface Recipe {
  name: string;
  why: string;
  outcome: Omit<OutcomeSpec, 'family'>;
  family: Family;
  /** Arm numbers of the periods, e.g. '0110'; 0 is the reference. */
  sequence: string;
  periodDays: number;
  truth: TrialTruth;
  missing?: number;
  /** First and last day of stretches without any answer. */
  gaps?: [from: number, to: number][];
  /** Changes the simulated outcome of a day: outliers, rounding, an arm without events. */
  bend?: (day: AnalysisDay, rng: Rng) => number;
  /** Only the days up to this one; the trend stays centred on the whole trial. */
  interim?: number;
  /** Adds up whole weeks of counts: answered days become `exposureDays`. */
  weekly?: boolean;
  model?: AnalysisSpec['model'];
  priors: NonNullable<AnalysisSpec['priors']>;
  thin?: number;
  chunks?: number;
  limit?: number;
  direct?: boolean;
}

const armNames = ['usual', 'A', 'B', 'C'];

/** Weekly totals of the answered days at the mean of the week's days; weeks without an answer stay out. */
const weeks = (days: readonly AnalysisDay[]): AnalysisDay[] => {
  const out: AnalysisDay[] = [];
  for (let first = 0; first < days.length; first += 7) {
    const week = days.slice(first, first + 7);
    const answered = week.filter((d) => d.y !== null);
    if (answered.length === 0) continue;
    out.push({
      ...week[0]!,
      day: week.reduce((sum, d) => sum + d.day, 0) / week.length,
      y: answered.reduce((sum, d) => sum + d.y!, 0),
      exposureDays: answered.length,
    });
  }
  return out;
};

const rounded = (family: Family, y: number): number =>
  family === 'gaussian' || family === 'student-t' ? Math.round(y * 100) / 100 : y;

const build = (r: Recipe, seed: number): OracleCase => {
  const rng = createRng(seed);
  const arms = armNames.slice(0, r.truth.effects.length + 1);
  const sequence = [...r.sequence].map((c) => arms[Number(c)]!);
  const simulated = simulateTrial(
    { family: r.family, arms, sequence, periodDays: r.periodDays, truth: r.truth, missing: r.missing ?? 0 },
    rng,
  );
  const days = simulated.map((d) => {
    const out = r.gaps?.some(([from, to]) => d.day >= from && d.day <= to);
    const y = d.y === null ? null : (r.bend?.(d, rng) ?? d.y);
    return { ...d, y: out || y === null ? null : rounded(r.family, y) };
  });
  const kept = r.interim === undefined ? days : days.filter((d) => d.day <= r.interim!);
  return {
    name: r.name,
    why: r.why,
    seed,
    thin: r.thin ?? 2,
    chunks: r.chunks ?? 1,
    limit: r.limit ?? 8,
    direct: r.direct ?? false,
    spec: {
      outcome: { family: r.family, ...r.outcome },
      arms,
      totalDays: days.length,
      days: r.weekly ? weeks(kept) : kept,
      model: { trend: true, autocorrelation: true, periodEffect: false, lambda: 0, ...r.model },
      priors: r.priors,
      seed,
    },
  };
};

const points = (effects: EffectPrior[], rest: Recipe['priors'] = {}): Recipe['priors'] => ({
  intercept: { mean: 5, sd: 2 },
  trend: { sd: 1.2 },
  residualSd: { halfNormal: 3 },
  rho: { mean: 0.2, sd: 0.3 },
  effects,
  ...rest,
});
const logits = (effects: EffectPrior[], rest: Recipe['priors'] = {}): Recipe['priors'] => ({
  intercept: { mean: -0.5, sd: 1.5 },
  trend: { sd: 0.8 },
  carry: { mean: 0.5, sd: 1 },
  effects,
  ...rest,
});
const rates = (effects: EffectPrior[], rest: Recipe['priors'] = {}): Recipe['priors'] => ({
  intercept: { mean: 0, sd: 1.2 },
  trend: { sd: 0.5 },
  logSize: { mean: 1.5, sd: 0.8 },
  effects,
  ...rest,
});
const ratings = (
  effects: EffectPrior[],
  firstCut: { mean: number; sd: number },
  logIncrement: { mean: number; sd: number },
): Recipe['priors'] => ({ trend: { sd: 1 }, firstCut, logIncrement, effects });

const recipes: Recipe[] = [
  {
    name: 'gaussian-tiny',
    why: '14 days, 2 periods, wide effect prior, higher is better',
    family: 'gaussian',
    outcome: { better: 'higher', mcid: 1 },
    sequence: '01',
    periodDays: 7,
    truth: { intercept: 6, effects: [0.4], residualSd: 1.2, rho: 0.4, trend: 0.5 },
    priors: points([{ mean: 0, sd: 3 }], {
      residualSd: { exponentialMean: 1.5 },
      rho: { mean: 0.3, sd: 0.2 },
    }),
  },
  {
    name: 'gaussian-3arm-long-gap',
    why: 'lambda 0.3, 25 % missing and 12 days in a row, strong effects',
    family: 'gaussian',
    outcome: { better: 'lower', mcid: 1.5 },
    sequence: '012102',
    periodDays: 10,
    truth: { intercept: 6, effects: [-2.5, -1.5], residualSd: 1.4, rho: 0.5, lambda: 0.3, trend: -0.8 },
    missing: 0.25,
    gaps: [[22, 33]],
    model: { lambda: 0.3 },
    priors: points([
      { mean: -1, sd: 2 },
      { mean: 0, sd: 1.5 },
    ]),
  },
  {
    name: 'gaussian-4arm',
    why: '4 arms, lambda 0.5, narrow priors, near-equal arms, higher is better',
    family: 'gaussian',
    outcome: { better: 'higher', mcid: 0.5, rope: 0.4 },
    sequence: '01233210',
    periodDays: 14,
    truth: { intercept: 5, effects: [0.5, 0.6, -0.3], residualSd: 1.8, rho: 0.2, lambda: 0.5 },
    missing: 0.1,
    model: { lambda: 0.5 },
    priors: points([
      { mean: 0.3, sd: 0.4 },
      { mean: 0.2, sd: 0.6 },
      { mean: 0, sd: 0.5 },
    ]),
  },
  {
    name: 'gaussian-whole-points',
    why: 'whole points 0 to 10, interim look at 42 of 84 days, no trend term',
    family: 'gaussian',
    outcome: { better: 'lower', mcid: 1 },
    sequence: '011010',
    periodDays: 14,
    truth: { intercept: 5, effects: [-0.8], residualSd: 1.3, rho: 0.3 },
    missing: 0.05,
    interim: 42,
    bend: (d) => Math.min(10, Math.max(0, Math.round(d.y!))),
    model: { trend: false },
    priors: points([{ mean: -0.5, sd: 1 }]),
  },
  {
    name: 'gaussian-year',
    why: '364 days, 13 periods with levels of their own, rho 0.7, 15 % missing',
    family: 'gaussian',
    outcome: { better: 'lower', mcid: 1 },
    sequence: '0110100110010',
    periodDays: 28,
    truth: { intercept: 5, effects: [-0.7], residualSd: 1.5, rho: 0.7, periodSd: 0.5, trend: 1 },
    missing: 0.15,
    model: { periodEffect: { sd: { halfNormal: 0.8 } } },
    priors: points([{ mean: 0, sd: 1 }]),
  },
  {
    name: 'gaussian-filter-periods',
    why: 'unknown wash-out on a grid, period effect, 3 arms',
    family: 'gaussian',
    outcome: { better: 'lower', mcid: 1 },
    sequence: '012021102',
    periodDays: 10,
    truth: { intercept: 5, effects: [-1.5, 0.3], residualSd: 1.2, rho: 0.3, lambda: 0.6, periodSd: 0.4 },
    missing: 0.1,
    model: { lambda: { grid: [0, 0.3, 0.6, 0.85] }, periodEffect: { sd: { halfNormal: 0.5 } } },
    priors: points([
      { mean: -0.5, sd: 1 },
      { mean: 0, sd: 1 },
    ]),
    thin: 4,
  },
  {
    name: 'gaussian-conflict',
    why: 'robust prior far from the data: the informative weight must fall',
    family: 'gaussian',
    outcome: { better: 'lower', mcid: 1 },
    sequence: '0110',
    periodDays: 14,
    truth: { intercept: 5, effects: [1.2], residualSd: 1.3, rho: 0.2 },
    missing: 0.1,
    priors: points([{ weight: 0.7, mean: -1.2, sd: 0.5, vague: { mean: 0, sd: 3 } }]),
    thin: 4,
  },
  {
    name: 'gaussian-robust-3arm',
    why: 'two robust priors, one in conflict and one not, lambda 0.3',
    family: 'gaussian',
    outcome: { better: 'lower', mcid: 1 },
    sequence: '012210',
    periodDays: 12,
    truth: { intercept: 5, effects: [-1, 1], residualSd: 1.5, rho: 0.35, lambda: 0.3 },
    missing: 0.15,
    model: { lambda: 0.3 },
    priors: points([
      { weight: 0.8, mean: -0.8, sd: 0.4, vague: { mean: 0, sd: 2.5 } },
      { weight: 0.6, mean: -1, sd: 0.6, vague: { mean: 0, sd: 4 } },
    ]),
    thin: 4,
  },
  {
    name: 'student-outliers',
    why: '6 % of the days thrown off by 5 to 8 points',
    family: 'student-t',
    outcome: { better: 'lower', mcid: 1 },
    sequence: '010110',
    periodDays: 14,
    truth: { intercept: 5, effects: [-1.2], residualSd: 1, rho: 0.4, nu: 8 },
    missing: 0.1,
    bend: (d, rng) =>
      rng.uniform() < 0.06 ? d.y! + (rng.uniform() < 0.5 ? -1 : 1) * (5 + 3 * rng.uniform()) : d.y!,
    priors: points([{ mean: -0.5, sd: 1 }], { residualSd: { halfNormal: 2 } }),
  },
  {
    name: 'student-3arm',
    why: '3 arms, lambda 0.3, very heavy tails, higher is better, long gap',
    family: 'student-t',
    outcome: { better: 'higher', mcid: 0.8 },
    sequence: '021120',
    periodDays: 14,
    truth: { intercept: 5, effects: [0.8, 0.2], residualSd: 0.8, rho: 0.3, nu: 3, lambda: 0.3 },
    missing: 0.1,
    gaps: [[40, 52]],
    direct: true,
    limit: 2, // the far tail of nu mixes slowly; all else is precise long before
    model: { lambda: 0.3 },
    priors: points([
      { mean: 0, sd: 1.5 },
      { mean: 0, sd: 0.8 },
    ]),
  },
  {
    name: 'student-tiny-robust',
    why: '21 days with one outlier and a robust prior in conflict',
    family: 'student-t',
    outcome: { better: 'lower', mcid: 1 },
    sequence: '010',
    periodDays: 7,
    truth: { intercept: 5, effects: [1], residualSd: 1, rho: 0.2, nu: 10 },
    bend: (d) => (d.day === 11 ? d.y! - 7 : d.y!),
    direct: true,
    priors: points([{ weight: 0.75, mean: -1.5, sd: 0.6, vague: { mean: 0, sd: 2 } }]),
    thin: 4,
  },
  {
    name: 'bernoulli-month',
    why: '28 yes/no days, 20 % missing, the first days too; weak effect',
    family: 'bernoulli',
    outcome: { better: 'lower', mcid: 3 },
    sequence: '0110',
    periodDays: 7,
    truth: { intercept: -0.3, effects: [-0.4], carry: 0.8 },
    missing: 0.2,
    gaps: [[1, 2]],
    priors: logits([{ mean: -0.3, sd: 0.8 }]),
  },
  {
    name: 'bernoulli-3arm-slow',
    why: '168 days, lambda 0.5, strong effect, strong carry, higher is better',
    family: 'bernoulli',
    outcome: { better: 'higher', mcid: 4, rope: 1 },
    sequence: '012201102210',
    periodDays: 14,
    truth: { intercept: -0.8, effects: [1.5, 0.3], carry: 1.2, lambda: 0.5, trend: 0.5 },
    missing: 0.1,
    model: { lambda: 0.5 },
    priors: logits(
      [
        { mean: 0.5, sd: 1.5 },
        { mean: 0, sd: 1 },
      ],
      { carry: { mean: 0.8, sd: 0.6 } },
    ),
  },
  {
    name: 'bernoulli-no-events',
    why: 'an arm with zero events in 28 days, wide prior',
    family: 'bernoulli',
    outcome: { better: 'lower', mcid: 2 },
    sequence: '0110',
    periodDays: 14,
    truth: { intercept: -0.5, effects: [-1], carry: 0.3 },
    missing: 0.05,
    bend: (d) => (d.arm === 'A' ? 0 : d.y!),
    priors: logits([{ mean: 0, sd: 2.5 }]),
  },
  {
    name: 'bernoulli-4arm-year',
    why: '4 arms, 364 days, 25 % missing and 30 days in a row',
    family: 'bernoulli',
    outcome: { better: 'lower', mcid: 2 },
    sequence: '0123321001233',
    periodDays: 28,
    truth: { intercept: -0.2, effects: [-0.6, -0.8, 0.2], carry: 0.6, trend: -0.4 },
    missing: 0.25,
    gaps: [[150, 179]],
    priors: logits([
      { mean: -0.3, sd: 0.5 },
      { mean: 0, sd: 1 },
      { mean: 0, sd: 1 },
    ]),
  },
  {
    name: 'bernoulli-robust-filter',
    why: 'robust prior in conflict and an unknown wash-out',
    family: 'bernoulli',
    outcome: { better: 'lower', mcid: 2 },
    sequence: '01101001',
    periodDays: 14,
    truth: { intercept: -0.6, effects: [1.2], carry: 0.5, lambda: 0.4 },
    missing: 0.1,
    model: { lambda: { grid: [0, 0.4, 0.8] } },
    priors: logits([{ weight: 0.8, mean: -0.8, sd: 0.4, vague: { mean: 0, sd: 1.5 } }]),
    thin: 4,
  },
  {
    name: 'poisson-weeks',
    why: '24 weekly totals of 4 to 7 answered days',
    family: 'poisson',
    outcome: { better: 'lower', mcid: 0.3 },
    sequence: '011001101001',
    periodDays: 14,
    truth: { intercept: 0.3, effects: [-0.35], trend: 0.2 },
    missing: 0.15,
    weekly: true,
    priors: rates([{ mean: -0.2, sd: 0.4 }]),
  },
  {
    name: 'poisson-rare',
    why: 'rare events, 3 arms, one of them without any event, higher is better',
    family: 'poisson',
    outcome: { better: 'higher', mcid: 0.05 },
    sequence: '012120',
    periodDays: 14,
    truth: { intercept: -2.2, effects: [0.7, 0] },
    bend: (d) => (d.arm === 'B' ? 0 : d.y!),
    priors: rates(
      [
        { mean: 0, sd: 0.8 },
        { mean: 0, sd: 1.2 },
      ],
      { intercept: { mean: -2, sd: 1.5 } },
    ),
  },
  {
    name: 'poisson-weeks-slow-robust',
    why: 'weekly totals with lambda 0.5 and a robust prior in conflict',
    family: 'poisson',
    outcome: { better: 'lower', mcid: 0.5 },
    sequence: '0110100110',
    periodDays: 14,
    truth: { intercept: 0.5, effects: [0.6], lambda: 0.5 },
    weekly: true,
    model: { lambda: 0.5 },
    priors: rates([{ weight: 0.8, mean: -0.4, sd: 0.25, vague: { mean: 0, sd: 1 } }]),
    thin: 4,
  },
  {
    name: 'negbin-3arm',
    why: '3 arms, lambda 0.3, 20 % missing, strong over-dispersion',
    family: 'negative-binomial',
    outcome: { better: 'lower', mcid: 0.5 },
    sequence: '012210',
    periodDays: 14,
    truth: { intercept: 1, effects: [-0.6, 0.1], logSize: 0.5, lambda: 0.3, trend: 0.3 },
    missing: 0.2,
    model: { lambda: 0.3 },
    priors: rates([
      { mean: -0.2, sd: 0.5 },
      { mean: 0, sd: 0.4 },
    ]),
  },
  {
    name: 'negbin-rare',
    why: 'rare events, none in one arm: log r hardly identified',
    family: 'negative-binomial',
    outcome: { better: 'lower', mcid: 0.1 },
    sequence: '0110',
    periodDays: 14,
    truth: { intercept: -1.2, effects: [-1], logSize: 0 },
    bend: (d) => (d.arm === 'A' ? 0 : d.y!),
    priors: rates([{ mean: 0, sd: 1 }], { intercept: { mean: -1, sd: 1 }, logSize: { mean: 1, sd: 1.2 } }),
  },
  {
    name: 'negbin-large-robust',
    why: 'large counts with a robust prior, no conflict, higher is better',
    family: 'negative-binomial',
    outcome: { better: 'higher', mcid: 2 },
    sequence: '010101',
    periodDays: 8,
    truth: { intercept: 2.5, effects: [0.3], logSize: 2 },
    missing: 0.1,
    priors: rates([{ weight: 0.5, mean: 0.3, sd: 0.2, vague: { mean: 0, sd: 1 } }], {
      intercept: { mean: 2, sd: 1 },
    }),
    thin: 4,
  },
  {
    name: 'ordinal-3',
    why: '3 categories, 42 days, 10 % missing',
    family: 'ordinal',
    outcome: { better: 'lower', mcid: 0.3, categories: 3 },
    sequence: '011001',
    periodDays: 7,
    truth: { intercept: 0, effects: [-0.8], cuts: [-0.8, 0.9] },
    missing: 0.1,
    priors: ratings([{ mean: 0, sd: 1 }], { mean: -1, sd: 1.5 }, { mean: 0.3, sd: 0.6 }),
  },
  {
    name: 'ordinal-7-3arm',
    why: '7 categories, 3 arms, lambda 0.3, higher is better',
    family: 'ordinal',
    outcome: { better: 'higher', mcid: 0.5, categories: 7 },
    sequence: '012201',
    periodDays: 12,
    truth: {
      intercept: 0,
      effects: [1.5, 0.6],
      cuts: [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5],
      lambda: 0.3,
      trend: 0.6,
    },
    missing: 0.1,
    model: { lambda: 0.3 },
    priors: ratings(
      [
        { mean: 0.5, sd: 1 },
        { mean: 0, sd: 0.7 },
      ],
      { mean: -2, sd: 1.5 },
      { mean: 0, sd: 0.6 },
    ),
  },
  {
    name: 'ordinal-11',
    why: '11 categories, the top ones never used, strong effect, robust prior',
    family: 'ordinal',
    outcome: { better: 'lower', mcid: 1, categories: 11 },
    sequence: '011010',
    periodDays: 14,
    truth: { intercept: 0, effects: [-1.6], cuts: [-3, -2.2, -1.5, -0.8, -0.1, 0.6, 1.4, 2.4, 4, 6] },
    missing: 0.05,
    priors: ratings(
      [{ weight: 0.8, mean: -0.4, sd: 0.4, vague: { mean: 0, sd: 1.5 } }],
      { mean: -3, sd: 1.5 },
      { mean: -0.5, sd: 0.6 },
    ),
    thin: 4,
  },
  {
    name: 'bench-gaussian',
    why: 'the trial of test/bench/jags.bench.ts: 6 x 14 days',
    family: 'gaussian',
    outcome: { better: 'lower', mcid: 1 },
    sequence: '011010',
    periodDays: 14,
    truth: { intercept: 5, effects: [-0.6], residualSd: 1.6, rho: 0.3 },
    missing: 0.05,
    priors: points([{ mean: -0.5, sd: 1 }]),
    chunks: 4,
  },
  {
    name: 'bench-bernoulli',
    why: 'the trial of test/bench/jags.bench.ts: 6 x 14 days',
    family: 'bernoulli',
    outcome: { better: 'lower', mcid: 2 },
    sequence: '011010',
    periodDays: 14,
    truth: { intercept: -0.5, effects: [-0.6], carry: 0.5 },
    missing: 0.05,
    priors: logits([{ mean: -0.3, sd: 0.8 }]),
    chunks: 4,
  },
];

const FIRST_SEED = 7001;

/** All cases; the seed of a case follows from its place, so add new ones at the end. */
export const oracleCases = (): OracleCase[] => recipes.map((r, i) => build(r, FIRST_SEED + i));
