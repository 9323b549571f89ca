import { daysBetween } from '../../core/design/civil-day.ts';
import {
  type DayStatus,
  type DiaryDay,
  rulesOf,
  type TrialCalendarDay,
  type TrialView,
} from '../../shared/trial.ts';
import type { TrialRow } from '../vault/types.ts';
import { keptOf } from './adherence.ts';
import { isBlind, packCode, packId, phaseShown } from './blinding.ts';
import { eventsShown, guessDue, guessGiven, openProposal } from './events.ts';
import { isExcluded } from './marks.ts';
import { type LivedDays, livedDays, outcomeOn } from './outcome.ts';
import { pausedSince, periodStart, type TrialDay, trialDays } from './schedule.ts';

/** How long a missed day can be answered where the protocol does not say (days). */
export const BACKFILL_DAYS = 7;

const statusOf = (d: TrialDay, row: TrialRow, lived: LivedDays, today: string): DayStatus => {
  const p = row.protocol;
  const entry = lived.entries.get(d.day);
  const ago = daysBetween(d.day, today);
  if (d.phase === 'paused' || d.phase === 'gap') return ago < 0 ? 'future' : 'paused';
  if (d.phase === 'set-aside' || isExcluded(entry, p)) return 'excluded';
  if (outcomeOn(lived, p, d.day) !== null) return entry?.late ? 'late' : 'done';
  if (ago < 0) return 'future';
  if (ago === 0) return 'today';
  return ago <= rulesOf(p).backfillDays ? 'open' : 'missed';
};

/**
 * The calendar of a trial as of `today`. Future periods stay hidden, under blinding all arms; no outcome value is
 * in it.
 */
export const trialView = (
  row: TrialRow,
  known: readonly DiaryDay[] | LivedDays,
  today: string,
): TrialView => {
  const lived = 'measured' in known ? known : livedDays(known);
  const p = row.protocol;
  const schedule = trialDays(row, today);
  const ended = row.state !== 'running';
  const blind = isBlind(row);
  const current = schedule.find((d) => d.day === today)?.period ?? (today < p.start ? 0 : p.periods);
  const days = schedule.map((d): TrialCalendarDay => {
    const hidden = !ended && d.period > Math.max(1, current);
    return {
      day: d.day,
      period: d.period,
      armId: hidden || d.armId === null ? null : blind ? packId(d.period) : d.armId,
      phase: phaseShown(row, d.phase, hidden),
      hidden,
      status: statusOf(d, row, lived, today),
      note: Boolean(lived.entries.get(d.day)?.note),
    };
  });
  const status = new Map(days.map((d) => [d.day, d.status]));
  const adherence = blind
    ? []
    : p.arms.map((arm) => {
        const past = schedule.filter((d) => d.armId === arm.id && d.phase !== 'set-aside' && d.day <= today);
        return {
          armId: arm.id,
          days: past.length,
          kept: past.filter((d) => keptOf(lived.entries.get(d.day), row.id) === true).length,
          missed: past.filter((d) => status.get(d.day) === 'missed').length,
        };
      });
  const future = current < p.periods && !ended ? Math.max(1, current + 1) : null;
  const nextStart = future === null ? null : periodStart(schedule, future);
  return {
    id: row.id,
    state: row.state,
    protocol: p,
    commitment: row.commitment,
    permittedSequences: row.permittedSequences,
    end: schedule.at(-1)!.day,
    totalDays: schedule.length,
    dayNumber: Math.min(Math.max(daysBetween(p.start, today) + 1, 0), schedule.length + 1),
    days,
    adherence,
    openDays: ended ? [] : days.filter((d) => d.status === 'open').map((d) => d.day),
    pausedSince: ended ? null : pausedSince(row.events),
    events: eventsShown(row),
    proposal: openProposal(row),
    guessDue: guessDue(row, schedule, today),
    guessGiven: guessGiven(row, schedule, today),
    nextPeriod:
      future !== null && nextStart !== null && nextStart > today
        ? { period: future, start: nextStart }
        : null,
    ...(blind ? { packs: p.periods > 0 ? packsUpTo(row, Math.max(1, current)) : [] } : {}),
  };
};

const packsUpTo = (row: TrialRow, period: number) =>
  Array.from({ length: period }, (_, i) => ({ period: i + 1, code: packCode(row, i + 1) }));
