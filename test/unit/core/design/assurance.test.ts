import { describe, expect, it } from 'vitest';
import {
  type AnalysisPlan,
  type AssuranceInput,
  type AssuranceOutput,
  assuranceInputOf,
  createTrials,
  defaultPlan,
  type LengthQuestion,
  parseDesignSpec,
  recommendLength,
  roundOf,
  roundsSearch,
  runNoticedTrials,
  simulateAssurance,
  truthFor,
  wishOf,
} from '../../../../src/core/design/index.ts';
import { createRng, simulateTrial, stationaryShare } from '../../../../src/core/inference/index.ts';
import { analysisSpec } from '../../../../src/shared/analysis.ts';
import { ok, type Result } from '../../../../src/shared/errors.ts';

const days = { family: 'bernoulli', better: 'lower', mcid: 2 } as const;
const points = { family: 'gaussian', better: 'lower', mcid: 1 } as const;

const finish = <T>(steps: Generator<{ done: number; total: number }, Result<T>, void>) => {
  const seen: { done: number; total: number }[] = [];
  for (;;) {
    const step = steps.next();
    if (!step.done) seen.push(step.value);
    else if (step.value.ok) return { value: step.value.value, seen };
    else throw new Error(step.value.error.message);
  }
};

const unwrapped = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

/** The period effect costs fifty times the rest of a fit; these tests do without it. */
const withoutPeriodEffect = (plan: AnalysisPlan): AnalysisPlan => ({
  ...plan,
  model: { ...plan.model, periodEffect: false },
});

const gaussian = (over: Partial<AssuranceInput> = {}): AssuranceInput => {
  const periods = over.periods ?? 6;
  const expected = over.expected ?? [{ mean: -0.5, sd: 1 }];
  return {
    arms: ['usual', 'magnesium'],
    periods,
    periodDays: 14,
    washoutDays: 0,
    balanced: true,
    maxRun: 2,
    outcome: points,
    plan: withoutPeriodEffect(defaultPlan({ outcome: points, baseline: 5, expected, periods })),
    person: { baseline: 5, rho: 0.3, residualSd: 1.6 },
    expected,
    missing: 0.1,
    sizes: [1.5],
    simulations: 120,
    seed: 1,
    ...over,
  };
};
const simulate = (input: AssuranceInput): AssuranceOutput => finish(simulateAssurance(input)).value;

describe('a simulated truth', () => {
  it('has the baseline, the effects in days and the day-to-day correlation that were asked for', () => {
    for (const rho of [0, 0.3, 0.6]) {
      const truth = truthFor(days, { baseline: 12, rho, residualSd: 1 }, [-4, 0, -30], 0);
      const daysAt = (effect: number) => 28 * stationaryShare(truth.intercept + effect, truth.carry!);
      expect(daysAt(0)).toBeCloseTo(12, 9);
      expect(daysAt(truth.effects[0]!)).toBeCloseTo(8, 6);
      expect(truth.effects[1]).toBe(0);
      expect(daysAt(truth.effects[2]!)).toBeCloseTo(0.25, 6); // nobody has fewer than no days
      const p = (x: number) => 1 / (1 + Math.exp(-x));
      expect(p(truth.intercept + truth.carry!) - p(truth.intercept)).toBeCloseTo(rho, 9);
    }
  });

  it('shows in the simulated days', () => {
    const truth = truthFor(days, { baseline: 12, rho: 0.3, residualSd: 1 }, [-4], 0);
    const sequence = Array.from({ length: 400 }, (_, i) => (i % 2 ? 'b' : 'a'));
    const lived = simulateTrial(
      { family: 'bernoulli', arms: ['a', 'b'], sequence, periodDays: 28, truth },
      createRng(1),
    );
    const mean = (arm: string) => {
      const ys = lived.filter((d) => d.arm === arm).map((d) => d.y!);
      return (28 * ys.reduce((s, y) => s + y, 0)) / ys.length;
    };
    expect(Math.abs(mean('a') - 12)).toBeLessThan(0.8);
    expect(Math.abs(mean('b') - 8)).toBeLessThan(0.8);
  });
});

