import { fail, ok, type Result } from '../../../shared/errors.ts';

const LEAST_CHARACTERS = 8;
const LEAST_DISTINCT = 5;

/** What guessing programs try first; digits and signs around them do not help. */
const common = new Set(
  'password passwort passwd letmein welcome iloveyou sunshine princess football baseball dragon monkey superman trustno qwerty qwertz qwertyuiop asdfghjkl zxcvbnm abcdefgh administrator changeme whatever'.split(
    ' ',
  ),
);

const weak = (why: string) =>
  fail(
    'weak-passphrase',
    `${why} Nothing was created. Choose a longer one: four or five words that do not belong together are strong and easy to remember.`,
    'passphrase',
  );

/** True where each character follows the one before it by the same step of 0, 1 or -1, as in 12345678. */
const isRun = (text: string): boolean => {
  const steps = new Set([...text].slice(1).map((c, i) => c.codePointAt(0)! - [...text][i]!.codePointAt(0)!));
  return steps.size === 1 && [0, 1, -1].includes([...steps][0]!);
};

/**
 * Refuses a passphrase that a guessing program finds among its first tries: fewer than 8 characters, fewer than
 * 5 different ones, a run such as 12345678, or a common password with digits around it. The key derivation makes
 * each guess cost most of a second; this keeps the number of guesses from being tiny.
 */
export const checkPassphrase = (passphrase: string): Result<string> => {
  const characters = [...passphrase.normalize('NFKC')];
  if (characters.length < LEAST_CHARACTERS) return weak('This passphrase has fewer than 8 characters.');
  if (new Set(characters).size < LEAST_DISTINCT) return weak('This passphrase repeats very few characters.');
  const lower = characters.join('').toLowerCase();
  if (isRun(lower)) return weak('This passphrase is a simple sequence.');
  const letters = lower.replace(/[^\p{L}]/gu, '');
  if (common.has(letters)) return weak('This passphrase is one that guessing programs try first.');
  return ok(passphrase);
};

/**
 * The bytes that the key is derived from. NFKC, because keyboards and systems write the same accented letter in
 * different ways. Zero them after use; the string itself stays in memory until it is collected (docs/security.md).
 */
export const passphraseBytes = (passphrase: string): Uint8Array =>
  new TextEncoder().encode(passphrase.normalize('NFKC'));
