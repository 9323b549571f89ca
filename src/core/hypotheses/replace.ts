import type { ConditionRecord } from '../../shared/evidence.ts';
import type { OwnEffect, PopulationPrior } from '../../shared/hypotheses.ts';
import type { Reason } from '../../shared/idea-reasons.ts';
import type { Prediction } from './predict.ts';
import type { Offer } from './rank.ts';
import { normalise } from './text.ts';

/** A prediction that is known as a mean and an SD, whatever its origin. */
const known = (mean: number, sd: number, reason: Reason): Prediction => ({
  mean,
  sd,
  components: [{ weight: 1, mean, sd }],
  parts: { se: sd, betweenPersons: 0, indirect: 0 },
  betweenPersonsPublished: false,
  reasons: [reason],
});

const valid = (x: { mean: number; sd: number }) =>
  Number.isFinite(x.mean) && Number.isFinite(x.sd) && x.sd > 0;

/** `migraine-day`, a diary question, and `migraine-days`, the catalogue's outcome, are the same. */
const stem = (code: string) => code.replace(/s$/, '');

/** The engine calls natural units of a number "points". */
const comparable = (own: string, unit: string) =>
  own === unit || (own === 'points' && unit !== 'days/28' && unit !== 'SMD');

/**
 * Better knowledge replaces the literature: a population prior learned from contributions, and before all the
 * person's own finished trial of the same intervention on the same outcome (its posterior). The latest own trial of
 * several counts. Which one it was stands first among the reasons.
 */
export const replaced = (
  offer: Offer,
  condition: ConditionRecord,
  by: { own?: readonly OwnEffect[] | undefined; population?: readonly PopulationPrior[] | undefined },
): Offer => {
  if (offer.intervention.prescription) return offer;
  const names = new Set(
    [offer.intervention.id, offer.intervention.name, ...offer.intervention.aliases].map(normalise),
  );
  const { code, unit } = condition.outcome;
  const same = (x: { intervention: string; outcome: string }) =>
    stem(x.outcome) === stem(code) &&
    (x.intervention === offer.intervention.id || names.has(normalise(x.intervention)));
  const own = by.own?.findLast((x) => same(x) && comparable(x.unit, unit) && valid(x));
  if (own) {
    const reason: Reason = { code: 'own-trial', trial: own.trial };
    return {
      ...offer,
      prediction: known(own.mean, own.sd, reason),
      source: 'own-trial',
      why: [reason, ...offer.why],
    };
  }
  const learned = by.population?.find((x) => same(x) && valid(x));
  if (!learned) return offer;
  const reason: Reason = { code: 'population', version: learned.version };
  return {
    ...offer,
    prediction: known(learned.mean, learned.sd, reason),
    source: 'population',
    why: [reason, ...offer.why],
  };
};
