import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cholesky, inverse, invertSymmetric } from '../../../../src/core/inference/numerics/cholesky.ts';
import { betaI, gammaP, lgamma } from '../../../../src/core/inference/numerics/gamma.ts';
import { floodLattice } from '../../../../src/core/inference/numerics/lattice.ts';
import { chiSquaredTail, normalCdf, normalQuantile } from '../../../../src/core/inference/numerics/normal.ts';
import { normalMixture } from '../../../../src/core/inference/numerics/normal-mixture.ts';
import { smoothTail, weightTail } from '../../../../src/core/inference/numerics/pareto-k.ts';
import { createRng, gammaDraw, poissonDraw } from '../../../../src/core/inference/numerics/rng.ts';
import { sobolPoints } from '../../../../src/core/inference/numerics/sobol.ts';
import { latticeMarginal } from '../../../../src/core/inference/numerics/spline-marginal.ts';

type Vectors = Record<string, number[][]>;
const vectors = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8')) as Vectors;
const relative = (got: number, want: number) => Math.abs(got - want) / Math.max(Math.abs(want), 1e-300);

describe('special functions against mpmath (make_vectors.py)', () => {
  it.each<[string, (...x: number[]) => number, number]>([
    ['normalCdf', normalCdf, 2e-13],
    ['normalQuantile', normalQuantile, 2e-14],
    ['lgamma', lgamma, 2e-14],
    ['gammaP', gammaP, 1e-12],
    ['betaI', betaI, 1e-12],
    ['chiSquaredTail', (x, k) => chiSquaredTail(x!, k as 1 | 2 | 3), 1e-12],
  ])('%s', (name, f, tolerance) => {
    for (const row of vectors[name]!) {
      const want = row.at(-1)!;
      const got = f(...row.slice(0, -1));
      if (want === 0) expect(got).toBe(0);
      else expect(relative(got, want), `${name}(${row.slice(0, -1)})`).toBeLessThan(tolerance);
    }
  });

  it('answers at and beyond the edge of the domain', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(1.1)).toBeNaN();
    expect(normalCdf(Infinity)).toBe(1);
    expect(normalCdf(-Infinity)).toBe(0);
    expect(lgamma(-1)).toBeNaN();
  });
});

describe('chance', () => {
  it('gives the same stream for the same seed and another for another', () => {
    const draw = (seed: number, stream?: number) => {
      const rng = createRng(seed, stream);
      return Array.from({ length: 5 }, () => rng.uint32());
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(1, 1)).not.toEqual(draw(1, 2));
  });

  it('has the moments of uniform, Normal, gamma and Poisson', () => {
    const rng = createRng(7);
    const n = 40_000;
    const moments = (f: () => number) => {
      let m = 0;
      let m2 = 0;
      for (let i = 0; i < n; i++) {
        const x = f();
        m += x / n;
        m2 += (x * x) / n;
      }
      return [m, m2 - m * m] as const;
    };
    const near = (got: readonly [number, number], mean: number, variance: number) => {
      expect(Math.abs(got[0] - mean)).toBeLessThan(5 * Math.sqrt(variance / n));
      expect(Math.abs(got[1] / variance - 1)).toBeLessThan(0.1);
    };
    near(moments(rng.uniform), 0.5, 1 / 12);
    near(moments(rng.normal), 0, 1);
    near(
      moments(() => gammaDraw(rng, 0.7)),
      0.7,
      0.7,
    );
    near(
      moments(() => gammaDraw(rng, 5)),
      5,
      5,
    );
    near(
      moments(() => poissonDraw(rng, 3)),
      3,
      3,
    );
    near(
      moments(() => poissonDraw(rng, 100)),
      100,
      100,
    );
  });

  it('Sobol points are those of SciPy, moved by a digital shift', () => {
    const want = vectors['sobolUnscrambled']!;
    const got = sobolPoints(20, 64, 3);
    got.forEach((column, d) => {
      const first = Math.floor(column[0]! * 2 ** 32);
      const unshifted = Array.from(column, (u) => ((Math.floor(u * 2 ** 32) ^ first) >>> 0) / 2 ** 32);
      unshifted.forEach((u, i) => {
        expect(u, `dimension ${d}, point ${i}`).toBeCloseTo(want[d]![i]!, 9);
      });
    });
  });
});

describe('linear algebra', () => {
  it('inverts positive definite matrices and says no to others', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 16, maxLength: 16 }),
        (b) => {
          const a = new Float64Array(16);
          for (let i = 0; i < 4; i++)
            for (let j = 0; j < 4; j++) {
              for (let k = 0; k < 4; k++) a[i * 4 + j]! += b[i * 4 + k]! * b[j * 4 + k]!;
              if (i === j) a[i * 4 + j]! += 0.5;
            }
          const l = a.slice();
          expect(cholesky(l, 4)).toBe(true);
          const inv = inverse(l, 4);
          for (let i = 0; i < 4; i++)
            for (let j = 0; j < 4; j++) {
              let sum = 0;
              for (let k = 0; k < 4; k++) sum += a[i * 4 + k]! * inv[k * 4 + j]!;
              expect(sum).toBeCloseTo(i === j ? 1 : 0, 8);
            }
        },
      ),
      { numRuns: 50, seed: 1 },
    );
    expect(invertSymmetric(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
    expect(invertSymmetric(Float64Array.of(NaN, 0, 0, 1), 2)).toBeNull();
  });
});

