import { describe, expect, it } from 'vitest';
import {
  momentsOf,
  SERIES_REACH,
  softplusSum,
} from '../../../../src/core/inference/importance/softplus-series.ts';
import { createRng } from '../../../../src/core/inference/index.ts';

/** Days of a trial: s in equal steps from -1/2 to 1/2, some of them, each with a weight. */
const someDays = (n: number, rng: ReturnType<typeof createRng>): [number, number][] =>
  Array.from({ length: n }, (_, i): [number, number] => [
    i / Math.max(n - 1, 1) - 0.5,
    Math.floor(4 * rng.uniform()),
  ]).filter(() => rng.uniform() < 0.5);

const direct = (w: number, gamma: number, rows: readonly [number, number][]): number =>
  rows.reduce((sum, [s, weight]) => sum + weight * Math.log1p(w * Math.exp(gamma * s)), 0);

describe('sums of log(1 + w exp(gamma s)) as a series in gamma', () => {
  it('agree with the sum row by row, within 1e-7 a row over the whole reach', () => {
    const rng = createRng(7);
    for (let trial = 0; trial < 2000; trial++) {
      const rows = someDays(2 + Math.floor(200 * rng.uniform()), rng);
      const gamma = SERIES_REACH * (2 * rng.uniform() - 1);
      const w = Math.exp(30 * (rng.uniform() - 0.5));
      const total = rows.reduce((sum, [, weight]) => sum + weight, 0);
      const error = Math.abs(softplusSum(w, gamma, momentsOf(rows)) - direct(w, gamma, rows));
      expect(error, `w ${w}, gamma ${gamma}`).toBeLessThan(1e-7 * (total + 1));
    }
  });

  it('with a usual trend the error of a year is far below what a weight could show', () => {
    const rng = createRng(8);
    const rows = someDays(730, rng);
    for (const gamma of [-1.2, -0.4, 0, 0.7, 1.2])
      for (const w of [1e-9, 0.3, 1, 4, 1e9])
        expect(softplusSum(w, gamma, momentsOf(rows))).toBeCloseTo(direct(w, gamma, rows), 5);
  });

  it('huge and zero odds and an empty group stay finite', () => {
    const rows: [number, number][] = [
      [-0.2, 1],
      [0.3, 1],
    ];
    expect(softplusSum(0, 1, momentsOf(rows))).toBe(0);
    expect(softplusSum(1e305, 1, momentsOf(rows))).toBeCloseTo(2 * Math.log(1e305) + 0.1, 6);
    expect(softplusSum(3, 2.5, momentsOf([]))).toBe(0);
  });
});
