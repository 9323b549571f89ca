import { describe, expect, it } from 'vitest';
import {
  countSequences,
  type SequenceRules,
  sampleSequence,
  seededStream,
  sequenceSet,
  smallestRandomisationP,
  uniformBelow,
} from '../../../../src/core/design/index.ts';
import { designTools } from '../../../../src/main/trials/random-stream.ts';

const rules = (arms: number, each: number, maxRun: number | null, permutedBlocks = false): SequenceRules => ({
  arms,
  periods: arms * each,
  balanced: true,
  maxRun,
  permutedBlocks,
});

const seedOf = (n: number) => Uint8Array.from({ length: 32 }, (_, i) => (i < 4 ? (n >> (8 * i)) & 255 : 7));
const streamOf = (n: number) => seededStream(seedOf(n), designTools.sha256);

const factorial = (n: number): bigint => (n < 2 ? 1n : BigInt(n) * factorial(n - 1));

/** Brute force: every sequence, kept if it obeys the rules read literally. */
const enumerate = (r: SequenceRules): string[] => {
  const out: string[] = [];
  for (let code = 0; code < r.arms ** r.periods; code++) {
    const s = Array.from(
      { length: r.periods },
      (_, i) => Math.floor(code / r.arms ** (r.periods - 1 - i)) % r.arms,
    );
    const counts = Array.from({ length: r.arms }, (_, k) => s.filter((x) => x === k).length);
    const runs = s.map((x, i) => {
      let n = 1;
      while (s[i - n] === x) n++;
      return n;
    });
    if (r.balanced && new Set(counts).size > 1) continue;
    if (r.maxRun !== null && Math.max(...runs) > r.maxRun) continue;
    const blocks = Array.from({ length: r.periods / r.arms }, (_, b) =>
      s.slice(b * r.arms, (b + 1) * r.arms),
    );
    if (r.permutedBlocks && blocks.some((b) => new Set(b).size < r.arms)) continue;
    out.push(s.join(''));
  }
  return out;
};

describe('the number of permitted sequences', () => {
  it.each([
    [2, 3, 20n, 14n, 8n],
    [2, 4, 70n, 34n, 16n],
    [2, 6, 924n, 208n, 64n],
    [3, 2, 90n, null, 36n],
    [3, 3, 1_680n, 1_314n, 216n],
    [3, 4, 34_650n, 21_084n, 1_296n],
    [4, 3, 369_600n, 308_664n, 13_824n],
    [4, 4, 63_063_000n, null, 331_776n],
  ])('%i arms x %i periods each', (arms, each, balanced, maxRun2, blocks) => {
    expect(countSequences(rules(arms, each, null))).toBe(balanced);
    expect(balanced).toBe(factorial(arms * each) / factorial(each) ** BigInt(arms)); // multinomial
    if (maxRun2 !== null) expect(countSequences(rules(arms, each, 2))).toBe(maxRun2);
    expect(countSequences(rules(arms, each, null, true))).toBe(blocks);
  });

  it('4 x 4 with max-run-2 is about 4.3e7', () => {
    expect(Number(countSequences(rules(4, 4, 2))) / 1e7).toBeCloseTo(4.3, 1);
  });

  it('counts mirrored orders: the half decides, and the run in the middle counts twice', () => {
    const mirrored = (arms: number, each: number, maxRun: number | null) => ({
      ...rules(arms, each, maxRun),
      counterbalanced: true,
    });
    expect(countSequences(mirrored(2, 4, null))).toBe(6n); // halves: 4!/(2! 2!)
    expect(countSequences(mirrored(2, 4, 2))).toBe(4n); // not those that end in a run of two
    expect(countSequences(mirrored(2, 3, null))).toBe(0n); // a half of three cannot be balanced
    expect(countSequences(mirrored(3, 2, null))).toBe(6n);
    const set = sequenceSet(mirrored(2, 4, 2));
    for (let rank = 0n; rank < set.size; rank++) {
      const s = set.at(rank);
      expect(s).toEqual(s.toReversed());
      expect(s.filter((x) => x === 0)).toHaveLength(4);
    }
    expect(countSequences({ ...mirrored(2, 4, null), permutedBlocks: true })).toBe(4n);
  });

  it('handles sets without balance, sets of one and empty sets', () => {
    expect(countSequences({ arms: 3, periods: 5, balanced: false, maxRun: null })).toBe(243n);
    expect(countSequences({ arms: 2, periods: 6, balanced: false, maxRun: 1 })).toBe(2n);
    expect(countSequences({ arms: 2, periods: 5, balanced: true, maxRun: null })).toBe(0n);
  });

  it('counts the longest trial the planner allows in well under a second', () => {
    const began = performance.now();
    expect(countSequences({ arms: 4, periods: 52, balanced: true, maxRun: 2 })).toBeGreaterThan(10n ** 27n);
    expect(performance.now() - began).toBeLessThan(1500);
  });

  it('gives the floor of a randomisation test', () => {
    expect(smallestRandomisationP(8n)).toBe(1 / 8);
  });
});

