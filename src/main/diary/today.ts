import { addDays, daysBetween } from '../../core/design/civil-day.ts';
import type { DailyValue } from '../../shared/samples.ts';
import {
  type DiaryDay,
  type DiaryQuestion,
  keptKey,
  rulesOf,
  type TodayView,
  type TrialArm,
} from '../../shared/trial.ts';
import { aftermathOf, checkInOn } from '../results/aftermath.ts';
import { isBlind, maskedArm, phaseShown } from '../trials/blinding.ts';
import { BACKFILL_DAYS } from '../trials/calendar-view.ts';
import { guessDue, guessGiven, openProposal } from '../trials/events.ts';
import { livedDays, outcomeOn } from '../trials/outcome.ts';
import { periodStart, trialDays } from '../trials/schedule.ts';
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

/** The running trials that cover `day`, the one that began first first; at most two can. */
export const trialsOn = (rows: readonly TrialRow[], day: string, today: string): TrialRow[] =>
  rows
    .filter((r) => r.state === 'running' && r.protocol.start <= day)
    .filter((r) => trialDays(r, today).some((d) => d.day === day))
    .sort((a, b) => a.protocol.start.localeCompare(b.protocol.start) || (a.id < b.id ? -1 : 1));

/**
 * The trial that has ended and holds `day`, if any: its window holds on, so that nobody fills it up after seeing the
 * result. A stopped trial ends with the day it was stopped on.
 */
export const endedTrialOn = (rows: readonly TrialRow[], day: string): TrialRow | undefined =>
  rows.find(
    (r) =>
      r.state !== 'running' &&
      r.protocol.start <= day &&
      (r.state === 'finished' || r.endedAt === null || day <= r.endedAt.slice(0, 10)) &&
      trialDays(r, day).some((d) => d.day === day),
  );

/** The running trial that a day's entry belongs to, if any. */
export const trialOn = (rows: readonly TrialRow[], day: string, today: string = day): TrialRow | undefined =>
  trialsOn(rows, day, today)[0];

/** The arm of a day as it may be shown: under blinding its pack. */
const armShown = (row: TrialRow, armId: string | null, period: number): TrialArm | null => {
  if (armId === null) return null;
  if (isBlind(row)) return maskedArm(row, period);
  return row.protocol.arms.find((a) => a.id === armId) ?? null;
};

const trialPart = (row: TrialRow, day: string, today: string): TodayView['trial'] => {
  const p = row.protocol;
  const days = trialDays(row, today);
  const at = days.find((d) => d.day === day);
  const last = days.at(-1);
  if (!at || !last) return null;
  return {
    id: row.id,
    title: p.title,
    dayNumber: at.index,
    totalDays: days.length,
    period: at.period,
    periods: p.periods,
    dayOfPeriod: at.dayOfPeriod,
    phase: phaseShown(row, at.phase, false),
    arm: armShown(row, at.armId, at.period),
    nextChange: at.period < p.periods ? periodStart(days, at.period + 1) : null,
    resultVisibleOn: p.hideUntilEnd ? addDays(last.day, 1) : null,
    questions: p.questions,
    proposal: openProposal(row),
    guessDue: guessDue(row, days, today),
    guessGiven: guessGiven(row, days, today),
    arms: p.arms.map(({ id, name }) => ({ id, name })),
  };
};

const questionsOf = (rows: readonly TrialRow[]): DiaryQuestion[] =>
  rows.flatMap((r, i) => r.protocol.questions.map((q) => (i === 0 ? q : { ...q, primary: false })));

/** Days before today that a trial still asks for: in its back-fill window, of a period, without the outcome. */
const openDaysOf = (row: TrialRow, entries: readonly DiaryDay[], today: string): string[] => {
  // a measured outcome is filled in by an import, not by the person
  if (row.protocol.outcome.metric !== undefined) return [];
  const lived = livedDays(entries);
  const window = rulesOf(row.protocol).backfillDays;
  return trialDays(row, today)
    .filter((d) => d.day < today && daysBetween(d.day, today) <= window)
    .filter((d) => d.phase !== 'paused' && d.phase !== 'gap' && d.phase !== 'set-aside')
    .filter((d) => outcomeOn(lived, row.protocol, d.day) === null)
    .map((d) => d.day)
    .reverse();
};

/** Ended trials whose "is it still helping?" is due today, or was answered today. */
const checkInsOf = (rows: readonly TrialRow[], today: string): NonNullable<TodayView['checkIns']> =>
  rows.flatMap((row) => {
    const aftermath = aftermathOf(row.events ?? [], today);
    const asked = checkInOn(aftermath, today);
    if (!asked) return [];
    const { armId } = aftermath.conclusions.at(-1) ?? { armId: null };
    const armName = row.protocol.arms.find((a) => a.id === armId)?.name ?? null;
    return [{ id: row.id, title: row.protocol.title, armName, answer: asked.answer }];
  });

/** What the Today screen shows for `day` (`today` itself or a past day that is filled in late). */
export const todayView = (input: {
  today: string;
  day: string;
  trials: readonly TrialRow[];
  entries: readonly DiaryDay[];
  wearable: { metric: string; value: DailyValue }[];
}): TodayView => {
  const { today, day, trials, entries } = input;
  const covering = trialsOn(trials, day, today);
  const [row, second] = covering;
  // a day of a trial that has ended keeps the questions it was asked, so that an answer can be corrected
  const ended = row ? undefined : endedTrialOn(trials, day);
  const questions = row ? questionsOf(covering) : (ended?.protocol.questions ?? defaultQuestions);
  const entry = entries.find((e) => e.day === day) ?? emptyEntry(day, (row ?? ended)?.id ?? null);
  const open = new Set(covering.flatMap((r) => openDaysOf(r, entries, today)));
  const trial = row ? trialPart(row, day, today) : null;
  const beside = second ? trialDays(second, today).find((d) => d.day === day) : undefined;
  const tick = second ? entry.answers[keptKey(second.id)] : undefined;
  return {
    today: day,
    trial: trial ? { ...trial, questions } : null,
    alongside:
      second && beside
        ? {
            id: second.id,
            title: second.protocol.title,
            arm: armShown(second, beside.armId, beside.period),
            kept: typeof tick === 'number' ? tick === 1 : null,
          }
        : null,
    questions,
    entry,
    openDays: [...open].sort().reverse(),
    checkIns: day === today ? checkInsOf(trials, today) : [],
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

/** Days before today that have to be read for the open days of any running trial. */
export const lookBack = (rows: readonly TrialRow[]): number =>
  Math.max(
    BACKFILL_DAYS,
    ...rows.filter((r) => r.state === 'running').map((r) => rulesOf(r.protocol).backfillDays),
  ) + 1;
