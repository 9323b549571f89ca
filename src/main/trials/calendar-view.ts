import { daysBetween } from '../../core/design/civil-day.ts';
import type { DayStatus, DiaryDay, TrialCalendarDay, TrialView } from '../../shared/trial.ts';
import type { TrialRow } from '../vault/types.ts';
import { lastDayOf, type TrialDay, totalDaysOf, trialDays } from './schedule.ts';

/** How long a missed day can still be answered (days); the answer is then marked as late. */
export const BACKFILL_DAYS = 7;

/** Marks that take a day out of the analysis when the person set them. */
export const EXCLUDING_MARKS: readonly string[] = ['exclude'];

const answered = (entry: DiaryDay | undefined, key: string) => typeof entry?.answers[key] === 'number';

const statusOf = (d: TrialDay, entry: DiaryDay | undefined, key: string, today: string): DayStatus => {
  if (entry?.marks.some((m) => EXCLUDING_MARKS.includes(m))) return 'excluded';
  if (answered(entry, key)) return entry?.late ? 'late' : 'done';
  const ago = daysBetween(d.day, today);
  if (ago < 0) return 'future';
  if (ago === 0) return 'today';
  return ago <= BACKFILL_DAYS ? 'open' : 'missed';
};

/** The calendar of a trial as of `today`. Future periods stay hidden; no outcome value is in it. */
export const trialView = (row: TrialRow, entries: readonly DiaryDay[], today: string): TrialView => {
  const p = row.protocol;
  const byDay = new Map(entries.map((e) => [e.day, e]));
  const schedule = trialDays(p, row.sequence);
  const ended = row.state !== 'running';
  const current = schedule.find((d) => d.day === today)?.period ?? (today < p.start ? 0 : p.periods);
  const days = schedule.map((d): TrialCalendarDay => {
    const entry = byDay.get(d.day);
    const hidden = !ended && d.period > Math.max(1, current);
    return {
      day: d.day,
      period: d.period,
      armId: hidden ? null : d.armId,
      phase: d.phase,
      hidden,
      status: statusOf(d, entry, p.outcome.key, today),
      note: Boolean(entry?.note),
    };
  });
  const adherence = p.arms.map((arm) => {
    const past = schedule.filter((d) => d.armId === arm.id && d.day <= today);
    return {
      armId: arm.id,
      days: past.length,
      kept: past.filter((d) => byDay.get(d.day)?.kept === true).length,
    };
  });
  return {
    id: row.id,
    state: row.state,
    protocol: p,
    commitment: row.commitment,
    permittedSequences: row.permittedSequences,
    end: lastDayOf(p),
    totalDays: totalDaysOf(p),
    dayNumber: Math.min(Math.max(daysBetween(p.start, today) + 1, 0), totalDaysOf(p) + 1),
    days,
    adherence,
    openDays: days.filter((d) => d.status === 'open').map((d) => d.day),
  };
};