describe('unranking', () => {
  it.each([
    rules(2, 3, null),
    rules(2, 4, 2),
    rules(3, 2, 2),
    rules(3, 3, 2),
    rules(2, 3, null, true),
    { arms: 3, periods: 4, balanced: false, maxRun: 2 },
  ])('reaches exactly the sequences that brute force finds, each once: %o', (r) => {
    const set = sequenceSet(r);
    const all = Array.from({ length: Number(set.size) }, (_, rank) => set.at(BigInt(rank)).join(''));
    expect(all).toEqual(enumerate(r)); // both in lexicographic order
  });

  it('throws outside the set', () => {
    const set = sequenceSet(rules(2, 3, null));
    expect(() => set.at(20n)).toThrow(RangeError);
    expect(() => set.at(-1n)).toThrow(RangeError);
  });
});

describe('drawing', () => {
  it('is a function of the seed, the same on any machine', () => {
    const draw = (seed: number) => sampleSequence(rules(3, 4, 2), streamOf(seed)).join('');
    expect(draw(1)).toBe(draw(1));
    expect(new Set(Array.from({ length: 50 }, (_, i) => draw(i))).size).toBe(50);
    expect(draw(1)).toBe('011221020102'); // sequence-vector.py: an independent implementation
  });

  /** chi-square over all cells against its 99.99 % point (Wilson-Hilferty); seeds are fixed, so no flakiness. */
  const chiSquareFits = (size: bigint, draws: number, draw: (i: number) => string) => {
    const cells = new Map<string, number>();
    for (let i = 0; i < draws; i++) {
      const key = draw(i);
      cells.set(key, (cells.get(key) ?? 0) + 1);
    }
    const k = Number(size);
    const expected = draws / k;
    let chi2 = (k - cells.size) * expected;
    for (const n of cells.values()) chi2 += (n - expected) ** 2 / expected;
    const df = k - 1;
    const limit = df * (1 - 2 / (9 * df) + 3.719 * Math.sqrt(2 / (9 * df))) ** 3;
    expect(chi2).toBeLessThan(limit);
  };

  it.each([
    rules(2, 3, null),
    rules(2, 4, 2),
    rules(3, 3, 2),
    { ...rules(2, 4, null), counterbalanced: true },
  ] as const)('is uniform over trials with a seed each: %o', (r) => {
    const set = sequenceSet(r);
    chiSquareFits(set.size, 20_000, (i) => set.at(uniformBelow(set.size, streamOf(i))).join(''));
  });

  it.each([
    [rules(2, 3, null), 20n],
    [rules(2, 4, null), 70n],
    [rules(3, 2, null), 90n],
    [rules(3, 3, null), 1_680n],
  ] as const)('is uniform over 100,000 draws: %o', (r, size) => {
    const set = sequenceSet(r);
    expect(set.size).toBe(size);
    const stream = streamOf(1);
    const named = new Map<bigint, string>(); // the draw is the rank; unranking is a bijection (above)
    chiSquareFits(size, 100_000, () => {
      const rank = uniformBelow(size, stream);
      const known = named.get(rank) ?? set.at(rank).join('');
      named.set(rank, known);
      return known;
    });
  });
});

describe('uniformBelow', () => {
  it('rejects instead of wrapping around', () => {
    const bytes = [255, 200, 150, 99];
    expect(uniformBelow(200n, () => Uint8Array.of(bytes.shift()!))).toBe(150n);
  });

  it('takes a number of bits, not of bytes', () => {
    expect(uniformBelow(4n, () => Uint8Array.of(0b1011_1111))).toBe(2n);
  });

  it('refuses an empty range', () => {
    expect(() => uniformBelow(0n, streamOf(1))).toThrow(RangeError);
  });
});
