import type { Exposure, Problem } from '../problem.ts';
import { logConstantOf, nuOf } from './degrees-of-freedom.ts';
import { type KernelLayout, type RowGroup, studentKernel } from './kernel.ts';

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
 * sigma is a scale, not a standard deviation. This is the model's definition, not an approximation. rho, sigma and
 * log(1 - rho^2) are handed in, since the priors need them, too.
 */
export const studentLikelihood = (
  problem: Problem,
  exposure: Exposure,
): ((x: Float64Array, rho: number, sigma: number, logLeft: number) => number) => {
  const { rows, effects: k } = problem;
  const n = rows.length;
  const at = layoutOf(problem);
  const y = Float64Array.from(rows, (r) => r.y);
  const s = Float64Array.from(rows, (r) => r.s);
  const e = exposure.e;
  const arm = exposure.lambda === 0 ? armsOf(e, n, k) : null;
  const { groups, gaps, place } = groupsOf(rows, arm);
  const days = Float64Array.from(gaps, (g) => g.days);
  const count = Float64Array.from(gaps, (g) => g.count);
  const drift = driftADay(rows);
  const sumOfLogs = studentKernel({
    groups,
    drifts: gaps.map((g) => g.days * drift),
    levels: k + 1,
    columns: [
      placed(y, place),
      placed(
        Float64Array.from(y, (_, i) => (i > 0 ? y[i - 1]! : 0)),
        place,
      ),
      placed(s, place),
    ],
  });

  let x: Float64Array = new Float64Array(0); // the parameters of this evaluation
  let rho = 0;
  let unit = 0; // 1 / (nu sigma^2)
  let logLeft = 0; // log(1 - rho^2)
  let logScale = 0;
  const writeGaps = (memory: Float64Array, from: number): void => {
    for (let i = 0; i < days.length; i++) {
      const d = days[i]!;
      const r = d === 1 ? rho : d === 0 ? 0 : d === 2 ? rho * rho : rho ** d;
      const left = 1 - r * r;
      memory[from + 3 * i] = r;
      memory[from + 3 * i + 1] = Math.sqrt(unit / left);
      if (d > 0) logScale += 0.5 * count[i]! * (d === 1 ? logLeft : Math.log(left));
    }
  };
  const writeLevels = (memory: Float64Array, { level, gap }: KernelLayout): void => {
    writeGaps(memory, gap);
    memory[level] = x[0]!;
    for (let j = 1; j <= k; j++) memory[level + j] = x[0]! + x[j]!;
  };
  /** With a wash-in the residuals themselves are the column of days, and of the days before; the levels are zero. */
  const writeResiduals = (memory: Float64Array, { level, gap, outcome, before }: KernelLayout): void => {
    writeGaps(memory, gap);
    memory.fill(0, level, level + k + 1);
    const gamma = at.trend > 0 ? x[at.trend]! : 0;
    for (let i = 0; i < n; i++) {
      let v = y[i]! - x[0]! - gamma * s[i]!;
      for (let j = 0; j < k; j++) v -= e[i * k + j]! * x[1 + j]!;
      memory[outcome + place[i]!] = v;
      if (i + 1 < n) memory[before + place[i + 1]!] = v;
    }
  };
  const write = arm ? writeLevels : writeResiduals;

  return (parameters, correlation, sigma, logOfLeft) => {
    const nu = nuOf(parameters[at.nuScore]!);
    x = parameters;
    rho = correlation;
    unit = 1 / (nu * sigma * sigma);
    logLeft = logOfLeft;
    logScale = n * Math.log(sigma);
    const sum = sumOfLogs(write, arm && at.trend > 0 ? parameters[at.trend]! : 0);
    return n * logConstantOf(parameters[at.nuScore]!) - logScale - ((nu + 1) / 2) * sum;
  };
};

const placed = (values: Float64Array, place: Int32Array): Float64Array => {
  const sorted = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) sorted[place[i]!] = values[i]!;
  return sorted;
};

/** Groups, the distinct gaps in days (0: the first row) with their counts, and the place of each row. */
const groupsOf = (
  rows: Problem['rows'],
  arm: Uint8Array | null,
): { groups: RowGroup[]; gaps: { days: number; count: number }[]; place: Int32Array } => {
  const gaps: { days: number; count: number }[] = [];
  const groups: RowGroup[] = [];
  const groupOf = rows.map((row, i) => {
    const days = i > 0 ? row.day - rows[i - 1]!.day : 0;
    const now = arm?.[i] ?? 0;
    const before = (i > 0 ? arm?.[i - 1] : 0) ?? 0;
    let gap = gaps.findIndex((g) => g.days === days);
    if (gap < 0) gap = gaps.push({ days, count: 0 }) - 1;
    gaps[gap]!.count++;
    let which = groups.findIndex((g) => g.gap === gap && g.now === now && g.before === before);
    if (which < 0) which = groups.push({ count: 0, gap, now, before }) - 1;
    groups[which]!.count++;
    return which;
  });
  let end = 0;
  const next = groups.map((g) => {
    end += g.count;
    return end - g.count;
  });
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
