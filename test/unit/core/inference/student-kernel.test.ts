import { describe, expect, it } from 'vitest';
import { assembled } from '../../../../scripts/build-kernel.mjs';
import { createRng, lgamma } from '../../../../src/core/inference/index.ts';
import { digamma } from '../../../../src/core/inference/numerics/gamma.ts';
import { logConstantOf, nuOf } from '../../../../src/core/inference/student-t/degrees-of-freedom.ts';
import { type KernelData, studentKernel } from '../../../../src/core/inference/student-t/kernel.ts';
import { KERNEL } from '../../../../src/core/inference/student-t/kernel-bytes.ts';

interface Values {
  levels: number[];
  rhos: number[];
  perScales: number[];
  trend: number;
}

/** The same sum as plainly as it can be written. */
const plainly = ({ groups, drifts, columns }: KernelData, p: Values): number => {
  const [y, before, covariate] = columns;
  let sum = 0;
  let i = 0;
  for (const g of groups)
    for (const end = i + g.count; i < end; i++) {
      const r = p.rhos[g.gap]!;
      const mean = p.levels[g.now]! + p.trend * covariate[i]!;
      const meanBefore = p.levels[g.before]! + p.trend * (covariate[i]! - drifts[g.gap]!);
      const a = (y[i]! - mean - r * (before[i]! - meanBefore)) * p.perScales[g.gap]!;
      sum += Math.log1p(a * a);
    }
  return sum;
};

const byKernel = (data: KernelData, p: Values): number =>
  studentKernel(data)((memory, at) => {
    memory.set(p.levels, at.level);
    p.rhos.forEach((r, i) => {
      memory[at.gap + 3 * i] = r;
      memory[at.gap + 3 * i + 1] = p.perScales[i]!;
    });
  }, p.trend);

const dataOf = (counts: number[], seed: number): KernelData => {
  const rng = createRng(seed);
  const n = counts.reduce((a, b) => a + b, 0);
  const column = () => Float64Array.from({ length: n }, () => 5 + 3 * rng.normal());
  return {
    groups: counts.map((count, i) => ({ count, gap: i % 2, now: i % 3, before: (i + 1) % 3 })),
    drifts: [0.1, 0.3],
    levels: 3,
    columns: [column(), column(), column()],
  };
};

const ordinary: Values = { levels: [5, 4, 6], rhos: [0.4, 0.16], perScales: [0.7, 0.5], trend: 0.6 };

describe('the kernel of the Student-t likelihood', () => {
  it('is what kernel.wat says', async () => {
    expect(await assembled()).toBe(KERNEL);
  });

  it.each([[[0]], [[1]], [[2, 3]], [[4, 5, 7]], [[8, 1, 1, 2]], [[365, 0, 12]], [[5001, 17, 20_000]]])(
    'sums groups of %j rows as the plain loop does',
    (counts) => {
      const data = dataOf(counts, counts[0]!);
      const expected = plainly(data, ordinary);
      expect(Math.abs(byKernel(data, ordinary) - expected)).toBeLessThan(1e-11 * Math.max(1, expected));
    },
  );

  it.each([1e-8, 1e3, 1e10, 1e20])('neither overflows nor vanishes at %d scales', (scale) => {
    const data = dataOf([731, 3, 3, 3, 3, 3], 3);
    const p = { ...ordinary, perScales: [scale, scale / 3] };
    const expected = plainly(data, p);
    expect(Math.abs(byKernel(data, p) - expected)).toBeLessThan(1e-10 * Math.max(1, expected));
  });

  it('keeps two posteriors apart that take turns', () => {
    const one = dataOf([40, 9], 1);
    const two = dataOf([400, 9, 3], 2);
    const kernels = [one, two].map(studentKernel);
    const write: Parameters<ReturnType<typeof studentKernel>>[0] = (memory, at) => {
      memory.set(ordinary.levels, at.level);
      ordinary.rhos.forEach((r, i) => {
        memory.set([r, ordinary.perScales[i]!], at.gap + 3 * i);
      });
    };
    for (let turn = 0; turn < 3; turn++)
      [one, two].forEach((data, i) => {
        expect(kernels[i]!(write, ordinary.trend)).toBeCloseTo(plainly(data, ordinary), 8);
      });
  });
});

describe('the t density as a function of the score of nu', () => {
  it('has its constant to 1e-10', () => {
    for (let v = -7.9; v < 8; v += 0.0137) {
      const nu = nuOf(v);
      const exact = lgamma((nu + 1) / 2) - lgamma(nu / 2) - 0.5 * Math.log(nu * Math.PI);
      expect(Math.abs(logConstantOf(v) - exact)).toBeLessThan(1e-10);
    }
  });

  it('takes digamma from its series', () => {
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 12); // minus Euler's constant
    expect(digamma(0.5)).toBeCloseTo(-0.5772156649015329 - 2 * Math.LN2, 12);
    expect(digamma(30.5) - digamma(29.5)).toBeCloseTo(1 / 29.5, 13);
  });
});
