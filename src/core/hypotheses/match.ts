import type { ConditionRecord, EvidenceCatalogue, InterventionRecord } from '../../shared/evidence.ts';
import type { Profile } from '../../shared/hypotheses.ts';
import { clausesOf, findWord } from './text.ts';

/** What the person wrote, clause by clause, with where it stood. */
export interface Clause {
  text: string;
  field: 'conditions' | 'goal' | 'notes' | 'outcome';
}

/** One reason for a match: the person's words and what of the catalogue they met. */
export interface MatchReason {
  words: string;
  met: string;
  how: 'word' | 'meaning';
  /** Cosine for 'meaning', 1 for 'word'. */
  score: number;
}

/** A condition-intervention pair of the catalogue that fits the person's words. */
export interface CatalogueMatch {
  condition: string;
  intervention: string;
  /** How sure it is that the person means this condition, 0 to 1. */
  score: number;
  /** Best cosine of the person's clauses with the intervention's texts; 0 if there are none. */
  similarity: number;
  reasons: MatchReason[];
}

/** Cosine of two texts of the profile and the catalogue; null where no model is at hand. */
export type Similarity = (clause: string, catalogueText: string) => number;

/** How much a word counts by where it stands: the list of conditions is an answer, a note may be about others. */
const WORD_SCORE = { conditions: 1, goal: 0.95, outcome: 0.9, notes: 0.9 } as const;
/** A misspelt word counts a little less. */
const MISSPELT = 0.95;
/**
 * Cosines below MEANING_FLOOR are no match. Between probes of everyday complaints the model gave at most 0.46 to
 * complaints outside the catalogue (tinnitus, toothache) and at least 0.50 to those inside (docs/methods-design.md).
 */
const MEANING_FLOOR = 0.48;
const MEANING_CEILING = 0.8;

/** 0.5 at the floor, 0.9 from the ceiling on: words count more than meaning. */
const meaningScore = (cosine: number): number =>
  cosine < MEANING_FLOOR
    ? 0
    : 0.5 + 0.4 * Math.min(1, (cosine - MEANING_FLOOR) / (MEANING_CEILING - MEANING_FLOOR));

/** The clauses of a profile. The outcome's code counts only where the person wrote nothing else. */
export const profileClauses = (profile: Profile): Clause[] => {
  const of = (field: Clause['field'], text: string) => clausesOf(text).map((c) => ({ text: c, field }));
  const written: Clause[] = [
    ...profile.conditions.flatMap((c) => of('conditions', c)),
    ...of('goal', profile.goal),
    ...of('notes', profile.notes),
  ];
  if (written.length > 0 || !profile.outcome) return written;
  return of('outcome', profile.outcome.replaceAll('-', ' '));
};

/** Everything of the catalogue that is embedded, in a fixed order, each text once. */
export const catalogueTexts = (catalogue: EvidenceCatalogue): string[] => [
  ...new Set([
    ...catalogue.conditions.flatMap((c) => c.texts),
    ...catalogue.interventions.flatMap((i) => i.texts),
  ]),
];

/**
 * Matches a profile with the catalogue: a condition by its names (misspellings forgiven, negations heeded) or by
 * meaning; all interventions with an estimate for a matched condition follow. Sorted by score, best first; empty
 * if nothing fits. The pure half: `similarity` comes from the embedding model.
 */
export const matchCatalogue = (
  profile: Profile,
  catalogue: EvidenceCatalogue,
  similarity: Similarity,
): CatalogueMatch[] => {
  const clauses = profileClauses(profile);
  const matches = catalogue.conditions.flatMap((condition) => {
    const found = matchCondition(clauses, condition, similarity);
    if (found.score === 0) return [];
    const pairs = new Set(
      catalogue.estimates
        .filter((e) => e.condition === condition.id && e.use !== 'context')
        .map((e) => e.intervention),
    );
    return catalogue.interventions
      .filter((i) => pairs.has(i.id))
      .map((i): CatalogueMatch => {
        const mention = matchIntervention(clauses, i, similarity);
        return {
          condition: condition.id,
          intervention: i.id,
          score: found.score,
          similarity: mention.similarity,
          reasons: [...found.reasons, ...mention.reasons],
        };
      });
  });
  return matches.sort((a, b) => b.score - a.score || b.similarity - a.similarity);
};

const matchCondition = (
  clauses: readonly Clause[],
  condition: ConditionRecord,
  similarity: Similarity,
): { score: number; reasons: MatchReason[] } => {
  let best: { score: number; reason: MatchReason } | null = null;
  for (const clause of clauses) {
    const hit = findWord(clause.text, condition.synonyms, true);
    if (hit?.negated) continue; // "no migraine" is about migraine, and says that it is not meant
    const candidate = hit
      ? {
          score: WORD_SCORE[clause.field] * (hit.exact ? 1 : MISSPELT),
          reason: { words: clause.text, met: condition.name, how: 'word' as const, score: 1 },
        }
      : byMeaning(clause, condition, similarity);
    if (candidate && (best === null || candidate.score > best.score)) best = candidate;
  }
  return best ? { score: best.score, reasons: [best.reason] } : { score: 0, reasons: [] };
};

const byMeaning = (clause: Clause, condition: ConditionRecord, similarity: Similarity) => {
  const [cosine, met] = closest(clause.text, condition.texts, similarity);
  const score = meaningScore(cosine);
  return score > 0
    ? { score, reason: { words: clause.text, met, how: 'meaning' as const, score: cosine } }
    : null;
};

/** Where the person's words touch the intervention itself: an explanation, not a reason to expect more of it. */
const matchIntervention = (
  clauses: readonly Clause[],
  intervention: InterventionRecord,
  similarity: Similarity,
): { similarity: number; reasons: MatchReason[] } => {
  let top = 0;
  let reason: MatchReason | null = null;
  for (const clause of clauses) {
    const named = findWord(clause.text, intervention.aliases);
    if (named?.negated) continue;
    const [cosine, met] = named ? [1, named.word] : closest(clause.text, intervention.texts, similarity);
    if (cosine <= top) continue;
    top = cosine;
    if (cosine >= MEANING_FLOOR)
      reason = { words: clause.text, met, how: named ? 'word' : 'meaning', score: cosine };
  }
  return { similarity: top, reasons: reason ? [reason] : [] };
};

const closest = (text: string, others: readonly string[], similarity: Similarity): [number, string] =>
  others.reduce<[number, string]>(
    (best, other) => {
      const c = similarity(text, other);
      return c > best[0] ? [c, other] : best;
    },
    [0, ''],
  );
