import { GERMAN, SHARED_WORDS } from './lexicon-de.ts';
import { GLUE, phrasesInEnglish, readingsInEnglish } from './phrases-de.ts';
import { inPlainWords } from './slang-en.ts';
import { editDistance, normalise } from './text.ts';

/** Words that are spelled rightly: an English vocabulary, and a model's own word list where one is at hand. */
export interface Wording {
  /** Correct spellings that a misspelt word may stand for. */
  vocabulary: ReadonlySet<string>;
  /** True for a word that is known to be English, however unusual here. */
  known(word: string): boolean;
}

export const noWording: Wording = { vocabulary: new Set(), known: () => true };

/** English words of texts and of the German glosses: what a misspelt word is compared with. */
export const vocabularyOf = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(
    [...texts, ...GERMAN.values()].flatMap((t) => normalise(t).split(' ')).filter((w) => w.length >= 4),
  );

/**
 * A clause in plain English, for an English sentence model: German is glossed word by word (endings, compounds and
 * small misspellings forgiven), misspelt English is corrected, everyday phrases are read in plain words. What cannot be read stays as it is.
 */
export const inEnglish = (clause: string, wording: Wording): string => {
  const read = readingsInEnglish(clause);
  const plain = normalise(read).split(' ');
  const words = phrasesInEnglish(plain.join(' ')).split(' ');
  const glosses = words.map((w) => (w.includes(GLUE) ? w.replaceAll(GLUE, ' ') : glossOf(w)));
  const german = words.filter((w, i) => glosses[i] !== null && !SHARED_WORDS.has(w)).length;
  const english = words.filter((w, i) => glosses[i] === null && wording.known(w) && w.length > 1).length;
  if (german > 0 && german >= english) return words.map((w, i) => glosses[i] ?? nearGerman(w) ?? w).join(' ');
  const plainly = inPlainWords(plain.map((w) => corrections(w, wording)).join(' '));
  return plainly === plain.join(' ') ? read : plainly;
};

/** A sentence known to be German in English, word by word: for the catalogue's own sentences. */
export const germanInEnglish = (sentence: string): string =>
  phrasesInEnglish(normalise(readingsInEnglish(sentence)))
    .split(' ')
    .map((w) => (w.includes(GLUE) ? w.replaceAll(GLUE, ' ') : (glossOf(w) ?? w)))
    .join(' ');

const glossOf = (word: string): string | null => plain(word) ?? compound(word);

const ENDINGS = ['', 'e', 'n', 'en', 's', 'es', 'er', 'em', 't', 'st', 'te', 'ten', 'ung', 'ungen'] as const;
/** "ue" for "ü" and so on, as it is typed without the keys. */
const spelledOut = (word: string): string => word.replace(/ae/g, 'a').replace(/oe/g, 'o').replace(/ue/g, 'u');

const plain = (word: string): string | null => {
  for (const form of word === spelledOut(word) ? [word] : [word, spelledOut(word)])
    for (const ending of ENDINGS) {
      if (!form.endsWith(ending) || (ending !== '' && form.length - ending.length < 4)) continue;
      const gloss = GERMAN.get(form.slice(0, form.length - ending.length));
      if (gloss !== undefined) return gloss;
    }
  return null;
};

const JOINTS = ['', 's', 'n', 'en', 'es', 'er'] as const;
const SHORTEST_PART = 3;

/** "Rückenschmerzen" is back + pain: the longest known head, a joint, and a rest that is known. */
const compound = (word: string): string | null => {
  for (const form of new Set([word, spelledOut(word)]))
    for (let cut = form.length - SHORTEST_PART; cut >= SHORTEST_PART; cut--) {
      const head = GERMAN.get(form.slice(0, cut));
      if (head === undefined) continue;
      for (const joint of JOINTS) {
        const rest = form.slice(cut);
        if (!rest.startsWith(joint) || rest.length - joint.length < SHORTEST_PART) continue;
        const tail = glossOf(rest.slice(joint.length));
        if (tail !== null) return `${head} ${tail}`;
      }
    }
  return null;
};

/** Wrong letters that are forgiven in a word of this length. */
export const forgiven = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** The closest word of a list with the same first letter; null if none is close, or if two differ in meaning. */
const nearest = (word: string, list: Iterable<string>): string | null => {
  let best: string | null = null;
  let distance = forgiven(word.length) + 1;
  for (const candidate of list) {
    if (candidate[0] !== word[0] || Math.abs(candidate.length - word.length) >= distance) continue;
    if (candidate.length < 4) continue;
    const d = editDistance(word, candidate);
    if (d < distance) [best, distance] = [candidate, d];
  }
  return best;
};

const nearGerman = (word: string): string | null => {
  const near = nearest(spelledOut(word), GERMAN.keys());
  if (near !== null) return GERMAN.get(near) ?? null;
  // a misspelt compound: one half is right
  for (let cut = word.length - 4; cut >= 4; cut--) {
    const [head, tail] = [plain(word.slice(0, cut)), plain(word.slice(cut))];
    if (tail !== null && head === null) {
      const repaired = nearest(word.slice(0, cut), GERMAN.keys());
      if (repaired !== null) return `${GERMAN.get(repaired)} ${tail}`;
    }
    if (head !== null && tail === null) {
      const repaired = nearest(word.slice(cut), GERMAN.keys());
      if (repaired !== null) return `${head} ${GERMAN.get(repaired)}`;
    }
  }
  return null;
};

const corrections = (word: string, wording: Wording): string =>
  word.length < 4 || wording.known(word) || wording.vocabulary.has(word) || /\d/.test(word)
    ? word
    : (nearest(word, wording.vocabulary) ?? word);
