import type { AnalysisSpec } from '../../../src/shared/analysis.ts';
import type { ChainDraws } from './run-jags.ts';
import { type OracleProbability, type OracleSummary, share, splitRhat, summarise } from './summarise.ts';

export interface OracleEffect extends OracleSummary {
  arm: string;
  pBelowZero: OracleProbability;
  pAtLeastMcid: OracleProbability;
  pHarmAtLeastMcid: OracleProbability;
  pInRope: OracleProbability;
}

/** What JAGS found, by the engine's names. */
export interface OraclePosterior {
  effects: OracleEffect[];
  /** The reference arm first. */
  pBest: OracleProbability[];
  parameters: Record<string, OracleSummary>;
  /** Posterior weight of each effect's informative component; empty without robust priors. */
  weightAfter: OracleProbability[];
  worstRhat: number;
}

const DAYS = 28;
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** `f` of several parameters, draw by draw. */
const combine = (chains: number, length: number, f: (c: number, i: number) => number): Float64Array[] =>
  Array.from({ length: chains }, (_, c) => Float64Array.from({ length }, (_, i) => f(c, i)));

/** Effects and parameters on the reported scale, from raw draws and the formulas of docs/methods.md. */
export const reported = (
  spec: AnalysisSpec,
  draws: ChainDraws,
): { effects: Float64Array[][]; parameters: Map<string, Float64Array[]>; informative: Float64Array[][] } => {
  const find = (name: string): Float64Array[] | undefined => draws.get(name);
  const item = (name: string, k: number): Float64Array[] | undefined =>
    find(`${name}[${k}]`) ?? (k === 1 ? find(name) : undefined); // coda drops [1] of a single element
  const thetas = spec.arms.slice(1).map((_, k) => item('theta', k + 1)!);
  const { family, categories = 0 } = spec.outcome;
  const chains = thetas[0]!.length;
  const length = thetas[0]![0]!.length;
  const make = (f: (c: number, i: number) => number) => combine(chains, length, f);
  const parameters = new Map<string, Float64Array[]>();
  thetas.forEach((t, k) => {
    parameters.set(`theta[${spec.arms[k + 1]}]`, t);
  });
  const plain = { alpha: 'intercept', gamma: 'trend' } as Record<string, string>;
  for (const name of ['alpha', 'gamma', 'sigma', 'rho', 'nu', 'tau', 'phi', 'logSize', 'lambda']) {
    const found = find(name);
    if (found) parameters.set(plain[name] ?? name, found);
  }
  const alpha = find('alpha');
  let effects = thetas;
  if (family === 'bernoulli') {
    const phi = find('phi');
    const days = [null, ...thetas].map((theta) =>
      make((c, i) => {
        const base = alpha![c]![i]! + (theta ? theta[c]![i]! : 0);
        const p01 = logistic(base);
        const p11 = logistic(base + (phi ? phi[c]![i]! : 0));
        return (DAYS * p01) / (1 - p11 + p01);
      }),
    );
    days.forEach((d, k) => {
      parameters.set(`days28[${spec.arms[k]}]`, d);
    });
    effects = days.slice(1).map((d) => make((c, i) => d[c]![i]! - days[0]![c]![i]!));
  } else if (family === 'poisson' || family === 'negative-binomial') {
    effects = thetas.map((t) =>
      make((c, i) => Math.exp(alpha![c]![i]! + t[c]![i]!) - Math.exp(alpha![c]![i]!)),
    );
    thetas.forEach((t, k) => {
      parameters.set(
        `rateRatio[${spec.arms[k + 1]}]`,
        make((c, i) => Math.exp(t[c]![i]!)),
      );
    });
  } else if (family === 'ordinal') {
    const cuts = Array.from({ length: categories - 1 }, (_, j) => item('cut', j + 1)!);
    cuts.forEach((cut, j) => {
      parameters.set(`cut[${j + 1}]`, cut);
    });
    const meanCategory = (c: number, i: number, eta: number): number => {
      let below = 0;
      let sum = 0;
      for (let j = 1; j <= categories; j++) {
        const upTo = j < categories ? logistic(cuts[j - 1]![c]![i]! - eta) : 1;
        sum += j * (upTo - below);
        below = upTo;
      }
      return sum;
    };
    effects = thetas.map((t) => make((c, i) => meanCategory(c, i, t[c]![i]!) - meanCategory(c, i, 0)));
  }
  const informative = thetas.flatMap((_, k) => {
    const found = find(`informative[${k + 1}]`) ?? (k === 0 ? find('informative') : undefined);
    return found ? [found] : [];
  });
  return { effects, parameters, informative };
};

