import { z } from 'zod';
import type { AnalysisResult, OutcomeSpec } from './analysis.ts';
import { modelSpec, outcomeSpec, priorsSpec } from './analysis.ts';
import type { Aftermath, CheckInAnswer } from './results.ts';
import type { StopRule, TrialEvent } from './trial-events.ts';

/** The frozen protocol of a trial. Once started it never changes; its hash is the commitment. */
export const armIcons = ['pill', 'moon', 'dashed', 'walk', 'leaf', 'drop', 'sun', 'none'] as const;

export const trialArm = z.strictObject({
  id: z.string().min(1).max(60),
  name: z.string().min(1).max(80),
  /** What the person does on such a day, in words: "400 mg with dinner". */
  instruction: z.string().max(200).default(''),
  icon: z.enum(armIcons).default('none'),
  /** Population prior of this arm's effect against the reference, on the reported scale; null for the reference. */
  predicted: z.strictObject({ mean: z.number(), sd: z.number().positive(), unit: z.string() }).nullable(),
  /** What the adherence tick may count beside yes and no: capsules, minutes; `planned` a day, null: open. */
  amount: z
    .strictObject({ unit: z.string().min(1).max(40), planned: z.number().positive().max(10_000).nullable() })
    .optional(),
});
export type TrialArm = z.infer<typeof trialArm>;

/** `duration`: minutes. Free words go into the day's note, which every day has. */
export const questionKinds = ['yes-no', 'scale', 'count', 'duration'] as const;
const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** Part of the day, wall clock; `to` may lie after midnight of the next day only by being smaller than `from`. */
export const timeWindow = z.strictObject({ from: wallTime, to: wallTime });
export type TimeWindow = z.infer<typeof timeWindow>;
export const diaryQuestion = z.strictObject({
  /** A metric code or a name of the person's own, e.g. `migraine-day`, `pain`. */
  key: z.string().regex(/^[a-z0-9:-]{1,60}$/),
  text: z.string().min(1).max(200),
  kind: z.enum(questionKinds),
  /** Only the primary outcome decides; the others are secondary. */
  primary: z.boolean(),
  /** When it should be answered; an answer outside is kept and marked. */
  window: timeWindow.optional(),
});
export type DiaryQuestion = z.infer<typeof diaryQuestion>;

/**
 * How the trial is conducted, fixed before day 1 with the rest of the protocol. All of it has a default, so that
 * a protocol may leave it out; `rulesOf` fills it in.
 */
export const trialRules = z.strictObject({
  /** Which balanced orders are permitted; `counterbalanced`: the second half mirrors the first. */
  order: z.enum(['balanced', 'permuted-blocks', 'counterbalanced']).default('balanced'),
  /** `adaptive`: after one full block the arms of each block are drawn by Thompson sampling with a floor. */
  allocation: z.enum(['fixed', 'adaptive']).default('fixed'),
  /** 2 x 2: the arms are neither, the first, the second, both. */
  factorial: z.boolean().default(false),
  /** `helper`: a second person packs by a sealed sheet; the arms stay hidden until the end. */
  blinding: z.enum(['open', 'helper']).default('open'),
  /** Asks at the end of each period which arm it was. */
  guess: z.boolean().default(false),
  /** What becomes of a period that a pause broke: its remaining days follow, or it starts again in full. */
  afterPause: z.enum(['continue', 'restart']).default('continue'),
  /** How long a missed day can still be answered; the answer is marked as late. */
  backfillDays: z.number().int().min(0).max(31).default(7),
  /** Days with one of these marks do not count for the answer. Chosen before day 1. */
  excludeMarks: z.array(z.string().max(40)).max(20).default([]),
  /** Which looks at block ends may propose to stop; the person decides. */
  stop: z
    .strictObject({
      harm: z.boolean().default(true),
      futility: z.boolean().default(false),
      success: z.boolean().default(false),
    })
    .default({ harm: true, futility: false, success: false }),
  /** A second trial beside a running one, with the warning read. */
  alongside: z.boolean().default(false),
  /** Safety statements that were confirmed, by key: an arm's id, `adult`, `medicines`. */
  confirmedKeys: z.array(z.string().max(60)).max(20).default([]),
});
export type TrialRules = z.infer<typeof trialRules>;
export const rulesOf = (p: { rules?: TrialRules | undefined }): TrialRules => p.rules ?? trialRules.parse({});

/** Marks of a day that a protocol can leave out of the answer. `exclude` always does. */
export const dayMarks = [
  'illness',
  'travel',
  'new-medicine',
  'period',
  'acute-medicine',
  'alcohol',
  'stress',
] as const;
export const EXCLUDE_MARK = 'exclude';
/** Set by the app itself: answered on the day, but outside the question's part of the day. */
export const OUTSIDE_WINDOW_MARK = 'outside-window';

