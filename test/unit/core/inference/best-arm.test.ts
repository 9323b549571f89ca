import { describe, expect, it } from 'vitest';
import { bestOf } from '../../../../src/core/inference/gaussian/best-arm.ts';
import { type Components, componentsOf } from '../../../../src/core/inference/gaussian/components.ts';
import { fitGaussian } from '../../../../src/core/inference/gaussian/fit.ts';
import { posteriorNodes } from '../../../../src/core/inference/gaussian/posterior-nodes.ts';
import { createRng, normalCdf, normalPdf, simulateTrial } from '../../../../src/core/inference/index.ts';
import { bivariateUpper, orthantAbove } from '../../../../src/core/inference/numerics/orthant.ts';
import { prepare } from '../../../../src/core/inference/problem.ts';
import type { EffectPrior } from '../../../../src/shared/analysis.ts';

const correlations = [-0.99, -0.93, -0.8, -0.4, -0.1, 0, 0.2, 0.6, 0.9, 0.95, 0.999];

describe('orthant probabilities', () => {
  it.each(correlations)('two variables, correlation %d: against one-dimensional quadrature', (r) => {
    for (const [h, k] of [
      [0, 0],
      [-1.2, 0.4],
      [2, -0.5],
      [1.5, 1.4],
      [-2.5, -3],
    ] as const) {
      // P(X > h, Y > k) = integral over x > h of phi(x) P(Y > k | x); Simpson with many nodes
      const n = 40_000;
      const width = (9 - h) / n;
      let sum = 0;
      for (let i = 0; i <= n; i++) {
        const x = h + i * width;
        const w = i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2;
        sum += w * normalPdf(x) * normalCdf((r * x - k) / Math.sqrt(1 - r * r));
      }
      expect(Math.abs(bivariateUpper(h, k, r) - (sum * width) / 3)).toBeLessThan(1e-9);
    }
  });

  it('two perfectly dependent variables', () => {
    expect(bivariateUpper(0.3, -0.2, 1)).toBeCloseTo(normalCdf(-0.3), 12);
    expect(bivariateUpper(0.3, -0.5, -1)).toBeCloseTo(normalCdf(0.5) - normalCdf(0.3), 12);
  });

  it.each([
    [0.5, 0.5, 0.5],
    [0.9, 0.7, 0.8],
    [-0.3, 0.2, 0.5],
    [-0.4, -0.4, -0.1],
  ])('three variables around zero: 1/8 + sum of arcsines / 4 pi (%d, %d, %d)', (a, b, c) => {
    const cov = [1, a, b, a, 1, c, b, c, 1];
    const want = 1 / 8 + (Math.asin(a) + Math.asin(b) + Math.asin(c)) / (4 * Math.PI);
    expect(Math.abs(orthantAbove([0, 0, 0], cov) - want)).toBeLessThan(1e-6);
  });

  it('three independent variables off zero, of different spread', () => {
    const got = orthantAbove([0.5, -1, 2], [1, 0, 0, 0, 4, 0, 0, 0, 9]);
    expect(got).toBeCloseTo(normalCdf(0.5) * normalCdf(-0.5) * normalCdf(2 / 3), 8);
  });
});

const trial = (effects: number[], priors: EffectPrior[], better: 'lower' | 'higher') => {
  const arms = ['usual', 'a', 'b', 'c'].slice(0, effects.length + 1);
  const sequence = Array.from({ length: 8 }, (_, i) => arms[(3 * i + Math.floor(i / 4)) % arms.length]!);
  const truth = { intercept: 5, effects, residualSd: 2, rho: 0.3 };
  const days = simulateTrial(
    { family: 'gaussian', arms, sequence, periodDays: 7, truth, missing: 0.1 },
    createRng(6),
  );
  const prepared = prepare({
    outcome: { family: 'gaussian', better, mcid: 1 },
    arms,
    days,
    priors: { effects: priors },
  });
  if (!prepared.ok) throw new Error(prepared.error.message);
  const problem = prepared.value;
  return { problem, components: componentsOf(posteriorNodes(problem)), fit: fitGaussian(problem) };
};

