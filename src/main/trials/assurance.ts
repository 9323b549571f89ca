import {
  ASSUMED,
  type AssuranceInput,
  type AssuranceOutput,
  analysesPerTrial,
  wishOf,
} from '../../core/design/index.ts';
import type { AssuranceView, RecommendView } from '../../shared/contract.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { rulesOf, type TrialDraft } from '../../shared/trial.ts';
import { DAYS_REPORTED } from '../../shared/units.ts';
import type { Compute } from '../compute/client.ts';
import type { Session } from '../session/session.ts';
import { inputHash, remembered } from './assurance-cache.ts';
import { sequenceRulesOf } from './draw.ts';
import { freezeProtocol, unitScaleOf } from './freeze.ts';
import { totalDaysOf } from './schedule.ts';

/** Fixed, so that the same draft gives the same figures. */
const SEED = 20_260_101;
/** Sizes of a real benefit that are shown, as multiples of the least that matters. */
const SIZES = [2, 3];
const MOST_PERIODS = 52;
const POINTS_BASELINE = 5; // the middle of a 0 to 10 scale

const baselineOf = (draft: TrialDraft): number => {
  if (draft.outcome.family !== 'bernoulli') return draft.baseline ?? POINTS_BASELINE;
  return Math.min(Math.max(draft.baseline ?? DAYS_REPORTED / 2, 0.5), DAYS_REPORTED - 0.5);
};

/** The plan that would be frozen, with its own orders, draws and looks, and the person's own baseline. */
const designOf = (draft: TrialDraft, simulations: number): AssuranceInput => {
  const { key: _key, label: _label, ...outcome } = draft.outcome;
  const rules = rulesOf(draft);
  const { arms: _arms, periods: _periods, ...sequenceRules } = sequenceRulesOf(draft);
  return {
    arms: draft.arms.map((a) => a.id),
    periods: draft.periods,
    periodDays: draft.periodDays,
    washoutDays: draft.washoutDays,
    ...sequenceRules,
    allocation: rules.allocation,
    stop: rules.stop,
    outcome,
    plan: freezeProtocol(draft).analysis,
    person: {
      baseline: baselineOf(draft),
      rho: ASSUMED.rho,
      residualSd: ASSUMED.residualSd * unitScaleOf(draft),
    },
    expected: draft.arms.slice(1).map((a) => a.predicted ?? { mean: 0, sd: 2 * outcome.mcid }),
    missing: ASSUMED.missing,
    sizes: SIZES.map((m) => m * outcome.mcid),
    simulations,
    seed: SEED,
  };
};

/**
 * P(best) of points costs more than a verdict, the more arms the more (measured: 3 and 12 times); all others cost
 * about the same.
 */
const costOf = (input: AssuranceInput): number => {
  const analyses = analysesPerTrial(input);
  if (input.allocation !== 'adaptive' || input.outcome.family !== 'gaussian') return analyses;
  return analyses * ({ 2: 2, 3: 3, 4: 12 }[input.arms.length] ?? 1);
};

/** Analyses (5 to 20 ms each) that one answer may cost, so that it comes within a minute or two on one thread. */
const MOST_ANALYSES = 6000;
/** Below this many trials a share says too little: standard error 6.5 in 100 at most. */
const FEWEST_TRIALS = 60;

/** Simulated trials per question: as many as asked for, fewer where each is analysed many times. */
const affordable = (input: AssuranceInput): AssuranceInput => {
  const questions = 2 + input.sizes.length;
  const bound = Math.max(FEWEST_TRIALS, Math.floor(MOST_ANALYSES / (questions * costOf(input))));
  return { ...input, simulations: Math.min(input.simulations, bound) };
};

/** What to simulate for a draft. */
export const inputOf = (draft: TrialDraft, simulations: number): AssuranceInput =>
  affordable(designOf(draft, simulations));

/** A real benefit of twice the least that matters should be noticed 4 times in 5. */
const RECOMMEND_SIMULATIONS = 100;
/** Rounds of the shortest adaptive trial. */
const LEAST_ADAPTIVE = 3;

/**
 * The shortest draft of this kind that fulfils the wish of the design core (`wishOf`); null where none does.
 * The blocks of an adaptive trial are drawn as they would be.
 */
export const recommendedFor = async (
  draft: TrialDraft,
  session: Session,
  compute: Compute,
  onProgress: (p: { done: number; total: number }) => void,
): Promise<Result<RecommendView>> => {
  const { order, allocation } = rulesOf(draft);
  const adaptive = allocation === 'adaptive';
  const arms = draft.arms.length;
  const round = order === 'counterbalanced' && !adaptive ? 2 * arms : arms; // a mirrored half holds whole rounds
  const wish = wishOf(draft.outcome.mcid);
  const rounds = Math.floor(Math.min(MOST_PERIODS, wish.maxDays / draft.periodDays) / round);
  const lengths = Array.from({ length: rounds }, (_, r) =>
    inputOf(
      { ...draft, periods: Math.max((r + 1) * round, adaptive ? LEAST_ADAPTIVE * arms : 0) },
      RECOMMEND_SIMULATIONS,
    ),
  );
  return remembered(session, inputHash('recommend/2', { lengths, wish }), async () => {
    const found = await compute.recommend(
      lengths,
      { arms: round, periodDays: draft.periodDays },
      wish,
      onProgress,
    );
    if (!found.ok) return found;
    const periods = found.value && lengths[found.value.periods / round - 1]!.periods;
    return ok({
      size: wish.size,
      noticed: wish.noticed,
      recommended: periods === null ? null : { periods, days: periods * draft.periodDays },
    });
  });
};

/** Longest run of one arm in the planner's fixed trials of three and more arms. */
const FIXED_RUN = 2;

/** The same trial with blocks in a fixed order, to compare an adaptive one with. */
const asFixed = (draft: TrialDraft): TrialDraft => ({
  ...draft,
  rules: { ...rulesOf(draft), allocation: 'fixed' },
  maxRun: draft.arms.length > 2 ? (draft.maxRun ?? FIXED_RUN) : draft.maxRun,
});

type Progress = (p: { done: number; total: number }) => void;

/**
 * How often a trial like this draft would notice a real effect; simulated in the compute worker, with the draft's own
 * orders, draws and stop rules. An adaptive draft is simulated in a fixed order as well (`fixed`), with as many
 * trials: what it gains and costs is the difference.
 */
export const assuranceOf = async (
  draft: TrialDraft,
  simulations: number,
  session: Session,
  compute: Compute,
  onProgress: Progress,
): Promise<Result<AssuranceView>> => {
  const input = inputOf(draft, simulations);
  const adaptive = input.allocation === 'adaptive';
  const half =
    (part: number): Progress =>
    ({ done, total }) =>
      onProgress(adaptive ? { done: part * total + done, total: 2 * total } : { done, total });
  const simulate = (x: AssuranceInput, progress: Progress): Promise<Result<AssuranceOutput>> =>
    remembered(session, inputHash('assurance/2', x), () => compute.assurance(x, progress));
  const output = await simulate(input, half(0));
  if (!output.ok) return output;
  const view: AssuranceView = {
    effects: output.value.noticed,
    result: output.value.assurance,
    expectedDays: output.value.expectedDays + draft.runInDays,
    days: totalDaysOf(draft),
  };
  if (!adaptive) return ok(view);
  const fixed = await simulate(
    { ...inputOf(asFixed(draft), simulations), simulations: input.simulations },
    half(1),
  );
  if (!fixed.ok) return fixed;
  return ok({ ...view, fixed: { effects: fixed.value.noticed, result: fixed.value.assurance } });
};
