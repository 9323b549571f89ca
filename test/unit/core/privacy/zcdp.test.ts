import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  analyticGaussianSigma,
  deltaOfZcdp,
  epsilonOfZcdp,
  fits,
  lifetimeBudget,
  rhoOfPure,
  spentBy,
} from '../../../../src/core/privacy/index.ts';

const accounting = JSON.parse(
  readFileSync(new URL('../../../fixtures/dp_vectors/accounting.json', import.meta.url), 'utf8'),
) as {
  zcdp_to_approx: { rho: string; eps: string; delta: string }[];
  analytic_gaussian_sigma_over_sensitivity: { eps: string; delta: string; sigma: string }[];
};

describe('zCDP', () => {
  it('converts to (epsilon, delta) as 40-digit arithmetic does', () => {
    expect(accounting.zcdp_to_approx).toHaveLength(5);
    for (const row of accounting.zcdp_to_approx) {
      const delta = deltaOfZcdp(Number(row.rho), Number(row.eps));
      expect(Math.abs(delta / Number(row.delta) - 1), JSON.stringify(row)).toBeLessThan(1e-12);
    }
  });

  it('is inverted without ever claiming too small an epsilon', () => {
    for (const row of accounting.zcdp_to_approx) {
      const epsilon = epsilonOfZcdp(Number(row.rho), Number(row.delta));
      expect(epsilon).toBeCloseTo(Number(row.eps), 9);
      expect(deltaOfZcdp(Number(row.rho), epsilon)).toBeLessThanOrEqual(Number(row.delta));
    }
  });

  it('costs nothing where nothing was released, and grows with rho', () => {
    expect(deltaOfZcdp(0, 1)).toBe(0);
    expect(epsilonOfZcdp(0, 1e-6)).toBe(0);
    expect(deltaOfZcdp(0.2, 1)).toBeGreaterThan(deltaOfZcdp(0.1, 1));
  });
});

describe('analytic Gaussian', () => {
  it('gives the sigma of 40-digit arithmetic', () => {
    expect(accounting.analytic_gaussian_sigma_over_sensitivity).toHaveLength(18);
    for (const row of accounting.analytic_gaussian_sigma_over_sensitivity) {
      const sigma = analyticGaussianSigma(Number(row.eps), Number(row.delta));
      expect(Math.abs(sigma / Number(row.sigma) - 1), JSON.stringify(row)).toBeLessThan(1e-12);
    }
  });
});

describe('lifetime budget', () => {
  const pure = (epsilon: number) => ({ epsilon, delta: 0, rho: rhoOfPure(epsilon) });

  it('adds decimals exactly', () => {
    const tenths = Array.from({ length: 59 }, () => pure(0.1));
    expect(spentBy(tenths).epsilon).toBe(5.9);
    expect(fits(tenths, pure(0.1))).toBe(true);
    expect(fits([...tenths, pure(0.1)], pure(0.001))).toBe(false);
  });

  it('holds delta apart', () => {
    const costly = { epsilon: 0.1, delta: 9e-6, rho: 0.005 };
    expect(fits([costly], { ...costly, delta: 1e-6 })).toBe(true);
    expect(fits([costly], { ...costly, delta: 2e-6 })).toBe(false);
  });

  it('tells the smaller bound of zCDP, never a larger one', () => {
    const many = Array.from({ length: 60 }, () => pure(0.1));
    const spent = spentBy(many, lifetimeBudget);
    expect(spent.epsilonByZcdp).toBeLessThan(spent.epsilon);
    expect(spentBy([pure(1)]).epsilonByZcdp).toBe(1);
  });
});
