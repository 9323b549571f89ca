import { describe, expect, it } from 'vitest';
import { defaultPlan, sequenceSet } from '../../../../src/core/design/index.ts';
import { analyse, createRng, simulateTrial } from '../../../../src/core/inference/index.ts';
import {
  learnPerson,
  roundsAsked,
  runSettleTrials,
  settleRows,
  settleTrials,
  trialRandomisationTest,
} from '../../../../src/core/report/index.ts';
import type { AnalysisSpec } from '../../../../src/shared/analysis.ts';

const arms = ['placebo', 'tea'];
const sequence = ['tea', 'placebo', 'placebo', 'tea', 'tea', 'placebo', 'placebo', 'tea'];

/** A made-up trial in points: the truth is stated, the seed is arbitrary. */
const specOf = (effect: number, seed = 3): AnalysisSpec => {
  const outcome = { family: 'gaussian', better: 'lower', mcid: 1 } as const;
  const plan = defaultPlan({ outcome, baseline: 5, expected: [null], periods: 8 });
  const truth = { intercept: 5, effects: [effect], residualSd: 1.2, rho: 0.2 };
  const days = simulateTrial(
    { family: 'gaussian', arms, sequence, periodDays: 7, truth },
    createRng(seed, 1),
  );
  return { outcome, arms, totalDays: 56, days, model: plan.model, priors: plan.priors, seed: 1 };
};
const thresholds = { sure: 0.98, probable: 0.8 };
const value = <T>(r: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!r.ok) throw new Error(r.error.message);
  return r.value;
};
const inputOf = (spec: AnalysisSpec) => ({
  person: value(learnPerson(spec)),
  thresholds,
  periodDays: 7,
  washoutDays: 0,
  maxRun: 2,
  missing: 0.1,
  rounds: [2, 8],
  simulations: 40,
  seed: 7,
});

describe('what would settle it', () => {
  it('draws the person from the very posterior of the days', () => {
    const spec = specOf(-1.5);
    const { parts, truth } = value(learnPerson(spec));
    const total = parts.reduce((n, p) => n + p.weight, 0);
    const mean = parts.reduce((n, p) => n + (p.weight / total) * p.mean[0]!, 0);
    expect(mean).toBeCloseTo(value(analyse(spec)).effects[0]!.mean, 2);
    expect(truth.residualSd).toBeGreaterThan(0.8);
    expect(truth.rho).toBeLessThan(0.6);
  });

  it('makes a firm answer likelier with more days, and finds the side the days lean to', () => {
    const input = inputOf(specOf(-1.0));
    const verdicts = value(runSettleTrials(input, 0, settleTrials(input)));
    const [short, long] = settleRows({ ...input, arms: 2 }, verdicts, 0);
    expect(short).toMatchObject({ rounds: 2, furtherDays: 28 });
    expect(long!.furtherDays).toBe(112);
    expect(long!.firm).toBeGreaterThan(short!.firm - 0.05);
    expect(long!.firm).toBeGreaterThan(0.5);
    expect(long!.verdicts.better ?? 0).toBeGreaterThan(long!.verdicts.worse ?? 0);
  });

  it('does not depend on how the simulations are cut into parts', () => {
    const input = inputOf(specOf(-0.5));
    const whole = value(runSettleTrials(input, 30, 50));
    const parts = [value(runSettleTrials(input, 30, 37)), value(runSettleTrials(input, 37, 50))].flat();
    expect(parts).toEqual(whole);
  });

  it('asks about half, once and twice the length, within two further years', () => {
    expect(roundsAsked(6, 3, 14)).toEqual([1, 2, 4]);
    expect(roundsAsked(2, 2, 7)).toEqual([1, 2]);
    expect(roundsAsked(52, 2, 14)).toEqual([13, 26]);
  });
});

describe('the randomisation test of a trial', () => {
  const rules = { arms: 2, periods: 8, balanced: true, maxRun: 2 };
  it('goes over the set that the order was drawn from', () => {
    const got = value(trialRandomisationTest(specOf(-3), rules, 0));
    expect(got.sampled).toBe(false);
    expect(got.tests[0]).toMatchObject({ sequences: 34, smallestP: 1 / 34 });
    expect(got.tests[0]!.p).toBeLessThan(0.1);
  });

  it('is exact, wash-out days left out or not: with no effect p falls to k in n orders at most k in n times', () => {
    const spec = specOf(0);
    for (const washout of [0, 2]) {
      // the outcomes stay as they are; each permitted order in turn is taken for the one that was drawn
      const set = sequenceSet(rules);
      const all = Array.from({ length: Number(set.size) }, (_, i) => set.at(BigInt(i)).map((a) => arms[a]!));
      const ps = all.map((order) => {
        const days = spec.days.map((d) => ({ ...d, arm: order[(d.period ?? 1) - 1]! }));
        return value(trialRandomisationTest({ ...spec, days }, rules, washout)).tests[0]!.p;
      });
      for (let k = 1; k <= all.length; k++)
        expect(ps.filter((p) => p <= k / all.length + 1e-9).length).toBeLessThanOrEqual(k);
    }
  });

  it('samples where the set is too large to go through', () => {
    const long = Array.from({ length: 20 }, (_, i) => arms[i % 2]!);
    const days = long.map((arm, i) => ({ day: i + 1, period: i + 1, arm, y: i % 2 }));
    const spec: AnalysisSpec = { outcome: { family: 'gaussian', better: 'lower', mcid: 1 }, arms, days };
    const got = value(trialRandomisationTest(spec, { ...rules, periods: 20, maxRun: null }, 0));
    expect(got.sampled).toBe(true);
    expect(got.tests[0]!.sequences).toBe(10_000);
    expect(got.tests[0]!.p).toBe(1);
  });
});