describe('the analysis plan', () => {
  it('is a valid part of an analysis, robust around what is expected', () => {
    const plan = defaultPlan({
      outcome: days,
      baseline: 12,
      expected: [{ mean: -1.66, sd: 2 }, null],
      periods: 6,
    });
    const [informed, unknown] = plan.priors.effects!;
    expect(informed).toMatchObject({ weight: 0.8, vague: { mean: 0, sd: 1.5 } });
    expect(unknown).toEqual({ mean: 0, sd: 1.5 });
    const spec = { outcome: days, arms: ['a', 'b', 'c'], days: [{ day: 1, arm: 'a', y: 1 }], ...plan };
    const { thresholds, ...analysis } = spec;
    expect(analysisSpec.safeParse(analysis).success).toBe(true);
    expect(thresholds).toEqual({ sure: 0.99, probable: 0.8 }); // two comparisons
  });

  it('leaves out an expectation that cannot hold at the base rate', () => {
    const plan = defaultPlan({ outcome: days, baseline: 3, expected: [{ mean: -6.2, sd: 7.7 }], periods: 6 });
    expect(plan.priors.effects).toEqual([{ mean: 0, sd: 1.5 }]);
  });
});

describe('assurance', () => {
  it('is a function of its input: same seed, same figures; it reports each step', () => {
    const small = gaussian({ simulations: 20 });
    const { value, seen } = finish(simulateAssurance(small));
    expect(finish(simulateAssurance(small)).value).toEqual(value);
    expect(seen).toHaveLength(60);
    expect(seen.at(-1)).toEqual({ done: 60, total: 60 });
    expect(finish(simulateAssurance({ ...small, seed: 2 })).value).not.toEqual(value);
  });

  it('gives shares that belong together, few false benefits, and more power for larger effects', () => {
    const out = simulate(gaussian({ sizes: [0.5, 1.5, 3] }));
    const { pCorrect, pInconclusive, falseBenefit, simulations } = out.assurance;
    expect(simulations).toBe(120);
    expect(pCorrect + pInconclusive).toBeLessThanOrEqual(1);
    expect(Object.values(out.verdicts).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    expect(falseBenefit).toBeLessThan(0.16); // 0.06 expected at this rule (docs), 120 trials
    const [a, b, c] = out.noticed.map((n) => n.noticed);
    expect(a!).toBeLessThan(b!);
    expect(b!).toBeLessThan(c!);
    expect(c!).toBeGreaterThan(0.9);
  });

  it('agrees with the operating characteristics of an 84-day gaussian trial', () => {
    // rho 0.3, sigma 1.6, true -1.5, prior N(-0.5, 1): P(theta < 0) > 0.95 in 96 of 100 (500 simulations)
    const plan = {
      ...gaussian().plan,
      priors: { effects: [{ mean: -0.5, sd: 1 }] },
      thresholds: { sure: 0.95, probable: 0.8 },
    };
    const out = simulate(
      gaussian({
        plan,
        missing: 0,
        sizes: [1.5],
      }),
    );
    expect(out.noticed[0]!.noticed).toBeGreaterThan(0.88);
  });

  it('works for yes/no days with three arms and wash-out', () => {
    const expected = [
      { mean: -1.7, sd: 1.3 },
      { mean: -1, sd: 2 },
    ];
    const out = simulate({
      ...gaussian({ expected, simulations: 20, sizes: [10] }),
      arms: ['placebo', 'magnesium', 'sleep'],
      outcome: days,
      washoutDays: 3,
      plan: defaultPlan({ outcome: days, baseline: 12, expected, periods: 6 }),
      person: { baseline: 12, rho: 0.3, residualSd: 1 },
    });
    expect(out.assurance.pInconclusive).toBeGreaterThan(0.5); // 84 yes/no days are few
    expect(out.noticed[0]!.noticed).toBeGreaterThan(out.assurance.falseBenefit);
  });

  it('can be stopped at any step', () => {
    const steps = simulateAssurance(gaussian());
    steps.next();
    expect(steps.return(ok({} as AssuranceOutput)).done).toBe(true);
    expect(steps.next().done).toBe(true);
  });
});

describe('the recommended length', () => {
  it('of a mirrored order is a whole number of its rounds, and the simulation draws such orders', () => {
    const mirrored = gaussian({ counterbalanced: true, maxRun: null, periods: 8, simulations: 10 });
    const shape = {
      arms: roundOf({
        arms: mirrored.arms,
        constraint: { balanced: true, maxRun: null, counterbalanced: true },
      }),
      periodDays: 14,
    };
    expect(shape.arms).toBe(4);
    const wish = { size: 4, noticed: 0.5, maxDays: 224 };
    const found = finish(recommendLength((periods) => ok({ ...mirrored, periods }), shape, wish)).value;
    expect(found!.periods % 4).toBe(0);
    // an odd number of rounds has no middle: asked for it, the simulation says so
    expect(() => finish(simulateAssurance({ ...mirrored, periods: 6 }))).toThrow('permit no sequence');
  });

  const shape = { arms: 2, periodDays: 14 };
  const inputFor = (periods: number) => ok(gaussian({ periods, simulations: 60 }));

  it('is the shortest whole number of rounds that fulfils the wish', () => {
    const wish = { size: 1.2, noticed: 0.8, maxDays: 364 };
    const { value, seen } = finish(recommendLength(inputFor, shape, wish));
    expect(value!.periods % 2).toBe(0);
    expect(value!.days).toBe(value!.periods * 14);
    expect(value!.days).toBeGreaterThan(28);
    expect(value!.days).toBeLessThan(200);
    expect(seen.at(-1)!.done).toBeLessThanOrEqual(seen.at(-1)!.total);
  });

  it('is confirmed with the stop rules, and longer where these end trials too early', () => {
    const asked: LengthQuestion[] = [];
    const search = roundsSearch(16, true);
    let step = search.next();
    while (!step.done) {
      asked.push(step.value);
      step = search.next(step.value.rounds >= (step.value.looks ? 7 : 5));
    }
    expect(step.value).toBe(7);
    expect(asked.filter((q) => q.looks).map((q) => q.rounds)).toEqual([5, 6, 7]);

    const stop = { harm: true, futility: true, success: true };
    const wish = { size: 1.2, noticed: 0.8, maxDays: 364 };
    const without = finish(recommendLength(inputFor, shape, wish)).value!;
    const real = (periods: number) => ok({ ...gaussian({ periods, simulations: 60 }), stop });
    const { value, seen } = finish(recommendLength(real, shape, wish));
    expect(value!.days).toBeGreaterThanOrEqual(without.days);
    expect(seen.at(-1)!.done).toBeLessThanOrEqual(seen.at(-1)!.total);
    const trials = createTrials(unwrapped(real(value!.periods)));
    const noticed = runNoticedTrials(unwrapped(real(value!.periods)), unwrapped(trials), wish.size, 0, 60);
    let last = noticed.next();
    while (!last.done) last = noticed.next();
    expect(unwrapped(last.value)).toBeGreaterThanOrEqual(0.8 * 60);
  });

  it('is null if nothing of the allowed length is enough, or the stop rules leave none', () => {
    const never = roundsSearch(3, true);
    never.next();
    for (const answer of [true, true, false, false]) never.next(answer);
    expect(never.next(false)).toEqual({ done: true, value: null });
    expect(
      finish(recommendLength(inputFor, shape, { size: 0.05, noticed: 0.9, maxDays: 56 })).value,
    ).toBeNull();
    expect(finish(recommendLength(inputFor, shape, { size: 9, noticed: 0.1, maxDays: 27 })).value).toBeNull();
  });
});

describe('the input from a specification', () => {
  const spec = {
    arms: ['placebo', 'magnesium', 'sleep-regularity'],
    periods: 6,
    periodDays: 14,
    start: '2026-01-05',
    outcome: { family: 'bernoulli', better: 'lower', mcid: 2 },
    assumptions: { baseline: 12, effects: [{ mean: -1.7, sd: 1.3 }], rho: 0.3, missing: 0.1 },
  };
  const parsed = (over: object = {}) => {
    const r = parseDesignSpec({ ...spec, ...over });
    if (!r.ok) throw new Error(r.error.message);
    return r.value;
  };

  it('lets one effect stand for each arm', () => {
    const input = assuranceInputOf(parsed(), { seed: 1 })!;
    expect(input.expected).toEqual([
      { mean: -1.7, sd: 1.3 },
      { mean: -1.7, sd: 1.3 },
    ]);
    expect(input.sizes).toEqual([2, 4, 6]);
    expect(assuranceInputOf(parsed(), { seed: 1, periods: 12 })!.periods).toBe(12);
    expect(wishOf(2)).toMatchObject({ size: 4 });
  });

  it('is null where there is nothing to simulate', () => {
    expect(assuranceInputOf(parsed({ assumptions: undefined }), { seed: 1 })).toBeNull();
    expect(assuranceInputOf(parsed({ assumptions: undefined, outcome: undefined }), { seed: 1 })).toBeNull();
  });
});
