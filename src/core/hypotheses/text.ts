/** Plain text against word lists: normalisation, clauses, negation, small misspellings. No model here. */

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

/** Sentences and contrasting clauses ("..., but ...") of a free text, as written. */
export const clausesOf = (text: string): string[] =>
  text
    .split(/[.!?;\n]+(?:\s|$)|\n|[,;]?\s+(?=(?:but|however|aber|sondern)\s)/iu)
    .map((s) => s.trim())
    .filter((s) => /\p{L}/u.test(s));

const NEGATIONS = new Set(
  "no not never without don't doesn't didn't isn't aren't wasn't haven't hasn't neither nor kein keine keinen keiner keinerlei nicht nie niemals ohne weder".split(
    ' ',
  ),
);
/** A negation reaches this many words ahead: "no sign of any migraine". */
const REACH = 4;

export interface WordHit {
  /** The word of the list that was found. */
  word: string;
  negated: boolean;
  exact: boolean;
}

/**
 * The first word of `list` that occurs in `text`, whole words only. Unnegated hits win over negated, exact over
 * misspelt ones; null if there is none. With `fuzzy`, one wrong letter is forgiven from 6 letters on, two from 8
 * on, if the first four letters agree ("migrane", but not hypotension for hypertension).
 */
export const findWord = (text: string, list: readonly string[], fuzzy = false): WordHit | null => {
  const tokens = normalise(text).split(' ');
  const hits: WordHit[] = [];
  for (const word of list) {
    const wanted = normalise(word).split(' ');
    for (let at = 0; at + wanted.length <= tokens.length; at++) {
      const here = wanted.map((w, i) => closeness(w, tokens[at + i]!, fuzzy));
      if (here.includes('different')) continue;
      const before = tokens.slice(Math.max(0, at - REACH), at);
      hits.push({ word, negated: before.some((t) => NEGATIONS.has(t)), exact: !here.includes('close') });
    }
  }
  const rank = (h: WordHit) => (h.negated ? 2 : 0) + (h.exact ? 0 : 1);
  return hits.reduce<WordHit | null>((best, h) => (best === null || rank(h) < rank(best) ? h : best), null);
};

const closeness = (wanted: string, got: string, fuzzy: boolean): 'same' | 'close' | 'different' => {
  if (wanted === got) return 'same';
  const allowed = !fuzzy || wanted.length < 6 ? 0 : wanted.length < 8 ? 1 : 2;
  if (allowed === 0 || wanted.slice(0, 4) !== got.slice(0, 4)) return 'different';
  return editDistance(wanted, got) <= allowed ? 'close' : 'different';
};

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
