import type { ResidualScale } from '../gaussian/residual-scale.ts';
import { lgamma } from '../numerics/gamma.ts';
import type { Exposure, Problem } from '../problem.ts';
import { nuOf } from './degrees-of-freedom.ts';
import { kernelMemory, studentKernel } from './kernel.ts';

const FLUSH = 1e100;
const BYTES = 8; // of a number

/**
 * Positions in x: alpha, theta_1..K, gamma (with a trend), z (with autocorrelation), v, nu's Normal score, where
 * v = log sigma + log(1 - rho^2) / 2 is the log scale of the daily innovation: near rho = 1 the data fix it, while
 * sigma and rho trade off along a ridge that no elliptical proposal can follow.
 */
export interface StudentLayout {
  trend: number;
  z: number;
  logSigma: number;
  nuScore: number;
  dimensions: number;
}

export const layoutOf = (problem: Problem): StudentLayout => {
  const trend = problem.trend ? problem.effects + 1 : -1;
  const afterTrend = problem.effects + 1 + (problem.trend ? 1 : 0);
  const z = problem.autocorrelation ? afterTrend : -1;
  const logSigma = afterTrend + (problem.autocorrelation ? 1 : 0);
  return { trend, z, logSigma, nuScore: logSigma + 1, dimensions: logSigma + 2 };
};

/** log sigma (above its least value) from the innovation's log scale; the map has Jacobian 1 for given rho. */
export const logSigmaOf = (v: number, rho: number): number => v - 0.5 * Math.log(1 - rho * rho);

/**
 * log p(y | ...) of the Student-t "gap-bridging" AR(1): y_i given the previous observed day is t_nu with location
 * mu_i + rho^gap (y_{i-1} - mu_{i-1}) and scale^2 = sigma^2 (1 - rho^(2 gap)); the first day has scale sigma.
 * sigma is a scale, not a standard deviation. This is the model's definition, not an approximation. rho and log sigma
 * are handed in, since their priors need them, too.
 */
export const studentLikelihood = (
  problem: Problem,
  exposure: Exposure,
  scale: ResidualScale,
): ((x: Float64Array, rho: number, logSigma: number) => number) => {
  const { rows, effects: k } = problem;
  const n = rows.length;
  const at = layoutOf(problem);
  const y = Float64Array.from(rows, (r) => r.y);
  const s = Float64Array.from(rows, (r) => r.s);
  const e = exposure.e;
  const arm = exposure.lambda === 0 ? armsOf(e, n, k) : null;
  const { groups, gaps, place } = groupsOf(rows, arm);
  const from = Int32Array.from(groups, (g) => BYTES * g.from);
  const count = Int32Array.from(groups, (g) => g.count);
  const gapOf = Int32Array.from(groups, (g) => g.gap);
  const now = Uint8Array.from(groups, (g) => g.now);
  const before = Uint8Array.from(groups, (g) => g.before);
  const column = n * BYTES;
  const drift = driftADay(rows);
  const step = Float64Array.from(gaps, (g) => g.days * drift);
  const level = new Float64Array(k + 1);
  const correlation = new Float64Array(gaps.length); // rho^gap
  const perScale = new Float64Array(gaps.length); // 1 / (sqrt(nu) times the innovation's scale)
  const kernel = studentKernel();
  const me = {};
  const fill = (memory: Float64Array): void => {
    for (let i = 0; i < n; i++) {
      memory[place[i]!] = y[i]!;
      memory[n + place[i]!] = i > 0 ? y[i - 1]! : 0;
      memory[2 * n + place[i]!] = s[i]!;
    }
  };
  return (x, rho, logSigma) => {
    const memory = kernelMemory(me, 3 * n, fill);
    const gamma = at.trend > 0 ? x[at.trend]! : 0;
    const sigma = scale.sigmaOf(logSigma);
    const nu = nuOf(x[at.nuScore]!);
    const unit = 1 / (nu * sigma * sigma);
    let logScale = n * Math.log(sigma);
    for (let i = 0; i < gaps.length; i++) {
      const { days, count } = gaps[i]!;
      const r = days === 1 ? rho : days === 0 ? 0 : rho ** days;
      const left = 1 - r * r;
      correlation[i] = r;
      perScale[i] = Math.sqrt(unit / left);
      logScale += 0.5 * count * Math.log(left);
    }
    if (arm) {
      level[0] = x[0]!;
      for (let j = 1; j <= k; j++) level[j] = x[0]! + x[j]!;
    } else writeResiduals(memory, x, gamma);
    const trend = arm ? gamma : 0; // with a wash-in it is in the residuals already
    let logKernel = 0;
    let product = 1;
    for (let i = 0; i < count.length; i++) {
      const which = gapOf[i]!;
      const r = correlation[which]!;
      const su = perScale[which]!;
      const shift = level[now[i]!]! - r * level[before[i]!]! + trend * r * step[which]!;
      const y0 = from[i]!;
      product *= kernel.product(
        y0,
        y0 + column,
        y0 + 2 * column,
        count[i]!,
        su,
        r * su,
        trend * (1 - r) * su,
        shift * su,
      );
      if (product > FLUSH) {
        logKernel += Math.log(product);
        product = 1;
      }
    }
    logKernel += Math.log(product) + kernel.exponents() * Math.LN2;
    const constant = lgamma((nu + 1) / 2) - lgamma(nu / 2) - 0.5 * Math.log(nu * Math.PI);
    return n * constant - logScale - ((nu + 1) / 2) * logKernel;
  };

  /** With a wash-in the residuals themselves are the column of days, and of the days before. */
  function writeResiduals(memory: Float64Array, x: Float64Array, gamma: number): void {
    for (let i = 0; i < n; i++) {
      let v = y[i]! - x[0]! - gamma * s[i]!;
      for (let j = 0; j < k; j++) v -= e[i * k + j]! * x[1 + j]!;
      memory[place[i]!] = v;
      if (i + 1 < n) memory[n + place[i + 1]!] = v;
    }
  }
};

