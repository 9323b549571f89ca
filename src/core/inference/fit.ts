import type { Marginal } from './marginal.ts';
import type { Rng } from './numerics/rng.ts';
import type { Replicate } from './predictive-checks.ts';
import type { PriorBranch } from './problem.ts';

/** Posterior of the effects under one combination of prior components, for the conflict check. */
export interface BranchFit {
  branch: PriorBranch;
  /** log p(data | this combination), up to a constant shared by all combinations. */
  logEvidence: number;
  /** Posterior mean (K) and covariance (K x K) of theta on the scale of its prior. */
  mean: Float64Array;
  cov: Float64Array;
}

/** What every outcome family hands to the summaries, whichever algorithm made it. */
export interface Fit {
  method: string;
  /** Effects (arm minus reference) on the reported scale, posterior and prior. */
  effects: Marginal[];
  /** The implied priors; drawn only when asked for, because pictures need them and simulations do not. */
  priorEffects: () => Marginal[];
  /** P(arm is best) for all arms, the reference first; sums to 1. Computed only when asked for. */
  readonly pBest: number[];
  parameters: [name: string, marginal: Marginal][];
  /** For the conflict check; computed when asked for. */
  readonly branches: BranchFit[];
  /** One draw from the posterior predictive distribution of the observed rows; the next call writes over it. */
  replicate: (rng: Rng) => Replicate;
  diagnostics: { paretoK: number | null; ess: number | null; nodes: number | null };
}

export interface FitOptions {
  /** Importance draws; left out, the effective sample size decides. Simulations can do with fewer. */
  draws?: number;
  /** Nuisance parameters, implied priors and curves; simulations leave them out. Default true. */
  details?: boolean;
}
