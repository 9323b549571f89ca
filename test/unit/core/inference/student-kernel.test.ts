import { describe, expect, it } from 'vitest';
import { assembled } from '../../../../scripts/build-kernel.mjs';
import { createRng } from '../../../../src/core/inference/index.ts';
import { kernelMemory, studentKernel } from '../../../../src/core/inference/student-t/kernel.ts';
import { KERNEL } from '../../../../src/core/inference/student-t/kernel-bytes.ts';

const BYTES = 8;

/** Sum of log(1 + a^2) as plainly as it can be written. */
const plainly = (
  columns: readonly Float64Array[],
  { su, rb, gs, c }: { su: number; rb: number; gs: number; c: number },
): number => {
  const [y, before, drift] = columns as [Float64Array, Float64Array, Float64Array];
  return y.reduce((sum, v, i) => {
    const a = v * su - before[i]! * rb - drift[i]! * gs - c;
    return sum + Math.log1p(a * a);
  }, 0);
};

const byKernel = (columns: readonly Float64Array[], v: { su: number; rb: number; gs: number; c: number }) => {
  const n = columns[0]!.length;
  kernelMemory({}, 3 * n, (memory) => {
    columns.forEach((column, i) => {
      memory.set(column, i * n);
    });
  });
  const { product, exponents } = studentKernel();
  const result = product(0, n * BYTES, 2 * n * BYTES, n, v.su, v.rb, v.gs, v.c);
  return Math.log(result) + exponents() * Math.LN2;
};

describe('the kernel of the Student-t likelihood', () => {
  it('is what kernel.wat says', async () => {
    expect(await assembled()).toBe(KERNEL);
  });

  it.each([0, 1, 2, 3, 4, 5, 7, 8, 365, 5001])('sums %d rows as the plain loop does', (n) => {
    const rng = createRng(n);
    const columns = [0, 1, 2].map(() => Float64Array.from({ length: n }, () => 5 + 3 * rng.normal()));
    const v = { su: 0.7, rb: 0.2, gs: 0.1, c: 1.5 };
    expect(byKernel(columns, v)).toBeCloseTo(plainly(columns, v), 9);
  });

  it.each([1e-8, 1e3, 1e10, 1e20])('neither overflows nor vanishes with residuals of %d scales', (su) => {
    const rng = createRng(3);
    const columns = [0, 1, 2].map(() => Float64Array.from({ length: 731 }, () => rng.normal()));
    const v = { su, rb: su / 3, gs: su / 5, c: su / 7 };
    const expected = plainly(columns, v);
    expect(Math.abs(byKernel(columns, v) - expected)).toBeLessThan(1e-10 * Math.max(1, expected));
  });
});
