import { ok, type Result } from '../../../shared/errors.ts';
import type { Fit, FitOptions } from '../fit.ts';
import { discrete, type Marginal } from '../marginal.ts';
import { HALF_LOG_2PI } from '../numerics/normal.ts';
import type { Rng } from '../numerics/rng.ts';
import type { Replicate } from '../predictive-checks.ts';
import type { Problem } from '../problem.ts';
import { bestShares, drawsMarginal } from '../weighted-draws.ts';
import { branchFitsOf } from './branch-fits.ts';
import { reliableDraws } from './draws.ts';
import type { Draws, Target } from './sampler.ts';

/** What an outcome family adds to importance sampling: its target and how draws become reported numbers. */
export interface ImportanceFamily {
  target: Target;
  /** Value of the exposure filter of each stratum. */
  lambdaOf: readonly number[];
  /** Effects on the reported scale, one column per arm after the reference. */
  effects(draws: Draws): Float64Array[];
  /** Everything else that is reported, theta and lambda excepted. */
  parameters(draws: Draws): [name: string, value: Float64Array | Marginal][];
  priorEffects(): Marginal[];
  /** Outcomes of the observed rows under draw i, drawn anew. */
  replicate(draws: Draws, i: number, rng: Rng): Replicate;
}

/**
 * Draws of a reported analysis; short trials get more because they can afford it. Fewer would not do: at 4,096 the
 * worst of the seven quantiles is up to 0.10 posterior SD off for student-t and ordinal outcomes (docs/methods.md).
 */
const defaultDraws = (problem: Problem): number => (problem.totalDays <= 150 ? 16_384 : 8192);

/** A coordinate with a Normal prior: position in x, mean, SD. */
export type PlainPrior = readonly [position: number, mean: number, sd: number];

const logs = new WeakMap<PlainPrior, number>();

/** log SD of a prior, remembered: the density is asked for once per draw. */
const logOf = (prior: PlainPrior): number => {
  const known = logs.get(prior);
  if (known !== undefined) return known;
  const made = Math.log(prior[2]);
  logs.set(prior, made);
  return made;
};

/** Sum of the log densities of the coordinates with Normal priors. */
export const logPlainPriors = (plain: readonly PlainPrior[], x: Float64Array): number => {
  let sum = 0;
  for (let p = 0; p < plain.length; p++) {
    const prior = plain[p]!;
    const z = (x[prior[0]]! - prior[1]) / prior[2];
    sum -= 0.5 * z * z + logOf(prior) + HALF_LOG_2PI;
  }
  return sum;
};

const MAX_STEP = 2; // natural step of a coordinate whose prior says next to nothing

/** Start and natural steps: prior means and SDs of the plain coordinates, zero effects. */
export const startOf = (
  dimensions: number,
  plain: readonly PlainPrior[],
  firstEffect: number,
  problem: Problem,
): { start: Float64Array; scale: Float64Array } => {
  const start = new Float64Array(dimensions);
  const scale = new Float64Array(dimensions).fill(1);
  for (const [i, mean, sd] of plain) {
    start[i] = mean;
    scale[i] = Math.min(sd, MAX_STEP);
  }
  problem.priors.effects.forEach((p, j) => {
    scale[firstEffect + j] = Math.min(p.sd, MAX_STEP);
  });
  return { start, scale };
};

const lambdaMarginal = (family: ImportanceFamily, draws: Draws): Marginal => {
  const values = [...new Set(family.lambdaOf)];
  const weights = values.map(() => 0);
  for (let i = 0; i < draws.n; i++)
    weights[values.indexOf(family.lambdaOf[draws.stratum[i]!]!)]! += draws.weight[i]!;
  return discrete(values, weights);
};

/** Picks draws with probability proportional to their weight. */
const drawPicker = (weight: Float64Array): ((rng: Rng) => number) => {
  const cumulative = new Float64Array(weight.length);
  let sum = 0;
  weight.forEach((w, i) => {
    sum += w;
    cumulative[i] = sum;
  });
  return (rng) => {
    const u = rng.uniform() * sum;
    let low = 0;
    let high = weight.length - 1;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (cumulative[mid]! < u) low = mid + 1;
      else high = mid;
    }
    return low;
  };
};

/**
 * Fits one family by importance sampling.
 * @returns not-available where the draws fail their reliability check
 */
export const fitByImportance = (
  problem: Problem,
  family: ImportanceFamily,
  options: FitOptions,
): Result<Fit> => {
  const { target } = family;
  const sampled = reliableDraws(target, problem.seed, options.draws ?? defaultDraws(problem));
  if (!sampled.ok) return sampled;
  const { draws, method } = sampled.value;
  const marginal = (values: Float64Array): Marginal => drawsMarginal(values, draws.weight);
  const effects = family.effects(draws);
  let pick: ((rng: Rng) => number) | undefined;
  const parameters: Fit['parameters'] = [];
  if (options.details ?? true) {
    problem.arms.slice(1).forEach((arm, j) => {
      parameters.push([`theta[${arm}]`, marginal(draws.x[target.firstEffect + j]!)]);
    });
    for (const [name, value] of family.parameters(draws))
      parameters.push([name, value instanceof Float64Array ? marginal(value) : value]);
    if (new Set(family.lambdaOf).size > 1) parameters.push(['lambda', lambdaMarginal(family, draws)]);
  }
  return ok({
    method,
    effects: effects.map(marginal),
    priorEffects: () => family.priorEffects(),
    pBest: bestShares(effects, draws.weight, problem.spec.outcome.better),
    parameters,
    branches: branchFitsOf(draws, target.firstEffect, problem.priors.effects, target.branches),
    replicate: (rng) => {
      pick ??= drawPicker(draws.weight);
      return family.replicate(draws, pick(rng), rng);
    },
    diagnostics: { paretoK: draws.paretoK, ess: draws.ess, nodes: null },
  });
};
