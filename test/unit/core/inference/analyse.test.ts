import { describe, expect, it } from 'vitest';
import {
  analyse,
  createRng,
  posteriorAfterPeriods,
  simulateTrial,
} from '../../../../src/core/inference/index.ts';
import type { AnalysisSpec, Family } from '../../../../src/shared/analysis.ts';
import { referenceSpec } from '../../../golden/inference/reference-case.ts';

const value = (spec: AnalysisSpec) => {
  const r = analyse(spec);
  if (!r.ok) throw new Error(r.error.message);
  return r.value;
};

describe('analyse', () => {
  it('gives the same bytes for the same seed', () => {
    for (const name of ['dev02_cont_3arm_washin_missing', 'dev04_binary_2arm'] as const)
      expect(JSON.stringify(value(referenceSpec(name)))).toBe(JSON.stringify(value(referenceSpec(name))));
  });

  it('echoes every default it used, and analysing with the echo changes nothing', () => {
    const spec: AnalysisSpec = { ...referenceSpec('dev04_binary_2arm'), priors: {}, model: {} };
    const first = value(spec);
    expect(first.used.model).toEqual({ trend: true, autocorrelation: true, periodEffect: false, lambda: 0 });
    expect(Object.keys(first.used.priors).sort()).toEqual(['carry', 'effects', 'intercept', 'trend']);
    const second = value({ ...spec, model: first.used.model, priors: first.used.priors });
    expect(second.effects[0]!.mean).toBe(first.effects[0]!.mean);
  });

  it('names given priors that the family or the model has no place for', () => {
    const spec = referenceSpec('dev04_binary_2arm');
    const rho = { mean: 0.2, sd: 0.3 };
    expect(value(spec).used.unusedPriors).toEqual([]);
    const more = { ...spec, priors: { ...spec.priors, rho, logSize: rho } };
    expect(value(more).used.unusedPriors).toEqual(['rho', 'logSize']);
    expect(value(more).effects[0]!.mean).toBe(value(spec).effects[0]!.mean);
    const carry = { mean: 0.5, sd: 1 };
    const independent = {
      ...spec,
      model: { ...spec.model, autocorrelation: false },
      priors: { ...spec.priors, carry },
    };
    expect(value(independent).used.unusedPriors).toEqual(['carry']);
  });

  it('turns the period effect on from six periods, for gaussian outcomes', () => {
    const spec: AnalysisSpec = { ...referenceSpec('dev01_cont_2arm'), model: {} };
    const periods = new Set(spec.days.map((d) => d.period)).size;
    expect(periods).toBe(6);
    expect(value(spec).used.model.periodEffect).toEqual({ sd: { halfNormal: 0.5 } });
    const few = { ...spec, days: spec.days.filter((d) => d.period! <= 5) };
    expect(value(few).used.model.periodEffect).toBe(false);
  });

  it('mirrors when the better direction, the outcome and the priors are mirrored', () => {
    const spec = referenceSpec('dev01_cont_2arm');
    const mirrored: AnalysisSpec = {
      ...spec,
      outcome: { ...spec.outcome, better: 'higher' },
      days: spec.days.map((d) => ({ ...d, y: d.y === null ? null : 10 - d.y })),
      priors: { ...spec.priors, intercept: { mean: 5, sd: 2.5 }, effects: [{ mean: 0.5, sd: 1 }] },
    };
    const a = value(spec).effects[0]!;
    const b = value(mirrored).effects[0]!;
    expect(b.mean).toBeCloseTo(-a.mean, 8);
    for (const k of ['pBetter', 'pAtLeastMcid', 'pHarmAtLeastMcid', 'pInRope', 'pBest'] as const)
      expect(b[k]).toBeCloseTo(a[k], 8);
  });

  it('densities integrate to one and the prior is the stated one', () => {
    for (const name of [
      'dev01_cont_2arm',
      'dev04_binary_2arm',
      'dev05_count_nb_2arm',
      'dev06_ordinal5_2arm',
    ] as const) {
      const e = value(referenceSpec(name)).effects[0]!;
      const { x, posterior } = e.density;
      const h = x[1]! - x[0]!;
      expect(posterior.reduce((a, b) => a + b * h, 0)).toBeCloseTo(1, 2);
    }
    expect(value(referenceSpec('dev01_cont_2arm')).effects[0]!.prior).toMatchObject({ mean: -0.5, sd: 1 });
  });

  it('a day without an answer changes nothing but the exposure (which an equal arm leaves alone)', () => {
    const spec = referenceSpec('dev01_cont_2arm');
    const withMissing: AnalysisSpec = {
      ...spec,
      days: [...spec.days, { day: 85, period: 6, arm: spec.days.at(-1)!.arm, y: null }],
      totalDays: 85,
    };
    const without: AnalysisSpec = { ...spec, totalDays: 85 };
    expect(value(withMissing).effects[0]!.mean).toBeCloseTo(value(without).effects[0]!.mean, 10);
  });
});

