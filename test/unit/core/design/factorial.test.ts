import { describe, expect, it } from 'vitest';
import { factorialContrasts } from '../../../../src/core/design/index.ts';
import { createRng } from '../../../../src/core/inference/index.ts';
import type { AnalysisSpec } from '../../../../src/shared/analysis.ts';

const arms = ['neither', 'a', 'b', 'both'];
const truth = { neither: 5, a: 3.5, b: 4.5, both: 2 };

/** 16 weekly periods, independent days of SD 1: least squares has a closed form to compare with. */
const spec = (over: Partial<AnalysisSpec> = {}): AnalysisSpec => {
  const rng = createRng(5, 0);
  const order = [0, 1, 2, 3, 3, 2, 1, 0, 1, 0, 3, 2, 2, 3, 0, 1];
  return {
    outcome: { family: 'gaussian', better: 'lower', mcid: 1 },
    arms,
    totalDays: 112,
    days: order.flatMap((arm, p) =>
      Array.from({ length: 7 }, (_, i) => ({
        day: p * 7 + i + 1,
        period: p + 1,
        arm: arms[arm]!,
        y: truth[arms[arm] as keyof typeof truth] + rng.normal(),
      })),
    ),
    model: { trend: false, autocorrelation: false, periodEffect: false, lambda: 0 },
    priors: { effects: [1, 2, 3].map(() => ({ mean: 0, sd: 100 })), intercept: { mean: 5, sd: 100 } },
    ...over,
  };
};

const meanOf = (s: AnalysisSpec, arm: string) => {
  const ys = s.days.filter((d) => d.arm === arm).map((d) => d.y!);
  return ys.reduce((a, b) => a + b, 0) / ys.length;
};

describe('two interventions at once', () => {
  it('agree with the cell means where the priors are flat', () => {
    const s = spec();
    const found = factorialContrasts(s);
    if (!found.ok) throw new Error(found.error.message);
    const [first, second, interaction] = found.value;
    const m = (arm: string) => meanOf(s, arm);
    expect(first!.mean).toBeCloseTo((m('a') - m('neither') + m('both') - m('b')) / 2, 2);
    expect(second!.mean).toBeCloseTo((m('b') - m('neither') + m('both') - m('a')) / 2, 2);
    expect(interaction!.mean).toBeCloseTo(m('both') - m('a') - m('b') + m('neither'), 2);
    // four cells of 28 days with SD 1: SD of a main effect 1/sqrt(28), of the interaction twice that
    expect(first!.sd).toBeCloseTo(1 / Math.sqrt(28), 1);
    expect(interaction!.sd / first!.sd).toBeCloseTo(2, 2);
    expect(first!.pBetter).toBeGreaterThan(0.99);
    expect(first!.q025).toBeLessThan(first!.q10);
    expect(first!.q10).toBeLessThan(first!.mean);
    expect(first!.q90).toBeLessThan(first!.q975);
  });

  it('use both halves of the trial: a main effect is surer than one arm against the reference', () => {
    const found = factorialContrasts(spec());
    if (!found.ok) throw new Error(found.error.message);
    expect(found.value[0]!.sd).toBeLessThan(Math.sqrt(2 / 28) * 0.8);
  });

  it('mix the components of robust priors, and refuse a trial of another shape', () => {
    const robust = { weight: 0.8, mean: -1, sd: 0.5, vague: { mean: 0, sd: 4 } };
    const found = factorialContrasts(spec({ priors: { effects: [robust, robust, robust] } }));
    expect(found.ok && found.value.map((c) => c.scale)).toEqual(['points', 'points', 'points']);
    const two = spec();
    expect(
      factorialContrasts({
        ...two,
        arms: ['neither', 'a'],
        days: two.days.filter((d) => ['neither', 'a'].includes(d.arm)),
        priors: {},
      }),
    ).toMatchObject({ ok: false, error: { where: 'arms' } });
  });
});