/** Rows with the same gap to the row before and, under all-or-nothing exposure, the same two arms. */
interface Group {
  from: number;
  count: number;
  /** Index of the gap. */
  gap: number;
  /** Arms (0 the reference) of the rows and of the rows before them. */
  now: number;
  before: number;
}

/** Groups, the distinct gaps in days (0: the first row) with their counts, and the place of each row. */
const groupsOf = (
  rows: Problem['rows'],
  arm: Uint8Array | null,
): { groups: Group[]; gaps: { days: number; count: number }[]; place: Int32Array } => {
  const gaps: { days: number; count: number }[] = [];
  const groups: Group[] = [];
  const groupOf = rows.map((row, i) => {
    const days = i > 0 ? row.day - rows[i - 1]!.day : 0;
    const now = arm?.[i] ?? 0;
    const before = (i > 0 ? arm?.[i - 1] : 0) ?? 0;
    let gap = gaps.findIndex((g) => g.days === days);
    if (gap < 0) gap = gaps.push({ days, count: 0 }) - 1;
    gaps[gap]!.count++;
    let which = groups.findIndex((g) => g.gap === gap && g.now === now && g.before === before);
    if (which < 0) which = groups.push({ from: 0, count: 0, gap, now, before }) - 1;
    groups[which]!.count++;
    return which;
  });
  groups.forEach((g, i) => {
    g.from = i > 0 ? groups[i - 1]!.from + groups[i - 1]!.count : 0;
  });
  const next = groups.map((g) => g.from);
  return { groups, gaps, place: Int32Array.from(groupOf, (g) => next[g]!++) };
};

/** Change of the drift's covariate a day. */
const driftADay = (rows: Problem['rows']): number => {
  const first = rows[0];
  const last = rows.at(-1);
  return first && last && last.day > first.day ? (last.s - first.s) / (last.day - first.day) : 0;
};

/** Arm of each row where exposure is all or nothing. */
const armsOf = (e: Float64Array, n: number, k: number): Uint8Array => {
  const arm = new Uint8Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < k; j++) if (e[i * k + j] === 1) arm[i] = j + 1;
  return arm;
};
