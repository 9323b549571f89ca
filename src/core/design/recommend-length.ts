import { ok, type Result } from '../../shared/errors.ts';
import type { AssuranceProgress } from './assurance.ts';
import { type AssuranceInput, createTrials, noticedShare } from './simulated-trial.ts';

/** The planner's and the specification's limit. */
const MAX_PERIODS = 52;

/** What a design should reach: a real benefit of `size` (reported scale) noticed at least this often. */
export interface Wish {
  size: number;
  noticed: number;
  /** Longest trial worth offering (days, run-in not counted). */
  maxDays: number;
}

export interface Recommended {
  periods: number;
  days: number;
}

/**
 * The shortest design of the same kind (periods in whole rounds of the arms) that fulfils the wish, by bisection
 * over the number of rounds; null if the longest allowed does not. `inputFor` makes the input of a length.
 * A generator like simulateAssurance; `total` is the most it can take.
 */
export function* recommendLength(
  inputFor: (periods: number) => Result<AssuranceInput>,
  shape: { arms: number; periodDays: number },
  wish: Wish,
): Generator<AssuranceProgress, Result<Recommended | null>, void> {
  const most = Math.floor(Math.min(MAX_PERIODS, wish.maxDays / shape.periodDays) / shape.arms);
  if (most < 1) return ok(null);
  const looks = Math.ceil(Math.log2(most)) + 1;
  let done = 0;

  function* fulfils(rounds: number): Generator<AssuranceProgress, Result<boolean>, void> {
    const input = inputFor(rounds * shape.arms);
    if (!input.ok) return input;
    const trials = createTrials(input.value);
    if (!trials.ok) return trials;
    const total = input.value.simulations * looks;
    const share = yield* noticedShare(input.value, trials.value, wish.size, 0, () => ({
      done: ++done,
      total,
    }));
    return share.ok ? ok(share.value >= wish.noticed) : share;
  }

  const longest = yield* fulfils(most);
  if (!longest.ok) return longest;
  if (!longest.value) return ok(null);
  let [tooShort, enough] = [0, most];
  while (enough - tooShort > 1) {
    const middle = Math.floor((tooShort + enough) / 2);
    const answer = yield* fulfils(middle);
    if (!answer.ok) return answer;
    if (answer.value) enough = middle;
    else tooShort = middle;
  }
  const periods = enough * shape.arms;
  return ok({ periods, days: periods * shape.periodDays });
}
