import type { EvidenceCatalogue } from '../../../src/shared/evidence.ts';

/** BM25 (Robertson and Zaragoza 2009, k1 1.2, b 0.75) over small documents: what the match is compared with. */
const words = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const [K1, B] = [1.2, 0.75];

export interface Document {
  id: string;
  text: string;
}

/** Ranks the documents for a query, best first; those that share no word are left out. */
export const bm25 = (documents: readonly Document[]) => {
  const bags = documents.map((d) => words(d.text));
  const mean = bags.reduce((s, b) => s + b.length, 0) / bags.length;
  const having = (w: string) => bags.filter((b) => b.includes(w)).length;
  return (query: string): { id: string; score: number }[] => {
    const asked = [...new Set(words(query))].map((w) => ({
      w,
      idf: Math.log(1 + (bags.length - having(w) + 0.5) / (having(w) + 0.5)),
    }));
    return documents
      .map((d, i) => {
        const bag = bags[i]!;
        const score = asked.reduce((s, { w, idf }) => {
          const tf = bag.filter((x) => x === w).length;
          return s + (idf * tf * (K1 + 1)) / (tf + K1 * (1 - B + (B * bag.length) / mean));
        }, 0);
        return { id: d.id, score };
      })
      .filter((r) => r.score > 0)
      .sort((a, b) => b.score - a.score);
  };
};

/** What BM25 reads of each condition: every word that the match has, the everyday sentences too. */
export const documentsOf = (catalogue: EvidenceCatalogue): Document[] =>
  catalogue.conditions.map((c) => ({
    id: c.id,
    text: [
      c.name,
      ...c.synonyms,
      ...c.functions,
      ...c.texts,
      ...catalogue.everyday.filter((e) => e.of === c.id).map((e) => e.text),
    ].join(' '),
  }));
