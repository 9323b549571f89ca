import type { AssuranceView } from '../../../shared/contract.ts';
import type { TrialDraft } from '../../../shared/trial.ts';

/** From this share on the trial would notice most real effects; design.md calls for 4 in 5. */
const ENOUGH = 0.8;
const HALF = 0.5;
/** A longer trial is worth naming if it notices this much more. */
const WORTH_MORE = 0.1;

/** How often the smaller of the simulated real effects is noticed. */
export const noticedOf = (view: AssuranceView): AssuranceView['effects'][number] =>
  view.effects.reduce((a, b) => (b.size < a.size ? b : a), view.effects[0] ?? { size: 0, noticed: 0 });

export type LengthVerdict = 'enough' | 'half' | 'missed';

export const lengthVerdict = (view: AssuranceView): LengthVerdict => {
  const { noticed } = noticedOf(view);
  if (noticed >= ENOUGH) return 'enough';
  return noticed >= HALF ? 'half' : 'missed';
};

/** A longer trial of the same kind is advised if this one is too short and the longer one clearly better. */
export const longerHelps = (view: AssuranceView, longer: AssuranceView | null): boolean =>
  longer !== null &&
  lengthVerdict(view) !== 'enough' &&
  noticedOf(longer).noticed - noticedOf(view).noticed >= WORTH_MORE;

/** Length to compare with: twice the rounds, within the limits of a protocol; null if there is no room. */
export const doubled = (draft: TrialDraft): TrialDraft | null => {
  const periods = draft.periods * 2;
  return periods <= 52 && periods * draft.periodDays <= 730 ? { ...draft, periods } : null;
};

/** What the simulation depends on; a new start date or name changes nothing. */
export const designKey = (draft: TrialDraft): string =>
  JSON.stringify([
    draft.outcome.family,
    draft.outcome.better,
    draft.outcome.mcid,
    draft.arms.map((a) => [a.id, a.predicted]),
    draft.periods,
    draft.periodDays,
    draft.washoutDays,
    draft.fadingHalfLifeDays,
    draft.baseline,
    draft.maxRun,
    draft.rules ? [draft.rules.order, draft.rules.allocation, draft.rules.stop] : null,
  ]);

/** What steering by the results gains and costs, at the smaller of the simulated effects; null for a fixed order. */
export const steeringOf = (view: AssuranceView) => {
  if (!view.fixed) return null;
  const [steered, fixed] = [noticedOf(view), noticedOf({ ...view, ...view.fixed })];
  return {
    size: steered.size,
    onArm: [steered.onArm ?? 0, fixed.onArm ?? 0] as const,
    noticed: [steered.noticed, fixed.noticed] as const,
    falseAlarms: [view.result.falseBenefit, view.fixed.result.falseBenefit] as const,
  };
};

/** The same design whatever its length: points of one curve. */
export const curveKey = (draft: TrialDraft): string => designKey({ ...draft, periods: 2 });
