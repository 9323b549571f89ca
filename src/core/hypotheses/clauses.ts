import type { EvidenceCatalogue } from '../../shared/evidence.ts';
import type { Profile } from '../../shared/hypotheses.ts';
import { isOfOthers, isWish } from './negation.ts';
import { inEnglish, noWording, vocabularyOf, type Wording } from './reword.ts';
import { clausesOf, findWord, normalise, wordsOf } from './text.ts';

/** What the person wrote, clause by clause, with where it stood. */
export interface Clause {
  text: string;
  field: 'conditions' | 'goal' | 'notes' | 'outcome';
  /** In plain English: German glossed, misspelt words corrected; equals `text` where there was nothing to do. */
  english: string;
  /** Parts of `english` to compare by meaning: the whole, and parts between commas that can stand alone. */
  readings: string[];
  /** The person's own words of each reading, in the same order. */
  said: string[];
  /** The parts of `text` between commas, however short. */
  segments: string[];
}

/** A part between commas stands alone from this many words on. */
const STANDS_ALONE = 3;

const clauseOf = (field: Clause['field'], text: string, wording: Wording): Clause => {
  const english = inEnglish(text, wording);
  const segments = text
    .split(/[,:()]|\s[-\u2013\u2014]+\s/u)
    .map((p) => p.trim())
    .filter((p) => p !== '');
  const parts = segments.filter((p) => normalise(p).split(' ').length >= STANDS_ALONE);
  // the first of equal readings stays, with its words
  const read = new Map([[english, text]]);
  if (segments.length > 1)
    for (const part of parts) {
      const reading = inEnglish(part, wording);
      if (!read.has(reading)) read.set(reading, part);
    }
  return { text, field, english, readings: [...read.keys()], said: [...read.values()], segments };
};

/** The clauses of a profile. The outcome's code counts only where the person wrote nothing else. */
export const profileClauses = (profile: Profile, wording: Wording = noWording): Clause[] => {
  const of = (field: Clause['field'], text: string) =>
    clausesOf(text).map((c) => clauseOf(field, c, wording));
  const written: Clause[] = [
    ...profile.conditions.flatMap((c) => of('conditions', c)),
    ...of('goal', profile.goal),
    ...of('notes', profile.notes),
  ];
  if (written.length > 0 || !profile.outcome) return written;
  return of('outcome', profile.outcome.replaceAll('-', ' '));
};

/** The catalogue's own words, to correct misspelt ones by. */
export const catalogueWording = (catalogue: EvidenceCatalogue, known: Wording['known']): Wording => ({
  vocabulary: vocabularyOf([
    ...catalogue.conditions.flatMap((c) => [c.name, ...c.synonyms, ...c.texts]),
    ...catalogue.interventions.flatMap((i) => [i.name, ...i.aliases, ...i.texts]),
    ...catalogue.outside,
    ...catalogue.everyday.map((e) => e.english),
  ]),
  known,
});

export interface Naming {
  word: string;
  exact: boolean;
  denied: boolean;
}

const WELL =
  /\b(?:well|fine|good|great|okay|ok|normal|perfectly|soundly|like a (?:baby|log|top)|no problem|gut|in ordnung|bestens|prima|super|wunderbar|tief und fest|wie ein (?:stein|baby|murmeltier)|kein problem)\b/i;

/**
 * Whether a clause names something of a list, in the person's words or in their English. `functions` are words of a
 * bodily function: "no sleep" is a complaint about it, "I sleep well" is none. A goal's "no more migraine" is a wish.
 */
export const namingIn = (
  clause: Clause,
  list: readonly string[],
  functions: readonly string[] = [],
): Naming | null => {
  // the person's own words decide whether it is denied; a gloss word by word may lose the denial
  const own = findWord(clause.text, list, true);
  const hit = own ?? (clause.english === clause.text ? null : findWord(clause.english, list, true));
  if (hit) {
    const wished = clause.field === 'goal' && isWish(clause.text);
    return { word: hit.word, exact: hit.exact, denied: hit.negated && !wished };
  }
  const bodily = findWord(clause.text, functions, 'long') ?? findWord(clause.english, functions, false);
  if (!bodily) return null;
  // "is fine" denies the complaint; "no good sleep" and "not well" do not
  const fine =
    WELL.test(clause.text) && !/\b(?:not|no|n't|hardly|never|nicht|nie|kaum|kein\w*)\b/i.test(clause.text);
  const others = isOfOthers(wordsOf(clause.text), findWord(clause.text, functions, false)?.at ?? 0);
  return { word: bodily.word, exact: true, denied: fine || others };
};