/** Key among a day's answers of the amount that was taken or done (see TrialArm.amount). */
export const AMOUNT_KEY = 'amount';
/** Key among a day's answers of adherence to a second trial that runs alongside: 1 kept, 0 not kept. */
export const keptKey = (trialId: string): string => `kept:${trialId}`;

/** True where the person knows the arm, so that the effect includes what they expect of it. */
export const includesExpectation = (p: { rules?: TrialRules | undefined }): boolean =>
  rulesOf(p).blinding === 'open';

export const trialDraft = z.strictObject({
  title: z.string().min(1).max(160),
  outcome: outcomeSpec.extend({
    key: z.string(),
    label: z.string().max(120),
    /** A metric of the vault: the outcome is its daily value and nothing is typed. */
    metric: z.string().max(60).optional(),
  }),
  questions: z.array(diaryQuestion).max(8),
  /** arms[0] is the reference. */
  arms: z.array(trialArm).min(2).max(4),
  periods: z.number().int().min(2).max(52),
  periodDays: z.number().int().min(1).max(90),
  runInDays: z.number().int().min(0).max(60),
  washoutDays: z.number().int().min(0).max(30),
  /** Half-life in days of fading (exposure filter); null: not modelled. */
  fadingHalfLifeDays: z.number().positive().max(30).nullable(),
  start: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  zone: z.string(),
  maxRun: z.number().int().min(1).nullable(),
  hideUntilEnd: z.boolean(),
  /** Outcome at the start in its natural unit (days in 28, points); the default priors rest on it. */
  baseline: z.number().min(0).nullable(),
  /** Safety statements the person confirmed. */
  confirmed: z.array(z.string().max(200)).max(20),
  rules: trialRules.optional(),
});
export type TrialDraft = z.infer<typeof trialDraft>;

export const frozenProtocol = trialDraft.extend({
  format: z.literal('n1vault-protocol/1'),
  /** The analysis plan, fixed before day 1: model, priors (engine scale), verdict thresholds. */
  analysis: z.strictObject({
    model: modelSpec,
    priors: priorsSpec,
    thresholds: z.strictObject({ sure: z.number(), probable: z.number() }),
    engineVersion: z.string(),
  }),
});
export type FrozenProtocol = z.infer<typeof frozenProtocol>;

export type TrialState = 'running' | 'finished' | 'stopped';

/** `paused`, `gap`: days of no period; `set-aside`: days of a broken period that started again. */
export type TrialPhase = 'run-in' | 'washout' | 'treatment' | 'paused' | 'gap' | 'set-aside';

export {
  type Severity,
  type StopRule,
  severities,
  stopReasons,
  type TrialAction,
  type TrialEvent,
  type TrialEventBody,
  trialAction,
} from './trial-events.ts';

export interface TrialSummary {
  id: string;
  title: string;
  state: TrialState;
  start: string;
  end: string;
  /** First day of the pause that goes on; absent while none does. */
  pausedSince?: string;
}

/** How a day of the trial stands, without its outcome. */
export type DayStatus = 'done' | 'late' | 'open' | 'missed' | 'today' | 'future' | 'excluded' | 'paused';

export interface TrialCalendarDay {
  day: string;
  /** 0 in run-in. */
  period: number;
  /** null in run-in and in periods that are still hidden. */
  armId: string | null;
  phase: TrialPhase;
  hidden: boolean;
  status: DayStatus;
  note: boolean;
}

export interface TrialView {
  id: string;
  state: TrialState;
  protocol: FrozenProtocol;
  commitment: string;
  permittedSequences: string;
  end: string;
  totalDays: number;
  /** 1-based index of today within the trial, 0 before it starts, totalDays + 1 after. */
  dayNumber: number;
  days: TrialCalendarDay[];
  adherence: { armId: string; kept: number; days: number; missed?: number }[];
  openDays: string[];
  /** First day of the pause that goes on; null while none does. */
  pausedSince?: string | null;
  /** Everything that happened after the start, oldest first. A look's proposals are in `proposal` until decided. */
  events?: TrialEvent[];
  /** A stop rule fixed before day 1 is met and waits for the person's decision. */
  proposal?: { period: number; rules: StopRule[] } | null;
  /** Period that has ended and whose guess is still missing; null where none is asked. */
  guessDue?: number | null;
  /** The guess of that period once it is given; it can be changed until the next period is over. */
  guessGiven?: { period: number; armId: string | null } | null;
  /** Under blinding: the code on the pack of each period. */
  packs?: { period: number; code: string }[];
  /** First period that has not begun and can be moved, with its first day. */
  nextPeriod?: { period: number; start: string } | null;
}

