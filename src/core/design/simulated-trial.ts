import type { AnalysisSpec, OutcomeSpec } from '../../shared/analysis.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { VerdictKey } from '../../shared/trial.ts';
import { createRng, effectEvidence, type Rng, simulateTrial, verdictOf } from '../inference/index.ts';
import type { AnalysisPlan } from './analysis-plan.ts';
import { type ByteStream, uniformBelow } from './byte-stream.ts';
import { type SequenceSet, sequenceSet } from './sequences.ts';
import { type AssumedPerson, attainable, truthFor } from './truth.ts';

export interface AssuranceInput {
  /** arms[0] is the reference. */
  arms: string[];
  periods: number;
  periodDays: number;
  washoutDays: number;
  balanced: boolean;
  maxRun: number | null;
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

/**
 * Importance draws per simulated analysis: coarser than a reported one. Against 2,048 draws one verdict in a
 * hundred differs, to either side: far less than the simulation error.
 */
const DRAWS = 512;
/** Different tables of quasi-random points; each is made once and then remembered. */
const TABLES = 4;

/** One simulated trial with given true effects (reported scale): the verdict on each arm after the reference. */
export type RunTrial = (effects: readonly number[], rng: Rng) => Result<VerdictKey[]>;

/** Prepares simulated trials: each draws its sequence, its days and its gaps, and is analysed like the real one. */
export const createTrials = (input: AssuranceInput): Result<RunTrial> => {
  const { arms, periods, balanced, maxRun, plan } = input;
  const set = sequenceSet({ arms: arms.length, periods, balanced, maxRun });
  if (set.size === 0n)
    return fail('bad-input', 'These rules permit no sequence at all: allow a longer run.', 'constraint');
  if (input.simulations < 1 || input.expected.length !== arms.length - 1)
    return fail(
      'bad-input',
      'Assurance needs one expected effect for each arm after the first.',
      'assumptions',
    );
  return ok((effects, rng) => {
    const evidence = effectEvidence(simulatedSpec(input, set, effects, rng), {
      details: false,
      draws: DRAWS,
    });
    return evidence.ok ? ok(evidence.value.map((e) => verdictOf(e, plan.thresholds))) : evidence;
  });
};

const simulatedSpec = (
  input: AssuranceInput,
  set: SequenceSet,
  effects: readonly number[],
  rng: Rng,
): AnalysisSpec => {
  const { arms, periodDays, washoutDays, outcome, plan, missing } = input;
  const sequence = set.at(uniformBelow(set.size, bytesOf(rng))).map((arm) => arms[arm]!);
  const { lambda } = plan.model;
  const truth = truthFor(outcome, input.person, effects, typeof lambda === 'number' ? lambda : 0);
  const days = simulateTrial({ family: outcome.family, arms, sequence, periodDays, truth, missing }, rng);
  for (const [i, d] of days.entries()) {
    const period = Math.floor(i / periodDays);
    const changed = period > 0 && sequence[period] !== sequence[period - 1];
    if (changed && i % periodDays < washoutDays) d.y = null; // as in the calendar: wash-out after a change only
  }
  return {
    outcome,
    arms,
    totalDays: days.length,
    days,
    model: plan.model,
    priors: plan.priors,
    seed: rng.uint32() & (TABLES - 1),
  };
};

const bytesOf =
  (rng: Rng): ByteStream =>
  (n) =>
    Uint8Array.from({ length: n }, () => rng.uint32() >>> 24);

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
  let hits = 0;
  for (let i = from; i < to; i++) {
    const arm = i % expected.length;
    const truth = expected.map((_, k) => (k === arm ? effect : 0));
    const ended = run(truth, createRng(input.seed, i));
    if (!ended.ok) return ended;
    if (ended.value[arm] === 'better') hits++;
    yield i + 1;
  }
  return ok(hits);
}
