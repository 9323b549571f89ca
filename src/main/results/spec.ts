/** The days of a trial and the specification they make: one rule for results, looks and adaptive draws. */
export { analysisSpecOf, resultDays } from '../trials/analysis-days.ts';
