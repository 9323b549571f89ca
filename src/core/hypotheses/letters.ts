import { normalise } from './text.ts';

/**
 * Likeness of short texts by their letters: cosine of tf-idf weights over runs of 3 to 5 letters within words. It
 * sees what a sentence embedding does not, misspelt words and German ones, and needs no model. After the character
 * n-grams of Cavnar & Trenkle 1994 and the log weights of Salton & Buckley 1988. Runs are kept as numbers (feature
 * hashing, Weinberger et al. 2009) in flat arrays: as strings they would cost several megabytes.
 */
const SHORTEST = 3;
const LONGEST = 5;
/** About twenty thousand different runs fall into this many places: one in twenty-five shares its place. */
const PLACES = 2 ** 18;

/** FNV-1a of the letters `from` to `to`, folded to a place. */
const placeOf = (word: string, from: number, to: number): number => {
  let h = 0x811c9dc5;
  for (let i = from; i < to; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  return (h ^ (h >>> 18)) & (PLACES - 1);
};

const runsOf = (text: string): Map<number, number> => {
  const counts = new Map<number, number>();
  for (const word of normalise(text).split(' ')) {
    const bounded = `_${word}_`;
    for (let n = SHORTEST; n <= LONGEST; n++)
      for (let at = 0; at + n <= bounded.length; at++) {
        const run = placeOf(bounded, at, at + n);
        counts.set(run, (counts.get(run) ?? 0) + 1);
      }
  }
  return counts;
};

/** Likeness, 0 to 1, of any text to the texts that the weights come from; 0 to any other. */
export interface Letters {
  like(said: string, known: string): number;
}

/**
 * Counts the runs of a collection of texts once; a text that is not of it is weighed by the same counts. Kept by run,
 * so that a comparison with all of them costs only the runs that they share.
 */
export const lettersOf = (texts: readonly string[]): Letters => {
  const numbers = new Map([...new Set(texts)].map((text, i) => [text, i]));
  const having = new Uint16Array(PLACES);
  for (const text of numbers.keys()) for (const run of runsOf(text).keys()) having[run]!++;
  const total = numbers.size + 1;
  const weigh = (text: string): [number, number][] => {
    const raw = [...runsOf(text)].map(([run, n]): [number, number] => [
      run,
      (1 + Math.log(n)) * Math.log(total / (having[run]! + 1)),
    ]);
    const norm = Math.sqrt(raw.reduce((s, [, w]) => s + w * w, 0)) || 1;
    return raw.map(([run, w]) => [run, w / norm]);
  };
  // of run r, the texts that have it stand from start[r] to start[r + 1]
  const start = new Uint32Array(PLACES + 1);
  for (let run = 0; run < PLACES; run++) start[run + 1] = start[run]! + having[run]!;
  const which = new Uint16Array(start[PLACES]!);
  const weights = new Float32Array(start[PLACES]!);
  const filled = new Uint16Array(PLACES);
  for (const [text, number] of numbers)
    for (const [run, weight] of weigh(text)) {
      const at = start[run]! + filled[run]!++;
      which[at] = number;
      weights[at] = weight;
    }
  const toAll = (said: string): Float64Array => {
    const sums = new Float64Array(numbers.size);
    for (const [run, weight] of weigh(said))
      for (let at = start[run]!; at < start[run + 1]!; at++) sums[which[at]!]! += weight * weights[at]!;
    return sums;
  };
  let last: { said: string; sums: Float64Array } | null = null;
  return {
    like(said, text) {
      if (last?.said !== said) last = { said, sums: toAll(said) };
      const number = numbers.get(text);
      return number === undefined ? 0 : last.sums[number]!;
    },
  };
};
