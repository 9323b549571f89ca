import { fitSpec } from '../../../src/core/inference/analyse.ts';
import { createRng, type Rng, simulateTrial, type TrialTruth } from '../../../src/core/inference/index.ts';
import type { Marginal } from '../../../src/core/inference/marginal.ts';
import { gammaDraw } from '../../../src/core/inference/numerics/rng.ts';
import type { AnalysisSpec, Family, PriorsSpec } from '../../../src/shared/analysis.ts';

/**
 * Simulation-based calibration (Talts et al. 2018): parameters from the prior, data from the model, and the
 * posterior probability below the true value must be uniform. It cannot see a wrong model, only a wrong engine.
 */
export interface Scenario {
  name: string;
  family: Family;
  priors: PriorsSpec;
  /** A truth drawn from `priors`, with the names under which the engine reports its parts. */
  draw(rng: Rng): { truth: TrialTruth; named: Record<string, number> };
  missing: number;
  categories?: number;
  /** Arms, the reference included; default 2. */
  arms?: 2 | 3;
}

const normal = (rng: Rng, p: { mean: number; sd: number }) => p.mean + p.sd * rng.normal();
const until = (draw: () => number, ok: (x: number) => boolean): number => {
  for (;;) {
    const x = draw();
    if (ok(x)) return x;
  }
};

const trend = { sd: 1.5 };
const effect = { mean: -0.5, sd: 1 };
const points = {
  intercept: { mean: 5, sd: 2.5 },
  trend,
  residualSd: { halfNormal: 2.5 },
  rho: { mean: 0.2, sd: 0.3 },
};
const drawPoints = (rng: Rng) => ({
  intercept: normal(rng, points.intercept),
  trend: trend.sd * rng.normal(),
  residualSd: Math.abs(2.5 * rng.normal()),
  rho: until(
    () => normal(rng, points.rho),
    (x) => Math.abs(x) < 0.95,
  ),
});

const gaussian = (name: string, missing: number, robust: boolean): Scenario => {
  const prior = robust ? { weight: 0.8, mean: -1, sd: 0.4, vague: { mean: 0, sd: 2 } } : effect;
  return {
    name,
    family: 'gaussian',
    missing,
    priors: { ...points, effects: [prior] },
    draw: (rng) => {
      const p = drawPoints(rng);
      const vague = 'vague' in prior && rng.uniform() > prior.weight;
      const theta = normal(rng, vague ? prior.vague : prior);
      return {
        truth: { ...p, effects: [theta] },
        named: { 'theta[a]': theta, trend: p.trend, sigma: p.residualSd, rho: p.rho },
      };
    },
  };
};

const robustLogit = { weight: 0.8, mean: -0.6, sd: 0.3, vague: { mean: 0, sd: 1.5 } };

const bernoulli = (name: string, missing: number, robust = false): Scenario => ({
  name,
  family: 'bernoulli',
  missing,
  priors: {
    intercept: { mean: -0.5, sd: 1.5 },
    trend: { sd: 1 },
    carry: { mean: 0.5, sd: 1 },
    effects: [robust ? robustLogit : { mean: -0.3, sd: 0.8 }],
  },
  draw: (rng) => {
    const intercept = -0.5 + 1.5 * rng.normal();
    const theta = robust
      ? normal(rng, rng.uniform() > robustLogit.weight ? robustLogit.vague : robustLogit)
      : -0.3 + 0.8 * rng.normal();
    const carry = 0.5 + rng.normal();
    const gamma = rng.normal();
    return {
      truth: { intercept, effects: [theta], carry, trend: gamma },
      named: { 'theta[a]': theta, trend: gamma, phi: carry },
    };
  },
});

