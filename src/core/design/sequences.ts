import { type ByteStream, uniformBelow } from './byte-stream.ts';

/**
 * Which sequences of arms a trial may use. All rules that are set hold at once.
 * - balanced: each arm has the same number of periods.
 * - maxRun: no arm stands in more than this many periods in a row; null: no limit.
 * - permutedBlocks: each consecutive block of K periods holds each of the K arms once ("permuted pairs" for two).
 * - counterbalanced: the second half is the mirror image of the first, so that a steady trend cancels out.
 */
export interface SequenceRules {
  arms: number;
  periods: number;
  balanced: boolean;
  maxRun: number | null;
  permutedBlocks?: boolean;
  counterbalanced?: boolean;
}

/** What the rules need to remember of a started sequence; everything is kept by arm. */
interface Prefix {
  position: number;
  last: number;
  run: number;
  used: readonly number[];
  inBlock: readonly boolean[];
}

const empty = (rules: SequenceRules): Prefix => ({
  position: 0,
  last: -1,
  run: 0,
  used: Array<number>(rules.arms).fill(0),
  inBlock: Array<boolean>(rules.arms).fill(false),
});

/** The prefix with one more arm, or null where a rule forbids it. A further rule is a further line here. */
const extend = (rules: SequenceRules, p: Prefix, arm: number): Prefix | null => {
  const run = p.last === arm ? p.run + 1 : 1;
  if (rules.maxRun !== null && run > rules.maxRun) return null;
  if (rules.balanced && p.used[arm]! + 1 > rules.periods / rules.arms) return null;
  if (rules.permutedBlocks && p.inBlock[arm]) return null;
  const position = p.position + 1;
  const blockEnds = position % rules.arms === 0;
  return {
    position,
    last: arm,
    run,
    used: p.used.map((n, k) => (k === arm ? n + 1 : n)),
    inBlock: p.inBlock.map((b, k) => !blockEnds && (b || k === arm)),
  };
};

/**
 * Two prefixes have the same number of completions if they agree in what the set rules see, up to the names of
 * the arms: the per-arm states are sorted. This keeps the table small (4 arms x 13 periods: thousands of rows).
 */
const keyOf = (rules: SequenceRules, p: Prefix): string => {
  const codes = p.used.map((n, k) => {
    const left = rules.balanced ? n : 0;
    const run = rules.maxRun !== null && p.last === k ? p.run : 0;
    const taken = rules.permutedBlocks && p.inBlock[k] ? 1 : 0;
    return (left * 64 + run) * 2 + taken;
  });
  return `${p.position}:${codes.sort((a, b) => a - b).join()}`;
};

/** The permitted set: its exact size and its members by rank. Rules that contradict each other give size 0. */
export interface SequenceSet {
  readonly size: bigint;
  /** Member `rank` (0 <= rank < size) in lexicographic order, as arm indexes. */
  at(rank: bigint): number[];
}

/**
 * Counts permitted sequences by dynamic programming over prefixes, in exact integers, and unranks: at each
 * period the next arm is chosen in proportion to the completions it leaves. Nothing is enumerated.
 */
export const sequenceSet = (rules: SequenceRules): SequenceSet =>
  rules.counterbalanced ? mirrored(rules) : freeSet(rules);

/** Halves that may be mirrored: the run in the middle counts twice, all else is a rule of the half. */
const mirrored = (rules: SequenceRules): SequenceSet => {
  const { counterbalanced: _, ...half } = { ...rules, periods: rules.periods / 2 };
  if (!Number.isInteger(half.periods)) return { size: 0n, at: outside };
  const longest = rules.maxRun;
  const set = freeSet(half, (p) => longest === null || 2 * p.run <= longest);
  return {
    size: set.size,
    at: (rank) => {
      const first = set.at(rank);
      return [...first, ...first.toReversed()];
    },
  };
};

const freeSet = (rules: SequenceRules, mayEnd: (p: Prefix) => boolean = () => true): SequenceSet => {
  if (rules.balanced && rules.periods % rules.arms !== 0) return { size: 0n, at: outside };
  const memo = new Map<string, bigint>();
  const completions = (p: Prefix): bigint => {
    if (p.position === rules.periods) return mayEnd(p) ? 1n : 0n;
    const key = keyOf(rules, p);
    const known = memo.get(key);
    if (known !== undefined) return known;
    let sum = 0n;
    for (let arm = 0; arm < rules.arms; arm++) {
      const next = extend(rules, p, arm);
      if (next) sum += completions(next);
    }
    memo.set(key, sum);
    return sum;
  };
  const start = empty(rules);
  const size = completions(start);
  const at = (rank: bigint): number[] => {
    if (rank < 0n || rank >= size) return outside();
    const sequence: number[] = [];
    let prefix = start;
    let left = rank;
    while (prefix.position < rules.periods) {
      for (let arm = 0; arm < rules.arms; arm++) {
        const next = extend(rules, prefix, arm);
        const below = next ? completions(next) : 0n;
        if (next && left < below) {
          sequence.push(arm);
          prefix = next;
          break;
        }
        left -= below;
      }
    }
    return sequence;
  };
  return { size, at };
};

const outside = (): never => {
  throw new RangeError('the rank lies outside the permitted set');
};

/** Exact number of permitted sequences. */
export const countSequences = (rules: SequenceRules): bigint => sequenceSet(rules).size;

/**
 * One sequence, exactly uniform over the permitted set when the stream's bytes are uniform.
 * Throws a RangeError for an empty set: count first.
 */
export const sampleSequence = (rules: SequenceRules, stream: ByteStream): number[] => {
  const set = sequenceSet(rules);
  return set.at(uniformBelow(set.size, stream));
};

/**
 * The smallest p-value a randomisation test over this set can reach: one over its size. With 3 permuted pairs
 * (8 sequences) it cannot go below 1/8, however large the effect.
 */
export const smallestRandomisationP = (permitted: bigint): number => 1 / Number(permitted);
