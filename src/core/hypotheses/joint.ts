import { normalQuantile } from '../inference/numerics/normal.ts';
import { createRng } from '../inference/numerics/rng.ts';
import { MAX_SOBOL_DIMENSIONS, sobolPoints } from '../inference/numerics/sobol.ts';
import { sigmaBest } from './sigma.ts';

/** One part of a mixture of Normals; SD 0 is a point mass. */
export interface Component {
  weight: number;
  mean: number;
  sd: number;
}

/** A candidate's predictive distribution; one component is a Normal. */
export type Predictive = readonly Component[];

/**
 * Correlation between the personal effects of any two candidates that were studied against placebo: people share
 * their response to being treated at all. A judgement, stated here and in docs/methods-ideas.md; nobody published it.
 */
export const SHARED_RESPONSE = 0.25;

export interface JointSigma {
  sigma: number[];
  /** Largest Monte Carlo standard error of the sigmas; 0 where they are exact. */
  error: number;
}

const REPLICATES = 4;
const POINTS = 2048;
const SEED = 20_261_122;

/**
 * sigma_i = P(candidate i is the best) where effects are mixtures or correlated. All that vary share one factor:
 * x_i = m_i + s_i (sqrt(rho) z_0 + sqrt(1 - rho) z_i), the component of a mixture drawn apart; marginals stay as
 * predicted. Independent Normals go by quadrature (exact, see sigmaBest); the rest by four shifted Sobol'
 * sequences with a fixed seed, whose spread gives the error. Equal point masses share a win.
 */
export const sigmaJoint = (
  candidates: readonly Predictive[],
  better: 'lower' | 'higher',
  correlation = SHARED_RESPONSE,
  seed = SEED,
): JointSigma => {
  if (!(correlation >= 0 && correlation < 1)) throw new RangeError('the correlation must lie in [0, 1)');
  const varying = candidates.filter((c) => c.some((p) => p.sd > 0)).length;
  if (candidates.every((c) => c.length === 1) && (correlation === 0 || varying < 2))
    return {
      sigma: sigmaBest(
        candidates.map((c) => c[0]!.mean),
        candidates.map((c) => c[0]!.sd),
        better,
      ),
      error: 0,
    };
  const runs = Array.from({ length: REPLICATES }, (_, r) =>
    replicate(candidates, better, correlation, seed + r),
  );
  const sigma = candidates.map((_, i) => runs.reduce((s, run) => s + run[i]!, 0) / REPLICATES);
  const errors = sigma.map((mean, i) =>
    Math.sqrt(runs.reduce((s, run) => s + (run[i]! - mean) ** 2, 0) / (REPLICATES * (REPLICATES - 1))),
  );
  return { sigma, error: Math.max(...errors) };
};

const replicate = (
  candidates: readonly Predictive[],
  better: 'lower' | 'higher',
  correlation: number,
  seed: number,
): number[] => {
  const k = candidates.length;
  const wins = Array<number>(k).fill(0);
  forEachDraw(candidates, correlation, POINTS, seed, (x) => {
    const signed = better === 'lower' ? x : x.map((v) => -v);
    const best = Math.min(...signed);
    const first = signed.flatMap((v, i) => (v === best ? [i] : []));
    for (const i of first) wins[i]! += 1 / first.length;
  });
  return wins.map((w) => w / POINTS);
};

/** Draws of all candidates' effects together; also what simulated people are drawn from. */
export const forEachDraw = (
  candidates: readonly Predictive[],
  correlation: number,
  n: number,
  seed: number,
  use: (effects: number[]) => void,
): void => {
  const k = candidates.length;
  const rng = createRng(seed, 0x10f);
  const dimensions = Math.min(k + 1, MAX_SOBOL_DIMENSIONS);
  const sobol = sobolPoints(dimensions, n, seed);
  const [common, own] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)];
  for (let j = 0; j < n; j++) {
    const z = (d: number) => normalQuantile(d < dimensions ? sobol[d]![j]! : (rng.uint32() + 0.5) / 2 ** 32);
    const shared = z(0);
    use(
      candidates.map((c, i) => {
        const part = c.length === 1 ? c[0]! : componentAt(c, (rng.uint32() + 0.5) / 2 ** 32);
        return part.mean + (part.sd === 0 ? 0 : part.sd * (common * shared + own * z(i + 1)));
      }),
    );
  }
};

const componentAt = (c: Predictive, u: number): Component => {
  let left = u * c.reduce((s, p) => s + p.weight, 0);
  for (const part of c) {
    left -= part.weight;
    if (left <= 0) return part;
  }
  return c.at(-1)!;
};
