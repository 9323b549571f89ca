import type { ResidualScale } from '../gaussian/residual-scale.ts';
import { lgamma } from '../numerics/gamma.ts';
import type { Exposure, Problem } from '../problem.ts';
import { nuOf } from './degrees-of-freedom.ts';

const FLUSH = 1e200;

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
  const gap = Int32Array.from(rows, (r, i) => (i > 0 ? r.day - rows[i - 1]!.day : 0));
  const e = exposure.e;
  const arm = exposure.lambda === 0 ? armsOf(e, n, k) : null;
  const level = new Float64Array(k + 1);
  const residual = new Float64Array(n);
  const gaps = [...new Set(gap.subarray(1))].filter((g) => g > 1);
  const longest = Math.max(1, ...gaps);
  const countOf = gaps.map((g) => gap.reduce((sum, v) => sum + Number(v === g), 0));
  const nextDays = gap.reduce((sum, v) => sum + Number(v === 1), 0);
  const power = new Float64Array(longest + 1); // rho^gap, and the unit of its innovation
  const unitOf = new Float64Array(longest + 1);
  return (x, rho, logSigma) => {
    const gamma = at.trend > 0 ? x[at.trend]! : 0;
    const sigma = scale.sigmaOf(logSigma);
    const nu = nuOf(x[at.nuScore]!);
    const unit = 1 / (nu * sigma * sigma);
    const v1 = 1 - rho * rho;
    let logScale = n * Math.log(sigma) + 0.5 * nextDays * Math.log(v1);
    power[0] = 0;
    unitOf[0] = unit;
    power[1] = rho;
    unitOf[1] = unit / v1;
    for (let i = 0; i < gaps.length; i++) {
      const g = gaps[i]!;
      const r = rho ** g;
      power[g] = r;
      unitOf[g] = unit / (1 - r * r);
      logScale += 0.5 * countOf[i]! * Math.log(1 - r * r);
    }
    if (arm) {
      level[0] = x[0]!;
      for (let j = 1; j <= k; j++) level[j] = x[0]! + x[j]!;
      for (let i = 0; i < n; i++) residual[i] = y[i]! - level[arm[i]!]! - gamma * s[i]!;
    } else
      for (let i = 0; i < n; i++) {
        let v = y[i]! - x[0]! - gamma * s[i]!;
        for (let j = 0; j < k; j++) v -= e[i * k + j]! * x[1 + j]!;
        residual[i] = v;
      }
    let logKernel = 0;
    let even = 1; // two products, so that one multiplication need not wait for the other
    let odd = 1;
    let before = 0;
    let i = 0;
    for (; i + 1 < n; i += 2) {
      const g = gap[i]!;
      const h = gap[i + 1]!;
      const v = residual[i]!;
      const w = residual[i + 1]!;
      const one = v - power[g]! * before;
      const two = w - power[h]! * v;
      before = w;
      even *= 1 + one * one * unitOf[g]!;
      odd *= 1 + two * two * unitOf[h]!;
      if (even > FLUSH || odd > FLUSH) {
        logKernel += Math.log(even) + Math.log(odd);
        even = 1;
        odd = 1;
      }
    }
    if (i < n) {
      const last = residual[i]! - power[gap[i]!]! * before;
      even *= 1 + last * last * unitOf[gap[i]!]!;
    }
    logKernel += Math.log(even) + Math.log(odd);
    const constant = lgamma((nu + 1) / 2) - lgamma(nu / 2) - 0.5 * Math.log(nu * Math.PI);
    return n * constant - logScale - ((nu + 1) / 2) * logKernel;
  };
};

/** Arm of each row where exposure is all or nothing. */
const armsOf = (e: Float64Array, n: number, k: number): Uint8Array => {
  const arm = new Uint8Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < k; j++) if (e[i * k + j] === 1) arm[i] = j + 1;
  return arm;
};
