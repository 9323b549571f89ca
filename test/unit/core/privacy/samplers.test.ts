import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  discreteGaussian,
  discreteGaussianDelta,
  discreteLaplace,
  discreteLaplaceProbability,
  discreteLaplaceSd,
} from '../../../../src/core/privacy/index.ts';
import { uniformBelow } from '../../../../src/core/privacy/random-bits.ts';
import { rational } from '../../../../src/core/privacy/rational.ts';
import { chiSquareDeviate, ONE_IN_A_MILLION, tally, testBytes } from './support.ts';

const accounting = JSON.parse(
  readFileSync(new URL('../../../fixtures/dp_vectors/accounting.json', import.meta.url), 'utf8'),
) as {
  discrete_gaussian_delta: { sigma2: string; sensitivity: number; eps: string; delta: string }[];
  discrete_laplace: { scale: string; p0: string; var: string }[];
};

const N = 120_000;

describe('uniformBelow', () => {
  it('is uniform for a bound that is no power of two', () => {
    const random = testBytes('uniform');
    const counts = tally(60_000, () => uniformBelow(3n, random));
    for (const x of [0n, 1n, 2n]) expect(Math.abs(counts.get(x)! - 20_000)).toBeLessThan(550);
    expect(counts.size).toBe(3);
  });

  it('covers numbers of several words', () => {
    const bound = 10n ** 30n;
    const random = testBytes('wide');
    const draws = Array.from({ length: 2000 }, () => uniformBelow(bound, random));
    expect(draws.every((x) => x >= 0n && x < bound)).toBe(true);
    expect(draws.filter((x) => x >= bound / 2n).length).toBeGreaterThan(880);
    expect(draws.filter((x) => x >= bound / 2n).length).toBeLessThan(1120);
  });
});

describe('discrete Laplace', () => {
  it.each([
    [1n, 2n],
    [1n, 1n],
    [3n, 1n],
    [64n, 1n],
    [37n, 5n],
  ])('follows its distribution at scale %s/%s', (n, d) => {
    const random = testBytes(`laplace ${n}/${d}`);
    const scale = Number(n) / Number(d);
    const counts = tally(N, () => discreteLaplace(rational(n, d), random));
    const deviate = chiSquareDeviate(counts, N, (x) => discreteLaplaceProbability(x, scale));
    expect(Math.abs(deviate)).toBeLessThan(ONE_IN_A_MILLION);
  });

  it('agrees with 40-digit values of p(0) and variance', () => {
    for (const row of accounting.discrete_laplace) {
      const [n, d] = row.scale.split('/').map(Number);
      const scale = n! / (d ?? 1);
      expect(discreteLaplaceProbability(0, scale) / Number(row.p0) - 1).toBeCloseTo(0, 12);
      expect(discreteLaplaceSd(scale) ** 2 / Number(row.var) - 1).toBeCloseTo(0, 12);
    }
  });
});

describe('discrete Gaussian', () => {
  it.each([
    [1n, 2n],
    [3n, 1n],
    [1171n, 500n],
  ])('follows its distribution at sigma %s/%s', (n, d) => {
    const random = testBytes(`gaussian ${n}/${d}`);
    const sigma = Number(n) / Number(d);
    let total = 1;
    for (let x = 1; x < 60 * sigma; x++) total += 2 * Math.exp((-x * x) / (2 * sigma * sigma));
    const counts = tally(N, () => discreteGaussian(rational(n, d), random));
    const deviate = chiSquareDeviate(counts, N, (x) => Math.exp((-x * x) / (2 * sigma * sigma)) / total);
    expect(Math.abs(deviate)).toBeLessThan(ONE_IN_A_MILLION);
  });

  it('has the delta of 40-digit summation', () => {
    for (const row of accounting.discrete_gaussian_delta) {
      const delta = discreteGaussianDelta(Number(row.sigma2), row.sensitivity, Number(row.eps));
      expect(Math.abs(delta / Number(row.delta) - 1), JSON.stringify(row)).toBeLessThan(1e-12);
    }
  });
});
