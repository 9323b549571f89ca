import { ok, type Result } from '../../shared/errors.ts';
import type { AssuranceProgress } from './assurance.ts';
import { type AssuranceInput, createTrials, runNoticedTrials } from './simulated-trial.ts';

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

/** Most rounds of the arms that a wish allows. */
export const mostRounds = (shape: { arms: number; periodDays: number }, wish: Wish): number =>
  Math.floor(Math.min(MAX_PERIODS, wish.maxDays / shape.periodDays) / shape.arms);

/** Lengths that a search over so many rounds looks at, at most. */
export const mostLooks = (most: number): number => Math.ceil(Math.log2(Math.max(most, 1))) + 1;

/**
 * Bisection over the number of rounds: yields the number to try, is told whether it fulfils the wish, and returns the
 * smallest that does; null where the longest does not. However the trials are computed, this decides which.
 */
export function* roundsSearch(most: number): Generator<number, number | null, boolean> {
  if (most < 1) return null;
  if (!(yield most)) return null;
  let [tooShort, enough] = [0, most];
  while (enough - tooShort > 1) {
    const middle = Math.floor((tooShort + enough) / 2);
    if (yield middle) enough = middle;
    else tooShort = middle;
  }
  return enough;
}

/** A number of rounds as a design. */
export const recommendedOf = (
  rounds: number | null,
  shape: { arms: number; periodDays: number },
): Recommended | null =>
  rounds === null ? null : { periods: rounds * shape.arms, days: rounds * shape.arms * shape.periodDays };

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
  const most = mostRounds(shape, wish);
  const looks = mostLooks(most);
  const search = roundsSearch(most);
  let done = 0;
  for (let look = search.next(); ; ) {
    if (look.done) return ok(recommendedOf(look.value, shape));
    const input = inputFor(look.value * shape.arms);
    if (!input.ok) return input;
    const trials = createTrials(input.value);
    if (!trials.ok) return trials;
    const { simulations: n } = input.value;
    const steps = runNoticedTrials(input.value, trials.value, wish.size, 0, n);
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield { done: ++done, total: n * looks };
    if (!step.value.ok) return step.value;
    look = search.next(step.value.value / n >= wish.noticed);
  }
}
