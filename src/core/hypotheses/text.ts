import { isNegated } from './negation.ts';

/** Plain text against word lists: normalisation, clauses, small misspellings. No model here. */

/** Lower case, no accents (ä becomes a, ß ss), one space between words, apostrophes straight. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[\u2018\u2019\u02bc`]/g, "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();

/** Stands for a comma, a dash or a bracket among the words: what is negated before it is not negated after it. */
export const BREAK = ',';

/** Normalised, "husband's" as two words; "it's" and "he's" stay. */
const possessive = (text: string): string => normalise(text).replace(/(\p{L}{3,})'s\b/gu, "$1 's");

/** The normalised words of a text with the breaks between them kept. */
export const wordsOf = (text: string): string[] =>
  text
    .split(/(?:[,;:()!?"]|\.(?!\d)|\s[-\u2013\u2014]+\s|\/)+/u)
    .map(possessive)
    .filter((part) => part !== '')
    .flatMap((part, i) => [...(i === 0 ? [] : [BREAK]), ...part.split(' ')]);

/** Sentences and contrasting clauses ("..., but ...", "... and my ...") of a free text, as written. */
export const clausesOf = (text: string): string[] =>
  text
    .split(
      /[.!?;\n]+(?:\s|$)|\n|[,;]?\s+(?=(?:but|however|although|though|aber|sondern|jedoch|obwohl)\s)|[,;]?\s+(?=(?:and|und)\s+(?:i|my|it|ich|mein|meine|mir|mich|es)\s)(?!\S+\s+(?:i|ich)\s+\S+\s+(?:it|them|one|es|sie|welche|auch)\b)(?!\S+\s+(?:it|es)\s+(?:came|come|was|is|turned|war|kam|ist)\b[^.!?;]*\b(?:negative|clear|normal|fine|negativ|nichts|unauffällig))/iu,
    )
    .map((s) => s.trim())
    .filter((s) => /\p{L}|\d{3}\s*\/\s*\d{2,3}/u.test(s));

export interface WordHit {
  /** The word of the list that was found. */
  word: string;
  negated: boolean;
  exact: boolean;
  /** Where it stands among `wordsOf(text)`: first word, number of words. */
  at: number;
  length: number;
}

/** 'long': only what sounds the same, and one wrong letter from 10 letters on. */
export type Fuzzy = boolean | 'long';

/**
 * The first word of `list` that occurs in `text`, whole words only. Unnegated hits win over negated, exact over
 * misspelt ones; null if there is none. With `fuzzy`, one wrong letter is forgiven from 6 letters on if the first
 * two agree, two from 8 on if the first four do ("migrane", but not hypotension for hypertension).
 */
export const findWord = (text: string, list: readonly string[], fuzzy: Fuzzy = false): WordHit | null => {
  const tokens = wordsOf(text);
  const hits: WordHit[] = [];
  for (const { word, wanted } of soughtOf(list)) {
    for (let at = 0; at + wanted.length <= tokens.length; at++) {
      const here = wanted.map((w, i) => closeness(w, tokens[at + i]!, fuzzy));
      if (here.includes('different')) continue;
      const negated = isNegated(tokens, at, wanted.length);
      hits.push({ word, negated, exact: !here.includes('close'), at, length: wanted.length });
    }
  }
  const rank = (h: WordHit) => (h.negated ? 2 : 0) + (h.exact ? 0 : 1);
  return hits.reduce<WordHit | null>((best, h) => (best === null || rank(h) < rank(best) ? h : best), null);
};

interface Sought {
  word: string;
  /** Its normalised words. */
  wanted: string[];
}

/** The lists are the catalogue's, are never changed, and are looked for in every clause of every text. */
const sought = new WeakMap<readonly string[], Sought[]>();
const soughtOf = (list: readonly string[]): Sought[] => {
  const known = sought.get(list);
  if (known) return known;
  const made = list.map((word) => ({ word, wanted: possessive(word).split(' ') }));
  sought.set(list, made);
  return made;
};

const closeness = (wanted: string, got: string, fuzzy: Fuzzy): 'same' | 'close' | 'different' => {
  if (wanted === got) return 'same';
  if (!fuzzy || wanted.length < 6 || Math.abs(wanted.length - got.length) > 2) return 'different';
  const [heard, ours] = [asHeard(wanted), asHeard(got)];
  if (heard === ours) return 'close';
  // thousands of words are compared: the distance is worked out only where it can still be near enough
  if (!same(wanted, got, 2)) return 'different';
  const d = editDistance(heard, ours);
  const near =
    fuzzy === 'long'
      ? d === 1 && wanted.length >= 10
      : d === 1 || (d === 2 && wanted.length >= 8 && same(wanted, got, 4));
  return near ? 'close' : 'different';
};

/** Spelt as it sounds: doubled letters once, "ck", "dt", "th", "tz", "ph", "ie" and "y" by one letter. */
const asHeard = (word: string): string =>
  word
    .replace(/ph/g, 'f')
    .replace(/ck/g, 'k')
    .replace(/dt|th/g, 't')
    .replace(/tz/g, 'z')
    .replace(/ie|y/g, 'i')
    .replace(/(.)\1/g, '$1');

const same = (a: string, b: string, letters: number) => a.slice(0, letters) === b.slice(0, letters);

/** Edits (insert, delete, replace, swap of neighbours) between two words: optimal string alignment. */
export const editDistance = (a: string, b: string): number => {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const replace = d[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, replace);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, d[i - 2]![j - 2]! + 1);
      d[i]![j] = best;
    }
  return d[a.length]![b.length]!;
};
