export { type Association, type DailySeries, laggedAssociations } from './associations.ts';
export { type Clause, catalogueWording, profileClauses } from './clauses.ts';
export { forEachDraw, type Predictive, SHARED_RESPONSE, sigmaJoint } from './joint.ts';
export { isPlausible, LOCAL_MODEL_FACTOR, type LocalModelInput } from './local-model.ts';
export {
  type CatalogueMatch,
  catalogueTexts,
  type MatchReason,
  type Mention,
  matchCatalogue,
  matchConditions,
  matchInterventions,
  type Similarity,
} from './match.ts';
export { type OwnSpread, type Prediction, predictEffect } from './predict.ts';
export { type RankInput, rankHypotheses } from './rank.ts';
export { germanInEnglish, type Wording } from './reword.ts';
export { pAtLeast, sigmaBest } from './sigma.ts';
export { chanceApart, ownTrialSe, trialValue } from './trial-value.ts';
export { type TriggerAnswer, type TriggerInput, triggerRule } from './trigger.ts';
