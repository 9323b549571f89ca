import type { ConditionRecord, EvidenceCatalogue } from '../../shared/evidence.ts';
import type { LocalSuggestion } from '../../shared/hypotheses.ts';
import type { Offer } from './rank.ts';

/**
 * What a local language model proposed enters the ranking here: only for interventions of the catalogue that have no
 * published effect on this outcome, as a wide Normal, marked, and under the same rules for prescription medicines and
 * contraindications as everything else.
 */
export interface LocalModelInput {
  suggestions: readonly LocalSuggestion[];
}

/**
 * A language model's SD is never used raw: it is taken this many times as wide, and never under half of the effect
 * before that. A judgement: elicited SDs of language models are known to be too small, and there is no benchmark of
 * the person's own model to fit it to (docs/methods-ideas.md).
 */
export const LOCAL_MODEL_FACTOR = 3;

/** Largest effect and SD that are believed at all, in MCIDs. */
const LARGEST_MCIDS = 10;

/** True if the numbers are possible on this outcome. */
export const isPlausible = (s: Pick<LocalSuggestion, 'mean' | 'sd'>, condition: ConditionRecord): boolean => {
  const { mcid, max } = condition.outcome;
  const largest = Math.min(LARGEST_MCIDS * mcid, max ?? Number.POSITIVE_INFINITY);
  return (
    Number.isFinite(s.mean) &&
    Number.isFinite(s.sd) &&
    s.sd > 0 &&
    s.sd <= largest &&
    Math.abs(s.mean) <= largest
  );
};

/** The suggestions as offers; what is known from studies, and every prescription medicine, is left out. */
export const suggested = (
  known: readonly Offer[],
  condition: ConditionRecord,
  catalogue: EvidenceCatalogue,
  local: LocalModelInput | undefined,
): Offer[] => {
  const taken = new Set(known.map((o) => o.intervention.id));
  return (local?.suggestions ?? []).flatMap((s): Offer[] => {
    const intervention = catalogue.interventions.find((i) => i.id === s.intervention);
    if (s.condition !== condition.id || !intervention || taken.has(intervention.id)) return [];
    if (intervention.prescription || intervention.id === 'placebo' || !isPlausible(s, condition)) return [];
    taken.add(intervention.id);
    const sd = LOCAL_MODEL_FACTOR * Math.max(s.sd, Math.abs(s.mean) / 2);
    return [
      {
        match: {
          condition: condition.id,
          intervention: intervention.id,
          score: known[0]?.match.score ?? 1,
          similarity: 0,
          reasons: [],
        },
        intervention,
        estimates: [],
        prediction: {
          mean: s.mean,
          sd,
          components: [{ weight: 1, mean: s.mean, sd }],
          parts: { se: sd, betweenPersons: 0, indirect: 0 },
          betweenPersonsPublished: false,
          reasons: [],
        },
        source: 'language-model',
        why: [{ code: 'local-model', factor: LOCAL_MODEL_FACTOR, said: s.said }],
      },
    ];
  });
};
