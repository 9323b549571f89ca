import type { Candidate, Profile } from '../../../shared/hypotheses.ts';
import type { DiaryQuestion, TrialArm, TrialDraft } from '../../../shared/trial.ts';

/** What the person filled in; a draft only once it is complete. null: the field is empty. */
export interface PlanForm {
  outcome: OutcomeChoice;
  /** Only where the outcome is the person's own. */
  ownQuestion: string;
  ownKind: DiaryQuestion['kind'];
  better: 'lower' | 'higher';
  mcid: number | null;
  baseline: number | null;
  /** The reference comes first, as in the protocol. */
  arms: PlanArm[];
  periods: number | null;
  periodDays: number | null;
  runInDays: number | null;
  between: 'drop' | 'fade' | 'nothing';
  dropDays: number | null;
  halfLife: number | null;
  hideUntilEnd: boolean;
  start: string;
  /** Keys of the safety statements that were confirmed. */
  confirmed: string[];
}

export const outcomeChoices = ['migraine-day', 'pain', 'acute-medicine', 'own'] as const;
export type OutcomeChoice = (typeof outcomeChoices)[number];

export interface PlanArm extends TrialArm {
  /** The idea it came from; null for the reference and the person's own arms. */
  candidate: Candidate | null;
}

export type ReferenceKind = 'placebo' | 'usual';

/** Texts that become part of the protocol, in the person's language. */
export interface PlanTexts {
  reference: Record<ReferenceKind, { name: string; instruction: string }>;
  outcome: Record<Exclude<OutcomeChoice, 'own'>, { label: string; question: string }>;
  ownArm: string;
  keepMedicines: string;
  noneOf(arm: string, what: string): string;
  /** A name as it stands inside a sentence. */
  inSentence(name: string): string;
}

export const MAX_ARMS = 4;
const DEFAULT_PERIOD_DAYS = 14;
const DEFAULT_ROUNDS = 2;
const MAX_PERIODS = 52;

const kinds: Record<Exclude<OutcomeChoice, 'own'>, DiaryQuestion['kind']> = {
  'migraine-day': 'yes-no',
  pain: 'scale',
  'acute-medicine': 'count',
};

export const kindOf = (form: Pick<PlanForm, 'outcome' | 'ownKind'>): DiaryQuestion['kind'] =>
  form.outcome === 'own' ? form.ownKind : kinds[form.outcome];

/** Least change that matters to begin with: two days in 28, one point, one a day. */
export const defaultMcid = (kind: DiaryQuestion['kind']): number => (kind === 'yes-no' ? 2 : 1);

export const referenceArm = (kind: ReferenceKind, texts: PlanTexts): PlanArm => ({
  id: kind,
  ...texts.reference[kind],
  icon: kind === 'placebo' ? 'dashed' : 'none',
  predicted: null,
  candidate: null,
});

export const armOf = (candidate: Candidate): PlanArm => ({
  id: candidate.id,
  name: candidate.name.slice(0, 80),
  instruction: '',
  icon: candidate.icon,
  predicted: candidate.predicted,
  candidate,
});

/** An arm of the person's own, with the first free id. */
export const ownArm = (arms: readonly PlanArm[], texts: PlanTexts): PlanArm => {
  let n = 1;
  while (arms.some((a) => a.id === `own-${n}`)) n++;
  return {
    id: `own-${n}`,
    name: texts.ownArm,
    instruction: '',
    icon: 'leaf',
    predicted: null,
    candidate: null,
  };
};

/** Longest of the shortest sensible periods of the arms; 1 where none is known. */
export const leastPeriodDays = (arms: readonly PlanArm[]): number =>
  Math.max(1, ...arms.map((a) => a.candidate?.minPeriodDays ?? 1));

/** Whole rounds of the arms nearest to `periods`, at least one round. */
export const wholeRounds = (periods: number, arms: number): number => {
  const most = Math.floor(MAX_PERIODS / arms);
  return arms * Math.min(most, Math.max(1, Math.round(periods / arms)));
};

/** New arms keep the length in whole rounds and long enough for the slowest of them. */
export const withArms = (form: PlanForm, arms: PlanArm[]): PlanForm => ({
  ...form,
  arms,
  periods: form.periods === null ? null : wholeRounds(form.periods, arms.length),
  periodDays: form.periodDays === null ? null : Math.max(form.periodDays, leastPeriodDays(arms)),
});

