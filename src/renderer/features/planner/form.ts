import type { Candidate, Profile } from '../../../shared/hypotheses.ts';
import type { DiaryQuestion, TimeWindow, TrialArm, TrialRules } from '../../../shared/trial.ts';

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
  /** Metric of the vault, where a device measures the outcome. */
  metric: MeasuredBy | null;
  /** When the main question should be answered; null: any time. */
  window: TimeWindow | null;
  order: TrialRules['order'];
  adaptive: boolean;
  /** Two interventions at once: a fourth arm has both. */
  factorial: boolean;
  blinded: boolean;
  excludeMarks: string[];
  afterPause: TrialRules['afterPause'];
  stop: TrialRules['stop'];
  /** The warning about a second trial was read. */
  alongside: boolean;
  /** The profile does not say how old the person is. */
  askAdult: boolean;
}

export interface MeasuredBy {
  metric: string;
  unit: string;
}

export const outcomeChoices = ['migraine-day', 'pain', 'acute-medicine', 'measure', 'own'] as const;
export type OutcomeChoice = (typeof outcomeChoices)[number];

export interface PlanArm extends TrialArm {
  /** The idea it came from; null for the reference and the person's own arms. */
  candidate: Candidate | null;
}

/** How an outcome is known: by one of the answers, or measured by a device. */
export type AnswerKind = DiaryQuestion['kind'] | 'measure';

export type ReferenceKind = 'placebo' | 'usual';

/** Texts that become part of the protocol, in the person's language. */
export interface PlanTexts {
  reference: Record<ReferenceKind, { name: string; instruction: string }>;
  outcome: Record<Exclude<OutcomeChoice, 'own' | 'measure'>, { label: string; question: string }>;
  /** Name of a metric as the outcome's label. */
  measure(metric: string): string;
  both(first: string, second: string): string;
  adult: string;
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

const kinds: Record<Exclude<OutcomeChoice, 'own'>, AnswerKind> = {
  measure: 'measure',
  'migraine-day': 'yes-no',
  pain: 'scale',
  'acute-medicine': 'count',
};

export const kindOf = (form: Pick<PlanForm, 'outcome' | 'ownKind'>): AnswerKind =>
  form.outcome === 'own' ? form.ownKind : kinds[form.outcome];

/** Least change that matters to begin with: two days in 28, one point, a quarter of an hour. */
export const defaultMcid = (kind: AnswerKind): number =>
  kind === 'yes-no' ? 2 : kind === 'duration' || kind === 'measure' ? 15 : 1;

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
export const withArms = (form: PlanForm, arms: PlanArm[]): PlanForm =>
  withOrder(form, {
    arms,
    factorial: form.factorial && arms.length === 3,
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
    metric: null,
    window: null,
    order: 'balanced',
    adaptive: false,
    factorial: false,
    blinded: false,
    excludeMarks: [],
    afterPause: 'continue',
    stop: { harm: true, futility: false, success: false },
    alongside: false,
    askAdult: !profile?.ageBand,
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
  ...(form.askAdult ? [{ key: 'adult', text: texts.adult, covers: [] }] : []),
];

export type Reason =
  | 'arms'
  | 'arm-name'
  | 'question'
  | 'mcid'
  | 'metric'
  | 'baseline'
  | 'length'
  | 'period-days'
  | 'rounds'
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
  if (form.outcome === 'measure' && form.metric === null) reasons.push('metric');
  if (form.mcid === null || !(form.mcid > 0)) reasons.push('mcid');
  if (['measure', 'duration'].includes(kindOf(form)) && form.baseline === null) reasons.push('baseline');
  const noHalfLife = form.between === 'fade' && form.halfLife === null;
  if (periods === null || periodDays === null || runInDays === null || noHalfLife) reasons.push('length');
  else if (periodDays < 1) reasons.push('period-days');
  else if (form.between === 'drop' && (form.dropDays ?? 0) >= periodDays) reasons.push('washout');
  if (periods !== null && arms.length > 1 && !roundsFit(form, periods)) reasons.push('rounds');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(form.start) || form.start < today) reasons.push('start');
  return reasons;
};

/** Arms of the trial: with two interventions at once a fourth one has both. */
export const armCount = (form: Pick<PlanForm, 'arms' | 'factorial'>): number =>
  form.factorial && form.arms.length === 3 ? 4 : form.arms.length;

type Ordered = Pick<PlanForm, 'arms' | 'factorial' | 'order' | 'adaptive'>;

/** Periods come in multiples of this: each arm once, in a mirrored order twice. */
export const periodsStep = (form: Ordered): number =>
  Math.max(2, armCount(form)) * (form.order === 'counterbalanced' && !form.adaptive ? 2 : 1);

/** Fewest periods: an adaptive trial needs three rounds, because the first one is fixed. */
export const leastPeriods = (form: Ordered): number => periodsStep(form) * (form.adaptive ? 3 : 1);

const roundsFit = (form: PlanForm, periods: number): boolean =>
  periods % periodsStep(form) === 0 && periods >= leastPeriods(form);

/** The form after a change of how it is run; the number of periods moves to the nearest that then fits. */
export const withOrder = (form: PlanForm, change: Partial<PlanForm>): PlanForm => {
  const next = { ...form, ...change };
  if (next.periods === null || roundsFit(next, next.periods)) return next;
  const whole = wholeRounds(next.periods, periodsStep(next));
  return { ...next, periods: Math.max(whole, leastPeriods(next)) };
};

/** All that stands between the form and "Freeze and start". */
export const blockedBecause = (
  form: PlanForm,
  context: { today: string; texts: PlanTexts; running: boolean; notForYou: readonly string[] },
): Reason[] => [
  ...incompleteBecause(form, context.today),
  ...(form.arms.some((a) => context.notForYou.includes(a.id)) ? (['not-for-you'] as const) : []),
  ...(openSafety(form, context.texts) > 0 ? (['safety'] as const) : []),
  ...(context.running && !form.alongside ? (['running'] as const) : []),
];

export const openSafety = (form: PlanForm, texts: PlanTexts): number =>
  safetyStatements(form, texts).filter((s) => !form.confirmed.includes(s.key)).length;
