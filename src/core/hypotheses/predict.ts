import type { ConditionRecord, EstimateRecord, EvidenceCatalogue } from '../../shared/evidence.ts';
import type { Reason } from '../../shared/idea-reasons.ts';
import type { Component } from './joint.ts';
import { meetsNeeds, type Person } from './person.ts';

/** The predictive distribution of a new person's own effect, on the condition's outcome and unit. */
export interface Prediction {
  mean: number;
  sd: number;
  /** The distribution itself; more than one part where reviews disagree or it may not apply to this person. */
  components: Component[];
  /** The parts of sd^2: uncertainty of the average, spread between persons, indirectness. */
  parts: { se: number; betweenPersons: number; indirect: number };
  betweenPersonsPublished: boolean;
  /** Why the prediction is as wide as it is. */
  reasons: Reason[];
}

type Used = EstimateRecord & { effect: NonNullable<EstimateRecord['effect']> };

export const isUsed = (e: EstimateRecord): e is Used => e.use === 'effect' && e.effect !== null;

/** The person's own day-to-day SD of an outcome, on its unit. */
export interface OwnSpread {
  outcome: string;
  sd: number;
  /** Recorded days it was computed from. */
  days: number;
}

/** Fewer days say too little about a standard deviation. */
const LEAST_DAYS = 14;

/**
 * A standardised effect in the outcome's unit, by the person's own SD of that outcome; null where that is not known
 * well enough. An effect in standard deviations between people is only approximately one in days of one person: the
 * catalogue widens it for that (`indirectness`).
 */
export const inOwnSpread = (
  e: EstimateRecord,
  condition: ConditionRecord,
  own: OwnSpread | undefined,
): Used | null => {
  if (e.use !== 'standardised' || e.effect === null || !own) return null;
  if (own.outcome !== condition.outcome.code || own.days < LEAST_DAYS || !(own.sd > 0)) return null;
  const { mean, se, betweenPersonSd } = e.effect;
  return {
    ...e,
    use: 'effect',
    note: null,
    effect: {
      ...e.effect,
      mean: mean * own.sd,
      se: se * own.sd,
      betweenPersonSd: betweenPersonSd === null ? null : betweenPersonSd * own.sd,
    },
  };
};

interface Moments {
  mean: number;
  variance: number;
}

/** Mean and variance of a mixture; disagreement between its components widens it. */
const mixture = (parts: readonly Part[]): Moments => {
  const total = parts.reduce((s, p) => s + p.weight, 0);
  const mean = parts.reduce((s, p) => s + (p.weight / total) * p.mean, 0);
  const second = parts.reduce((s, p) => s + (p.weight / total) * (p.variance + p.mean ** 2), 0);
  return { mean, variance: Math.max(second - mean ** 2, 0) };
};

interface Part extends Moments {
  weight: number;
}

/** "Applies with probability w, else no effect": w parts of it and 1 - w parts of nothing. */
const perhaps = (parts: readonly Part[], w: number): Part[] => {
  const total = parts.reduce((s, p) => s + p.weight, 0);
  return [
    ...parts.map((p) => ({ ...p, weight: p.weight * w })),
    { mean: 0, variance: 0, weight: total * (1 - w) },
  ];
};

/**
 * Predicts a person's own effect of one intervention:
 * sd = sqrt(SE^2 + betweenPersons^2 + indirect^2), never the SE alone.
 * 1. Reviews of the same question are mixed by weight; where they disagree the mixture is wider.
 * 2. An effect from another population carries over with its stated probability, scaled to the person's baseline;
 *    a doubtful match of the person's words (`match` < 1) discounts in the same way. Who has less than people in
 *    trials usually have gets the effect in proportion.
 * 3. Between persons: as published, else the catalogue's one measured share of |mean|.
 * 4. Indirectness (weak evidence, converted units): stated shares of |mean|, added in squares.
 */
