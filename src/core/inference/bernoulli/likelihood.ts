import { groupRows } from '../importance/row-groups.ts';
import { momentsOf, SERIES_REACH, softplusSum } from '../importance/softplus-series.ts';
import type { Exposure, Problem } from '../problem.ts';

const FLUSH = 1e150;
/** Above this sum of absolute coefficients exp() could overflow; the slow path takes over. */
const SAFE = 300;

/** Days after the first observed one, up to the last, with everything the recursion needs. */
interface Days {
  n: number;
  /** K exposures, then the trend covariate: n x columns. */
  covariate: Float64Array;
  columns: number;
  /** 0, 1, or -1 for missing. */
  outcome: Int8Array;
  initial: number;
  /** Arm index of each day where exposure is all or nothing, else null. */
  arm: Uint8Array | null;
}

const daysOf = (problem: Problem, exposure: Exposure): Days => {
  const { rows, effects: k, trend, totalDays } = problem;
  const first = rows[0]?.day ?? 0;
  const n = Math.max((rows.at(-1)?.day ?? 0) - first, 0);
  const columns = k + (trend ? 1 : 0);
  const covariate = new Float64Array(n * columns);
  const outcome = new Int8Array(n).fill(-1);
  const arm = exposure.lambda === 0 ? new Uint8Array(n) : null;
  for (const row of rows) if (row.day > first) outcome[row.day - first - 1] = row.y;
  for (let i = 0; i < n; i++) {
    const t = first + 1 + i;
    for (let j = 0; j < k; j++) {
      const e = exposure.daily[(t - 1) * k + j]!;
      covariate[i * columns + j] = e;
      if (arm && e === 1) arm[i] = j + 1;
    }
    if (trend) covariate[i * columns + k] = totalDays > 1 ? (t - (totalDays + 1) / 2) / (totalDays - 1) : 0;
  }
  return { n, covariate, columns, outcome, initial: rows[0]?.y ?? 0, arm };
};

/** Works for any coefficients and any exposure: one exponential a day. */
const generalForm = (days: Days, phiAt: number): ((x: Float64Array) => number) => {
  const { n, covariate, columns, outcome, initial } = days;
  return (x) => {
    const phi = phiAt > 0 ? x[phiAt]! : 0;
    let log = 0;
    let product = 1; // of 1 / probability
    let before = initial; // -1 inside a gap
    let q = 0;
    let at = 0;
    for (let i = 0; i < n; i++) {
      let eta = x[0]!;
      for (let j = 1; j <= columns; j++) eta += covariate[at++]! * x[j]!;
      const y = outcome[i]!;
      if (before >= 0) {
        if (before === 1) eta += phi;
        if (y >= 0) product *= 1 + Math.exp(y === 1 ? -eta : eta);
        else q = 1 / (1 + Math.exp(-eta));
      } else {
        const yes = (1 - q) / (1 + Math.exp(-eta)) + q / (1 + Math.exp(-eta - phi));
        if (y === 1) product /= yes;
        else if (y === 0) product /= (1 - q) / (1 + Math.exp(eta)) + q / (1 + Math.exp(eta + phi));
        else q = yes;
      }
      before = y;
      if (product > FLUSH) {
        log -= Math.log(product);
        product = 1;
      }
    }
    return log - Math.log(product);
  };
};

/**
 * The same for all-or-nothing exposure and moderate coefficients, without an exponential per day: the odds are
 * a product of exp(alpha), exp(theta of the arm), exp(phi y) and exp(gamma s_t). For a "yes" the linear predictors add
 * up; the sum of log(1 + odds) over the days of one arm and one yesterday is a series in gamma. Days in a gap, or right
 * after one, are taken one by one.
 */
