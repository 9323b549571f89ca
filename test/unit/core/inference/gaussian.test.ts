import { describe, expect, it } from 'vitest';
import { designOf, rhoStatistics, seriesStatistics } from '../../../../src/core/inference/gaussian/ar1.ts';
import {
  coefficientPrior,
  conditionalSize,
  conditionOn,
  covarianceFrom,
  ratioStatistics,
} from '../../../../src/core/inference/gaussian/conditional.ts';
import { createRng } from '../../../../src/core/inference/index.ts';
import { cholesky, inverse, logDet } from '../../../../src/core/inference/numerics/cholesky.ts';
import { HALF_LOG_2PI } from '../../../../src/core/inference/numerics/normal.ts';
import { prepare } from '../../../../src/core/inference/problem.ts';

/** The fast algebra (one pass, Woodbury, tridiagonal) against the dense covariance of y, built entry by entry. */
describe('Gaussian AR(1) with period effects, coefficients integrated out', () => {
  const rng = createRng(3);
  const spec = {
    outcome: { family: 'gaussian' as const, better: 'lower' as const, mcid: 1 },
    arms: ['u', 'a', 'b'],
    days: Array.from({ length: 30 }, (_, i) => ({
      day: i + 1,
      period: Math.floor(i / 5) + 1,
      arm: ['u', 'a', 'b'][Math.floor(i / 5) % 3]!,
      // the whole of period 4 and some single days are missing
      y: [3, 9, 15, 16, 17, 18, 19, 20, 28].includes(i + 1) ? null : 5 + 2 * rng.normal(),
    })),
    model: { lambda: 0.3 },
  };
  const prepared = prepare(spec);
  if (!prepared.ok) throw new Error(prepared.error.message);
  const problem = prepared.value;
  const design = designOf(problem, problem.exposures[0]!, 5);
  const priors = [
    { mean: 0.2, sd: 2 },
    { mean: -0.5, sd: 1 },
    { mean: 0.3, sd: 0.7 },
    { mean: 0, sd: 1.5 },
  ];

  it.each([
    [0.4, 1.3, 0],
    [0.4, 1.3, 0.6],
    [-0.7, 0.5, 2],
    [0.9, 3, 0.2],
  ])('rho %d, sigma %d, tau %d', (rho, sigma, tau) => {
    const { n, p, v: columns, period } = design;
    const q = p + 1;
    const x = (i: number, a: number) => columns[i * q + a]!;
    const y = Float64Array.from({ length: n }, (_, i) => x(i, p));
    const v = new Float64Array(n * n);
    const m = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      for (let a = 0; a < p; a++) m[i]! += x(i, a) * priors[a]!.mean;
      for (let j = 0; j < n; j++) {
        const gap = Math.abs(problem.rows[i]!.day - problem.rows[j]!.day);
        let c = sigma ** 2 * rho ** gap + (period[i] === period[j] ? tau ** 2 : 0);
        for (let a = 0; a < p; a++) c += x(i, a) * x(j, a) * priors[a]!.sd ** 2;
        v[i * n + j] = c;
      }
    }
    const l = v.slice();
    expect(cholesky(l, n)).toBe(true);
    const inv = inverse(l, n);
    let quadratic = 0;
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) quadratic += (y[i]! - m[i]!) * inv[i * n + j]! * (y[j]! - m[j]!);
    const want = -n * HALF_LOG_2PI - logDet(l, n) / 2 - quadratic / 2;
    // posterior mean of the coefficients: prior mean + S X' V^-1 (y - m)
    const mean = priors.map((prior, a) => {
      let sum = 0;
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) sum += x(i, a) * inv[i * n + j]! * (y[j]! - m[j]!);
      return prior.mean + prior.sd ** 2 * sum;
    });

    const got = new Float64Array(conditionalSize(p));
    const statistics = ratioStatistics(rhoStatistics(seriesStatistics(design), rho, true), p, tau / sigma);
    const logEvidence = conditionOn(statistics, n, sigma, coefficientPrior(priors), got, 0);
    expect(logEvidence).toBeCloseTo(want, 8);
    // posterior variances: prior variance minus S X' V^-1 X S
    const cov = new Float64Array(p * p);
    covarianceFrom(got, p, p, cov, 0, new Float64Array(p * p));
    priors.forEach((prior, a) => {
      let sum = 0;
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += x(i, a) * inv[i * n + j]! * x(j, a);
      expect(cov[a * p + a]!).toBeCloseTo(prior.sd ** 2 - prior.sd ** 4 * sum, 8);
    });
    mean.forEach((w, a) => {
      expect(got[a]!).toBeCloseTo(w, 8);
    });
  });
});
