export {
  type CatalogueMatch,
  type Clause,
  catalogueTexts,
  type MatchReason,
  matchCatalogue,
  profileClauses,
  type Similarity,
} from './match.ts';
export { type Prediction, predictEffect } from './predict.ts';
export { type RankInput, rankHypotheses } from './rank.ts';
export { pAtLeast, sigmaBest } from './sigma.ts';
export { type TriggerAnswer, type TriggerInput, triggerRule } from './trigger.ts';
