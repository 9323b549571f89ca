import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceApart, pAtLeast, sigmaBest, triggerRule } from '../../../../src/core/hypotheses/index.ts';

const vectors = JSON.parse(readFileSync(new URL('./sigma-vectors.json', import.meta.url), 'utf8')) as {
  means: number[];
  sds: number[];
  sigma: number[];
}[];

const sum = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0);

describe('sigma = P(best)', () => {
  it('equals the published test vector to 1e-9', () => {
    const sigma = sigmaBest([0, -1.2, -0.9, -0.7, -0.3], [0.2, 0.9, 0.6, 1.1, 0.5], 'lower');
    const expected = [0.0013166924, 0.4550680199, 0.2420487335, 0.2614776534, 0.0400889009];
    for (const [i, e] of expected.entries()) expect(Math.abs(sigma[i]! - e)).toBeLessThan(1e-9);
  });

  it.each(vectors)('equals mpmath for means $means, SDs $sds', ({ means, sds, sigma }) => {
    const got = sigmaBest(means, sds, 'lower');
    for (const [i, e] of sigma.entries()) expect(Math.abs(got[i]! - e)).toBeLessThan(1e-9);
    const mirrored = sigmaBest(
      means.map((m) => -m),
      sds,
      'higher',
    );
    for (const [i, e] of sigma.entries()) expect(Math.abs(mirrored[i]! - e)).toBeLessThan(1e-9);
  });

  it('has closed forms for two candidates and for equals', () => {
    const two = sigmaBest([-1, 0], [3, 4], 'lower')[0]!;
    expect(two).toBeCloseTo(0.579259709439103, 12); // Phi(1 / 5)
    for (const p of sigmaBest(Array(7).fill(2), Array(7).fill(0.3), 'higher'))
      expect(p).toBeCloseTo(1 / 7, 12);
    expect(sigmaBest([1, 1, 2], [0, 0, 0], 'lower')).toEqual([0.5, 0.5, 0]);
    expect(sigmaBest([], [], 'lower')).toEqual([]);
    expect(sigmaBest([3], [1], 'lower')[0]).toBeCloseTo(1, 12);
  });

  it('sums to 1 at any ratio of SDs, and shifting everything changes nothing', () => {
    const mean = fc.double({ min: -50, max: 50, noNaN: true });
    const logSd = fc.double({ min: -9, max: 4, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(mean, logSd), { minLength: 1, maxLength: 8 }), mean, (pairs, shift) => {
        const means = pairs.map(([m]) => m);
        const sds = pairs.map(([, s]) => 10 ** s);
        const sigma = sigmaBest(means, sds, 'lower'); // throws if the sum is off by more than 1e-9
        expect(Math.abs(sum(sigma) - 1)).toBeLessThan(1e-9);
        const shifted = sigmaBest(
          means.map((m) => m + Math.round(shift)),
          sds.map((s) => Math.max(s, 1e-3)),
          'lower',
        );
        expect(Math.abs(sum(shifted) - 1)).toBeLessThan(1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses numbers that are none', () => {
    expect(() => sigmaBest([0, Number.NaN], [1, 1], 'lower')).toThrow(RangeError);
    expect(() => sigmaBest([0, 1], [1, -1], 'lower')).toThrow(RangeError);
    expect(() => sigmaBest([0, 1], [1], 'lower')).toThrow(RangeError);
  });
});

describe('P(at least the MCID)', () => {
  it('is a Normal tail in the direction of benefit', () => {
    expect(pAtLeast(-2, 1, 2, 'lower')).toBe(0.5);
    expect(pAtLeast(2, 1, 2, 'higher')).toBe(0.5);
    expect(pAtLeast(-1.66, 1.31, 2, 'lower')).toBeCloseTo(0.3976, 4); // Phi(-0.34 / 1.31)
    expect(pAtLeast(0, 0, 2, 'lower')).toBe(0);
    expect(pAtLeast(-2, 0, 2, 'lower')).toBe(1);
  });
});

describe('the trigger rule', () => {
  const idea = { trialable: true, prescription: false, against: [] };

  it("triggers both of the paper's examples: sigma 0.30 and 0.32 against tau 0.25", () => {
    expect(triggerRule({ ...idea, sigma: 0.3 }, 0.25)).toEqual({
      trigger: true,
      noTrialBecause: null,
      noTrial: null,
    });
    expect(triggerRule({ ...idea, sigma: 0.32 }, 0.25)).toEqual({
      trigger: true,
      noTrialBecause: null,
      noTrial: null,
    });
  });

  it('needs sigma above tau, not at it, and says so', () => {
    expect(triggerRule({ ...idea, sigma: 0.25 }, 0.25).trigger).toBe(false);
    expect(triggerRule({ ...idea, sigma: 0.2 }, 0.25).noTrialBecause).toContain('20 in 100');
    expect(triggerRule({ ...idea, sigma: 0.31 }, 0.31).trigger).toBe(false);
  });

  it('never triggers a prescription medicine, a contraindication or what cannot be tried, whatever sigma says', () => {
    expect(triggerRule({ ...idea, sigma: 0.99, prescription: true }, 0.01).trigger).toBe(false);
    expect(triggerRule({ ...idea, sigma: 0.99, trialable: false }, 0.01).trigger).toBe(false);
    const told = triggerRule({ ...idea, sigma: 0.99, against: ['kidney disease'] }, 0.01);
    expect(told.trigger).toBe(false);
    expect(told.noTrialBecause).toContain('kidney disease');
    expect(told.noTrialBecause).toContain('clinician');
  });

  it('proposes no trial where it cannot change the choice', () => {
    const high = { ...idea, sigma: 0.5 };
    expect(triggerRule({ ...high, sigmaMax: 0.951 }, 0.25).noTrial).toEqual({ code: 'already-clear' });
    expect(triggerRule({ ...high, sigmaMax: 0.95 }, 0.25).trigger).toBe(true);
    expect(triggerRule({ ...high, pMatters: 0.049 }, 0.25).noTrial).toEqual({ code: 'alike' });
    expect(triggerRule({ ...high, pMatters: 0.05 }, 0.25).trigger).toBe(true);
    expect(triggerRule({ ...high, pChange: 0.049 }, 0.25).noTrial).toEqual({ code: 'cannot-change' });
  });

  it('puts an open question about safety before the line, and a plain statement before the question', () => {
    const asked = triggerRule({ ...idea, sigma: 0.01, ask: ['epilepsy'] }, 0.25);
    expect(asked.noTrial).toEqual({ code: 'ask', what: ['epilepsy'] });
    expect(triggerRule({ ...idea, sigma: 0.9, ask: ['a'], against: ['b'] }, 0.25).noTrial).toEqual({
      code: 'against',
      what: ['b'],
    });
  });
});

describe('chanceApart', () => {
  it('is the probability of a difference of at least half of the MCID', () => {
    // N(0 - 0, sqrt(1 + 1)) beyond 1: 2 Phi(-1 / sqrt 2)
    expect(chanceApart({ mean: 0, sd: 1 }, { mean: 0, sd: 1 }, 1, 0)).toBeCloseTo(0.479500122186953, 9);
    // correlation 0.5: sqrt(1 + 1 - 1) = 1
    expect(chanceApart({ mean: 0, sd: 1 }, { mean: 0, sd: 1 }, 1.959963984540054, 0.5)).toBeCloseTo(0.05, 9);
    expect(chanceApart({ mean: 1, sd: 0 }, { mean: 0, sd: 0 }, 1)).toBe(1);
    expect(chanceApart({ mean: 0.9, sd: 0 }, { mean: 0, sd: 0 }, 1)).toBe(0);
  });
});