/** The form for the chosen ideas: two rounds of two weeks, or as long as the slowest idea needs. */
export const initialForm = (input: {
  chosen: readonly Candidate[];
  profile: Profile | null;
  /** Least that matters and unit of the ranking, where there is one. */
  ranking: { mcid: number; unit: string } | null;
  texts: PlanTexts;
  today: string;
}): PlanForm => {
  const { chosen, profile, ranking, texts, today } = input;
  const treatments = chosen.slice(0, MAX_ARMS - 1).map(armOf);
  const capsule = treatments.some((a) => a.icon === 'pill');
  const arms = [referenceArm(capsule ? 'placebo' : 'usual', texts), ...treatments];
  const days = ranking === null || ranking.unit === 'days/28';
  return {
    outcome: 'migraine-day',
    ownQuestion: '',
    ownKind: 'yes-no',
    better: 'lower',
    mcid: days && ranking && ranking.mcid > 0 ? ranking.mcid : defaultMcid('yes-no'),
    baseline: profile?.baseline ?? null,
    arms,
    periods: Math.max(2, arms.length) * DEFAULT_ROUNDS,
    periodDays: Math.max(DEFAULT_PERIOD_DAYS, leastPeriodDays(arms)),
    runInDays: 7,
    between: 'drop',
    dropDays: 3,
    halfLife: 2,
    hideUntilEnd: true,
    start: today,
    confirmed: [],
  };
};

export interface SafetyStatement {
  key: string;
  text: string;
  /** Lines under the statement: what it covers. */
  covers: string[];
}

/** What has to be confirmed: one statement an arm with contraindications, and that medicines go on. */
export const safetyStatements = (form: PlanForm, texts: PlanTexts): SafetyStatement[] => [
  ...form.arms.flatMap(({ id, name, candidate }) =>
    candidate && candidate.contraindications.length > 0
      ? [{ key: id, text: name, covers: candidate.contraindications }]
      : [],
  ),
  { key: 'medicines', text: texts.keepMedicines, covers: [] },
];

export type Reason =
  | 'arms'
  | 'arm-name'
  | 'question'
  | 'mcid'
  | 'length'
  | 'washout'
  | 'start'
  | 'not-for-you'
  | 'safety'
  | 'running';

/** What is missing or wrong before anything can be worked out. */
export const incompleteBecause = (form: PlanForm, today: string): Reason[] => {
  const { periods, periodDays, runInDays, arms } = form;
  const reasons: Reason[] = [];
  if (arms.length < 2) reasons.push('arms');
  if (arms.some((a) => a.name.trim() === '')) reasons.push('arm-name');
  if (form.outcome === 'own' && form.ownQuestion.trim() === '') reasons.push('question');
  if (form.mcid === null || !(form.mcid > 0)) reasons.push('mcid');
  const noHalfLife = form.between === 'fade' && form.halfLife === null;
  if (periods === null || periodDays === null || runInDays === null || noHalfLife) reasons.push('length');
  else if (form.between === 'drop' && (form.dropDays ?? 0) >= periodDays) reasons.push('washout');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(form.start) || form.start < today) reasons.push('start');
  return reasons;
};

/** All that stands between the form and "Freeze and start". */
export const blockedBecause = (
  form: PlanForm,
  context: { today: string; texts: PlanTexts; running: boolean; notForYou: readonly string[] },
): Reason[] => [
  ...incompleteBecause(form, context.today),
  ...(form.arms.some((a) => context.notForYou.includes(a.id)) ? (['not-for-you'] as const) : []),
  ...(openSafety(form, context.texts) > 0 ? (['safety'] as const) : []),
  ...(context.running ? (['running'] as const) : []),
];

export const openSafety = (form: PlanForm, texts: PlanTexts): number =>
  safetyStatements(form, texts).filter((s) => !form.confirmed.includes(s.key)).length;

/** Title of the trial: the arms, what is tried first. */
export const titleOf = (arms: readonly PlanArm[], texts: Pick<PlanTexts, 'inSentence'>): string => {
  const [reference, ...tried] = arms.map((a) => a.name.trim());
  return [...tried, reference ?? '']
    .filter((name) => name !== '')
    .map((name, i) => (i === 0 ? name : texts.inSentence(name)))
    .join(', ')
    .slice(0, 160);
};

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
  const words =
    outcome === 'own'
      ? { label: form.ownQuestion.trim().slice(0, 120), question: form.ownQuestion.trim().slice(0, 200) }
      : texts.outcome[outcome];
  const predicts = (unit: string) => outcome === 'migraine-day' && unit === 'days/28';
  const statements = safetyStatements(form, texts).filter((s) => form.confirmed.includes(s.key));
  return {
    title: titleOf(form.arms, texts),
    outcome: {
      // counts are analysed on their own scale: the plan has no log-rate priors yet
      family: kind === 'yes-no' ? 'bernoulli' : 'gaussian',
      better: outcome === 'own' ? form.better : 'lower',
      mcid,
      unit: kind === 'yes-no' ? 'days/28' : kind === 'count' ? 'a day' : 'points',
      key: outcome,
      label: words.label,
    },
    questions: [{ key: outcome, text: words.question, kind, primary: true }, ...secondary(form, texts)],
    arms: form.arms.map(({ candidate: _, ...arm }) => ({
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
    maxRun: form.arms.length > 2 ? 2 : null,
    hideUntilEnd: form.hideUntilEnd,
    baseline: form.baseline,
    confirmed: statements
      .flatMap((s) => (s.covers.length > 0 ? s.covers.map((c) => texts.noneOf(s.text, c)) : [s.text]))
      .map((text) => text.slice(0, 200))
      .slice(0, 20),
  };
};
