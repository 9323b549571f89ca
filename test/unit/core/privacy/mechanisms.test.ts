import { describe, expect, it } from 'vitest';
import {
  deltaOfZcdp,
  planVectorRelease,
  project,
  randomisedResponse,
  releaseVector,
  rhoOfGaussian,
  truthProbability,
  type VectorRule,
} from '../../../../src/core/privacy/index.ts';
import { toNumber } from '../../../../src/core/privacy/rational.ts';
import { clipToGrid } from '../../../../src/core/privacy/vector-release.ts';
import { tally, testBytes } from './support.ts';

describe('k-ary randomised response', () => {
  it('follows its probabilities', () => {
    const [n, k, epsilon] = [120_000, 8, 1.5];
    const random = testBytes('k-rr');
    const counts = tally(n, () => randomisedResponse(3, k, epsilon, random));
    const p = truthProbability(k, epsilon);
    let statistic = 0;
    for (let c = 0; c < k; c++) {
      const expected = n * (c === 3 ? p : (1 - p) / (k - 1));
      statistic += ((counts.get(c) ?? 0) - expected) ** 2 / expected;
    }
    expect(statistic).toBeLessThan(42.7); // chi-square with 7 degrees of freedom, 1e-6 above
  });

  it('lets no two truths differ by more than e^epsilon', () => {
    for (const [k, epsilon] of [
      [2, 0.1],
      [64, 4],
      [64, 8],
    ] as const) {
      const p = truthProbability(k, epsilon);
      expect(Math.log(p / ((1 - p) / (k - 1)))).toBeCloseTo(epsilon, 9);
    }
  });

  it('refuses what is no category', () => {
    expect(() => randomisedResponse(8, 8, 1, testBytes('x'))).toThrow(RangeError);
    expect(() => randomisedResponse(0, 8, 0, testBytes('x'))).toThrow(RangeError);
  });
});

const rule: VectorRule = {
  dimensions: 32,
  projectionSeed: 7,
  clip: 1,
  grid: 1 / 128,
  epsilon: 4,
  delta: 1e-6,
};
const unit = (label: string): number[] => {
  const bytes = testBytes(label)(384);
  const raw = Array.from(bytes, (b) => b - 127.5);
  const norm = Math.hypot(...raw);
  return raw.map((x) => x / norm);
};

describe('projection', () => {
  it('keeps lengths and angles roughly, and is the same every time', () => {
    const wide = { dimensions: 2000, projectionSeed: 7 };
    const [a, b] = [project(unit('a'), wide), project(unit('b'), wide)];
    expect(Math.hypot(...a)).toBeGreaterThan(0.92);
    expect(Math.hypot(...a)).toBeLessThan(1.08);
    const dot = a.reduce((s, x, i) => s + x * b[i]!, 0);
    const before = unit('a').reduce((s, x, i) => s + x * unit('b')[i]!, 0);
    expect(Math.abs(dot - before)).toBeLessThan(0.1);
    expect(project(unit('a'), wide)).toEqual(a);
    expect(project(unit('a'), { ...wide, projectionSeed: 8 })).not.toEqual(a);
  });
});

describe('vector release', () => {
  it('never exceeds the norm that the sensitivity counts with', () => {
    for (let i = 0; i < 200; i++) {
      const v = unit(`v${i}`).map((x) => x * (1 + i / 20));
      const steps = clipToGrid(v, 1, 1 / 128);
      expect(Number(steps.reduce((s, x) => s + x * x, 0n))).toBeLessThanOrEqual(128 * 128);
    }
  });

  it('adds the least noise whose zCDP cost keeps the promise', () => {
    const plan = planVectorRelease(rule);
    if (!plan.ok) throw new Error(plan.error.message);
    const { sigma, sensitivity } = plan.value;
    expect(sensitivity).toBe(256);
    const s = toNumber(sigma);
    expect(deltaOfZcdp(rhoOfGaussian(s * s, sensitivity), rule.epsilon)).toBeLessThanOrEqual(rule.delta);
    expect(deltaOfZcdp(rhoOfGaussian((0.99 * s) ** 2, sensitivity), rule.epsilon)).toBeGreaterThan(
      rule.delta,
    );
  });

  it('has noise of that size around the projected vector', () => {
    const plan = planVectorRelease(rule);
    if (!plan.ok) throw new Error(plan.error.message);
    const sigma = toNumber(plan.value.sigma) * rule.grid;
    const random = testBytes('vector');
    const clean = clipToGrid(project(unit('a'), rule), rule.clip, rule.grid).map(
      (x) => Number(x) * rule.grid,
    );
    let square = 0;
    const runs = 100;
    for (let i = 0; i < runs; i++) {
      const out = releaseVector(unit('a'), rule, random);
      if (!out.ok) throw new Error(out.error.message);
      square += out.value.reduce((s, x, d) => s + (x - clean[d]!) ** 2, 0);
    }
    expect(Math.sqrt(square / (runs * 32)) / sigma).toBeGreaterThan(0.95);
    expect(Math.sqrt(square / (runs * 32)) / sigma).toBeLessThan(1.05);
  });

  it.each([
    ['epsilon', { epsilon: 0 }],
    ['delta', { delta: 0 }],
    ['delta', { delta: 0.01 }],
    ['clip', { clip: -1 }],
  ])('refuses a bad %s and draws nothing', (where, change) => {
    let drawn = 0;
    const out = releaseVector(unit('a'), { ...rule, ...change }, (n) => {
      drawn += n;
      return new Uint8Array(n);
    });
    expect(out.ok ? '' : out.error.where).toBe(where);
    expect(drawn).toBe(0);
  });

  it('refuses a vector with a hole', () => {
    expect(releaseVector([1, Number.NaN], rule, testBytes('x')).ok).toBe(false);
  });
});
