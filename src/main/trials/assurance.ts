import { ASSUMED, type AssuranceInput, wishOf } from '../../core/design/index.ts';
import type { AssuranceView, RecommendView } from '../../shared/contract.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { TrialDraft } from '../../shared/trial.ts';
import { DAYS_REPORTED } from '../../shared/units.ts';
import type { Compute } from '../compute/client.ts';
import type { Session } from '../session/session.ts';
import { inputHash, remembered } from './assurance-cache.ts';
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

/** What to simulate for a draft: the plan that would be frozen, the person's own baseline. */
export const inputOf = (draft: TrialDraft, simulations: number): AssuranceInput => {
  const { key: _key, label: _label, ...outcome } = draft.outcome;
  return {
    arms: draft.arms.map((a) => a.id),
    periods: draft.periods,
    periodDays: draft.periodDays,
    washoutDays: draft.washoutDays,
    balanced: true,
    maxRun: draft.maxRun,
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

/** A real benefit of twice the least that matters should be noticed 4 times in 5. */
const RECOMMEND_SIMULATIONS = 100;

/** The shortest draft of this kind that fulfils the wish of the design core (`wishOf`); null where none does. */
export const recommendedFor = async (
  draft: TrialDraft,
  session: Session,
  compute: Compute,
  onProgress: (p: { done: number; total: number }) => void,
): Promise<Result<RecommendView>> => {
  const arms = draft.arms.length;
  const wish = wishOf(draft.outcome.mcid);
  const rounds = Math.floor(Math.min(MOST_PERIODS, wish.maxDays / draft.periodDays) / arms);
  const lengths = Array.from({ length: rounds }, (_, r) =>
    inputOf({ ...draft, periods: (r + 1) * arms }, RECOMMEND_SIMULATIONS),
  );
  return remembered(session, inputHash('recommend', { lengths, wish }), async () => {
    const found = await compute.recommend(lengths, { arms, periodDays: draft.periodDays }, wish, onProgress);
    if (!found.ok) return found;
    return ok({ size: wish.size, noticed: wish.noticed, recommended: found.value });
  });
};

/** How often a trial like this draft would notice a real effect; simulated in the compute worker. */
export const assuranceOf = async (
  draft: TrialDraft,
  simulations: number,
  session: Session,
  compute: Compute,
  onProgress: (p: { done: number; total: number }) => void,
): Promise<Result<AssuranceView>> => {
  const input = inputOf(draft, simulations);
  const output = await remembered(session, inputHash('assurance', input), () =>
    compute.assurance(input, onProgress),
  );
  if (!output.ok) return output;
  return ok({
    effects: output.value.noticed,
    result: output.value.assurance,
    days: totalDaysOf(draft),
  });
};
