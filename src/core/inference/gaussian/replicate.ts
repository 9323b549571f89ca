import { cholesky } from '../numerics/cholesky.ts';
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

/** Draws a new series of the observed days from the posterior predictive distribution. */
export const gaussianReplicate = (
  problem: Problem,
  nodes: PosteriorNodes,
  c: Components,
  rng: Rng,
): Replicate => {
  const { rows, effects: k } = problem;
  const i = pick(c.weight, rng);
  const value = (name: string): number => {
    const axis = nodes.axes.findIndex((a) => a.name === name);
    if (axis < 0) return 0;
    const { origin, spacing, toValue } = nodes.axes[axis]!;
    return toValue(origin + spacing * nodes.lattice.index[axis]![c.node[i]!]!);
  };
  const rho = value('rho');
  const sigma = value('sigma');
  const tau = value('tau');
  const { lambda } = nodes.branches[c.branch[i]!]!;
  const { e } = problem.exposures.find((x) => x.lambda === lambda)!;

  const l = c.cov[i]!.slice();
  const feasible = cholesky(l, c.p);
  const z = new Float64Array(c.p);
  for (let a = 0; a < c.p; a++) z[a] = rng.normal();
  const beta = c.mean[i]!.slice();
  for (let a = 0; feasible && a < c.p; a++) for (let b = 0; b <= a; b++) beta[a]! += l[a * c.p + b]! * z[b]!;
  const level = new Float64Array(problem.periods);
  if (tau > 0) for (let j = 0; j < level.length; j++) level[j] = tau * rng.normal();

  const y = new Float64Array(rows.length);
  const mean = new Float64Array(rows.length);
  const daily = sigma * Math.sqrt(1 - rho * rho);
  let before = 0;
  for (let n = 0; n < rows.length; n++) {
    const row = rows[n]!;
    let mu = beta[0]! + nodes.centre;
    for (let j = 0; j < k; j++) mu += e[n * k + j]! * beta[1 + j]!;
    if (problem.trend) mu += beta[k + 1]! * row.s;
    const gap = n === 0 ? 0 : row.day - rows[n - 1]!.day;
    if (gap === 1) before = rho * before + daily * rng.normal();
    else {
      const r = n === 0 ? 0 : rho ** gap;
      before = r * before + sigma * Math.sqrt(1 - r * r) * rng.normal();
    }
    y[n] = mu + level[row.period]! + before;
    mean[n] = mu;
  }
  return { y, mean };
};