/** P(effect `arm` is below 0 and below the other), component by component, by a fine trapezoid. */
const winsOfTwo = (c: Components, arm: 1 | 2, sign: number): number => {
  const other = 3 - arm;
  let total = 0;
  for (let i = 0; i < c.count; i++) {
    const v = (a: number, b: number) => c.cov[(i * c.p + a) * c.p + b]!;
    const mean = sign * c.mean[i * c.p + arm]!;
    const sd = Math.sqrt(v(arm, arm));
    const slope = v(arm, other) / v(arm, arm);
    const rest = Math.sqrt(v(other, other) - slope * v(arm, other));
    const low = mean - 9 * sd;
    if (low >= 0) continue;
    const n = 600;
    const width = -low / n;
    let sum = 0;
    for (let k = 0; k <= n; k++) {
      const x = low + k * width;
      const given = sign * c.mean[i * c.p + other]! + slope * (x - mean);
      sum +=
        (k === 0 || k === n ? 0.5 : 1) * (normalPdf((x - mean) / sd) / sd) * normalCdf((given - x) / rest);
    }
    total += c.weight[i]! * sum * width;
  }
  return total;
};

describe('P(best) of gaussian arms', () => {
  const plain = { mean: 0, sd: 1 };
  const robust = { weight: 0.7, mean: -1, sd: 0.4, vague: { mean: 0, sd: 2 } };

  it.each([
    ['two close effects', [-0.6, -0.5], [plain, plain], 'lower'],
    ['robust priors', [-0.3, 0.4], [robust, robust], 'lower'],
    ['higher is better', [0.5, 0.2], [plain, robust], 'higher'],
  ] as const)(
    'three arms, %s: within 0.0005 of quadrature over every node',
    (_name, effects, priors, better) => {
      const { problem, components, fit } = trial([...effects], [...priors], better);
      const got = bestOf(problem, components, fit.effects);
      const sign = better === 'lower' ? 1 : -1;
      const one = winsOfTwo(components, 1, sign);
      const two = winsOfTwo(components, 2, sign);
      expect(Math.abs(got[1]! - one)).toBeLessThan(5e-4);
      expect(Math.abs(got[2]! - two)).toBeLessThan(5e-4);
      expect(Math.abs(got[0]! - (1 - one - two))).toBeLessThan(5e-4);
    },
  );

  it('four arms: sums to 1 and agrees with a million random draws', () => {
    const { problem, components: c, fit } = trial([-0.6, -0.5, 0.1], [plain, robust, plain], 'lower');
    const got = bestOf(problem, c, fit.effects);
    expect(got.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    const rng = createRng(2);
    const n = 1_000_000;
    const counts = [0, 0, 0, 0];
    const cumulative = Float64Array.from(c.weight);
    for (let i = 1; i < c.count; i++) cumulative[i]! += cumulative[i - 1]!;
    for (let i = 0, at = 0; i < n; i++) {
      while (cumulative[at]! < (i + 0.5) / n && at < c.count - 1) at++;
      const v = (a: number, b: number) => c.cov[(at * c.p + a) * c.p + b]!;
      const l11 = Math.sqrt(v(1, 1));
      const l21 = v(2, 1) / l11;
      const l22 = Math.sqrt(v(2, 2) - l21 ** 2);
      const l31 = v(3, 1) / l11;
      const l32 = (v(3, 2) - l31 * l21) / l22;
      const l33 = Math.sqrt(v(3, 3) - l31 ** 2 - l32 ** 2);
      const [x, y, z] = [rng.normal(), rng.normal(), rng.normal()];
      const m = at * c.p;
      const values = [
        0,
        c.mean[m + 1]! + l11 * x,
        c.mean[m + 2]! + l21 * x + l22 * y,
        c.mean[m + 3]! + l31 * x + l32 * y + l33 * z,
      ];
      counts[values.indexOf(Math.min(...values))]! += 1;
    }
    counts.forEach((count, arm) => {
      expect(Math.abs(got[arm]! - count / n)).toBeLessThan(0.0015); // 3 standard errors of the draws
    });
  });
});