describe('marginals', () => {
  it('a mixture of Normals: CDF, quantile and moments agree', () => {
    const m = normalMixture({
      weight: Float64Array.of(0.3, 0.7),
      mean: Float64Array.of(-2, 1),
      sd: Float64Array.of(0.5, 1.5),
    });
    expect(m.mean).toBeCloseTo(0.1, 12);
    for (const p of [1e-6, 0.025, 0.3, 0.5, 0.9, 0.999]) expect(m.cdf(m.quantile(p))).toBeCloseTo(p, 10);
  });

  it('merging thousands of components keeps the CDF', () => {
    const n = 2000;
    const rng = createRng(5);
    const c = {
      weight: new Float64Array(n).fill(1 / n),
      mean: Float64Array.from({ length: n }, () => 0.3 * rng.normal()),
      sd: Float64Array.from({ length: n }, () => Math.exp(0.2 * rng.normal())),
    };
    const m = normalMixture(c);
    for (const x of [-3, -1, 0, 0.5, 2]) {
      let exact = 0;
      for (let i = 0; i < n; i++) exact += c.weight[i]! * normalCdf((x - c.mean[i]!) / c.sd[i]!);
      expect(Math.abs(m.cdf(x) - exact)).toBeLessThan(1e-4);
    }
  });

  it('a spline through a coarse lattice gives log-normal and half-normal quantiles', () => {
    const nodes = (f: (u: number) => number, first: number, last: number, h: number) =>
      Float64Array.from({ length: Math.round((last - first) / h) + 1 }, (_, i) => f(first + i * h));
    const logNormal = latticeMarginal(
      nodes((u) => -0.5 * u * u, -6, 6, 0.75),
      -6,
      0.75,
      Math.exp,
    );
    expect(Math.log(logNormal.quantile(0.975))).toBeCloseTo(1.959964, 3);
    expect(logNormal.mean).toBeCloseTo(Math.exp(0.5), 4);
    expect(logNormal.cdf(1)).toBeCloseTo(0.5, 4);
    const half = latticeMarginal(
      nodes((u) => -0.5 * u * u, 0, 6, 0.75),
      0,
      0.75,
      (u) => u,
      true,
    );
    expect(half.quantile(0.5)).toBeCloseTo(0.67449, 3);
    expect(half.mean).toBeCloseTo(Math.sqrt(2 / Math.PI), 3);
  });

  it('the lattice integrates a correlated, skewed density', () => {
    const h = 0.7;
    const lattice = floodLattice(
      2,
      (point) => {
        const x = point[0]! * h;
        const y = point[1]! * h;
        return -0.5 * x * x - 0.5 * (y - 0.5 * x * x) ** 2; // a banana of mass 2 pi
      },
      [0, 0],
    );
    const total = lattice.logDensity.reduce((sum, v) => sum + Math.exp(v), 0) * h * h;
    expect(total).toBeCloseTo(2 * Math.PI, 4);
  });
});

describe('Pareto k', () => {
  const rng = createRng(11);
  const weights = (k: number) => Float64Array.from({ length: 8000 }, () => rng.uniform() ** -k);

  it('tells light from heavy tails', () => {
    expect(weightTail(weights(0.2))!.k).toBeLessThan(0.4);
    expect(Math.abs(weightTail(weights(0.5))!.k - 0.5)).toBeLessThan(0.15);
    expect(weightTail(weights(0.9))!.k).toBeGreaterThan(0.7);
    expect(weightTail(new Float64Array(100).fill(0.01))!.k).toBe(0);
    expect(weightTail(new Float64Array(10))).toBeNull();
  });

  it('smoothing leaves all but the largest weights, keeps their order and pulls a stray one in', () => {
    const raw = weights(0.3);
    const stray = raw.indexOf(raw.reduce((a, b) => Math.max(a, b)));
    raw[stray]! *= 20;
    const tail = weightTail(raw)!;
    const smooth = raw.slice();
    smoothTail(smooth, tail);
    expect(smooth[stray]!).toBeLessThan(raw[stray]! / 2);
    expect(smooth.indexOf(smooth.reduce((a, b) => Math.max(a, b)))).toBe(stray);
    const below = [...raw.keys()].filter((i) => raw[i]! <= tail.cutoff);
    for (const i of below) expect(smooth[i]).toBe(raw[i]);
    expect(smooth.every((w) => w >= 0 && Number.isFinite(w))).toBe(true);
  });
});
