import { addDays } from '../../core/design/civil-day.ts';
import type { DailyValue } from '../../shared/samples.ts';
import type { DiaryDay, DiaryQuestion, TodayView } from '../../shared/trial.ts';
import { BACKFILL_DAYS } from '../trials/calendar-view.ts';
import { lastDayOf, periodStart, totalDaysOf, trialDayAt } from '../trials/schedule.ts';
import type { TrialRow } from '../vault/types.ts';

/** Asked while no trial runs, so that a person can collect days before the first one. */
export const defaultQuestions: DiaryQuestion[] = [
  { key: 'migraine-day', text: 'Was today a migraine day?', kind: 'yes-no', primary: true },
  { key: 'pain', text: 'Worst pain today', kind: 'scale', primary: false },
];

export const emptyEntry = (day: string, trialId: string | null): DiaryDay => ({
  day,
  trialId,
  answers: {},
  kept: null,
  marks: [],
  note: '',
  savedAt: null,
  late: false,
  revision: 0,
});

/** The running trial that covers `day`, if any. */
export const trialOn = (rows: readonly TrialRow[], day: string): TrialRow | undefined =>
  rows.find((r) => r.state === 'running' && r.protocol.start <= day && day <= lastDayOf(r.protocol));

const trialPart = (row: TrialRow, day: string): TodayView['trial'] => {
  const p = row.protocol;
  const at = trialDayAt(p, row.sequence, day);
  if (!at) return null;
  const next = at.period < p.periods ? periodStart(p, at.period + 1) : null;
  return {
    id: row.id,
    title: p.title,
    dayNumber: at.index,
    totalDays: totalDaysOf(p),
    period: at.period,
    periods: p.periods,
    dayOfPeriod: at.dayOfPeriod,
    phase: at.phase,
    arm: p.arms.find((a) => a.id === at.armId) ?? null,
    nextChange: next,
    resultVisibleOn: p.hideUntilEnd ? addDays(lastDayOf(p), 1) : null,
    questions: p.questions,
  };
};

/** What the Today screen shows for `day` (`today` itself or a past day that is filled in late). */
export const todayView = (input: {
  today: string;
  day: string;
  trials: readonly TrialRow[];
  entries: readonly DiaryDay[];
  wearable: { metric: string; value: DailyValue }[];
}): TodayView => {
  const { today, day, trials, entries } = input;
  const row = trialOn(trials, day);
  const questions = row?.protocol.questions ?? defaultQuestions;
  const primary = questions.find((q) => q.primary) ?? questions[0]!;
  const byDay = new Map(entries.map((e) => [e.day, e]));
  const from = row ? row.protocol.start : today;
  const open = Array.from({ length: BACKFILL_DAYS }, (_, i) => addDays(today, -1 - i)).filter(
    (d) => d >= from && typeof byDay.get(d)?.answers[primary.key] !== 'number',
  );
  return {
    today: day,
    trial: row ? trialPart(row, day) : null,
    questions,
    entry: byDay.get(day) ?? emptyEntry(day, row?.id ?? null),
    openDays: row ? open : [],
    wearable: input.wearable.map(({ metric, value }) => ({
      metric,
      value: value.value,
      unit: value.unit,
      day: value.day,
      from: null,
      to: null,
    })),
  };
};
