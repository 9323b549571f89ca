import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as german from '@zxcvbn-ts/language-de';
import * as english from '@zxcvbn-ts/language-en';
import type { PassphraseStrength } from '../../../shared/vault.ts';

/** zxcvbn's time grows with the square of the length; what follows only makes a passphrase stronger. */
const LOOKED_AT = 64; // characters
export const LEAST_CHARACTERS = 8;
/** zxcvbn's "safely unguessable": more than 10^8 guesses, each of which costs most of a second here. */
const LEAST_SCORE = 3;

/** German word lists under names of their own: both packages call theirs `commonWords` or the like. */
const germanDictionary = Object.fromEntries(
  Object.entries(german.dictionary).map(([name, words]) => [`${name}-de`, words]),
);

let zxcvbn: ZxcvbnFactory | null = null;

/** Word lists of English and German, loaded once (most of a second): call this from a thread of its own. */
const estimator = (): ZxcvbnFactory => {
  zxcvbn ??= new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, ...germanDictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  });
  return zxcvbn;
};

/** The words of zxcvbn's feedback never quote the passphrase. */
const adviceOf = (warning: string | null, characters: number): string => {
  const why =
    characters < LEAST_CHARACTERS
      ? `This passphrase has fewer than ${LEAST_CHARACTERS} characters.`
      : (warning ?? 'A guessing program would find this passphrase too soon.');
  return `${why} Choose a longer one: four or five words that do not belong together are strong and easy to remember.`;
};

/** Measures a passphrase with zxcvbn: leaked passwords, words and names of two languages, keyboard runs, dates. */
export const measureStrength = (passphrase: string): PassphraseStrength => {
  const characters = [...passphrase.normalize('NFKC')];
  const { score, guessesLog10, feedback } = estimator().check(characters.slice(0, LOOKED_AT).join(''));
  const enough = score >= LEAST_SCORE && characters.length >= LEAST_CHARACTERS;
  return {
    score,
    enough,
    guessesLog10,
    advice: enough ? '' : adviceOf(feedback.warning, characters.length),
  };
};
