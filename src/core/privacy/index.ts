export { discreteGaussianDelta, discreteLaplaceProbability, discreteLaplaceSd } from './accounting.ts';
export type { RandomBytes } from './random-bits.ts';
export { planRelease, type ReleasePlan, type ReleaseRule, releaseEffect, toGridSteps } from './release.ts';
export { discreteGaussian, discreteLaplace } from './samplers.ts';
export {
  makeSharedSummary,
  publicRule,
  type SharedEffectSummary,
  type SummaryInput,
} from './shared-summary.ts';
