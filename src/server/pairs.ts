import { predictEffect } from '../core/hypotheses/index.ts';
import { personOf } from '../core/hypotheses/person.ts';
import { isUsed } from '../core/hypotheses/predict.ts';
import type { PopulationPrior } from '../core/population/index.ts';
import { publicRule } from '../core/privacy/index.ts';
import type { EvidenceCatalogue } from '../shared/evidence.ts';
import { profileSchema } from '../shared/hypotheses.ts';

/** A pair that people may contribute to, with what the literature says about it. */
export interface Pair {
  intervention: string;
  outcome: string;
  condition: string;
  unit: keyof typeof publicRule;
  better: 'lower' | 'higher';
  /** Literature as the prior of the population's average and spread. */
  prior: PopulationPrior;
  /** Literature as a prediction for a new person. */
  literature: { mean: number; sd: number };
}

/** Weight of the literature against "anything is possible": the robust component that lets the data win. */
const LITERATURE_WEIGHT = 0.8;

const hasRule = (unit: string): unit is keyof typeof publicRule => Object.hasOwn(publicRule, unit);

/**
 * All pairs of the catalogue whose unit has a public rule. Prescription medicines are not collected, nor a pair that
 * stands for two conditions: a summary names no condition, and two populations must not be mixed.
 */
export const pairsOf = (catalogue: EvidenceCatalogue): Pair[] => {
  const all = candidatePairs(catalogue);
  const alone = (p: Pair) =>
    all.filter((q) => q.intervention === p.intervention && q.outcome === p.outcome).length === 1;
  return all.filter(alone);
};

const candidatePairs = (catalogue: EvidenceCatalogue): Pair[] => {
  const nobody = personOf(profileSchema.parse({}));
  return catalogue.conditions.flatMap((condition) => {
    const { unit, code, better } = condition.outcome;
    if (!hasRule(unit)) return [];
    return catalogue.interventions
      .filter((i) => !i.prescription && i.trialable)
      .flatMap((intervention): Pair[] => {
        const estimates = catalogue.estimates.filter(
          (e) => e.condition === condition.id && e.intervention === intervention.id && isUsed(e),
        );
        if (estimates.length === 0) return [];
        const p = predictEffect(estimates, condition, catalogue, nobody, 1);
        return [
          {
            intervention: intervention.id,
            outcome: code,
            condition: condition.id,
            unit,
            better,
            prior: {
              mean: p.mean,
              sd: Math.hypot(p.parts.se, p.parts.indirect),
              weight: LITERATURE_WEIGHT,
              vagueSd: publicRule[unit].clip / 2,
              tauScale: Math.max(2 * p.parts.betweenPersons, publicRule[unit].clip / 8),
            },
            literature: { mean: p.mean, sd: p.sd },
          },
        ];
      });
  });
};

export const findPair = (pairs: readonly Pair[], intervention: string, outcome: string): Pair | undefined =>
  pairs.find((p) => p.intervention === intervention && p.outcome === outcome);