/** What a person can say about one day. A question left out or null stays unknown. */
export const diarySave = z.strictObject({
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  trialId: z.string().nullable(),
  answers: z.record(z.string(), z.number().nullable()),
  /** Kept to the arm of the day: true, false, or null for no answer. */
  kept: z.boolean().nullable(),
  marks: z.array(z.string().max(40)).max(20),
  note: z.string().max(4000),
});
export type DiarySave = z.infer<typeof diarySave>;

export interface DiaryDay extends DiarySave {
  savedAt: string | null;
  late: boolean;
  revision: number;
}

export interface TodayView {
  today: string;
  trial: null | {
    id: string;
    title: string;
    dayNumber: number;
    totalDays: number;
    period: number;
    periods: number;
    dayOfPeriod: number;
    phase: TrialPhase;
    /** Under blinding a stand-in: the pack of the period. */
    arm: TrialArm | null;
    nextChange: string | null;
    resultVisibleOn: string | null;
    questions: DiaryQuestion[];
    proposal?: { period: number; rules: StopRule[] } | null;
    guessDue?: number | null;
    guessGiven?: { period: number; armId: string | null } | null;
    arms?: { id: string; name: string }[];
  };
  /** A second trial that runs on the same day: its arm and its tick (`keptKey`). */
  alongside?: { id: string; title: string; arm: TrialArm | null; kept: boolean | null } | null;
  questions: DiaryQuestion[];
  entry: DiaryDay;
  /** Recent days without an answer that can still be filled in. */
  openDays: string[];
  /** Ended trials that ask today whether what was kept still helps; with an answer given today, which can be changed. */
  checkIns?: { id: string; title: string; armName: string | null; answer: CheckInAnswer | null }[];
  wearable: {
    metric: string;
    value: number;
    unit: string;
    day: string;
    from: string | null;
    to: string | null;
  }[];
}

export type VerdictKey =
  | 'better'
  | 'probably-better'
  | 'no-worthwhile-difference'
  | 'probably-worse'
  | 'worse'
  | 'not-sure-yet'
  | 'conflict';

export interface FactorialContrast {
  /** `first`, `second`: mean effect of a factor over both levels of the other; `interaction`: both - first - second. */
  contrast: 'first' | 'second' | 'interaction';
  /** Scale of the linear predictor: points, logit or log rate. */
  scale: 'points' | 'logit' | 'log rate';
  mean: number;
  sd: number;
  q025: number;
  q10: number;
  q90: number;
  q975: number;
  /** Probability of the side of benefit. */
  pBetter: number;
}

export interface ResultDay {
  day: string;
  period: number;
  armId: string;
  y: number | null;
  late: boolean;
  /** In the wash-out of a protocol that drops such days. */
  dropped: boolean;
}

export interface ResultView {
  trialId: string;
  title: string;
  state: TrialState;
  /** Set while the protocol hides the outcome: nothing else of the result is sent to the screen. */
  hiddenUntil: string | null;
  protocol: FrozenProtocol;
  outcome: OutcomeSpec & { key: string; label: string };
  arms: {
    arm: TrialArm;
    answered: number;
    days: number;
    kept: number;
    observedMean: number | null;
    verdict: VerdictKey | null;
  }[];
  /** Index of the arm the headline speaks of (never the reference). */
  headline: number;
  analysis: AnalysisResult | null;
  days: ResultDay[];
  /** Belief in the headline's arm after each block (every arm once) and after the last day. */
  afterPeriods: {
    period: number;
    day: number;
    mean: number;
    sd: number;
    q10: number;
    q90: number;
    q025: number;
    q975: number;
    pAtLeastMcid: number;
  }[];
  commitment: string;
  seed: string | null;
  permittedSequences: string;
  /** What happened after the start, unwanted effects among it; oldest first. */
  events?: TrialEvent[];
  /** Main effects and interaction of a 2 x 2 trial; absent for other trials. */
  factorial?: FactorialContrast[];
  /** What was decided after the trial; absent while it runs. */
  aftermath?: Aftermath;
}

/** Guesses of the arm, and how many were right; null where none was given. */
export const guessesOf = (
  view: Pick<ResultView, 'events' | 'days'>,
): { right: number; asked: number } | null => {
  const armOf = new Map(view.days.map((d) => [d.period, d.armId]));
  const guesses = (view.events ?? []).filter((e) => e.kind === 'guess');
  if (guesses.length === 0) return null;
  return {
    asked: guesses.length,
    right: guesses.filter((g) => g.armId !== null && armOf.get(g.period) === g.armId).length,
  };
};
