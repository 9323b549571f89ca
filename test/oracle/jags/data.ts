import type { AnalysisSpec } from '../../../src/shared/analysis.ts';

/** A value of an R dump: scalar, vector (null = NA) or array in column-major order. */
export type RValue = number | (number | null)[] | { values: number[]; dim: number[] };

/** Exposure on each day 1..T to each arm after the reference, e_t = lambda e_(t-1) + (1 - lambda) 1[arm], e_0 = 0. */
const dailyExposure = (spec: AnalysisSpec, totalDays: number, lambda: number): number[][] => {
  const armOn = new Map<number, string>();
  for (const d of spec.days) {
    const half = ((d.exposureDays ?? 1) - 1) / 2;
    for (let t = Math.round(d.day - half); t <= Math.round(d.day + half); t++) armOn.set(t, d.arm);
  }
  const out: number[][] = [];
  let e = spec.arms.slice(1).map(() => 0);
  let arm: string | undefined;
  for (let t = 1; t <= totalDays; t++) {
    arm = armOn.get(t) ?? arm; // an unlisted day keeps the arm of the day before
    e = e.map((v, k) => lambda * v + (arm === spec.arms[k + 1] ? 1 - lambda : 0));
    out.push(e);
  }
  return out;
};

const mean = (rows: readonly number[][], k: number): number =>
  rows.reduce((sum, r) => sum + r[k]!, 0) / rows.length;

interface ModelRow {
  day: number;
  y: number | null;
  span: number;
  period: number;
}

/** Answered rows; for yes/no days all days from the first answered to the last answered one. */
const rowsOf = (spec: AnalysisSpec): ModelRow[] => {
  const answered = spec.days
    .filter((d) => d.y !== null)
    .map((d) => ({ day: d.day, y: d.y, span: d.exposureDays ?? 1, period: d.period ?? 0 }));
  if (spec.outcome.family !== 'bernoulli') return answered;
  const byDay = new Map(answered.map((r) => [r.day, r]));
  const first = answered[0]!.day;
  const last = answered.at(-1)!.day;
  return Array.from(
    { length: last - first + 1 },
    (_, i) => byDay.get(first + i) ?? { day: first + i, y: null, span: 1, period: 0 },
  );
};

const required = <T>(value: T | undefined, what: string): T => {
  if (value === undefined)
    throw new Error(`An oracle case must give ${what}: defaults are the engine's business.`);
  return value;
};

const effectData = (spec: AnalysisSpec): Record<string, RValue> => {
  const effects = required(spec.priors?.effects, 'priors.effects');
  const vague = effects.map((p) => ('weight' in p ? p.vague : p));
  return {
    centre: { values: [...vague, ...effects].map((p) => p.mean), dim: [effects.length, 2] },
    spread: { values: [...vague, ...effects].map((p) => p.sd), dim: [effects.length, 2] },
    ...(effects.some((p) => 'weight' in p)
      ? { weight: effects.map((p) => ('weight' in p ? p.weight : 1)) }
      : {}),
  };
};

const familyData = (spec: AnalysisSpec, rows: readonly ModelRow[]): Record<string, RValue> => {
  const p = spec.priors ?? {};
  const intercept = () => {
    const { mean: m, sd } = required(p.intercept, 'priors.intercept');
    return { interceptMean: m, interceptSd: sd };
  };
  switch (spec.outcome.family) {
    case 'gaussian':
    case 'student-t': {
      const sigma = required(p.residualSd, 'priors.residualSd');
      const memory = spec.model?.autocorrelation !== false;
      const period = spec.model?.periodEffect;
      const labels = [...new Set(rows.map((r) => r.period))];
      return {
        ...intercept(),
        sigmaScale: 'halfNormal' in sigma ? sigma.halfNormal : sigma.exponentialMean,
        ...(memory
          ? {
              rhoMean: required(p.rho, 'priors.rho').mean,
              rhoSd: p.rho!.sd,
              gap: rows.map((r, i) => (i > 0 ? r.day - rows[i - 1]!.day : 0)),
            }
          : {}),
        ...(period
          ? {
              tauScale: period.sd.halfNormal,
              J: labels.length,
              period: rows.map((r) => labels.indexOf(r.period) + 1),
            }
          : {}),
      };
    }
    case 'bernoulli':
      return {
        ...intercept(),
        ...(spec.model?.autocorrelation === false
          ? {}
          : { carryMean: required(p.carry, 'priors.carry').mean, carrySd: p.carry!.sd }),
      };
    case 'ordinal':
      return {
        C: required(spec.outcome.categories, 'outcome.categories'),
        firstCutMean: required(p.firstCut, 'priors.firstCut').mean,
        firstCutSd: p.firstCut!.sd,
        stepMean: required(p.logIncrement, 'priors.logIncrement').mean,
        stepSd: p.logIncrement!.sd,
      };
    default:
      return {
        ...intercept(),
        logDays: rows.map((r) => Math.log(r.span)),
        ...(spec.outcome.family === 'negative-binomial'
          ? { logSizeMean: required(p.logSize, 'priors.logSize').mean, logSizeSd: p.logSize!.sd }
          : {}),
      };
  }
};

/** All data that the model of a specification needs, by their names in the JAGS text. */
export const jagsData = (spec: AnalysisSpec): Record<string, RValue> => {
  const rows = rowsOf(spec);
  const totalDays = spec.totalDays ?? Math.ceil(spec.days.at(-1)!.day);
  const K = spec.arms.length - 1;
  const lambda = spec.model?.lambda ?? 0;
  const grid = typeof lambda === 'number' ? [lambda] : lambda.grid;
  const values = grid.flatMap((l) => {
    const daily = dailyExposure(spec, totalDays, l);
    const covered = rows.map((r) => {
      const half = (r.span - 1) / 2;
      return daily.slice(Math.max(Math.round(r.day - half), 1) - 1, Math.round(r.day + half));
    });
    return Array.from({ length: K }, (_, k) => covered.map((days) => mean(days, k))).flat();
  });
  return {
    n: rows.length,
    K,
    y: rows.map((r) => r.y),
    E: { values, dim: typeof lambda === 'number' ? [rows.length, K] : [rows.length, K, grid.length] },
    ...(typeof lambda === 'number' ? {} : { L: grid.length, grid, evenly: grid.map(() => 1 / grid.length) }),
    ...(spec.model?.trend === false
      ? {}
      : {
          s: rows.map((r) => (r.day - (totalDays + 1) / 2) / (totalDays - 1)),
          trendSd: required(spec.priors?.trend, 'priors.trend').sd,
        }),
    ...effectData(spec),
    ...familyData(spec, rows),
  };
};

const vector = (values: readonly (number | null)[]): string =>
  `c(${values.map((v) => (v === null ? 'NA' : String(v))).join(', ')})`;

/** Named values as R source. */
export const rList = (data: Record<string, RValue>): string => {
  const text = (v: RValue): string =>
    typeof v === 'number'
      ? String(v)
      : Array.isArray(v)
        ? vector(v)
        : `array(${vector(v.values)}, dim = ${vector(v.dim)})`;
  return `list(${Object.entries(data)
    .map(([name, v]) => `${name} = ${text(v)}`)
    .join(',\n')})`;
};
