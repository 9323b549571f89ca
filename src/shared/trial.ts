import { z } from 'zod';
import type { AnalysisResult, OutcomeSpec } from './analysis.ts';
import { modelSpec, outcomeSpec, priorsSpec } from './analysis.ts';

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
});
export type TrialArm = z.infer<typeof trialArm>;

export const questionKinds = ['yes-no', 'scale', 'count'] as const;
export const diaryQuestion = z.strictObject({
  /** A metric code or a name of the person's own, e.g. `migraine-day`, `pain`. */
  key: z.string().regex(/^[a-z0-9:-]{1,60}$/),
  text: z.string().min(1).max(200),
  kind: z.enum(questionKinds),
  /** Only the primary outcome decides; the others are secondary. */
  primary: z.boolean(),
});
export type DiaryQuestion = z.infer<typeof diaryQuestion>;

export const trialDraft = z.strictObject({
  title: z.string().min(1).max(160),
  outcome: outcomeSpec.extend({ key: z.string(), label: z.string().max(120) }),
  questions: z.array(diaryQuestion).min(1).max(8),
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

export interface TrialSummary {
  id: string;
  title: string;
  state: TrialState;
  start: string;
  end: string;
}

/** How a day of the trial stands, without its outcome. */
export type DayStatus = 'done' | 'late' | 'open' | 'missed' | 'today' | 'future' | 'excluded';

export interface TrialCalendarDay {
  day: string;
  /** 0 in run-in. */
  period: number;
  /** null in run-in and in periods that are still hidden. */
  armId: string | null;
  phase: 'run-in' | 'washout' | 'treatment';
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
  adherence: { armId: string; kept: number; days: number }[];
  openDays: string[];
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
    phase: 'run-in' | 'washout' | 'treatment';
    arm: TrialArm | null;
    nextChange: string | null;
    resultVisibleOn: string | null;
    questions: DiaryQuestion[];
  };
  questions: DiaryQuestion[];
  entry: DiaryDay;
  /** Recent days without an answer that can still be filled in. */
  openDays: string[];
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
}
