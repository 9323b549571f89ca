import { readFileSync } from 'node:fs';
import type { AnalysisSpec, EffectPrior, Family, Quantiles } from '../../../src/shared/analysis.ts';

/**
 * The reference posteriors of test/fixtures/reference (JAGS 4.3.1, 4 x 50,000 draws; README.md there) as
 * analysis specifications and expectations. No number is written by hand: all come from the case's CSV and JSON.
 */
const folder = new URL('../../fixtures/reference/dev/', import.meta.url);

type OneOrMany = number | number[];

interface CaseFile {
  jags_model: string;
  n_arms: number;
  T: number;
  lambda_fixed: number;
  priors: Record<string, OneOrMany | undefined>;
  mcid: number;
  summary: Record<string, Record<string, number>>;
  P_eff_lt_0: OneOrMany;
  P_eff_le_mcid: OneOrMany;
  P_abs_eff_lt_half_mcid_ROPE: OneOrMany;
  P_best_lowest: number[];
  extra: { p_lambda?: number[] } | unknown[];
}

export interface ReferenceSummary {
  mean: number;
  sd: number;
  quantiles: Quantiles;
}

export interface ReferenceCase {
  name: string;
  spec: AnalysisSpec;
  /** By the engine's parameter name. */
  parameters: Record<string, ReferenceSummary>;
  effects: (ReferenceSummary & { pBelowZero: number; pAtMostMcid: number; pInRope: number })[];
  /** The reference arm first; lower is better. */
  pBest: number[];
  pLambda: number[] | null;
  /** Posterior weight of the informative component, robust priors only. */
  weightAfter: number[];
}

export const referenceNames = [
  'dev01_cont_2arm',
  'dev02_cont_3arm_washin_missing',
  'dev03_cont_t_outliers',
  'dev04_binary_2arm',
  'dev05_count_nb_2arm',
  'dev06_ordinal5_2arm',
  'dev07_cont_conflict_mix',
  'dev08_cont_tiny',
  'dev09_cont_lambda_ranef',
] as const;
export type ReferenceName = (typeof referenceNames)[number];

const list = (x: OneOrMany | undefined): number[] => (x === undefined ? [] : Array.isArray(x) ? x : [x]);
const one = (x: OneOrMany | undefined): number => list(x)[0]!;

const familyOf = (model: string): Family => {
  if (model.includes('cont_t')) return 'student-t';
  if (model.includes('cont')) return 'gaussian';
  if (model.includes('binary')) return 'bernoulli';
  if (model.includes('negbin')) return 'negative-binomial';
  if (model.includes('pois')) return 'poisson';
  return 'ordinal';
};

const normal = (pair: OneOrMany | undefined) => ({ mean: list(pair)[0]!, sd: list(pair)[1]! });

const effectPriors = (c: CaseFile): EffectPrior[] => {
  const p = c.priors;
  return Array.from({ length: c.n_arms - 1 }, (_, k): EffectPrior => {
    const at = (x: OneOrMany | undefined) => list(x)[k] ?? one(x);
    const main = { mean: at(p['pt_mean']), sd: at(p['pt_sd']) };
    if (p['w'] === undefined) return main;
    return { weight: one(p['w']), ...main, vague: { mean: at(p['pv_mean']), sd: at(p['pv_sd']) } };
  });
};

const summary = (s: Record<string, number>): ReferenceSummary => ({
  mean: s['mean']!,
  sd: s['sd']!,
  quantiles: {
    '0.025': s['q025']!,
    '0.1': s['q10']!,
    '0.25': s['q25']!,
    '0.5': s['q50']!,
    '0.75': s['q75']!,
    '0.9': s['q90']!,
    '0.975': s['q975']!,
  },
});

const armName = (i: number): string => (i === 0 ? 'usual' : `arm${i}`);

/** JAGS name -> name in `parameters` of an analysis result; null for what is compared elsewhere. */
const engineName = (jags: string): string | null => {
  const theta = /^theta\[(\d)\]$/.exec(jags);
  if (theta) return `theta[${armName(Number(theta[1]))}]`;
  const days = /^days28_arm(\d)$/.exec(jags);
  if (days) return `days28[${armName(Number(days[1]))}]`;
  if (/^(eff\d|inf\[)/.test(jags)) return null;
  return { alpha: 'intercept', gamma: 'trend', logr: 'logSize' }[jags] ?? jags;
};

const specOf = (name: string, c: CaseFile): AnalysisSpec => {
  const family = familyOf(c.jags_model);
  const p = c.priors;
  const lines = readFileSync(new URL(`${name}.csv`, folder), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1);
  const cuts = Object.keys(c.summary).filter((k) => k.startsWith('cut[')).length;
  return {
    outcome: {
      family,
      better: 'lower',
      mcid: Math.abs(c.mcid),
      ...(family === 'ordinal' ? { categories: cuts + 1 } : {}),
    },
    arms: Array.from({ length: c.n_arms }, (_, i) => armName(i)),
    totalDays: c.T,
    days: lines.map((line) => {
      const [day, period, arm, y] = line.split(',');
      return {
        day: Number(day),
        period: Number(period),
        arm: armName(Number(arm)),
        y: y === '' || y === undefined || y === 'NA' ? null : Number(y),
      };
    }),
    model: {
      trend: true,
      autocorrelation: true,
      periodEffect: p['ptau'] === undefined ? false : { sd: { halfNormal: one(p['ptau']) } },
      lambda: p['lams'] === undefined ? c.lambda_fixed : { grid: list(p['lams']) },
    },
    priors: {
      trend: { sd: one(p['pg']) },
      effects: effectPriors(c),
      ...(p['pa'] === undefined ? {} : { intercept: normal(p['pa']) }),
      ...(p['ps'] === undefined ? {} : { residualSd: { halfNormal: one(p['ps']) } }),
      ...(p['pc'] === undefined ? {} : { firstCut: normal(p['pc']) }),
      ...(p['pd'] === undefined ? {} : { logIncrement: normal(p['pd']) }),
    },
    seed: 1,
  };
};

/** A reference case as a specification with everything that JAGS found. */
export const referenceCase = (name: string): ReferenceCase => {
  const c = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as CaseFile;
  const named = Object.entries(c.summary).flatMap(([jags, s]) => {
    const engine = engineName(jags);
    return engine === null ? [] : [[engine, summary(s)] as const];
  });
  return {
    name,
    spec: specOf(name, c),
    parameters: Object.fromEntries(named),
    effects: Array.from({ length: c.n_arms - 1 }, (_, k) => ({
      ...summary(c.summary[`eff${k + 1}`]!),
      pBelowZero: list(c.P_eff_lt_0)[k]!,
      pAtMostMcid: list(c.P_eff_le_mcid)[k]!,
      pInRope: list(c.P_abs_eff_lt_half_mcid_ROPE)[k]!,
    })),
    pBest: c.P_best_lowest,
    pLambda: Array.isArray(c.extra) ? null : (c.extra.p_lambda ?? null),
    weightAfter: Object.entries(c.summary)
      .filter(([k]) => k.startsWith('inf['))
      .map(([, s]) => s['mean']!),
  };
};

/** Only the specification, for tests of the command line and the worker. */
export const referenceSpec = (name: string): AnalysisSpec => referenceCase(name).spec;
