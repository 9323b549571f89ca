import { ok, type Result } from '../../shared/errors.ts';
import type { AssuranceProgress } from './assurance.ts';
import { type AssuranceInput, createTrials, hasStopRule, runNoticedTrials } from './simulated-trial.ts';

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

/** Questions that a search over so many rounds asks, as a rule at most: bisection, and one with the looks. */
export const mostQuestions = (most: number, looks: boolean): number =>
  Math.ceil(Math.log2(Math.max(most, 1))) + 1 + Number(looks);

/** A length to try, and whether the trial's stop rules take part: each look costs an analysis. */
export interface LengthQuestion {
  rounds: number;
  looks: boolean;
}

/**
 * The smallest number of rounds that fulfils the wish; null where the longest does not. Yields what to try, is told
 * whether it fulfils the wish. Bisection without looks, then, where the trial has stop rules, the same with them,
 * round by round upwards from what was found: they stop few trials that have a real benefit, so one step is the rule.
 */
export function* roundsSearch(
  most: number,
  looks: boolean,
): Generator<LengthQuestion, number | null, boolean> {
  if (most < 1) return null;
  if (!(yield { rounds: most, looks: false })) return null;
  let [tooShort, enough] = [0, most];
  while (enough - tooShort > 1) {
    const rounds = Math.floor((tooShort + enough) / 2);
    if (yield { rounds, looks: false }) enough = rounds;
    else tooShort = rounds;
  }
  if (looks) while (!(yield { rounds: enough, looks: true })) if (++enough > most) return null;
  return enough;
}

/** The design of a question. */
export const questionInput = (input: AssuranceInput, looks: boolean): AssuranceInput => {
  if (looks) return input;
  const { stop: _, ...without } = input;
  return without;
};

/** A number of rounds as a design. */
export const recommendedOf = (
  rounds: number | null,
  shape: { arms: number; periodDays: number },
): Recommended | null =>
  rounds === null ? null : { periods: rounds * shape.arms, days: rounds * shape.arms * shape.periodDays };

/**
 * The shortest design of the same kind (periods in whole rounds of the arms) that fulfils the wish, stop rules
 * included; null if the longest allowed does not. `inputFor` makes the input of a length.
 * A generator like simulateAssurance; `total` is what it takes as a rule.
 */
export function* recommendLength(
  inputFor: (periods: number) => Result<AssuranceInput>,
  shape: { arms: number; periodDays: number },
  wish: Wish,
): Generator<AssuranceProgress, Result<Recommended | null>, void> {
  const most = mostRounds(shape, wish);
  const longest = inputFor(Math.max(most, 1) * shape.arms);
  if (!longest.ok) return longest;
  const looks = hasStopRule(longest.value.stop);
  const questions = mostQuestions(most, looks);
  const search = roundsSearch(most, looks);
  let done = 0;
  for (let question = search.next(); ; ) {
    if (question.done) return ok(recommendedOf(question.value, shape));
    const full = inputFor(question.value.rounds * shape.arms);
    if (!full.ok) return full;
    const input = questionInput(full.value, question.value.looks);
    const trials = createTrials(input);
    if (!trials.ok) return trials;
    const { simulations: n } = input;
    const steps = runNoticedTrials(input, trials.value, wish.size, 0, n);
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      done++;
      yield { done, total: Math.max(n * questions, done) };
    }
    if (!step.value.ok) return step.value;
    question = search.next(step.value.value / n >= wish.noticed);
  }
}
