import type { AnalysisSpec } from '../../shared/analysis.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { FactorialContrast } from '../../shared/trial.ts';
import { fitSpec } from '../inference/analyse.ts';
import { normalCdf } from '../inference/index.ts';

/** A 2 x 2 trial has four arms in this order: neither (the reference), first, second, both. */
export const FACTORIAL_ARMS = 4;

const weightsOf = {
  first: [0.5, -0.5, 0.5],
  second: [-0.5, 0.5, 0.5],
  interaction: [-1, -1, 1],
} as const;

const scaleOf = (family: AnalysisSpec['outcome']['family']): FactorialContrast['scale'] =>
  family === 'bernoulli' || family === 'ordinal'
    ? 'logit'
    : family === 'poisson' || family === 'negative-binomial'
      ? 'log rate'
      : 'points';

interface Normal {
  weight: number;
  mean: number;
  sd: number;
}

const cdfOf = (parts: readonly Normal[], x: number): number =>
  parts.reduce((sum, p) => sum + p.weight * normalCdf((x - p.mean) / p.sd), 0);

/** Quantile of a mixture of Normals by bisection to 1e-9 SD. */
const quantileOf = (parts: readonly Normal[], p: number): number => {
  let low = Math.min(...parts.map((c) => c.mean - 40 * c.sd));
  let high = Math.max(...parts.map((c) => c.mean + 40 * c.sd));
  const fine = 1e-9 * Math.min(...parts.map((c) => c.sd));
  while (high - low > fine) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (cdfOf(parts, middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/**
 * Main effects and interaction of a 2 x 2 trial, from the joint posterior of its three effects: each combination of
 * prior components has a posterior mean and covariance, a contrast of it is a Normal, and the contrast's posterior is
 * their mixture (exact means and SDs; the shape within a component is taken as Normal). On the scale of the linear
 * predictor, because days in 28 do not add up.
 * Fails with 'bad-input' unless there are four arms.
 */
export const factorialContrasts = (spec: AnalysisSpec): Result<FactorialContrast[]> => {
  if (spec.arms.length !== FACTORIAL_ARMS)
    return fail('bad-input', 'Main effects need four arms: neither, the first, the second, both.', 'arms');
  const fitted = fitSpec(spec, { details: false });
  if (!fitted.ok) return fitted;
  const { branches } = fitted.value.fit;
  const logs = branches.map((b) => b.branch.logWeight + b.logEvidence);
  const top = Math.max(...logs);
  const total = logs.reduce((sum, l) => sum + Math.exp(l - top), 0);
  const sign = spec.outcome.better === 'lower' ? -1 : 1;
  return ok(
    (['first', 'second', 'interaction'] as const).map((contrast) => {
      const c = weightsOf[contrast];
      const parts = branches.map((b, i): Normal => {
        let mean = 0;
        let variance = 0;
        for (let j = 0; j < 3; j++) {
          mean += c[j]! * b.mean[j]!;
          for (let k = 0; k < 3; k++) variance += c[j]! * c[k]! * b.cov[j * 3 + k]!;
        }
        return { weight: Math.exp(logs[i]! - top) / total, mean, sd: Math.sqrt(Math.max(variance, 1e-300)) };
      });
      const mean = parts.reduce((sum, p) => sum + p.weight * p.mean, 0);
      const second = parts.reduce((sum, p) => sum + p.weight * (p.sd ** 2 + (p.mean - mean) ** 2), 0);
      const below = cdfOf(parts, 0);
      return {
        contrast,
        scale: scaleOf(spec.outcome.family),
        mean,
        sd: Math.sqrt(second),
        q025: quantileOf(parts, 0.025),
        q10: quantileOf(parts, 0.1),
        q90: quantileOf(parts, 0.9),
        q975: quantileOf(parts, 0.975),
        pBetter: sign < 0 ? below : 1 - below,
      };
    }),
  );
};
