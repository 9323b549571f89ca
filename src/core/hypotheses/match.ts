import type { ConditionRecord, EvidenceCatalogue, InterventionRecord } from '../../shared/evidence.ts';
import type { Profile } from '../../shared/hypotheses.ts';
import { type Clause, namingIn, profileClauses } from './clauses.ts';
import { type Near, nearness, OUTSIDE, type Similarity } from './nearness.ts';
import { isAboutOthers, isAllWell } from './negation.ts';
import { noWording, type Wording } from './reword.ts';
import { wordsOf } from './text.ts';

export type { Similarity } from './nearness.ts';

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

/** A condition or an intervention of the catalogue with how well the words fit it. */
export interface Mention {
  id: string;
  score: number;
  reasons: MatchReason[];
}

/** How much a word counts by where it stands: the list of conditions is an answer, a note may be about others. */
const WORD_SCORE = { conditions: 1, goal: 0.95, outcome: 0.9, notes: 0.9 } as const;
/** A misspelt word counts a little less. */
const MISSPELT = 0.95;
/**
 * An intervention is named by meaning from this cosine on. A condition is matched from NEAR_FLOOR on (meaning and
 * letters, see nearness.ts), and not where what the catalogue has nothing for is nearer. Set on labelled sets;
 * docs/methods-ideas.md has what they give.
 */
export const MEANING_FLOOR = 0.42;
const NEAR_FLOOR = 0.36;
const NEAR_CEILING = 0.8;

/** 0.5 at the floor, 0.85 from the ceiling on: words count more than meaning. */
const meaningScore = (near: number): number =>
  near < NEAR_FLOOR ? 0 : 0.5 + 0.35 * Math.min(1, (near - NEAR_FLOOR) / (NEAR_CEILING - NEAR_FLOOR));

/** Everything of the catalogue that is embedded, in a fixed order, each text once. */
export const catalogueTexts = (catalogue: EvidenceCatalogue): string[] => [
  ...new Set([
    ...catalogue.conditions.flatMap((c) => c.texts),
    ...catalogue.interventions.flatMap((i) => i.texts),
    ...catalogue.outside,
    ...catalogue.everyday.map((e) => e.english),
  ]),
];

/**
 * The conditions that the person's words mean, best first: by name (misspellings forgiven, German read, denials
 * heeded) or by meaning. Empty if nothing fits. Pure: `similarity` comes from the embedding model.
 */
export const matchConditions = (
  profile: Profile,
  catalogue: EvidenceCatalogue,
  similarity: Similarity,
  wording: Wording = noWording,
): Mention[] => {
  const clauses = profileClauses(profile, wording);
  const meant = readingsWithoutDenied(clauses, catalogue).map((r) => ({
    ...r,
    near: nearness(r.text, r.said, catalogue, similarity),
  }));
  return catalogue.conditions
    .map((condition) => matchCondition(clauses, meant, condition))
    .filter((m) => m.score > 0)
    .sort((a, b) => b.score - a.score);
};

/** The interventions that the words mention, best first, by name or by meaning; empty if none. */
export const matchInterventions = (
  profile: Profile,
  catalogue: EvidenceCatalogue,
  similarity: Similarity,
  wording: Wording = noWording,
): Mention[] => {
  const clauses = profileClauses(profile, wording);
  return catalogue.interventions
    .map((i) => {
      const { similarity: score, reasons } = matchIntervention(clauses, i, similarity);
      return { id: i.id, score: reasons.length > 0 ? score : 0, reasons };
    })
    .filter((m) => m.score > 0)
    .sort((a, b) => b.score - a.score);
};

/**
 * Matches a profile with the catalogue: all interventions with an estimate for a matched condition follow from it.
 * Sorted by score, best first; empty if nothing fits.
 */
export const matchCatalogue = (
  profile: Profile,
  catalogue: EvidenceCatalogue,
  similarity: Similarity,
  wording: Wording = noWording,
): CatalogueMatch[] => {
  const clauses = profileClauses(profile, wording);
  const matches = matchConditions(profile, catalogue, similarity, wording).flatMap((found) => {
    const pairs = new Set(
      catalogue.estimates
        .filter((e) => e.condition === found.id && e.use !== 'context')
        .map((e) => e.intervention),
    );
    return catalogue.interventions
      .filter((i) => pairs.has(i.id))
      .map((i): CatalogueMatch => {
        const mention = matchIntervention(clauses, i, similarity);
        return {
          condition: found.id,
          intervention: i.id,
          score: found.score,
          similarity: mention.similarity,
          reasons: [...found.reasons, ...mention.reasons],
        };
      });
  });
  return matches.sort((a, b) => b.score - a.score || b.similarity - a.similarity);
};

interface Reading {
  clause: Clause;
  text: string;
  said: string;
}

/**
 * What may be read by its meaning. A part of a clause that denies one condition says nothing about another, nor does
 * one that is about somebody else or says that all is well; the whole of a clause with such a part is read in parts.
 */
const readingsWithoutDenied = (clauses: readonly Clause[], catalogue: EvidenceCatalogue): Reading[] =>
  clauses.flatMap((clause) => {
    const silent = (said: string) => {
      const tokens = wordsOf(said);
      return isAboutOthers(tokens) || isAllWell(tokens);
    };
    if (clause.segments.length === 1 && silent(clause.text)) return [];
    const mixed = clause.segments.length > 1 && clause.segments.some(silent);
    return clause.readings
      .map((text, i) => ({ clause, text, said: clause.said[i] ?? text }))
      .filter(({ text, said }) => {
        const whole = said === clause.text;
        if (mixed && (whole ? clause.readings.length > 1 : silent(said))) return false;
        const part: Clause = { ...clause, text, english: text };
        return !catalogue.conditions.some((c) => namingIn(part, c.synonyms, c.functions)?.denied);
      });
  });

const matchCondition = (
  clauses: readonly Clause[],
  readings: readonly (Reading & { near: ReadonlyMap<string, Near> })[],
  condition: ConditionRecord,
): Mention => {
  let best: { score: number; reason: MatchReason } = {
    score: 0,
    reason: { words: '', met: '', how: 'word', score: 0 },
  };
  let denied = false;
  for (const clause of clauses) {
    const named = namingIn(clause, condition.synonyms, condition.functions);
    if (named?.denied) denied = true;
    if (!named || named.denied) continue;
    const score = WORD_SCORE[clause.field] * (named.exact ? 1 : MISSPELT);
    if (score > best.score)
      best = { score, reason: { words: clause.text, met: condition.name, how: 'word', score: 1 } };
  }
  // "no migraine" denies it for the whole text, unless another sentence names it
  if (best.score === 0 && !denied)
    for (const { clause, near } of readings) {
      const here = near.get(condition.id);
      const score = meaningScore(here?.score ?? 0);
      if (!here || score <= best.score) continue;
      if ((near.get(OUTSIDE)?.score ?? 0) > here.score) continue;
      best = { score, reason: { words: clause.text, met: here.met, how: 'meaning', score: here.score } };
    }
  return { id: condition.id, score: best.score, reasons: best.score > 0 ? [best.reason] : [] };
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
    const named = namingIn(clause, intervention.aliases);
    if (named?.denied) continue;
    const readings = named ? [clause.english] : clause.readings;
    for (const text of readings) {
      const [cosine, met] = named
        ? [named.exact ? 1 : MISSPELT, named.word]
        : closest(text, intervention.texts, similarity);
      if (cosine <= top) continue;
      top = cosine;
      if (cosine >= MEANING_FLOOR)
        reason = { words: clause.text, met, how: named ? 'word' : 'meaning', score: cosine };
    }
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
