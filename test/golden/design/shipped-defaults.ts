import { toDraft } from '../../../src/renderer/features/planner/draft.ts';
import {
  initialForm,
  ownArm,
  type PlanForm,
  type PlanTexts,
  withArms,
} from '../../../src/renderer/features/planner/form.ts';
import type { TrialDraft } from '../../../src/shared/trial.ts';

/** One kind of trial as the planner offers it, all else as the form begins. */
export interface Design {
  /** `measure`: a device's value; minutes, counts and measures are points of another size. */
  outcome: 'yes-no' | 'scale' | 'measure';
  /** `catalogue`: two ideas with their predictions stand in the form; `own`: nothing is known of the arms. */
  arms: 2 | 3 | 4 | '2x2';
  predicted: boolean;
  rounds: number;
  /** Which stop rules are on; `harm` is what the form begins with. */
  stop: 'harm' | 'harm, success';
  allocation: 'fixed' | 'adaptive';
}

const texts: PlanTexts = {
  reference: { placebo: { name: 'Placebo', instruction: '' }, usual: { name: 'As usual', instruction: '' } },
  outcome: {
    'migraine-day': { label: 'Migraine days', question: 'Was today a migraine day?' },
    pain: { label: 'Pain', question: 'Worst pain today' },
    'acute-medicine': { label: 'Acute medicine', question: 'How many?' },
  },
  measure: (metric) => metric,
  both: (a, b) => `${a} and ${b}`,
  adult: 'adult',
  ownArm: 'My own idea',
  keepMedicines: 'medicines',
  noneOf: (arm, what) => `${arm}: not ${what}`,
  inSentence: (name) => name,
};
const TODAY = '2026-01-05';

const outcomes: Record<Design['outcome'], Partial<PlanForm>> = {
  'yes-no': { outcome: 'migraine-day', baseline: 12 },
  scale: { outcome: 'pain', mcid: 1 },
  measure: { outcome: 'measure', metric: { metric: 'sleep-duration', unit: 'min' }, mcid: 15, baseline: 400 },
};

/** The catalogue's predictions of magnesium, sleep regularity and a third of their size. */
const predictions = [
  { mean: -1.66, sd: 2.02, unit: 'days/28' },
  { mean: -1.77, sd: 2.87, unit: 'days/28' },
  { mean: -1.7, sd: 2.4, unit: 'days/28' },
];

/** The draft that the planner makes of a design. */
export const draftOf = (d: Design): TrialDraft => {
  let form: PlanForm = initialForm({ chosen: [], profile: null, ranking: null, texts, today: TODAY });
  const tried = d.arms === '2x2' ? 2 : d.arms - 1;
  for (let i = 0; i < tried; i++) {
    const arm = { ...ownArm(form.arms, texts), predicted: d.predicted ? predictions[i]! : null };
    form = withArms(form, [...form.arms, arm]);
  }
  const adaptive = d.allocation === 'adaptive';
  form = { ...form, ...outcomes[d.outcome], factorial: d.arms === '2x2', adaptive };
  const arms = d.arms === '2x2' ? 4 : d.arms;
  form = {
    ...form,
    periods: arms * d.rounds,
    stop: { harm: true, futility: false, success: d.stop === 'harm, success' },
  };
  const draft = toDraft(form, texts, 'UTC', TODAY);
  if (!draft) throw new Error(`the planner makes no draft of ${keyOf(d)}`);
  return draft;
};

export const keyOf = (d: Design): string =>
  [
    d.outcome,
    `${d.arms} arms`,
    d.predicted ? 'predicted' : 'unknown',
    `${d.rounds} rounds`,
    d.stop,
    d.allocation,
  ].join('; ');

const all: Design['arms'][] = [2, 3, 4, '2x2'];
/** Length the form begins with (no look fits in), and one with looks after the second to the fifth round. */
const SHORT = 2;
const LONG = 6;

const designsOf = (outcome: Design['outcome'], predicted: boolean): Design[] =>
  all.flatMap((arms): Design[] => [
    { outcome, arms, predicted, rounds: SHORT, stop: 'harm', allocation: 'fixed' },
    { outcome, arms, predicted, rounds: LONG, stop: 'harm', allocation: 'fixed' },
    { outcome, arms, predicted, rounds: LONG, stop: 'harm, success', allocation: 'fixed' },
    ...(arms === '2x2'
      ? []
      : (['harm', 'harm, success'] as const).map(
          (stop): Design => ({ outcome, arms, predicted, rounds: LONG, stop, allocation: 'adaptive' }),
        )),
  ]);

/** Every outcome type of the planner x arms x rule of looking x way of drawing; predictions exist for yes/no days only. */
export const shippedDesigns: readonly Design[] = [
  ...designsOf('yes-no', true),
  ...designsOf('yes-no', false),
  ...designsOf('scale', false),
  ...designsOf('measure', false),
];
