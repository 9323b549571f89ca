/** The posterior engine: pure, deterministic, one door. See docs/methods.md. */
export {
  type AnalyseOptions,
  analyse,
  effectEvidence,
  type PeriodPosterior,
  posteriorAfterPeriods,
} from './analyse.ts';
export { boxP, normalUpdate, robustUpdate } from './conjugate.ts';
export { daysPriorToLogit, stationaryShare } from './days-prior.ts';
export { lgamma } from './numerics/gamma.ts';
export { chiSquaredTail, normalCdf, normalPdf, normalQuantile } from './numerics/normal.ts';
export { createRng, type Rng } from './numerics/rng.ts';
export { parseAnalysisSpec } from './parse-spec.ts';
export { randomisationTest } from './randomisation-test.ts';
export { flatEffectPriors, sensitivity } from './sensitivity.ts';
export { type SimulationInput, simulateTrial, type TrialTruth } from './simulate.ts';
export { type VerdictThresholds, verdictOf } from './verdict.ts';
export { engineVersion } from './version.ts';
