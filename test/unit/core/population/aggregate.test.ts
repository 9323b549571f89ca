import { describe, expect, it } from 'vitest';
import {
  aggregate,
  binOf,
  binProbabilities,
  emptyHistogram,
  MIN_CONTRIBUTIONS,
  type PopulationPrior,
  publishable,
} from '../../../../src/core/population/index.ts';
import { discreteLaplaceProbability } from '../../../../src/core/privacy/index.ts';
import { learn, truth } from '../../../golden/population/simulate.ts';

const model = { grid: 0.25, steps: 32, epsilon: 1, standardError: 2 };
const prior: PopulationPrior = { mean: -1, sd: 0.5, weight: 0.8, vagueSd: 3, tauScale: 2 };

describe('one contribution', () => {
  it('has probabilities that add up to 1 for any population', () => {
    for (const population of [
      { mu: 0, tau: 0 },
      { mu: -20, tau: 3 },
      { mu: 8, tau: 0.01 },
    ]) {
      const p = binProbabilities(population, model);
      expect(p.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      expect(Math.min(...p)).toBeGreaterThan(0);
    }
  });

  it('says nothing more by lying further beyond the clip', () => {
    // Likelihood ratio of two people's true values at a far noisy value, straight from the mechanism.
    const scale = 64 / model.epsilon;
    const ratio = (noisy: number) =>
      discreteLaplaceProbability(noisy - 10, scale) / discreteLaplaceProbability(noisy + 5, scale);
    expect(ratio(400)).toBeCloseTo(ratio(32), 12);
    expect(binOf(400 * 0.25, 0.25, 32)).toBe(binOf(8, 0.25, 32));
  });

  it('must lie on the public grid', () => {
    expect(binOf(-8, 0.25, 32)).toBe(0);
    expect(binOf(-1.75, 0.25, 32)).toBe(25);
    expect(binOf(0.1, 0.25, 32)).toBeNull();
    expect(binOf(Number.NaN, 0.25, 32)).toBeNull();
    expect(binOf(Number.POSITIVE_INFINITY, 0.25, 32)).toBeNull();
  });
});

describe('a population', () => {
  it('is the prior where nobody contributed', () => {
    const p = aggregate([emptyHistogram(32, 1)], [model], prior);
    const mean = 0.8 * -1;
    expect(p.mu.mean).toBeCloseTo(mean, 1);
    expect(p.literatureWeight).toBeCloseTo(0.8, 2);
    expect(p.tau.mean).toBeCloseTo(2 * Math.sqrt(2 / Math.PI), 1);
    expect(publishable(p, 100)).toBe(false);
  });

  it('is learned through the noise: honest intervals over repeated populations', () => {
    const fits = Array.from({ length: 16 }, (_, r) => learn({ n: 2000, epsilon: 2, malicious: 0 }, 31 + r));
    const deviates = fits.map((f) => (f.mu.mean - truth.mu) / f.mu.sd);
    const square = deviates.reduce((s, z) => s + z * z, 0);
    expect(square).toBeLessThan(39.3); // chi-square, 16 degrees of freedom, 0.001 above
    expect(square).toBeGreaterThan(3.9);
  });

  it('moves by a bounded amount when one in twenty lies as hard as the rules allow', () => {
    const [honest, attacked] = [0, 0.05].map((malicious) => learn({ n: 5000, epsilon: 4, malicious }, 5));
    const shift = attacked!.mu.mean - honest!.mu.mean;
    expect(shift).toBeLessThan(0);
    expect(Math.abs(shift)).toBeLessThan(0.05 * 16); // share x range of one contribution
  });

  it('is published only from enough people and when it is the narrower one', () => {
    const p = learn({ n: 1000, epsilon: 4, malicious: 0 }, 1);
    expect(publishable(p, p.predictive.sd + 0.01)).toBe(true);
    expect(publishable(p, p.predictive.sd - 0.01)).toBe(false);
    expect(publishable({ ...p, contributions: MIN_CONTRIBUTIONS - 1 }, 100)).toBe(false);
  });

  it('takes contributions of several epsilons together', () => {
    const counts = (at: number, n: number) => emptyHistogram(32, 1).counts.map((_, i) => (i === at ? n : 0));
    const both = aggregate(
      [
        { steps: 32, epsilon: 1, counts: counts(20, 300) },
        { steps: 32, epsilon: 4, counts: counts(20, 300) },
      ],
      [model, { ...model, epsilon: 4 }],
      prior,
    );
    expect(both.contributions).toBe(600);
    expect(both.mu.mean).toBeLessThan(-1);
  });
});
