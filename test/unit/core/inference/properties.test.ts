import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  analyse,
  createRng,
  parseAnalysisSpec,
  simulateTrial,
} from '../../../../src/core/inference/index.ts';
import type { AnalysisSpec, Family } from '../../../../src/shared/analysis.ts';

const value = (spec: AnalysisSpec) => {
  const r = analyse(spec, { draws: 4096 });
  if (!r.ok) throw new Error(r.error.message);
  return r.value;
};

const arms = ['usual', 'a', 'b'];
const trial = (family: Family, seed: number): AnalysisSpec => {
  const truth = {
    gaussian: { intercept: 5, effects: [-1, 0.5], residualSd: 1.5, rho: 0.3 },
    'student-t': { intercept: 5, effects: [-1, 0.5], residualSd: 1.5, rho: 0.3 },
    bernoulli: { intercept: -0.5, effects: [-0.8, 0.3], carry: 0.5 },
    poisson: { intercept: 1, effects: [-0.5, 0.2] },
    'negative-binomial': { intercept: 1, effects: [-0.5, 0.2], logSize: 1.5 },
    ordinal: { intercept: 0, effects: [-0.8, 0.4] },
  }[family];
  const sequence = ['a', 'usual', 'b', 'b', 'a', 'usual'];
  return {
    outcome: { family, better: 'lower', mcid: 1, ...(family === 'ordinal' ? { categories: 5 } : {}) },
    arms,
    days: simulateTrial({ family, arms, sequence, periodDays: 10, truth, missing: 0.1 }, createRng(seed)),
    model: { trend: true, autocorrelation: true, periodEffect: false, lambda: 0 },
    priors: {
      effects: [
        { mean: -0.5, sd: 1 },
        { mean: 0.2, sd: 0.7 },
      ],
    },
  };
};

describe('results move as theory says', () => {
  const families: Family[] = [
    'gaussian',
    'student-t',
    'bernoulli',
    'poisson',
    'negative-binomial',
    'ordinal',
  ];

  it.each(families)('%s: relabelling the arms relabels the effects', (family) => {
    const spec = trial(family, 3);
    const swapped: AnalysisSpec = {
      ...spec,
      arms: ['usual', 'b', 'a'],
      priors: { effects: [...spec.priors!.effects!].reverse() },
    };
    const one = value(spec);
    const two = value(swapped);
    // quadrature is exact; importance draws fall on other coordinates, so a tenth of a posterior SD is allowed
    const tolerance = family === 'gaussian' ? 1e-6 : 0.1;
    for (const arm of ['a', 'b']) {
      const x = one.effects.find((e) => e.arm === arm)!;
      const y = two.effects.find((e) => e.arm === arm)!;
      expect(Math.abs(x.mean - y.mean) / x.sd).toBeLessThan(tolerance);
      expect(Math.abs(x.pBest - y.pBest)).toBeLessThan(0.02);
    }
  });

  it('gaussian: shifting and scaling the outcome shifts and scales the posterior', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.double({ min: 0.2, max: 20, noNaN: true }),
        fc.integer({ min: 1, max: 1000 }),
        (shift, scale, seed) => {
          const spec = trial('gaussian', seed);
          const given = {
            intercept: { mean: 5, sd: 2.5 },
            trend: { sd: 1.5 },
            residualSd: { halfNormal: 2.5 },
            effects: spec.priors!.effects!.map((e) => ({ mean: e.mean, sd: e.sd })),
          };
          const moved: AnalysisSpec = {
            ...spec,
            outcome: { ...spec.outcome, mcid: scale },
            days: spec.days.map((d) => ({ ...d, y: d.y === null ? null : shift + scale * d.y })),
            priors: {
              intercept: { mean: shift + 5 * scale, sd: 2.5 * scale },
              trend: { sd: 1.5 * scale },
              residualSd: { halfNormal: 2.5 * scale },
              effects: given.effects.map((e) => ({ mean: e.mean * scale, sd: e.sd * scale })),
            },
          };
          const a = value({ ...spec, priors: given }).effects[0]!;
          const b = value(moved).effects[0]!;
          expect(Math.abs(b.mean / scale - a.mean) / a.sd).toBeLessThan(1e-3);
          expect(Math.abs(b.sd / scale / a.sd - 1)).toBeLessThan(1e-3);
          expect(Math.abs(b.pAtLeastMcid - a.pAtLeastMcid)).toBeLessThan(1e-3);
        },
      ),
      { numRuns: 8, seed: 5 },
    );
  });

  it.each(families)('%s: rows in another order are the same trial', (family) => {
    const spec = trial(family, 6);
    fc.assert(
      fc.property(fc.shuffledSubarray([...spec.days], { minLength: spec.days.length }), (days) => {
        const shuffled = parseAnalysisSpec({ ...spec, days });
        expect(shuffled).toEqual({ ok: true, value: spec });
      }),
      { numRuns: 5, seed: 6 },
    );
  });

  it('poisson: two days of one arm and their sum over two days say the same', () => {
    const spec: AnalysisSpec = { ...trial('poisson', 4), model: { trend: false, lambda: 0 } };
    const full = spec.days.filter((d) => d.y !== null);
    const pairs: AnalysisSpec['days'] = [];
    const singles: AnalysisSpec['days'] = [];
    for (const period of [1, 2, 3, 4, 5, 6]) {
      const days = full.filter((d) => d.period === period);
      for (let i = 0; i + 1 < days.length; i += 2) {
        const [d, e] = [days[i]!, days[i + 1]!];
        singles.push(d, e);
        pairs.push({ ...d, day: (d.day + e.day) / 2, y: d.y! + e.y!, exposureDays: 2 });
      }
    }
    const priors = { ...spec.priors, intercept: { mean: 1, sd: 1 } };
    const a = value({ ...spec, days: singles, priors, totalDays: 60 }).effects[0]!;
    const b = value({ ...spec, days: pairs, priors, totalDays: 60 }).effects[0]!;
    expect(Math.abs(a.mean - b.mean) / a.sd).toBeLessThan(1e-3);
    expect(Math.abs(a.quantiles['0.975'] - b.quantiles['0.975']) / a.sd).toBeLessThan(1e-3);
  });

  it.each(families)('%s: a day without an answer at the end says nothing', (family) => {
    const spec: AnalysisSpec = { ...trial(family, 5), totalDays: 61 };
    const last = spec.days.at(-1)!;
    const longer: AnalysisSpec = { ...spec, days: [...spec.days, { ...last, day: 61, y: null }] };
    value(spec).effects.forEach((e, k) => {
      const f = value(longer).effects[k]!;
      expect(f.mean).toBeCloseTo(e.mean, 9);
      expect(f.quantiles['0.025']).toBeCloseTo(e.quantiles['0.025'], 9);
      expect(f.pBest).toBeCloseTo(e.pBest, 9);
    });
  });

  it.each(families)('%s: more days of the same kind narrow the posterior', (family) => {
    const spec = trial(family, 9);
    const half: AnalysisSpec = { ...spec, days: spec.days.filter((d) => d.day <= 30), totalDays: 60 };
    expect(value({ ...spec, totalDays: 60 }).parameters['theta[a]']!.sd).toBeLessThan(
      value(half).parameters['theta[a]']!.sd,
    );
  });
});
