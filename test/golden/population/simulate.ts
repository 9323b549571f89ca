import { writeFileSync } from 'node:fs';
import { createRng, type Rng } from '../../../src/core/inference/numerics/rng.ts';
import {
  aggregate,
  binOf,
  type PopulationPrior,
  type ReleaseModel,
} from '../../../src/core/population/index.ts';
import { discreteLaplace, planRelease, toGridSteps } from '../../../src/core/privacy/index.ts';

/**
 * How well a population is learned from private contributions: simulated people (mu -1.5, tau 1.5, SE 2), the
 * real release (clip 8, grid 0.25, exact discrete Laplace) and the real aggregation.
 *
 * `node test/golden/population/simulate.ts` writes recovery.json beside this file; docs/methods-sharing.md quotes it.
 */
export const truth = { mu: -1.5, tau: 1.5, standardError: 2 };
const rule = { clip: 8, grid: 0.25 };
const steps = rule.clip / rule.grid;

export const literature: PopulationPrior = { mean: -1, sd: 0.6, weight: 0.8, vagueSd: 3, tauScale: 2 };

const bytesOf = (rng: Rng) => (n: number) => {
  const out = new Uint8Array(n);
  for (let i = 0; i < n; i += 4) {
    const word = rng.uint32();
    for (let b = 0; b < 4 && i + b < n; b++) out[i + b] = word >>> (8 * b);
  }
  return out;
};

export interface Scenario {
  n: number;
  /** null: no noise is added (the ideal; still clipped and rounded). */
  epsilon: number | null;
  /** Share of contributors who send whatever moves the mean most within the rules: an effect at the clip. */
  malicious: number;
}

/** One simulated population, through the real release, into a posterior. */
export const learn = ({ n, epsilon, malicious }: Scenario, seed: number) => {
  const rng = createRng(seed);
  const random = bytesOf(rng);
  const plan = planRelease({ ...rule, epsilon: epsilon ?? 1 });
  if (!plan.ok) throw new Error(plan.error.message);
  const counts = new Array<number>(2 * steps + 1).fill(0);
  for (let i = 0; i < n; i++) {
    const honest = truth.mu + truth.tau * rng.normal() + truth.standardError * rng.normal();
    const value = i < malicious * n ? -rule.clip : honest;
    const noise = epsilon === null ? 0n : discreteLaplace(plan.value.scale, random);
    const released = Number(toGridSteps(value, rule) + noise) * rule.grid;
    const bin = binOf(released, rule.grid, steps)!;
    counts[bin] = counts[bin]! + 1;
  }
  const public_ = epsilon ?? NO_NOISE;
  const model: ReleaseModel = {
    grid: rule.grid,
    steps,
    epsilon: public_,
    standardError: truth.standardError,
  };
  return aggregate([{ steps, epsilon: public_, counts }], [model], literature);
};

/** So large that the noise kernel is the identity. */
const NO_NOISE = 1e5;

const rootMeanSquare = (xs: readonly number[]) => Math.sqrt(xs.reduce((s, x) => s + x * x, 0) / xs.length);

export const scenario = (s: Scenario, runs: number, seed: number) => {
  const fits = Array.from({ length: runs }, (_, r) => learn(s, seed + 7919 * r));
  const within = fits.filter((f) => Math.abs(f.mu.mean - truth.mu) <= 1.96 * f.mu.sd).length;
  return {
    ...s,
    runs,
    rmseMu: rootMeanSquare(fits.map((f) => f.mu.mean - truth.mu)),
    rmseTau: rootMeanSquare(fits.map((f) => f.tau.mean - truth.tau)),
    meanMu: fits.reduce((a, f) => a + f.mu.mean, 0) / runs,
    coverageMu: within / runs,
  };
};

if (process.argv[1]?.endsWith('simulate.ts')) {
  const RUNS = 40;
  const SEED = 20261122;
  const recovery = [200, 1000, 5000].flatMap((n) =>
    [1, 2, 4, null].map((epsilon) => scenario({ n, epsilon, malicious: 0 }, RUNS, SEED)),
  );
  const poisoned = [1, 2, 4].map((epsilon) => scenario({ n: 5000, epsilon, malicious: 0.05 }, RUNS, SEED));
  const file = new URL('./recovery.json', import.meta.url);
  writeFileSync(
    file,
    `${JSON.stringify({ date: '2026-11-22', seed: SEED, truth, rule, literature, recovery, poisoned }, null, 1)}\n`,
  );
  console.table([...recovery, ...poisoned]);
}
