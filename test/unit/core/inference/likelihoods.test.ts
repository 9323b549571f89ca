import { describe, expect, it } from 'vitest';
import { bernoulliLikelihood } from '../../../../src/core/inference/bernoulli/likelihood.ts';
import {
  negativeBinomialLikelihood,
  poissonLikelihood,
} from '../../../../src/core/inference/count/likelihood.ts';
import { residualScale } from '../../../../src/core/inference/gaussian/residual-scale.ts';
import { createRng, lgamma, type Rng } from '../../../../src/core/inference/index.ts';
import { ordinalLikelihood } from '../../../../src/core/inference/ordinal/likelihood.ts';
import { type Problem, prepare } from '../../../../src/core/inference/problem.ts';
import { nuOf } from '../../../../src/core/inference/student-t/degrees-of-freedom.ts';
import { logSigmaOf, studentLikelihood } from '../../../../src/core/inference/student-t/likelihood.ts';
import type { Family } from '../../../../src/shared/analysis.ts';

/** Every likelihood against the textbook formula, written as plainly as possible, with and without wash-in. */
const ARMS = ['u', 'a', 'b'];
const T = 24;
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

const problemOf = (
  family: Family,
  lambda: number,
  missing: number[],
  value: (rng: Rng) => number,
): Problem => {
  const rng = createRng(11);
  const p = prepare({
    outcome: { family, better: 'lower', mcid: 1, ...(family === 'ordinal' ? { categories: 4 } : {}) },
    arms: ARMS,
    days: Array.from({ length: T }, (_, i) => ({
      day: i + 1,
      period: Math.floor(i / 4) + 1,
      arm: ARMS[Math.floor(i / 4) % 3]!,
      y: missing.includes(i + 1) ? null : value(rng),
    })),
    model: { trend: true, autocorrelation: true, periodEffect: false, lambda },
  });
  if (!p.ok) throw new Error(p.error.message);
  return p.value;
};

/** eta of day t (1-based) without intercept, straight from the definition of the exposure filter. */
const etaOf = (lambda: number, theta: number[], gamma: number): number[] => {
  const e = [0, 0];
  return Array.from({ length: T }, (_, i) => {
    const arm = Math.floor(i / 4) % 3;
    for (const k of [0, 1]) e[k] = lambda * e[k]! + (1 - lambda) * Number(arm === k + 1);
    return e[0]! * theta[0]! + e[1]! * theta[1]! + (gamma * (i + 1 - (T + 1) / 2)) / (T - 1);
  });
};

const coefficients = Float64Array.of(-0.4, 0.9, -0.7, 0.6);
const [alpha, ...rest] = coefficients as unknown as [number, number, number, number];
const theta = rest.slice(0, 2);
const gamma = rest[2]!;
const missing = [3, 10, 11, 12, 20];

describe.each([0, 0.5])('likelihoods, lambda %d', (lambda) => {
  const eta = etaOf(lambda, theta, gamma);

  it('bernoulli: sums the missing days out exactly (against all 2^5 completions)', () => {
    const problem = problemOf('bernoulli', lambda, missing, (rng) => Number(rng.uniform() < 0.4));
    const phi = 0.8;
    const byDay = new Map(problem.rows.map((r) => [r.day, r.y]));
    let total = 0;
    for (let code = 0; code < 2 ** missing.length; code++) {
      const y = Array.from({ length: T }, (_, i) => byDay.get(i + 1) ?? (code >> missing.indexOf(i + 1)) & 1);
      let p = 1;
      for (let i = 1; i < T; i++) {
        const yes = logistic(alpha + eta[i]! + phi * y[i - 1]!);
        p *= y[i] === 1 ? yes : 1 - yes;
      }
      total += p;
    }
    const got = bernoulliLikelihood(problem, problem.exposures[0]!)(Float64Array.of(...coefficients, phi));
    expect(got).toBeCloseTo(Math.log(total), 10);
  });

  it('bernoulli: the path for huge coefficients joins the usual one', () => {
    const problem = problemOf('bernoulli', lambda, missing, (rng) => Number(rng.uniform() < 0.4));
    const f = bernoulliLikelihood(problem, problem.exposures[0]!);
    const far = f(Float64Array.of(-400, 0, 0, 0, 0));
    expect(Number.isFinite(far)).toBe(true);
    expect(far).toBeLessThan(-300);
  });

  it('poisson and negative binomial', () => {
    const problem = problemOf('poisson', lambda, missing, (rng) => Math.floor(rng.uniform() * 14));
    const size = 2.5;
    let poisson = 0;
    let negative = 0;
    for (const row of problem.rows) {
      const mu = Math.exp(alpha + eta[row.day - 1]!);
      poisson += row.y * Math.log(mu) - mu - lgamma(row.y + 1);
      negative +=
        lgamma(row.y + size) -
        lgamma(size) -
        lgamma(row.y + 1) +
        size * Math.log(size / (size + mu)) +
        row.y * Math.log(mu / (size + mu));
    }
    const exposure = problem.exposures[0]!;
    expect(poissonLikelihood(problem, exposure)(coefficients)).toBeCloseTo(poisson, 9);
    const withSize = Float64Array.of(...coefficients, Math.log(size));
    expect(negativeBinomialLikelihood(problem, exposure)(withSize)).toBeCloseTo(negative, 9);
  });

  it('ordinal', () => {
    const problem = problemOf('ordinal', lambda, missing, (rng) => 1 + Math.floor(rng.uniform() * 4));
    const cuts = [-1, -1 + Math.exp(0.2), -1 + Math.exp(0.2) + Math.exp(-0.3)];
    let want = 0;
    for (const row of problem.rows) {
      const below = (j: number) => (j === 0 ? 0 : j === 4 ? 1 : logistic(cuts[j - 1]! - eta[row.day - 1]!));
      want += Math.log(below(row.y) - below(row.y - 1));
    }
    const x = Float64Array.of(-1, 0.2, -0.3, ...theta, gamma);
    expect(ordinalLikelihood(problem, problem.exposures[0]!)(x)).toBeCloseTo(want, 9);
  });

  it('student-t', () => {
    const problem = problemOf('student-t', lambda, missing, (rng) => 5 + 2 * rng.normal());
    const scale = residualScale(problem);
    const z = 0.4;
    const rho = 0.95 * Math.tanh(z);
    const v = 0.3;
    const sigma = scale.sigmaOf(logSigmaOf(v, rho));
    const nu = nuOf(1.1);
    let want = 0;
    problem.rows.forEach((row, i) => {
      const residual = (r: typeof row) => r.y - alpha - eta[r.day - 1]!;
      const before = problem.rows[i - 1];
      const r = before ? rho ** (row.day - before.day) : 0;
      const s = sigma * Math.sqrt(1 - r * r);
      const t = (residual(row) - r * (before ? residual(before) : 0)) / s;
      want +=
        lgamma((nu + 1) / 2) -
        lgamma(nu / 2) -
        0.5 * Math.log(nu * Math.PI) -
        Math.log(s) -
        ((nu + 1) / 2) * Math.log(1 + (t * t) / nu);
    });
    const x = Float64Array.of(...coefficients, z, v, 1.1);
    const likelihood = studentLikelihood(problem, problem.exposures[0]!);
    expect(likelihood(x, rho, sigma, Math.log(1 - rho * rho))).toBeCloseTo(want, 9);
  });
});
