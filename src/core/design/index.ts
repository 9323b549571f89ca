export {
  ALLOCATION_FLOOR,
  allocationProbabilities,
  allocationStream,
  drawArm,
  isDrawnPeriod,
  startsDrawnBlock,
} from './adaptive.ts';
export { type AnalysisPlan, defaultPlan, type PlanInput, thresholdsFor } from './analysis-plan.ts';
export {
  type AssuranceInput,
  type AssuranceOutput,
  type AssuranceProgress,
  assuranceFrom,
  assuranceTrials,
  type Noticed,
  runAssuranceTrials,
  simulateAssurance,
} from './assurance.ts';
export { ASSUMED, assuranceInputOf, roundOf, wishOf } from './assurance-input.ts';
export { type ByteStream, fromHex, type Sha256, seededStream, toHex, uniformBelow } from './byte-stream.ts';
export { type CalendarShape, calendarOf, trialLength } from './calendar.ts';
export { addDays, dayNumber, daysBetween, isCivilDay, weekday } from './civil-day.ts';
export { canonicalJson, commitmentOf, verifyCommitment } from './commitment.ts';
export { type DesignTools, designTrial, protocolOf, SEED_BYTES } from './design.ts';
export { ADULT_KEY, MEDICINES_KEY, type Obstacle, obstaclesOf } from './eligibility.ts';
export { FACTORIAL_ARMS, factorialContrasts } from './factorial.ts';
export { FIRST_LOOK_BLOCKS, FUTILITY, HARM, isLook, type Proposal, proposalsOf } from './monitoring.ts';
export { parseDesignSpec, rulesOf } from './parse.ts';
export {
  type LengthQuestion,
  mostQuestions,
  mostRounds,
  questionInput,
  type Recommended,
  recommendedOf,
  recommendLength,
  roundsSearch,
  type Wish,
} from './recommend-length.ts';
export {
  countSequences,
  type SequenceRules,
  type SequenceSet,
  sampleSequence,
  sequenceSet,
  smallestRandomisationP,
} from './sequences.ts';
export type { SimulatedEnd } from './simulated-course.ts';
export { analysesPerTrial, createTrials, hasStopRule, runNoticedTrials } from './simulated-trial.ts';
export { type AssumedPerson, truthFor } from './truth.ts';
