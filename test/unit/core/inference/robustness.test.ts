import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../src/core/inference/index.ts';
import {
  type AnalysisDay,
  type AnalysisResult,
  type AnalysisSpec,
  type EffectPrior,
  type Family,
  families,
  quantileLevels,
} from '../../../../src/shared/analysis.ts';

const inUnit = (p: number) => p >= -1e-12 && p <= 1 + 1e-12;

/** Every number finite, probabilities in [0, 1], quantiles in order, P(best) adding up to 1. */
const expectSane = (r: AnalysisResult) => {
  let best = r.pBestReference;
  for (const e of r.effects) {
    best += e.pBest;
    for (const p of [e.pBetter, e.pAtLeastMcid, e.pHarmAtLeastMcid, e.pInRope, e.pBest])
      expect(inUnit(p), `probability ${p}`).toBe(true);
    const { x, prior, posterior } = e.density;
    for (const v of [...x, ...prior, ...posterior]) expect(Number.isFinite(v)).toBe(true);
  }
  expect(best).toBeCloseTo(1, 6);
  const { predictiveP, bayesFactor, weightAfter } = r.conflict;
  for (const p of [predictiveP ?? 0, ...weightAfter, ...r.checks.map((c) => c.p)])
    expect(inUnit(p)).toBe(true);
  if (bayesFactor !== null) expect(Number.isFinite(bayesFactor)).toBe(true);
  // NaN and infinities would become null on the way to the screen
  expect(JSON.parse(JSON.stringify(r))).toEqual(r);
  for (const [name, s] of [...Object.entries(r.parameters), ...r.effects.map((e) => [e.arm, e] as const)]) {
    expect(Number.isFinite(s.mean) && Number.isFinite(s.sd), `${name}: ${s.mean}, ${s.sd}`).toBe(true);
    const q = quantileLevels.map((p) => s.quantiles[`${p}`]);
    q.forEach((v, i) => {
      expect(Number.isFinite(v), `${name} quantile`).toBe(true);
      if (i > 0) expect(v, `${name} quantiles in order`).toBeGreaterThanOrEqual(q[i - 1]!);
    });
  }
};

const run = (spec: AnalysisSpec) => {
  const r = analyse(spec, { draws: 512 });
  if (r.ok) expectSane(r.value);
  else {
    expect(['bad-input', 'not-available']).toContain(r.error.code);
    expect(r.error.message.length).toBeGreaterThan(20);
  }
  return r;
};

const base = (family: Family, days: AnalysisDay[], more: Partial<AnalysisSpec> = {}): AnalysisSpec => ({
  outcome: { family, better: 'lower', mcid: 1, ...(family === 'ordinal' ? { categories: 5 } : {}) },
  arms: ['usual', 'a'],
  days,
  ...more,
});

const alternating = (n: number, block: number, y: (t: number, arm: number) => number | null): AnalysisDay[] =>
  Array.from({ length: n }, (_, i) => {
    const period = Math.floor(i / block) + 1;
    const arm = (period - 1) % 2;
    return { day: i + 1, period, arm: arm === 0 ? 'usual' : 'a', y: y(i + 1, arm) };
  });

describe.each(families)('%s: nothing makes it throw or return NaN', (family) => {
  const one = family === 'bernoulli' ? 1 : 3;
  it.each<[string, AnalysisSpec]>([
    [
      'the same outcome on every day',
      base(
        family,
        alternating(28, 7, () => one),
      ),
    ],
    [
      'all zeros (or ones) in one arm',
      base(
        family,
        alternating(28, 7, (t, arm) => (arm === 0 ? 1 : family === 'ordinal' ? 1 : Number(t % 2 === 0))),
      ),
    ],
    [
      'one arm always 0 or 1, the other always the opposite',
      base(
        family,
        alternating(28, 7, (_, arm) => (family === 'ordinal' ? 1 + 4 * arm : arm)),
      ),
    ],
    [
      'one day per arm',
      base(
        family,
        alternating(2, 1, () => 1),
      ),
    ],
    [
      'one day in all',
      base(
        family,
        alternating(1, 1, () => 1),
      ),
    ],
    [
      'no answer at all',
      base(
        family,
        alternating(14, 7, () => null),
      ),
    ],
    [
      'absurdly narrow and far priors',
      base(
        family,
        alternating(28, 7, (t) => Number(t % 3 === 0) + (family === 'ordinal' ? 1 : 0)),
        { priors: { effects: [{ mean: 50, sd: 0.001 }] } },
      ),
    ],
    [
      'absurdly wide priors',
      base(
        family,
        alternating(28, 7, (t) => Number(t % 3 === 0) + (family === 'ordinal' ? 1 : 0)),
        { priors: { intercept: { mean: 0, sd: 1e4 }, trend: { sd: 1e4 }, effects: [{ mean: 0, sd: 1e4 }] } },
      ),
    ],
    [
      'mostly missing',
      base(
        family,
        alternating(60, 10, (t) => (t % 9 === 0 ? 1 : null)),
      ),
    ],
  ])('%s', (_name, spec) => {
    run(spec);
  });

  it('random small trials', () => {
    const value = family === 'bernoulli' ? fc.integer({ min: 0, max: 1 }) : fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(
        fc.array(fc.option(value, { freq: 4 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(0, 0.5, { grid: [0, 0.6] }),
        fc.boolean(),
        fc.constantFrom<EffectPrior>(
          { mean: 0, sd: 1 },
          { weight: 0.8, mean: -2, sd: 0.2, vague: { mean: 0, sd: 2 } },
        ),
        (ys, block, lambda, trend, prior) => {
          run(
            base(
              family,
              alternating(ys.length, block, (t) => ys[t - 1]!),
              { model: { lambda, trend }, priors: { effects: [prior] } },
            ),
          );
        },
      ),
      { numRuns: 12, seed: 3 },
    );
  });
});

describe('large inputs', () => {
  it('ten years of days', () => {
    const days = alternating(3650, 14, (t, arm) => 5 + Math.sin(t * 12.9898) * 2 - 0.5 * arm);
    const r = run(base('gaussian', days));
    expect(r.ok).toBe(true);
    if (r.ok) expect(r.value.effects[0]!.mean).toBeCloseTo(-0.5, 0);
    expect(
      run(
        base(
          'bernoulli',
          alternating(3650, 14, (t) => Number(Math.sin(t * 78.233) > 0.3)),
        ),
      ).ok,
    ).toBe(true);
  });

  it('outcomes far from zero keep their digits', () => {
    const near = analyse(
      base(
        'gaussian',
        alternating(56, 14, (t, arm) => 5 + Math.sin(t * 12.9898) - arm),
        { priors: { intercept: { mean: 5, sd: 2.5 } } },
      ),
    );
    const far = analyse(
      base(
        'gaussian',
        alternating(56, 14, (t, arm) => 1e6 + 5 + Math.sin(t * 12.9898) - arm),
        {
          priors: {
            intercept: { mean: 1e6 + 5, sd: 2.5 },
            trend: { sd: 1.5 },
            residualSd: { halfNormal: 2.5 },
          },
        },
      ),
    );
    if (!near.ok || !far.ok) throw new Error('both must be analysed');
    expect(far.value.effects[0]!.mean).toBeCloseTo(near.value.effects[0]!.mean, 5);
  });
});