export const predictEffect = (
  estimates: readonly EstimateRecord[],
  condition: ConditionRecord,
  catalogue: EvidenceCatalogue,
  person: Person,
  match: number,
): Prediction => {
  const used = estimates.filter(isUsed);
  if (used.length === 0) throw new RangeError('no estimate to predict from');
  const reasons: Reason[] = [];
  const carried = used.map((e) => ({
    parts: carryOver(e, condition, person, reasons),
    weight: e.effect.weight,
  }));
  const reviews = new Set(used.map((e) => e.citation));
  if (reviews.size > 1) reasons.push({ code: 'reviews-disagree', reviews: reviews.size });
  let mixed = carried.flatMap((c) => c.parts.map((p) => ({ ...p, weight: p.weight * c.weight })));
  if (match < 1) {
    mixed = perhaps(mixed, match);
    reasons.push({ code: 'uncertain-match' });
  }

  const { unit } = condition.outcome;
  const average = mixture(mixed);
  const size = Math.abs(average.mean);
  const totalWeight = used.reduce((s, e) => s + e.effect.weight, 0);
  const published = used.flatMap((e) =>
    e.effect.betweenPersonSd === null ? [] : [e.effect.betweenPersonSd],
  );
  const betweenPersons = published.length
    ? Math.sqrt(published.reduce((s, x) => s + x * x, 0) / published.length)
    : catalogue.betweenPerson.share * size;
  reasons.push(
    published.length
      ? { code: 'spread-measured', amount: betweenPersons, unit }
      : { code: 'spread-assumed', amount: betweenPersons, unit, origin: catalogue.betweenPerson.origin },
  );
  const indirectSquared = used.reduce(
    (s, e) =>
      s +
      (e.effect.weight / totalWeight) * e.effect.indirectness.reduce((q, i) => q + (i.share * size) ** 2, 0),
    0,
  );
  for (const e of used) {
    if (e.published.seOrigin.startsWith('assumed')) reasons.push({ code: 'no-interval' });
    for (const i of e.effect.indirectness) reasons.push({ code: 'catalogue', text: i.because });
    if (e.note) reasons.push({ code: 'catalogue', text: e.note });
  }
  const parts = { se: Math.sqrt(average.variance), betweenPersons, indirect: Math.sqrt(indirectSquared) };
  return {
    mean: average.mean,
    sd: Math.hypot(parts.se, parts.betweenPersons, parts.indirect),
    components: mixed.map((m) => ({
      weight: m.weight / mixed.reduce((t, x) => t + x.weight, 0),
      mean: m.mean,
      sd: Math.sqrt(m.variance + betweenPersons ** 2 + indirectSquared),
    })),
    parts,
    betweenPersonsPublished: published.length > 0,
    reasons: distinct(reasons),
  };
};

const carryOver = (e: Used, condition: ConditionRecord, person: Person, reasons: Reason[]): Part[] => {
  const own: Moments = { mean: e.effect.mean, variance: e.effect.se ** 2 };
  const { transfer } = e.effect;
  const whole = (m: Moments): Part[] => [{ ...m, weight: 1 }];
  if (!transfer) return whole(scaleBy(own, shareOfUsual(condition, person, reasons)));
  const baseline = person.baseline ?? condition.outcome.usual;
  const from = transfer.scaleFromBaseline;
  const scaled = scaleBy(own, from === null || baseline === null ? 1 : baseline / from);
  if (meetsNeeds(person, transfer.needs)) return whole(scaled);
  reasons.push({ code: 'catalogue', text: transfer.because });
  const { usual, usualOrigin: origin, label } = condition.outcome;
  if (person.baseline === null && from !== null && usual !== null && origin)
    reasons.push({ code: 'usual', value: usual, label, origin });
  return perhaps(whole(scaled), transfer.weight);
};

const scaleBy = (m: Moments, by: number): Moments => ({ mean: m.mean * by, variance: m.variance * by ** 2 });

/**
 * Who has fewer days than people in trials usually have cannot lose as many: the effect then counts as a share.
 * Above the usual number it is kept as published, which is the smaller claim.
 */
const shareOfUsual = (condition: ConditionRecord, person: Person, reasons: Reason[]): number => {
  const { usual, label } = condition.outcome;
  if (usual === null || person.baseline === null || person.baseline >= usual) return 1;
  reasons.push({ code: 'fewer-than-usual', label });
  return person.baseline / usual;
};

/** Each reason once, in order. */
const distinct = (reasons: readonly Reason[]): Reason[] => [
  ...new Map(reasons.map((r) => [JSON.stringify(r), r])).values(),
];