describe('four arms', () => {
  const arms = ['usual', 'a', 'b', 'c'];
  const sequence = ['a', 'usual', 'c', 'b', 'b', 'c', 'usual', 'a'];
  const days = (family: Family, truth: Parameters<typeof simulateTrial>[0]['truth']) =>
    simulateTrial({ family, arms, sequence, periodDays: 10, truth }, createRng(8));

  it('P(best) adds up and names the best arm, the reference where nothing helps', () => {
    const prior = { mean: 0, sd: 2 };
    const spec = (effects: number[], better: 'lower' | 'higher'): AnalysisSpec => ({
      outcome: { family: 'gaussian', better, mcid: 1 },
      arms,
      days: days('gaussian', { intercept: 5, effects, residualSd: 1 }),
      priors: { effects: [prior, prior, prior] },
    });
    const helped = value(spec([0.2, -3, 0.1], 'lower'));
    expect(helped.effects[1]!.pBest).toBeGreaterThan(0.95);
    const harmed = value(spec([2.5, 3, 2], 'lower'));
    expect(harmed.pBestReference).toBeGreaterThan(0.95);
    const higher = value(spec([2.5, 3, 2], 'higher'));
    expect(higher.pBestReference).toBeLessThan(0.05);
    for (const r of [helped, harmed, higher])
      expect(r.effects.reduce((sum, e) => sum + e.pBest, r.pBestReference)).toBeCloseTo(1, 10);
  });

  it('works by importance sampling as well', () => {
    const prior = { mean: 0, sd: 0.5 };
    const r = value({
      outcome: { family: 'poisson', better: 'lower', mcid: 1 },
      arms,
      days: days('poisson', { intercept: 3, effects: [-0.5, 0, 0.2] }),
      priors: { effects: [prior, prior, prior] },
    });
    expect(r.effects[0]!.pBest).toBeGreaterThan(0.9);
    expect(r.diagnostics.paretoK).toBeLessThan(0.5);
  });
});

describe('posterior after each period', () => {
  it('ends at the full analysis and starts nearer the prior', () => {
    const spec = referenceSpec('dev01_cont_2arm');
    const steps = posteriorAfterPeriods(spec, [1, 2, 3, 4, 5, 6]);
    if (!steps.ok) throw new Error(steps.error.message);
    const full = value(spec).effects[0]!;
    expect(steps.value.at(-1)!.effects[0]!.mean).toBeCloseTo(full.mean, 10);
    expect(steps.value.map((s) => s.day)).toEqual([14, 28, 42, 56, 70, 84]);
    expect(steps.value[0]!.effects[0]!.sd).toBeGreaterThan(full.sd);
  });

  it('names a period without days', () => {
    const spec = referenceSpec('dev01_cont_2arm');
    expect(posteriorAfterPeriods(spec, [0])).toMatchObject({ ok: false, error: { where: 'periods' } });
  });
});

describe('simulated trials', () => {
  const truths = {
    gaussian: { intercept: 5, effects: [-1.5, 0.5], residualSd: 1.5, rho: 0.3 },
    'student-t': { intercept: 5, effects: [-1.5, 0.5], residualSd: 1, rho: 0.3, nu: 4 },
    bernoulli: { intercept: -0.5, effects: [-1.2, 0.3], carry: 0.5 },
    poisson: { intercept: 1, effects: [-0.5, 0.2] },
    'negative-binomial': { intercept: 1, effects: [-0.5, 0.2], logSize: 1.5 },
    ordinal: { intercept: 0, effects: [-1.2, 0.4], cuts: [-1.5, -0.3, 0.9, 2.2] },
  } as const;

  it.each(Object.keys(truths) as Family[])('%s: the engine finds what was put in', (family) => {
    const arms = ['usual', 'a', 'b'];
    const sequence = Array.from({ length: 24 }, (_, i) => arms[(i * 2 + Math.floor(i / 3)) % 3]!);
    const truth = truths[family];
    const days = simulateTrial({ family, arms, sequence, periodDays: 14, truth, missing: 0.1 }, createRng(5));
    expect(days).toHaveLength(336);
    const missing = days.filter((d) => d.y === null).length;
    expect(missing).toBeGreaterThan(15);
    expect(missing).toBeLessThan(60);
    const result = value({
      outcome: { family, better: 'lower', mcid: 1, ...(family === 'ordinal' ? { categories: 5 } : {}) },
      arms,
      days,
      priors: {
        effects: [
          { mean: 0, sd: 2 },
          { mean: 0, sd: 2 },
        ],
      },
    });
    truth.effects.forEach((effect, k) => {
      const theta = result.parameters[`theta[${arms[k + 1]}]`]!;
      expect(Math.abs(theta.mean - effect) / theta.sd).toBeLessThan(3);
    });
  });

  it('run-in and wash-out days are where the protocol puts them', () => {
    const days = simulateTrial(
      {
        family: 'gaussian',
        arms: ['u', 'a'],
        sequence: ['a', 'u'],
        periodDays: 5,
        runInDays: 3,
        washoutDays: 2,
        truth: { intercept: 5, effects: [1] },
      },
      createRng(1),
    );
    expect(days).toHaveLength(13);
    expect(days.slice(0, 3).every((d) => d.arm === 'u' && d.period === undefined && d.y !== null)).toBe(true);
    expect(days.slice(3, 8).map((d) => d.y === null)).toEqual([true, true, false, false, false]);
  });
});
