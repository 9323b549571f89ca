import type { Marginal } from '../marginal.ts';
import { orthantAbove } from '../numerics/orthant.ts';
import type { Problem } from '../problem.ts';
import type { Components } from './components.ts';

const CELL = 0.12; // of an effect's SD: components that lie closer are merged

/** Components of the effects alone, merged where they nearly coincide (weight, mean and covariance kept). */
const mergedEffects = (
  c: Components,
  k: number,
  effects: readonly Marginal[],
): { weight: number; mean: Float64Array; cov: Float64Array }[] => {
  const cells = new Map<string, { weight: number; mean: Float64Array; cov: Float64Array }>();
  for (let i = 0; i < c.count; i++) {
    const w = c.weight[i]!;
    let key = '';
    for (let a = 0; a < k; a++) {
      const { mean, sd } = effects[a]!;
      const spread = Math.log(c.cov[(i * c.p + a + 1) * c.p + a + 1]! / (sd * sd)) / 2;
      key += `${Math.round((c.mean[i * c.p + a + 1]! - mean) / (CELL * sd))},${Math.round(spread / CELL)};`;
    }
    let cell = cells.get(key);
    if (!cell) {
      cell = { weight: 0, mean: new Float64Array(k), cov: new Float64Array(k * k) };
      cells.set(key, cell);
    }
    cell.weight += w;
    for (let a = 0; a < k; a++) {
      const ma = c.mean[i * c.p + a + 1]! - effects[a]!.mean;
      cell.mean[a]! += w * ma;
      for (let b = 0; b < k; b++)
        cell.cov[a * k + b]! +=
          w * (c.cov[(i * c.p + a + 1) * c.p + b + 1]! + ma * (c.mean[i * c.p + b + 1]! - effects[b]!.mean));
    }
  }
  for (const cell of cells.values()) {
    for (let a = 0; a < k; a++) cell.mean[a]! /= cell.weight;
    for (let a = 0; a < k; a++)
      for (let b = 0; b < k; b++)
        cell.cov[a * k + b] = cell.cov[a * k + b]! / cell.weight - cell.mean[a]! * cell.mean[b]!;
    for (let a = 0; a < k; a++) cell.mean[a]! += effects[a]!.mean;
  }
  return [...cells.values()];
};

/** P(arm `winner` has the largest gain of all), gains of arm 0 being exactly 0. */
const winsOf = (winner: number, k: number, gain: Float64Array, cov: Float64Array): number => {
  const mean = new Float64Array(k);
  const spread = new Float64Array(k * k);
  const rivals = Array.from({ length: k + 1 }, (_, a) => a).filter((a) => a !== winner);
  const g = (a: number) => (a === 0 ? 0 : gain[a - 1]!);
  const v = (a: number, b: number) => (a === 0 || b === 0 ? 0 : cov[(a - 1) * k + b - 1]!);
  rivals.forEach((a, i) => {
    mean[i] = g(winner) - g(a);
    rivals.forEach((b, j) => {
      spread[i * k + j] = v(winner, winner) - v(winner, b) - v(a, winner) + v(a, b);
    });
  });
  return orthantAbove(mean, spread);
};

/**
 * P(best) of all arms from the joint posterior, the reference first. One effect: from its CDF. Two or three: orthant
 * probabilities of each Normal component, by quadrature; no random numbers (error below 5e-4).
 */
export const bestOf = (problem: Problem, c: Components, effects: readonly Marginal[]): number[] => {
  const sign = problem.spec.outcome.better === 'lower' ? -1 : 1;
  const k = problem.effects;
  if (k === 1) {
    const below = effects[0]!.cdf(0);
    return sign < 0 ? [1 - below, below] : [below, 1 - below];
  }
  const shares = new Array<number>(k + 1).fill(0);
  for (const cell of mergedEffects(c, k, effects)) {
    const gain = cell.mean.map((m) => sign * m);
    let others = 0;
    for (let arm = 1; arm <= k; arm++) {
      const p = winsOf(arm, k, gain, cell.cov);
      shares[arm]! += cell.weight * p;
      others += p;
    }
    shares[0]! += cell.weight * Math.max(0, 1 - others);
  }
  const total = shares.reduce((a, b) => a + b, 0);
  return shares.map((s) => s / total);
};