export const scenarios: readonly Scenario[] = [
  gaussian('gaussian', 0, false),
  gaussian('gaussian, 15 % missing', 0.15, false),
  gaussian('gaussian, robust mixture prior', 0, true),
  {
    name: 'student-t',
    family: 'student-t',
    missing: 0,
    priors: { ...points, effects: [effect] },
    draw: (rng) => {
      const p = drawPoints(rng);
      const theta = normal(rng, effect);
      const nu = until(
        () => 10 * gammaDraw(rng, 2),
        (x) => x > 2,
      );
      return {
        truth: { ...p, effects: [theta], nu },
        named: { 'theta[a]': theta, sigma: p.residualSd, rho: p.rho, nu },
      };
    },
  },
  bernoulli('bernoulli', 0),
  bernoulli('bernoulli, 15 % missing', 0.15),
  bernoulli('bernoulli, robust mixture prior', 0, true),
  {
    name: 'poisson',
    family: 'poisson',
    missing: 0,
    priors: {
      intercept: { mean: 1, sd: 0.7 },
      trend: { sd: 0.5 },
      effects: [{ mean: -0.1, sd: 0.4 }],
    },
    draw: (rng) => {
      const intercept = 1 + 0.7 * rng.normal();
      const theta = -0.1 + 0.4 * rng.normal();
      const gamma = 0.5 * rng.normal();
      return {
        truth: { intercept, effects: [theta], trend: gamma },
        named: { 'theta[a]': theta, intercept, trend: gamma },
      };
    },
  },
  {
    name: 'negative-binomial',
    family: 'negative-binomial',
    missing: 0,
    priors: {
      intercept: { mean: 1, sd: 0.7 },
      trend: { sd: 0.5 },
      logSize: { mean: Math.log(5), sd: 1 },
      effects: [{ mean: -0.1, sd: 0.4 }],
    },
    draw: (rng) => {
      const intercept = 1 + 0.7 * rng.normal();
      const theta = -0.1 + 0.4 * rng.normal();
      const logSize = Math.log(5) + rng.normal();
      return {
        truth: { intercept, effects: [theta], trend: 0.5 * rng.normal(), logSize },
        named: { 'theta[a]': theta, intercept, logSize },
      };
    },
  },
  {
    name: 'ordinal',
    family: 'ordinal',
    missing: 0,
    categories: 5,
    priors: {
      firstCut: { mean: -1.5, sd: 1.5 },
      logIncrement: { mean: 0, sd: 0.6 },
      trend: { sd: 1 },
      effects: [{ mean: -0.4, sd: 0.8 }],
    },
    draw: (rng) => {
      const cuts = [-1.5 + 1.5 * rng.normal()];
      for (let j = 1; j < 4; j++) cuts.push(cuts[j - 1]! + Math.exp(0.6 * rng.normal()));
      const theta = -0.4 + 0.8 * rng.normal();
      return {
        truth: { intercept: 0, effects: [theta], trend: rng.normal(), cuts },
        named: { 'theta[a]': theta, 'cut[1]': cuts[0]!, 'cut[4]': cuts[3]! },
      };
    },
  },
];

/** Three arms: two effects with priors of their own, and P(best) for its reliability. */
const threeArms: Scenario[] = [
  {
    name: 'gaussian, three arms',
    family: 'gaussian',
    missing: 0.1,
    arms: 3,
    priors: { ...points, effects: [effect, { mean: 0, sd: 1.5 }] },
    draw: (rng) => {
      const p = drawPoints(rng);
      const [a, b] = [normal(rng, effect), normal(rng, { mean: 0, sd: 1.5 })];
      return {
        truth: { ...p, effects: [a, b] },
        named: { 'theta[a]': a, 'theta[b]': b, sigma: p.residualSd },
      };
    },
  },
  {
    name: 'bernoulli, three arms',
    family: 'bernoulli',
    missing: 0.1,
    arms: 3,
    priors: {
      intercept: { mean: -0.5, sd: 1.5 },
      trend: { sd: 1 },
      carry: { mean: 0.5, sd: 1 },
      effects: [{ mean: -0.3, sd: 0.8 }, robustLogit],
    },
    draw: (rng) => {
      const intercept = -0.5 + 1.5 * rng.normal();
      const a = -0.3 + 0.8 * rng.normal();
      const b = normal(rng, rng.uniform() > robustLogit.weight ? robustLogit.vague : robustLogit);
      const carry = 0.5 + rng.normal();
      return {
        truth: { intercept, effects: [a, b], carry, trend: rng.normal() },
        named: { 'theta[a]': a, 'theta[b]': b, phi: carry },
      };
    },
  },
  {
    name: 'ordinal, three arms',
    family: 'ordinal',
    missing: 0.1,
    arms: 3,
    categories: 5,
    priors: {
      firstCut: { mean: -1.5, sd: 1.5 },
      logIncrement: { mean: 0, sd: 0.6 },
      trend: { sd: 1 },
      effects: [
        { mean: -0.4, sd: 0.8 },
        { mean: 0, sd: 1 },
      ],
    },
    draw: (rng) => {
      const cuts = [-1.5 + 1.5 * rng.normal()];
      for (let j = 1; j < 4; j++) cuts.push(cuts[j - 1]! + Math.exp(0.6 * rng.normal()));
      const [a, b] = [-0.4 + 0.8 * rng.normal(), rng.normal()];
      return {
        truth: { intercept: 0, effects: [a, b], trend: rng.normal(), cuts },
        named: { 'theta[a]': a, 'theta[b]': b, 'cut[1]': cuts[0]! },
      };
    },
  },
];

export const allScenarios: readonly Scenario[] = [...scenarios, ...threeArms];