/** All summaries of a run. */
export const posteriorOf = (spec: AnalysisSpec, draws: ChainDraws): OraclePosterior => {
  const { effects, parameters, informative } = reported(spec, draws);
  const { better, mcid, rope = mcid / 2 } = spec.outcome;
  const sign = better === 'lower' ? -1 : 1; // of a benefit
  const chains = effects[0]!.length;
  const length = effects[0]![0]!.length;
  const best = combine(chains, length, (c, i) => {
    let winner = 0;
    let gain = 0;
    effects.forEach((e, k) => {
      const g = sign * e[c]![i]!;
      if (g > gain) {
        gain = g;
        winner = k + 1;
      }
    });
    return winner;
  });
  return {
    effects: effects.map((e, k) => ({
      arm: spec.arms[k + 1]!,
      ...summarise(e),
      pBelowZero: share(e, (v) => v < 0),
      pAtLeastMcid: share(e, (v) => sign * v >= mcid),
      pHarmAtLeastMcid: share(e, (v) => -sign * v >= mcid),
      pInRope: share(e, (v) => Math.abs(v) < rope),
    })),
    pBest: spec.arms.map((_, k) => share(best, (v) => v === k)),
    parameters: Object.fromEntries([...parameters].map(([name, d]) => [name, summarise(d)])),
    weightAfter: informative.map((d) => share(d, (v) => v === 1)),
    worstRhat: Math.max(...[...effects, ...parameters.values()].map(splitRhat)),
  };
};

/** Tolerances of the issue: effects, nuisance parameters (posterior SDs) and probabilities. */
export const tolerances = {
  effect: { mean: 0.03, quantile: 0.06 },
  parameter: { mean: 0.06, quantile: 0.15 },
  probability: 0.01,
} as const;

/** Largest Monte Carlo standard error as a share of what the comparison tolerates; to be at most a quarter. */
export const errorShare = (p: OraclePosterior): { share: number; what: string } => {
  let worst = { share: 0, what: '' };
  const see = (what: string, value: number) => {
    if (value > worst.share) worst = { share: value, what };
  };
  const summary = (
    what: string,
    s: OracleSummary,
    t: { mean: number; quantile: number },
    discrete = false,
  ) => {
    see(`${what} mean`, s.mcse.mean / s.sd / t.mean);
    if (!discrete)
      for (const [q, e] of Object.entries(s.mcse.quantiles)) see(`${what} q${q}`, e / s.sd / t.quantile);
  };
  const probability = (what: string, v: OracleProbability) => see(what, v.mcse / tolerances.probability);
  for (const e of p.effects) {
    summary(`effect ${e.arm}`, e, tolerances.effect);
    probability(`${e.arm} P(<0)`, e.pBelowZero);
    probability(`${e.arm} P(>=MCID)`, e.pAtLeastMcid);
    probability(`${e.arm} P(harm>=MCID)`, e.pHarmAtLeastMcid);
    probability(`${e.arm} P(ROPE)`, e.pInRope);
  }
  p.pBest.forEach((v, k) => {
    probability(`P(best) ${k}`, v);
  });
  for (const [name, s] of Object.entries(p.parameters))
    summary(name, s, tolerances.parameter, name === 'lambda');
  p.weightAfter.forEach((v, k) => {
    probability(`weight ${k}`, v);
  });
  return worst;
};
