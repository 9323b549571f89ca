import { cholesky } from '../numerics/cholesky.ts';
import { fillNormals } from '../numerics/fast-draws.ts';
import type { Rng } from '../numerics/rng.ts';
import type { Replicate } from '../predictive-checks.ts';
import type { Problem } from '../problem.ts';
import type { Components } from './components.ts';
import type { PosteriorNodes } from './posterior-nodes.ts';

const pick = (weight: Float64Array, rng: Rng): number => {
  let u = rng.uniform();
  for (let i = 0; i < weight.length; i++) {
    u -= weight[i]!;
    if (u <= 0) return i;
  }
  return weight.length - 1;
};

/** Draws new series of the observed days from the posterior predictive distribution, always into the same arrays. */
export const gaussianReplicate = (
  problem: Problem,
  nodes: PosteriorNodes,
  c: Components,
): ((rng: Rng) => Replicate) => {
  const { rows, effects: k, trend } = problem;
  const days = rows.length;
  const p = c.p;
  const covariates = Float64Array.from(rows, (r) => r.s);
  const gap = Float64Array.from(rows, (r, i) => (i > 0 ? r.day - rows[i - 1]!.day : 0));
  const period = Int32Array.from(rows, (r) => r.period);
  const y = new Float64Array(days);
  const mean = new Float64Array(days);
  const level = new Float64Array(problem.periods);
  const beta = new Float64Array(p);
  const z = new Float64Array(p + problem.periods);
  const noise = new Float64Array(days);
  const axisOf = (name: string) => nodes.axes.findIndex((a) => a.name === name);
  const [rhoAxis, sigmaAxis, ratioAxis] = [axisOf('rho'), axisOf('sigma'), axisOf('ratio')];

  return (rng) => {
    const i = pick(c.weight, rng);
    const value = (axis: number): number => {
      if (axis < 0) return 0;
      const { origin, spacing, toValue } = nodes.axes[axis]!;
      return toValue(origin + spacing * nodes.lattice.index[axis]![c.node[i]!]!);
    };
    const rho = value(rhoAxis);
    const sigma = value(sigmaAxis);
    const tau = sigma * value(ratioAxis);
    const { lambda } = nodes.branches[c.branch[i]!]!;
    const { e } = problem.exposures.find((x) => x.lambda === lambda)!;

    const l = c.cov.slice(i * p * p, (i + 1) * p * p);
    const feasible = cholesky(l, p);
    fillNormals(z, z.length, rng);
    fillNormals(noise, days, rng);
    for (let a = 0; a < p; a++) {
      beta[a] = c.mean[i * p + a]!;
      for (let b = 0; feasible && b <= a; b++) beta[a]! += l[a * p + b]! * z[b]!;
    }
    for (let j = 0; j < level.length; j++) level[j] = tau * z[p + j]!;

    const start = beta[0]! + nodes.centre;
    const drift = trend ? beta[k + 1]! : 0;
    const daily = sigma * Math.sqrt(1 - rho * rho);
    for (let n = 0; n < days; n++) mean[n] = start + drift * covariates[n]!;
    for (let j = 0; j < k; j++) {
      const effect = beta[1 + j]!;
      for (let n = 0; n < days; n++) mean[n]! += e[n * k + j]! * effect;
    }
    let before = 0;
    for (let n = 0; n < days; n++) {
      if (gap[n] === 1) before = rho * before + daily * noise[n]!;
      else {
        const r = n === 0 ? 0 : rho ** gap[n]!;
        before = r * before + sigma * Math.sqrt(1 - r * r) * noise[n]!;
      }
      y[n] = mean[n]! + level[period[n]!]! + before;
    }
    return { y, mean };
  };
};
