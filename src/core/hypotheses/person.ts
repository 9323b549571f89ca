import type { InterventionRecord, Transfer } from '../../shared/evidence.ts';
import type { Profile } from '../../shared/hypotheses.ts';
import { profileClauses } from './clauses.ts';
import { findWord } from './text.ts';

/** What the predictions ask of a profile. */
export interface Person {
  baseline: number | null;
  /** Lower end of the age band; null if none was given. */
  age: number | null;
  /** Every text of the profile that may name a condition or a medicine. */
  words: string[];
  tried: string[];
  medications: string[];
  /** Contraindications that the person answered: they do not apply. */
  cleared: string[];
}

const firstNumber = (text: string): number | null => {
  const m = /\d+/.exec(text);
  return m ? Number(m[0]) : null;
};

/** "under 18" and "<18" give 17, "35-44" gives 35, "75+" gives 75. */
const ageOf = (band: string | undefined): number | null => {
  const n = band === undefined ? null : firstNumber(band);
  return n !== null && /under|below|unter|<|younger/i.test(band!) ? n - 1 : n;
};

export const personOf = (profile: Profile): Person => ({
  baseline: profile.baseline ?? null,
  age: ageOf(profile.ageBand),
  // German is read as English too: a contraindication must not depend on the language
  words: [...profileClauses(profile).flatMap((c) => [c.text, c.english]), ...profile.medications],
  tried: profile.tried,
  medications: profile.medications,
  cleared: profile.cleared ?? [],
});

const mentions = (texts: readonly string[], words: readonly string[]): boolean =>
  texts.some((t) => findWord(t, words)?.negated === false);

/** True if the person is like those of the study in everything the transfer asks for. */
export const meetsNeeds = (person: Person, needs: Transfer['needs']): boolean =>
  (needs.minBaseline === undefined || (person.baseline ?? -Infinity) >= needs.minBaseline) &&
  (needs.minAge === undefined || (person.age ?? -Infinity) >= needs.minAge) &&
  (needs.words === undefined || mentions(person.words, needs.words));

const ADULT = 18;

/** Statements of the profile that speak against trying this alone, in words; empty when there are none. */
export const statementsAgainst = (person: Person, intervention: InterventionRecord): string[] => [
  ...(person.age !== null && person.age < ADULT ? ['an age under 18'] : []),
  ...intervention.contraindications.filter((c) => mentions(person.words, c.words)).map((c) => c.text),
];

/**
 * Contraindications that the words touch without saying plainly that they apply: denied ("ruled out", "no kidney
 * disease"), somebody else's ("my sister has epilepsy") or misspelt. A reading of negations may be wrong, and being
 * wrong here is dangerous: such a mention never clears anything by itself, it is asked about. What the person answered
 * (`cleared`) is not asked again; a plain mention is never cleared by it.
 */
export const statementsToAsk = (person: Person, intervention: InterventionRecord): string[] => {
  const plain = new Set(statementsAgainst(person, intervention));
  return intervention.contraindications
    .map((c) => ({ ...c, touched: person.words.some((t) => findWord(t, c.words, true) !== null) }))
    .filter((c) => c.touched && !plain.has(c.text) && !person.cleared.includes(c.text))
    .map((c) => c.text);
};

export const triedBefore = (person: Person, intervention: InterventionRecord): boolean =>
  mentions(person.tried, [intervention.name, ...intervention.aliases]);

export const takesNow = (person: Person, intervention: InterventionRecord): boolean =>
  mentions(person.medications, [intervention.name, ...intervention.aliases]);
