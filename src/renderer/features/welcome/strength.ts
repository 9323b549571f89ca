/**
 * A rule of thumb for how hard a passphrase is to guess, from its length and variety alone. It knows no lists
 * of leaked passwords, so it can only praise what is long; the main process refuses what is surely weak.
 */
export type Strength = 0 | 1 | 2 | 3 | 4;

/** Bits a word adds when it is drawn by a person out of some two thousand that come to mind (log2 2000). */
const BITS_PER_WORD = 11;
/** Bits a character adds where the text may be a word or a name: English text has about 2 (Shannon 1951). */
const BITS_PER_LETTER = 2;
/** With digits or signs among the letters people still follow habits (capital first, year last). */
const BITS_PER_MIXED = 3;
const LEAST_WORD = 3; // letters; shorter ones add as letters do
const LEVELS = { fair: 30, strong: 42, veryStrong: 60 } as const; // bits

/** Characters that are not part of a repetition or a run such as `aaa`, `1234`, `cba`. */
const effectiveLength = (text: string): number => {
  const codes = [...text.toLowerCase()].map((c) => c.codePointAt(0) ?? 0);
  return codes.filter((code, i) => {
    const step = code - (codes[i - 1] ?? Number.NaN);
    const before = (codes[i - 1] ?? Number.NaN) - (codes[i - 2] ?? Number.NaN);
    return !(step === before && Math.abs(step) <= 1);
  }).length;
};

/** Estimated bits of a passphrase; only for comparison with `LEVELS`. A word said twice counts once. */
export const estimateBits = (passphrase: string): number => {
  const parts = new Set(
    passphrase
      .toLowerCase()
      .split(/[\s_.,;-]+/u)
      .filter(Boolean),
  );
  const bitsOf = (part: string) => {
    const length = effectiveLength(part);
    if (!/^\p{L}*$/u.test(part)) return length * BITS_PER_MIXED;
    // one word alone may be any word of the language; one of several was at least chosen
    const isWord = parts.size > 1 && length >= LEAST_WORD;
    return isWord ? BITS_PER_WORD : length * BITS_PER_LETTER;
  };
  return [...parts].reduce((sum, part) => sum + bitsOf(part), 0);
};

/** 0 nothing typed, 1 weak, 2 fair, 3 strong, 4 very strong. */
export const strengthOf = (passphrase: string): Strength => {
  if (passphrase === '') return 0;
  const bits = estimateBits(passphrase);
  if (bits >= LEVELS.veryStrong) return 4;
  if (bits >= LEVELS.strong) return 3;
  return bits >= LEVELS.fair ? 2 : 1;
};
