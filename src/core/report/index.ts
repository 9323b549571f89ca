/** What stands around a result: what would settle it, and the test that needs no model. */
export { trialRandomisationTest } from './randomisation.ts';
export {
  type LearnedPerson,
  learnPerson,
  roundsAsked,
  runSettleTrials,
  type SettleInput,
  settleRows,
  settleTrials,
} from './settle.ts';
