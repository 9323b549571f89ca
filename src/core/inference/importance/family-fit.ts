import { ok, type Result } from '../../../shared/errors.ts';
import type { BranchFit, Fit, FitOptions } from '../fit.ts';
import { discrete, type Marginal } from '../marginal.ts';
import { HALF_LOG_2PI } from '../numerics/normal.ts';
import type { Rng } from '../numerics/rng.ts';
import type { Replicate } from '../predictive-checks.ts';
import type { Problem } from '../problem.ts';
import { bestShares, drawsMarginal } from '../weighted-draws.ts';
import { branchFitsOf } from './branch-fits.ts';
import { reliableDraws } from './draws.ts';
import type { Draws, Target } from './sampler.ts';

/** Named parameters beside theta and lambda. */
export type NamedParameters = [name: string, value: Float64Array | Marginal][];

/** What an outcome family adds to importance sampling: its target and how draws become reported numbers. */
export interface ImportanceFamily {
  target: Target;
  /** Value of the exposure filter of each stratum. */
  lambdaOf: readonly number[];
  /** From columns of x: effects on the reported scale, one column per arm after the reference, and the rest. */
  report(x: readonly Float64Array[]): { effects: Float64Array[]; parameters: () => NamedParameters };
  priorEffects(): Marginal[];
  /** Outcomes of the observed rows under draw i, drawn anew into the same arrays. */
  replicate(draws: Draws): (i: number, rng: Rng) => Replicate;
}

/** A coordinate with a Normal prior: position in x, mean, SD. */
export type PlainPrior = readonly [position: number, mean: number, sd: number];

/** A function for the sum of the log densities of the coordinates with Normal priors. */
export const plainDensity = (plain: readonly PlainPrior[]): ((x: Float64Array) => number) => {
  const n = plain.length;
  const position = Int32Array.from(plain, (p) => p[0]);
  const mean = Float64Array.from(plain, (p) => p[1]);
  const perSd = Float64Array.from(plain, (p) => 1 / p[2]);
  const constant = plain.reduce((sum, p) => sum - Math.log(p[2]) - HALF_LOG_2PI, 0);
  return (x) => {
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const z = (x[position[i]!]! - mean[i]!) * perSd[i]!;
      squares += z * z;
    }
    return constant - 0.5 * squares;
  };
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

const GRADIENT_STEP = 1e-3; // of a coordinate's natural step

/** Gradients of the reported effects, by central differences: all points in one call. */
const effectGradients =
  ({ target, report }: ImportanceFamily) =>
  (at: Float64Array): Float64Array[] => {
    const d = target.dimensions;
    const columns = Array.from({ length: d }, (_, j) => {
      const column = new Float64Array(2 * d).fill(at[j]!);
      column[2 * j]! += GRADIENT_STEP * target.scale[j]!;
      column[2 * j + 1]! -= GRADIENT_STEP * target.scale[j]!;
      return column;
    });
    return report(columns).effects.map((e) =>
      Float64Array.from(
        { length: d },
        (_, j) => (e[2 * j]! - e[2 * j + 1]!) / (2 * GRADIENT_STEP * target.scale[j]!),
      ),
    );
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
  const target: Target = { ...family.target, effectGradients: effectGradients(family) };
  const sampled = reliableDraws(target, problem.seed, options.draws);
  if (!sampled.ok) return sampled;
  const { draws, method } = sampled.value;
  const marginal = (values: Float64Array): Marginal => drawsMarginal(values, draws.weight);
  const { effects, parameters: named } = family.report(draws.x);
  const parameters: Fit['parameters'] = [];
  if (options.details ?? true) {
    problem.arms.slice(1).forEach((arm, j) => {
      parameters.push([`theta[${arm}]`, marginal(draws.x[target.firstEffect + j]!)]);
    });
    for (const [name, value] of named())
      parameters.push([name, value instanceof Float64Array ? marginal(value) : value]);
    if (new Set(family.lambdaOf).size > 1) parameters.push(['lambda', lambdaMarginal(family, draws)]);
  }
  let replicate: ((rng: Rng) => Replicate) | undefined;
  let best: number[] | undefined;
  let branches: BranchFit[] | undefined;
  return ok({
    method,
    effects: effects.map(marginal),
    priorEffects: () => family.priorEffects(),
    get pBest() {
      best ??= bestShares(effects, draws.weight, problem.spec.outcome.better);
      return best;
    },
    parameters,
    get branches() {
      branches ??= branchFitsOf(draws, target);
      return branches;
    },
    replicate: (rng) => {
      if (!replicate) {
        const pick = drawPicker(draws.weight);
        const under = family.replicate(draws);
        replicate = (r) => under(pick(r), r);
      }
      return replicate(rng);
    },
    diagnostics: { paretoK: draws.paretoK, ess: draws.ess, nodes: null },
  });
};
