import type { DiaryQuestion, TrialDraft, TrialRules } from '../../../shared/trial.ts';
import {
  type AnswerKind,
  armCount,
  incompleteBecause,
  kindOf,
  type PlanArm,
  type PlanForm,
  type PlanTexts,
  safetyStatements,
} from './form.ts';

const units: Record<AnswerKind, string> = {
  'yes-no': 'days/28',
  scale: 'points',
  count: 'a day',
  duration: 'min',
  measure: '',
};

/** Title of the trial: the arms, what is tried first. */
export const titleOf = (arms: readonly PlanArm[], texts: Pick<PlanTexts, 'inSentence'>): string => {
  const [reference, ...tried] = arms.map((a) => a.name.trim());
  return [...tried, reference ?? '']
    .filter((name) => name !== '')
    .map((name, i) => (i === 0 ? name : texts.inSentence(name)))
    .join(', ')
    .slice(0, 160);
};

/** The arms as the protocol has them. */
const draftArms = (form: PlanForm, texts: PlanTexts): PlanArm[] => {
  const [, a, b] = form.arms;
  if (armCount(form) !== 4 || form.arms.length !== 3 || !a || !b) return form.arms;
  const both: PlanArm = {
    id: `${a.id}-and-${b.id}`.slice(0, 60),
    name: texts.both(a.name.trim(), b.name.trim()).slice(0, 80),
    instruction: [a.instruction, b.instruction].filter(Boolean).join('; ').slice(0, 200),
    icon: 'leaf',
    // effects that add up, if nothing else is known
    predicted:
      a.predicted && b.predicted && a.predicted.unit === b.predicted.unit
        ? {
            mean: a.predicted.mean + b.predicted.mean,
            sd: Math.hypot(a.predicted.sd, b.predicted.sd),
            unit: a.predicted.unit,
          }
        : null,
    candidate: null,
  };
  return [...form.arms, both];
};

/** Keys of what was confirmed; who may have each of two may have both. */
const confirmedKeys = (form: PlanForm, arms: readonly PlanArm[]): string[] => {
  const single = new Set(form.arms.map((a) => a.id));
  const both = arms.filter((a) => !single.has(a.id)).map((a) => a.id);
  const open = form.arms
    .slice(1)
    .some((a) => (a.candidate?.contraindications.length ?? 0) > 0 && !form.confirmed.includes(a.id));
  return [...form.confirmed, ...(open ? [] : both)];
};

const rulesOf = (form: PlanForm, arms: readonly PlanArm[]): TrialRules => ({
  order: form.order,
  allocation: form.adaptive ? 'adaptive' : 'fixed',
  factorial: armCount(form) === 4 && form.factorial,
  blinding: form.blinded ? 'helper' : 'open',
  guess: form.blinded,
  afterPause: form.afterPause,
  backfillDays: 7,
  excludeMarks: form.excludeMarks,
  stop: form.stop,
  alongside: form.alongside,
  confirmedKeys: confirmedKeys(form, arms),
});

const secondary = (form: PlanForm, texts: PlanTexts): DiaryQuestion[] =>
  form.outcome === 'migraine-day'
    ? [{ key: 'pain', text: texts.outcome.pain.question, kind: 'scale', primary: false }]
    : [];

/**
 * The draft as the main process takes it; null while something is missing. A prediction counts only for the outcome
 * it was made for (migraine days in 28): for any other the arm starts without one.
 */
export const toDraft = (form: PlanForm, texts: PlanTexts, zone: string, today: string): TrialDraft | null => {
  const { mcid, periods, periodDays, runInDays, outcome } = form;
  if (incompleteBecause(form, today).length > 0) return null;
  if (mcid === null || periods === null || periodDays === null || runInDays === null) return null;
  const kind = kindOf(form);
  const measured = outcome === 'measure' ? form.metric : null;
  if (outcome === 'measure' && measured === null) return null;
  const words =
    measured !== null
      ? { label: texts.measure(measured.metric).slice(0, 120), question: '' }
      : outcome === 'own' || outcome === 'measure'
        ? { label: form.ownQuestion.trim().slice(0, 120), question: form.ownQuestion.trim().slice(0, 200) }
        : texts.outcome[outcome];
  const predicts = (unit: string) => outcome === 'migraine-day' && unit === 'days/28';
  const statements = safetyStatements(form, texts).filter((s) => form.confirmed.includes(s.key));
  const arms = draftArms(form, texts);
  const key = measured?.metric ?? outcome;
  return {
    title: titleOf(form.arms, texts),
    outcome: {
      // counts are analysed on their own scale: the plan has no log-rate priors yet
      family: kind === 'yes-no' ? 'bernoulli' : 'gaussian',
      better: outcome === 'own' || outcome === 'measure' ? form.better : 'lower',
      mcid,
      unit: measured?.unit ?? units[kind],
      key,
      ...(measured ? { metric: measured.metric } : {}),
      label: words.label,
    },
    questions:
      kind === 'measure'
        ? []
        : [
            {
              key,
              text: words.question,
              kind,
              primary: true,
              ...(form.window ? { window: form.window } : {}),
            },
            ...secondary(form, texts),
          ],
    arms: arms.map(({ candidate: _, ...arm }) => ({
      ...arm,
      name: arm.name.trim(),
      predicted: arm.predicted && predicts(arm.predicted.unit) ? arm.predicted : null,
    })),
    periods,
    periodDays,
    runInDays,
    washoutDays: form.between === 'drop' ? (form.dropDays ?? 0) : 0,
    fadingHalfLifeDays: form.between === 'fade' ? form.halfLife : null,
    start: form.start,
    zone,
    maxRun: arms.length > 2 && !form.adaptive ? 2 : null,
    // a result that steers the order must not steer the answers as well
    hideUntilEnd: form.hideUntilEnd || form.blinded || form.adaptive,
    baseline: form.baseline,
    confirmed: statements
      .flatMap((s) => (s.covers.length > 0 ? s.covers.map((c) => texts.noneOf(s.text, c)) : [s.text]))
      .map((text) => text.slice(0, 200))
      .slice(0, 20),
    rules: rulesOf(form, arms),
  };
};
