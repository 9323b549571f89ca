import { expPredictor } from '../importance/exp-predictor.ts';
import { armsOfRows, groupRows } from '../importance/row-groups.ts';
import { momentsOf, SERIES_REACH, softplusSum } from '../importance/softplus-series.ts';
import type { Exposure, Problem } from '../problem.ts';

const FLUSH = 1e150;

/** Positions in x: cut_1, log increments 2..C-1, then theta_1..K, then gamma (with a trend). */
export interface OrdinalLayout {
  cuts: number;
  firstEffect: number;
  trend: number;
  dimensions: number;
}

export const layoutOf = (problem: Problem): OrdinalLayout => {
  const cuts = problem.categories - 1;
  const trend = problem.trend ? cuts + problem.effects : -1;
  return { cuts, firstEffect: cuts, trend, dimensions: cuts + problem.effects + (problem.trend ? 1 : 0) };
};

/**
 * log p(y | ...) of the cumulative logit P(y <= j) = logistic(cut_j - eta), eta = E theta + gamma s.
 * With a = exp(eta) and u_j = exp(-cut_j): P(y = j) = a (u_{j-1} - u_j) / ((1 + a u_{j-1})(1 + a u_j)), so the
 * logarithms of a and of u_{j-1} - u_j are taken once per draw and the rest as a product over days.
 */
export const ordinalLikelihood = (problem: Problem, exposure: Exposure): ((x: Float64Array) => number) => {
  const { rows, effects: k } = problem;
  const at = layoutOf(problem);
  const u = new Float64Array(at.cuts + 2); // exp(-cut) below and above each category, 0 where there is no cut
  const count = new Float64Array(at.cuts + 2); // days per category 1..C
  const exposed = new Float64Array(k); // sums over days with y >= 2, for sum of eta
  let drift = 0;
  rows.forEach((row, i) => {
    count[row.y]! += 1;
    if (row.y < 2) return;
    for (let j = 0; j < k; j++) exposed[j]! += exposure.e[i * k + j]!;
    drift += row.s;
  });
  const arms = armsOfRows(problem, exposure);
  const plain = plainDays(problem, exposure);
  const denominators = arms ? groupedDays(problem, arms, plain) : plain;
  return (x) => {
    const gamma = at.trend > 0 ? x[at.trend]! : 0;
    let cut = x[0]!;
    u[1] = Math.exp(-cut);
    for (let j = 2; j <= at.cuts; j++) {
      cut += Math.exp(x[j - 1]!);
      u[j] = Math.exp(-cut);
    }
    let log = gamma * drift;
    for (let j = 0; j < k; j++) log += exposed[j]! * x[at.firstEffect + j]!;
    for (let j = 2; j <= at.cuts; j++) if (count[j]! > 0) log += count[j]! * Math.log(u[j - 1]! - u[j]!);
    if (count[at.cuts + 1]! > 0) log += count[at.cuts + 1]! * Math.log(u[at.cuts]!);
    return log - denominators(x, gamma, u);
  };
};

/** Sum over days of log((1 + a u_(y-1)) (1 + a u_y)). */
type Denominators = (x: Float64Array, gamma: number, u: Float64Array) => number;

const plainDays = (problem: Problem, exposure: Exposure): Denominators => {
  const at = layoutOf(problem);
  const n = problem.rows.length;
  const fill = expPredictor(problem, exposure);
  const a = new Float64Array(n);
  const y = Uint8Array.from(problem.rows, (r) => r.y);
  return (x, gamma, u) => {
    fill(0, x, at.firstEffect, gamma, a);
    let log = 0;
    let product = 1;
    for (let i = 0; i < n; i++) {
      const c = y[i]!;
      const v = a[i]!;
      product *= (1 + v * u[c - 1]!) * (1 + v * u[c]!);
      if (product > FLUSH) {
        log += Math.log(product);
        product = 1;
      }
    }
    return log + Math.log(product);
  };
};

/** Days of one arm and category differ by the drift only, and each cut borders on two categories: series in the drift. */
const groupedDays = (problem: Problem, arms: Uint8Array, beyondReach: Denominators): Denominators => {
  const { rows, effects: k } = problem;
  const at = layoutOf(problem);
  const borders = rows.flatMap((r, i) =>
    [r.y - 1, r.y]
      .filter((cut) => cut >= 1 && cut <= at.cuts)
      .map((cut): [number, number] => [cut * (k + 1) + arms[i]!, i]),
  );
  const groups = groupRows(borders).map(({ label, rows: members }) => ({
    arm: label % (k + 1),
    cut: Math.floor(label / (k + 1)),
    moments: momentsOf([...members].map((i) => [rows[i]!.s, 1])),
  }));
  const odds = new Float64Array(k + 1).fill(1);
  return (x, gamma, u) => {
    if (!(Math.abs(gamma) <= SERIES_REACH)) return beyondReach(x, gamma, u);
    for (let arm = 1; arm <= k; arm++) odds[arm] = Math.exp(x[at.firstEffect + arm - 1]!);
    let sum = 0;
    for (let g = 0; g < groups.length; g++) {
      const { arm, cut, moments } = groups[g]!;
      sum += softplusSum(u[cut]! * odds[arm]!, gamma, moments);
    }
    return sum;
  };
};
