export { discreteGaussianDelta, discreteLaplaceProbability, discreteLaplaceSd } from './accounting.ts';
export { type Debit, fits, type LifetimeBudget, lifetimeBudget, type Spent, spentBy } from './budget.ts';
export { clusterWeights } from './cluster-weights.ts';
export {
  debitOf,
  isNothing,
  missingFrom,
  noReleases,
  type ReleaseTotals,
  totalsOf,
} from './counter.ts';
export {
  type ClusterRequest,
  costOfRequest,
  type HypothesisRequest,
  makeRequest,
  nearestCluster,
  REQUEST_CLUSTERS,
  type RequestKind,
  requestVectorRule,
  type VectorRequest,
} from './hypothesis-request.ts';
export type { RandomBytes } from './random-bits.ts';
export { randomisedResponse, truthProbability } from './randomised-response.ts';
export { planRelease, type ReleasePlan, type ReleaseRule, releaseEffect, toGridSteps } from './release.ts';
export { discreteGaussian, discreteLaplace } from './samplers.ts';
export {
  makeSharedSummary,
  publicFields,
  publicRule,
  type SharedEffectSummary,
  type SharedUnit,
  type SummaryInput,
} from './shared-summary.ts';
export { planVectorRelease, project, releaseVector, type VectorRule } from './vector-release.ts';
export { analyticGaussianSigma, deltaOfZcdp, epsilonOfZcdp, rhoOfGaussian, rhoOfPure } from './zcdp.ts';
