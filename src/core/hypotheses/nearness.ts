import type { EvidenceCatalogue } from '../../shared/evidence.ts';
import { type Letters, lettersOf } from './letters.ts';

/** Cosine of two texts, a reading of a clause and a text of the catalogue; 0 where no model is at hand. */
export type Similarity = (reading: string, catalogueText: string) => number;

/** What a text is compared with: `english` by meaning, `text` by its letters. */
interface Example {
  text: string;
  english: string;
}

/** How close a reading is to a condition, or to what the catalogue has nothing for, and to which sentence of it. */
export interface Near {
  score: number;
  met: string;
}

export const OUTSIDE = 'outside';

/** Letters count this much, meaning the rest. */
const LETTERS_SHARE = 0.25;
/** The second nearest sentence counts this much: one chance likeness is worth less than two. */
const SECOND_SHARE = 0.4;

interface Index {
  groups: ReadonlyMap<string, readonly Example[]>;
  letters: Letters;
}

const indexes = new WeakMap<EvidenceCatalogue, Index>();

const indexOf = (catalogue: EvidenceCatalogue): Index => {
  const known = indexes.get(catalogue);
  if (known) return known;
  const of = (id: string, own: readonly string[]): [string, Example[]] => [
    id,
    [...own.map((text) => ({ text, english: text })), ...catalogue.everyday.filter((e) => e.of === id)],
  ];
  const groups = new Map([
    ...catalogue.conditions.map((c) => of(c.id, c.texts)),
    of(OUTSIDE, catalogue.outside),
  ]);
  const letters = lettersOf([...groups.values()].flat().map((e) => e.text));
  const made = { groups, letters };
  indexes.set(catalogue, made);
  return made;
};

/**
 * How close what was said is to each condition and to OUTSIDE: meaning and letters of each example fused, and of the
 * examples the nearest and the second nearest. `reading` is the English of `said`.
 */
export const nearness = (
  reading: string,
  said: string,
  catalogue: EvidenceCatalogue,
  similarity: Similarity,
): ReadonlyMap<string, Near> => {
  const { groups, letters } = indexOf(catalogue);
  return new Map(
    [...groups].map(([id, examples]): [string, Near] => {
      const found = examples
        .map((e) => {
          const own = letters.like(said, e.text);
          return { met: e.text, meaning: similarity(reading, e.english), letters: own };
        })
        .map((e) => ({ met: e.met, score: (1 - LETTERS_SHARE) * e.meaning + LETTERS_SHARE * e.letters }))
        .sort((a, b) => b.score - a.score);
      const [first, second] = [found[0], found[1] ?? found[0]];
      if (!first || !second) return [id, { score: 0, met: '' }];
      return [id, { met: first.met, score: (1 - SECOND_SHARE) * first.score + SECOND_SHARE * second.score }];
    }),
  );
};
