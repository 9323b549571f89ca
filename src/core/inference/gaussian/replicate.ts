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
  const exposure = problem.exposures.find((e) => e.lambda === lambda)!;

  const l = c.cov[i]!.slice();
  const feasible = cholesky(l, c.p);
  const z = Float64Array.from({ length: c.p }, () => rng.normal());
  const beta = c.mean[i]!.map((m, a) => {
    let v = m;
    for (let b = 0; feasible && b <= a; b++) v += l[a * c.p + b]! * z[b]!;
    return v;
  });
  const level = Float64Array.from({ length: problem.periods }, () => tau * rng.normal());
  const y = new Float64Array(rows.length);
  const mean = new Float64Array(rows.length);
  let before = 0;
  rows.forEach((row, n) => {
    let mu = beta[0]! + nodes.centre;
    for (let j = 0; j < k; j++) mu += exposure.e[n * k + j]! * beta[1 + j]!;
    if (problem.trend) mu += beta[k + 1]! * row.s;
    const r = n === 0 ? 0 : rho ** (row.day - rows[n - 1]!.day);
    before = r * before + sigma * Math.sqrt(1 - r * r) * rng.normal();
    y[n] = mu + level[row.period]! + before;
    mean[n] = mu;
  });
  return { y, mean };
};
