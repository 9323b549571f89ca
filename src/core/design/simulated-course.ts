import type { AnalysisDay, AnalysisSpec, EffectSummary } from '../../shared/analysis.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { VerdictKey } from '../../shared/trial.ts';
import {
  analyse,
  createRng,
  effectEvidence,
  type Rng,
  simulateTrial,
  verdictOf,
} from '../inference/index.ts';
import { allocationProbabilities, drawArm, isDrawnPeriod, startsDrawnBlock } from './adaptive.ts';
import { type ByteStream, uniformBelow } from './byte-stream.ts';
import { isLook, proposalsOf } from './monitoring.ts';
import type { SequenceSet } from './sequences.ts';
import type { AssuranceInput } from './simulated-trial.ts';
import { truthFor } from './truth.ts';

/** How a simulated trial ended. */
export interface SimulatedEnd {
  /** The verdict on each arm after the reference. */
  verdicts: VerdictKey[];
  /** Days in periods up to the end or to the stop, and how many of them on each arm, the reference first. */
  days: number;
  onArm: number[];
}

/**
 * Importance draws per simulated analysis: coarser than a reported one. Against 2,048 draws one verdict in a
 * hundred differs, to either side: far less than the simulation error.
 */
const DRAWS = 512;
/** Different tables of quasi-random points; each is made once and then remembered. */
const TABLES = 4;

const bytesOf =
  (rng: Rng): ByteStream =>
  (n) =>
    Uint8Array.from({ length: n }, () => rng.uint32() >>> 24);

/** The person's days under an order of arms, wash-out days and gaps without an answer. */
const lived = (
  input: AssuranceInput,
  sequence: readonly number[],
  effects: readonly number[],
  rng: Rng,
): AnalysisDay[] => {
  const { arms, periodDays, washoutDays, outcome, plan, missing } = input;
  const { lambda } = plan.model;
  const truth = truthFor(outcome, input.person, effects, typeof lambda === 'number' ? lambda : 0);
  const named = sequence.map((arm) => arms[arm]!);
  const days = simulateTrial(
    { family: outcome.family, arms, sequence: named, periodDays, truth, missing },
    rng,
  );
  for (const [i, d] of days.entries()) {
    const period = Math.floor(i / periodDays);
    const changed = period > 0 && sequence[period] !== sequence[period - 1];
    if (changed && i % periodDays < washoutDays) d.y = null; // as in the calendar: wash-out after a change only
  }
  return days;
};

/** What a look and an adaptive draw know: effects, and P(best) of all arms where it is asked for. */
interface Knowledge {
  effects: Pick<EffectSummary, 'arm' | 'pBetter' | 'pAtLeastMcid' | 'pHarmAtLeastMcid' | 'pInRope'>[];
  pBest: number[];
}

const know = (input: AssuranceInput, spec: AnalysisSpec, needsBest: boolean): Result<Knowledge> => {
  const options = { details: false, draws: DRAWS };
  if (needsBest) {
    const result = analyse(spec, options);
    if (!result.ok) return result;
    const { effects, pBestReference } = result.value;
    return ok({ effects, pBest: [pBestReference, ...effects.map((e) => e.pBest)] });
  }
  const evidence = effectEvidence(spec, options);
  if (!evidence.ok) return evidence;
  return ok({ effects: evidence.value.map((e, k) => ({ arm: input.arms[k + 1]!, ...e })), pBest: [] });
};

/**
 * One trial from its first period to its end, as the app would conduct it: the order drawn from `ahead`; in an
 * adaptive trial P(best) after each block, the floor and a draw for each period of the next; looks after each full
 * block from the second on, where a proposal of a stop rule is taken to be followed; the verdicts at the end with
 * the frozen thresholds. Deterministic in its arguments.
 */
export const simulateCourse = (
  input: AssuranceInput,
  ahead: SequenceSet,
  effects: readonly number[],
  rng: Rng,
): Result<SimulatedEnd> => {
  const { arms, periods, periodDays, outcome, plan, stop } = input;
  const adaptive = input.allocation === 'adaptive';
  const k = arms.length;
  const sequence = ahead.at(uniformBelow(ahead.size, bytesOf(rng)));
  // the same noise is lived again whenever an adaptive trial has grown by a block: only its end is new
  const noise = adaptive ? rng.uint32() : 0;
  const live = () => lived(input, sequence, effects, adaptive ? createRng(noise) : rng);
  let days = live();
  const seed = rng.uint32() & (TABLES - 1);
  const after = (period: number, needsBest: boolean): Result<Knowledge> =>
    know(
      input,
      {
        outcome,
        arms,
        totalDays: periods * periodDays,
        days: days.slice(0, period * periodDays),
        model: plan.model,
        priors: plan.priors,
        seed,
      },
      needsBest,
    );
  const endAfter = (period: number, known: Knowledge): Result<SimulatedEnd> =>
    ok({
      verdicts: known.effects.map((e) => verdictOf(e, plan.thresholds)),
      days: period * periodDays,
      onArm: arms.map((_, arm) => sequence.slice(0, period).filter((a) => a === arm).length * periodDays),
    });

  for (let period = 1; period < periods; period++) {
    const looks =
      stop !== undefined && isLook(period, k, periods) && (stop.harm || stop.futility || stop.success);
    const draws = adaptive && startsDrawnBlock(period + 1, k);
    if (!looks && !draws) continue;
    const answered = days.slice(0, period * periodDays).some((d) => d.y !== null);
    const known = answered ? after(period, draws) : null;
    if (known && !known.ok) return known;
    if (looks && known && proposalsOf(known.value.effects, plan.thresholds, stop).length > 0)
      return endAfter(period, known.value);
    if (!draws) continue;
    const probabilities = allocationProbabilities(known ? known.value.pBest : arms.map(() => 1 / k));
    for (let p = period + 1; p <= Math.min(period + k, periods); p++)
      if (isDrawnPeriod(p, k)) sequence.push(drawArm(probabilities, bytesOf(rng)));
    days = live();
  }
  const known = after(periods, false);
  return known.ok ? endAfter(periods, known.value) : known;
};
