import type { OutcomeSpec } from '../../shared/analysis.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { TrialRules, VerdictKey } from '../../shared/trial.ts';
import { createRng, type Rng } from '../inference/index.ts';
import type { AnalysisPlan } from './analysis-plan.ts';
import { isLook } from './monitoring.ts';
import { type SequenceSet, sequenceSet } from './sequences.ts';
import { type SimulatedEnd, simulateCourse } from './simulated-course.ts';
import { type AssumedPerson, attainable } from './truth.ts';

export interface AssuranceInput {
  /** arms[0] is the reference. */
  arms: string[];
  periods: number;
  periodDays: number;
  washoutDays: number;
  balanced: boolean;
  maxRun: number | null;
  permutedBlocks?: boolean;
  counterbalanced?: boolean;
  /** `adaptive`: after one full block in random order the arms of each block are drawn by Thompson sampling. */
  allocation?: 'fixed' | 'adaptive';
  /** Stop rules looked at after each full block; a simulated person follows every proposal. Absent: no looks. */
  stop?: TrialRules['stop'];
  outcome: OutcomeSpec;
  /** The analysis of the real trial: same model, priors and thresholds. */
  plan: AnalysisPlan;
  person: AssumedPerson;
  /** What the true effects are drawn from (reported scale), one per arm after the reference. */
  expected: { mean: number; sd: number }[];
  /** Probability that a day has no answer. */
  missing: number;
  /** Sizes of benefit (> 0, reported scale) at which to ask how often it is noticed. */
  sizes: number[];
  /** Simulated trials per question. */
  simulations: number;
  /** 0 to 2^32 - 1; the only randomness. */
  seed: number;
}

/** One simulated trial with given true effects (reported scale). */
export type RunTrial = (effects: readonly number[], rng: Rng) => Result<SimulatedEnd>;

/** Orders that are drawn before day 1: all of a fixed trial, the first block of an adaptive one. */
const drawnAhead = (input: AssuranceInput): SequenceSet => {
  const arms = input.arms.length;
  if (input.allocation === 'adaptive')
    return sequenceSet({ arms, periods: arms, balanced: true, maxRun: null });
  const { periods, balanced, maxRun, permutedBlocks = false, counterbalanced = false } = input;
  return sequenceSet({ arms, periods, balanced, maxRun, permutedBlocks, counterbalanced });
};

/** Prepares simulated trials: each draws its sequence, its days and its gaps, and is analysed like the real one. */
export const createTrials = (input: AssuranceInput): Result<RunTrial> => {
  const set = drawnAhead(input);
  if (set.size === 0n)
    return fail('bad-input', 'These rules permit no sequence at all: allow a longer run.', 'constraint');
  if (input.simulations < 1 || input.expected.length !== input.arms.length - 1)
    return fail(
      'bad-input',
      'Assurance needs one expected effect for each arm after the first.',
      'assumptions',
    );
  return ok((effects, rng) => simulateCourse(input, set, effects, rng));
};

/** True where a look could propose to stop. */
export const hasStopRule = (stop: AssuranceInput['stop']): boolean =>
  stop !== undefined && (stop.harm || stop.futility || stop.success);

/** True where this design analyses its data after `period`, before the end. */
export const analysesAfter = (input: AssuranceInput, period: number): boolean => {
  const arms = input.arms.length;
  if (period >= input.periods) return false;
  return (
    (hasStopRule(input.stop) && isLook(period, arms, input.periods)) ||
    (input.allocation === 'adaptive' && period % arms === 0)
  );
};

/** Analyses that one simulated trial needs at most; its cost, for callers that have to bound it. */
export const analysesPerTrial = (input: AssuranceInput): number => {
  let count = 1;
  for (let period = 1; period < input.periods; period++) if (analysesAfter(input, period)) count++;
  return count;
};

/**
 * How many of the trials from..to-1 notice a real benefit of `size` in one arm (each in turn, the others without
 * effect): the verdict for that arm is "better". Every trial has its own stream of chance. Yields after each.
 */
export function* runNoticedTrials(
  input: AssuranceInput,
  run: RunTrial,
  size: number,
  from: number,
  to: number,
): Generator<number, Result<number>, void> {
  const { outcome, expected, person } = input;
  const effect = attainable(outcome, person.baseline, outcome.better === 'lower' ? -size : size);
  const noticed: VerdictKey = 'better';
  let hits = 0;
  for (let i = from; i < to; i++) {
    const arm = i % expected.length;
    const truth = expected.map((_, k) => (k === arm ? effect : 0));
    const ended = run(truth, createRng(input.seed, i));
    if (!ended.ok) return ended;
    if (ended.value.verdicts[arm] === noticed) hits++;
    yield i + 1;
  }
  return ok(hits);
}
