import type { Conflict } from '../../shared/analysis.ts';
import type { BranchFit, Fit } from './fit.ts';
import { invertSymmetric } from './numerics/cholesky.ts';
import { chiSquaredTail } from './numerics/normal.ts';
import { isRobust, type Problem } from './problem.ts';

const CONFLICT_P = 0.05;
const STRONG_P = 0.01;

/**
 * Takes the prior out of a posterior (both as Normals): the estimate and covariance that the data alone give.
 * null where the data say next to nothing, or more than the Normal shape can express.
 */
export const dataAlone = (
  fit: BranchFit,
  prior: readonly { mean: number; sd: number }[],
): { mean: Float64Array; cov: Float64Array } | null => {
  const k = prior.length;
  const posterior = invertSymmetric(fit.cov, k);
  if (!posterior) return null;
  const precision = posterior.slice();
  const weighted = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) weighted[i]! += posterior[i * k + j]! * fit.mean[j]!;
    precision[i * k + i]! -= 1 / prior[i]!.sd ** 2;
    weighted[i]! -= prior[i]!.mean / prior[i]!.sd ** 2;
  }
  const cov = invertSymmetric(precision, k);
  if (!cov) return null;
  const mean = new Float64Array(k);
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) mean[i]! += cov[i * k + j]! * weighted[j]!;
  return { mean, cov };
};

/** Box's prior predictive p-value: how far the data's own estimate lies from the prior, in their joint SD. */
export const predictiveP = (
  data: { mean: Float64Array; cov: Float64Array },
  prior: readonly { mean: number; sd: number }[],
): number | null => {
  const k = prior.length;
  const total = data.cov.slice();
  for (let i = 0; i < k; i++) total[i * k + i]! += prior[i]!.sd ** 2;
  const inverse = invertSymmetric(total, k);
  if (!inverse || k > 3) return null;
  let distance = 0;
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++)
      distance += (data.mean[i]! - prior[i]!.mean) * inverse[i * k + j]! * (data.mean[j]! - prior[j]!.mean);
  return chiSquaredTail(distance, k as 1 | 2 | 3);
};

/**
 * Do the data and the informative prior agree? (i) the predictive p of Box (1980) and Evans & Moshonov (2006),
 * 2 Phi(-|theta_L - mu| / sqrt(sd^2 + se_L^2)) for one effect and its chi-squared form for several, with
 * theta_L, se_L from the fit under the vague components; (ii) with a robust prior the Bayes factor of
 * informative against vague and the weights after.
 */
export const conflictOf = (problem: Problem, fit: Fit): Conflict => {
  const { effects } = problem.priors;
  const informative = effects.map((p) => ({ mean: p.mean, sd: p.sd }));
  const { branches } = fit;
  const vaguest = branches.reduce((a, b) =>
    b.branch.informative.reduce((x, y) => x + y, 0) < a.branch.informative.reduce((x, y) => x + y, 0) ? b : a,
  );
  const data = dataAlone(vaguest, vaguest.branch.effects);
  const p = data ? predictiveP(data, informative) : null;

  const robust = effects.some(isRobust);
  const logs = branches.map((b) => b.logEvidence + b.branch.logWeight);
  const top = Math.max(...logs);
  const shares = logs.map((v) => Math.exp(v - top));
  const total = shares.reduce((a, b) => a + b, 0);
  const weightAfter = robust
    ? effects.map((_, i) =>
        branches.reduce((sum, b, j) => sum + (b.branch.informative[i] ? shares[j]! / total : 0), 0),
      )
    : [];
  const informativeFit = branches.find((b) => b.branch.informative.every((x) => x === 1));
  const logBayes = robust && informativeFit ? informativeFit.logEvidence - vaguest.logEvidence : Number.NaN;
  // beyond e^50 either way the number says nothing more, and it must survive JSON
  const bayesFactor = Number.isNaN(logBayes) ? null : Math.exp(Math.max(-50, Math.min(50, logBayes)));
  const flag = p === null || p >= CONFLICT_P ? 'none' : p < STRONG_P ? 'strong' : 'conflict';
  return { predictiveP: p, bayesFactor, weightAfter, flag };
};