/** How well stated chances of being best hold: of all arms with P(best) in a bin, the share that were the best. */
export interface Reliability {
  scenario: string;
  quantity: 'P(best)';
  simulations: number;
  /** Mean squared error of the stated chance, and that of always saying 1 / arms. */
  brier: number;
  brierOfChance: number;
  bins: { from: number; n: number; stated: number; best: number }[];
}

export interface Calibration {
  scenario: string;
  quantity: string;
  simulations: number;
  chiSquared: number;
  coverage: { '50': number; '80': number; '95': number };
}

export const BINS = 20;

export const designOf = (periods: number, periodDays: number, arms = 2) => ({
  arms: ['usual', 'a', 'b'].slice(0, arms),
  sequence: Array.from({ length: periods }, (_, i) => {
    if (arms === 2) return i % 4 === 0 || i % 4 === 3 ? 'usual' : 'a';
    return ['usual', 'a', 'b'][Math.floor(i / 3) % 2 === 0 ? i % 3 : 2 - (i % 3)]!;
  }),
  periodDays,
});

export const specOf = (s: Scenario, days: AnalysisSpec['days'], seed: number): AnalysisSpec => ({
  outcome: {
    family: s.family,
    better: 'lower',
    mcid: 1,
    ...(s.categories === undefined ? {} : { categories: s.categories }),
  },
  arms: ['usual', 'a', 'b'].slice(0, s.arms ?? 2),
  days,
  model: { trend: true, autocorrelation: true, periodEffect: false, lambda: 0 },
  priors: s.priors,
  seed,
});

const RELIABILITY_BINS = 10;

const reliabilityOf = (
  scenario: string,
  seen: readonly { stated: number[]; best: number }[],
): Reliability => {
  const pairs = seen.flatMap(({ stated, best }) =>
    stated.map((p, arm) => ({ p, was: Number(arm === best) })),
  );
  const arms = seen[0]!.stated.length;
  const mean = (v: readonly number[]) => v.reduce((a, b) => a + b, 0) / Math.max(v.length, 1);
  return {
    scenario,
    quantity: 'P(best)',
    simulations: seen.length,
    brier: mean(pairs.map(({ p, was }) => (p - was) ** 2)),
    brierOfChance: mean(pairs.map(({ was }) => (1 / arms - was) ** 2)),
    bins: Array.from({ length: RELIABILITY_BINS }, (_, b) => {
      const inside = pairs.filter(
        ({ p }) => Math.min(Math.floor(p * RELIABILITY_BINS), RELIABILITY_BINS - 1) === b,
      );
      return {
        from: b / RELIABILITY_BINS,
        n: inside.length,
        stated: mean(inside.map((x) => x.p)),
        best: mean(inside.map((x) => x.was)),
      };
    }),
  };
};

/** Runs one scenario; posterior ranks of each named quantity, and the reliability of P(best). */
export const calibrate = (
  s: Scenario,
  simulations: number,
  seed: number,
  periods = 6,
  periodDays = 14,
  draws?: number,
): { ranks: Calibration[]; reliability: Reliability } => {
  const rng = createRng(seed);
  const ranks = new Map<string, number[]>();
  const best: { stated: number[]; best: number }[] = [];
  for (let i = 0; i < simulations; i++) {
    const { truth, named } = s.draw(rng);
    const days = simulateTrial(
      { family: s.family, ...designOf(periods, periodDays, s.arms), truth, missing: s.missing },
      rng,
    );
    const fitted = fitSpec(specOf(s, days, 1), draws === undefined ? {} : { draws });
    if (!fitted.ok) throw new Error(`${s.name}, simulation ${i}: ${fitted.error.message}`);
    const { fit } = fitted.value;
    // the effect on every scale has the sign and the order of theta, and lower is better
    const effects = [0, ...truth.effects];
    best.push({ stated: fit.pBest, best: effects.indexOf(Math.min(...effects)) });
    const marginals = new Map<string, Marginal>(fit.parameters);
    for (const [name, value] of Object.entries(named)) {
      const list = ranks.get(name) ?? [];
      list.push(marginals.get(name)!.cdf(value));
      ranks.set(name, list);
    }
  }
  const calibrations = [...ranks].map(([quantity, u]): Calibration => {
    const bins = new Array<number>(BINS).fill(0);
    for (const p of u) bins[Math.min(BINS - 1, Math.floor(p * BINS))]! += 1;
    const expected = u.length / BINS;
    const inside = (level: number) => u.filter((p) => Math.abs(p - 0.5) <= level / 2).length / u.length;
    return {
      scenario: s.name,
      quantity,
      simulations,
      chiSquared: bins.reduce((sum, b) => sum + (b - expected) ** 2 / expected, 0),
      coverage: { '50': inside(0.5), '80': inside(0.8), '95': inside(0.95) },
    };
  });
  return { ranks: calibrations, reliability: reliabilityOf(s.name, best) };
};
