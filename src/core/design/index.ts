export { type AnalysisPlan, defaultPlan, type PlanInput, thresholdsFor } from './analysis-plan.ts';
export {
  type AssuranceInput,
  type AssuranceOutput,
  type AssuranceProgress,
  simulateAssurance,
} from './assurance.ts';
export { ASSUMED, assuranceInputOf, wishOf } from './assurance-input.ts';
export { assureDesign, type DesignAssurance } from './assure-design.ts';
export { type ByteStream, fromHex, type Sha256, seededStream, toHex, uniformBelow } from './byte-stream.ts';
export { type CalendarShape, calendarOf, trialLength } from './calendar.ts';
export { addDays, dayNumber, daysBetween, isCivilDay, weekday } from './civil-day.ts';
export { canonicalJson, commitmentOf, verifyCommitment } from './commitment.ts';
export { type DesignTools, designTrial, protocolOf, SEED_BYTES } from './design.ts';
export { parseDesignSpec, rulesOf } from './parse.ts';
export { type Recommended, recommendLength, type Wish } from './recommend-length.ts';
export {
  countSequences,
  type SequenceRules,
  type SequenceSet,
  sampleSequence,
  sequenceSet,
  smallestRandomisationP,
} from './sequences.ts';
export { type AssumedPerson, truthFor } from './truth.ts';
