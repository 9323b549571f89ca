export { type AnalysisPlan, DEFAULT_THRESHOLDS, defaultPlan, type PlanInput } from './analysis-plan.ts';
export {
  type AssuranceInput,
  type AssuranceOutput,
  type AssuranceProgress,
  simulateAssurance,
} from './assurance.ts';
export { ASSUMED, assuranceInputOf, wishOf } from './assurance-input.ts';
export { type Recommended, recommendLength, type Wish } from './recommend-length.ts';
export { type AssumedPerson, truthFor } from './truth.ts';
