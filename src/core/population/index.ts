export {
  aggregate,
  MIN_CONTRIBUTIONS,
  type PopulationPosterior,
  type PopulationPrior,
  publishable,
} from './aggregate.ts';
export {
  daysOfDesign,
  type LengthClass,
  lengthClasses,
  lengthClassOf,
  standardErrorOf,
} from './design-class.ts';
export { binOf, type ContributionHistogram, contributions, emptyHistogram } from './histogram.ts';
export { binProbabilities, type Population, type ReleaseModel } from './likelihood.ts';
