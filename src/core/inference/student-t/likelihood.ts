import { type ResidualScale, RHO_LIMIT } from '../gaussian/residual-scale.ts';
import { lgamma } from '../numerics/gamma.ts';
import type { Exposure, Problem } from '../problem.ts';

const FLUSH = 1e200;

/**
 * Positions in x: alpha, theta_1..K, gamma (with a trend), z (with autocorrelation), v, log(nu - 2), where
 * v = log sigma + log(1 - rho^2) / 2 is the log scale of the daily innovation: near rho = 1 the data fix it, while
 * sigma and rho trade off along a ridge that no elliptical proposal can follow.
 */
export interface StudentLayout {
  trend: number;
  z: number;
  logSigma: number;
  logNu: number;
  dimensions: number;
}

export const layoutOf = (problem: Problem): StudentLayout => {
  const trend = problem.trend ? problem.effects + 1 : -1;
  const afterTrend = problem.effects + 1 + (problem.trend ? 1 : 0);
  const z = problem.autocorrelation ? afterTrend : -1;
  const logSigma = afterTrend + (problem.autocorrelation ? 1 : 0);
  return { trend, z, logSigma, logNu: logSigma + 1, dimensions: logSigma + 2 };
};

/** log sigma (above its least value) from the innovation's log scale; the map has Jacobian 1 for given rho. */
export const logSigmaOf = (v: number, rho: number): number => v - 0.5 * Math.log(1 - rho * rho);

/**
 * log p(y | ...) of the Student-t "gap-bridging" AR(1): y_i given the previous observed day is t_nu with location
 * mu_i + rho^gap (y_{i-1} - mu_{i-1}) and scale^2 = sigma^2 (1 - rho^(2 gap)); the first day has scale sigma.
 * sigma is a scale, not a standard deviation. This is the model's definition, not an approximation.
 */
export const studentLikelihood = (
  problem: Problem,
  exposure: Exposure,
  scale: ResidualScale,
): ((x: Float64Array) => number) => {
  const { rows, effects: k } = problem;
  const n = rows.length;
  const at = layoutOf(problem);
  const y = Float64Array.from(rows, (r) => r.y);
  const s = Float64Array.from(rows, (r) => r.s);
  const gap = Float64Array.from(rows, (r, i) => (i > 0 ? r.day - rows[i - 1]!.day : 0));
  const e = exposure.e;
  return (x) => {
    const gamma = at.trend > 0 ? x[at.trend]! : 0;
    const rho = at.z > 0 ? RHO_LIMIT * Math.tanh(x[at.z]!) : 0;
    const sigma = scale.sigmaOf(logSigmaOf(x[at.logSigma]!, rho));
    const nu = 2 + Math.exp(x[at.logNu]!);
    const unit = 1 / (nu * sigma * sigma);
    const nextDay = 1 - rho * rho;
    let logScale = n * Math.log(sigma);
    let logKernel = 0;
    const unitNextDay = unit / nextDay;
    const logNextDay = Math.log(nextDay);
    let nextDays = 0;
    let variances = 1;
    let product = 1;
    let before = 0;
    for (let i = 0; i < n; i++) {
      let residual = y[i]! - x[0]! - gamma * s[i]!;
      for (let j = 0; j < k; j++) residual -= e[i * k + j]! * x[1 + j]!;
      if (gap[i] === 1) {
        const innovation = residual - rho * before;
        nextDays++;
        product *= 1 + innovation * innovation * unitNextDay;
      } else {
        const r = i === 0 ? 0 : rho ** gap[i]!;
        const v = 1 - r * r;
        const innovation = residual - r * before;
        variances *= v;
        product *= 1 + (innovation * innovation * unit) / v;
      }
      before = residual;
      if (product > FLUSH || variances < 1 / FLUSH) {
        logKernel += Math.log(product);
        logScale += Math.log(variances) / 2;
        product = 1;
        variances = 1;
      }
    }
    logKernel += Math.log(product);
    logScale += (Math.log(variances) + nextDays * logNextDay) / 2;
    const constant = lgamma((nu + 1) / 2) - lgamma(nu / 2) - 0.5 * Math.log(nu * Math.PI);
    return n * constant - logScale - ((nu + 1) / 2) * logKernel;
  };
};

/** log prior of nu ~ Gamma(2, rate 0.1) above 2 (Juarez & Steel 2010), in u = log(nu - 2). */
export const logPriorNu = (u: number): number => {
  const nu = 2 + Math.exp(u);
  return Math.log(nu) - 0.1 * nu + u;
};
