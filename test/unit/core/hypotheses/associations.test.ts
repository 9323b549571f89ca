import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, laggedAssociations } from '../../../../src/core/hypotheses/associations.ts';
import { normalQuantile } from '../../../../src/core/inference/numerics/normal.ts';
import { createRng } from '../../../../src/core/inference/numerics/rng.ts';

const day = (i: number) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10);
const ar1 = (n: number, rho: number, seed: number): number[] => {
  const rng = createRng(seed);
  let x = 0;
  return Array.from({ length: n }, () => {
    x = rho * x + Math.sqrt(1 - rho * rho) * normalQuantile((rng.uint32() + 0.5) / 2 ** 32);
    return x;
  });
};
const series = (metric: string, x: readonly number[]) => ({
  metric,
  values: x.map((value, i) => ({ day: day(i), value })),
});

describe('lagged associations', () => {
  it('finds what comes a day before the outcome, with its direction', () => {
    const sleep = ar1(200, 0.4, 1);
    const noise = ar1(200, 0, 2);
    const pain = sleep.map((_, i) => -0.8 * (sleep[i - 1] ?? 0) + noise[i]!);
    const { found, looked } = laggedAssociations(series('pain', pain), [
      series('sleep', sleep),
      series('steps', ar1(200, 0.4, 3)),
    ]);
    expect(looked).toBe(6);
    expect(found[0]).toMatchObject({ metric: 'sleep', lag: 1 });
    expect(found[0]!.correlation).toBeLessThan(-0.4);
  });

  it('claims little among strongly autocorrelated series that have nothing to do with each other', () => {
    let claims = 0;
    for (let r = 0; r < 60; r++) {
      const metrics = [0, 1, 2].map((m) => series(`m${m}`, ar1(150, 0.8, 1000 + 7 * r + m)));
      if (laggedAssociations(series('y', ar1(150, 0.8, 5000 + r)), metrics, { shifts: 99 }).found.length > 0)
        claims++;
    }
    expect(claims / 60).toBeLessThan(0.2); // FDR 0.1; without care for autocorrelation it is over a half
  });

  it('says nothing of too few days, of a constant, of the outcome itself', () => {
    const y = series('y', ar1(100, 0, 9));
    expect(laggedAssociations(y, [y, series('flat', Array(100).fill(3))]).looked).toBe(0);
    expect(laggedAssociations(y, [series('short', ar1(40, 0, 8))]).looked).toBe(0);
  });

  it('computes q-values as published', () => {
    const q = benjaminiHochberg([0.01, 0.02, 0.03, 0.5].map((p) => ({ p })));
    expect(q.map((x) => x.q).sort()).toEqual([0.04, 0.04, 0.04, 0.5]);
  });
});