const fastForm = (
  days: Days,
  arm: Uint8Array,
  effects: number,
  phiAt: number,
): ((x: Float64Array) => number) => {
  const { n, covariate, columns, outcome, initial } = days;
  const trend = columns > effects;
  const driftOf = (i: number): number => (trend ? covariate[i * columns + effects]! : 0);
  const odds = new Float64Array(effects + 1);
  // sums over "yes" days that follow an observed day: days, days by arm, trend, yesterday
  const yesByArm = new Float64Array(effects + 1);
  let yesTrend = 0;
  let yesAfterYes = 0;
  const known: [label: number, day: number][] = [];
  const bridged: number[] = []; // days in a gap or right after one
  for (let i = 0, before = initial; i < n; before = outcome[i]!, i++) {
    if (before < 0 || outcome[i]! < 0) bridged.push(i);
    else known.push([2 * arm[i]! + before, i]);
    if (outcome[i] !== 1 || before < 0) continue;
    yesByArm[arm[i]!]! += 1;
    yesTrend += driftOf(i);
    if (before === 1) yesAfterYes += 1;
  }
  const groups = groupRows(known).map(({ label, rows }) => ({
    arm: label >> 1,
    afterYes: (label & 1) === 1,
    moments: momentsOf([...rows].map((i) => [driftOf(i), 1])),
  }));
  const gaps = Int32Array.from(bridged);
  const step = trend && n > 1 ? driftOf(1) - driftOf(0) : 0;
  return (x) => {
    const phi = phiAt > 0 ? x[phiAt]! : 0;
    const gamma = trend ? x[columns]! : 0;
    const carry = Math.exp(phi);
    odds[0] = Math.exp(x[0]!);
    let log = x[0]! * yesByArm[0]! + gamma * yesTrend + phi * yesAfterYes;
    for (let k = 1; k <= effects; k++) {
      odds[k] = Math.exp(x[0]! + x[k]!);
      log += (x[0]! + x[k]!) * yesByArm[k]!;
    }
    for (let g = 0; g < groups.length; g++) {
      const group = groups[g]!;
      const plain = odds[group.arm]!;
      log -= softplusSum(group.afterYes ? plain * carry : plain, gamma, group.moments);
    }
    const growth = Math.exp(gamma * step);
    let product = 1;
    let q = 0;
    let drift = 1;
    for (let j = 0; j < gaps.length; j++) {
      const i = gaps[j]!;
      const before = i > 0 ? outcome[i - 1]! : initial;
      const y = outcome[i]!;
      drift = before >= 0 ? Math.exp(gamma * driftOf(i)) : drift * growth;
      const plain = odds[arm[i]!]! * drift;
      if (before >= 0) {
        const o = before === 1 ? plain * carry : plain;
        q = o / (1 + o);
        continue;
      }
      const after = plain * carry;
      const yes = ((1 - q) * plain) / (1 + plain) + (q * after) / (1 + after);
      if (y < 0) q = yes;
      else if (y === 1) product /= yes;
      else product /= (1 - q) / (1 + plain) + q / (1 + after);
      if (product > FLUSH) {
        log -= Math.log(product);
        product = 1;
      }
    }
    return log - Math.log(product);
  };
};

/**
 * log p(y | alpha, theta, gamma, phi) of a first-order Markov logistic model for yes/no days:
 * logit p_t = alpha + E_t theta + gamma s_t + phi y_{t-1}, conditional on the first observed day. Missing days
 * are summed out by the two-state forward recursion: after each observed day the state is known again, so the
 * recursion only carries q = P(y_t = 1) through a gap. Exact, O(T).
 * Layout of x: alpha, theta_1..K, then gamma (with a trend), then phi (with autocorrelation).
 */
export const bernoulliLikelihood = (problem: Problem, exposure: Exposure): ((x: Float64Array) => number) => {
  const days = daysOf(problem, exposure);
  const phiAt = problem.autocorrelation ? days.columns + 1 : 0;
  const general = generalForm(days, phiAt);
  if (!days.arm) return general;
  const fast = fastForm(days, days.arm, problem.effects, phiAt);
  const trendAt = problem.trend ? days.columns : -1;
  return (x) => {
    let size = 0;
    for (let i = 0; i < x.length; i++) size += Math.abs(x[i]!);
    const reachable = trendAt < 0 || Math.abs(x[trendAt]!) <= SERIES_REACH;
    return size < SAFE && reachable ? fast(x) : general(x);
  };
};
