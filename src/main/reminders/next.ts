import { Temporal } from 'temporal-polyfill';
import { addDays } from '../../core/design/civil-day.ts';
import { localDayOf } from '../clock/local-day.ts';

/** All that reminding needs to know: days and a time, nothing about health. */
export interface ReminderState {
  enabled: boolean;
  /** Wall-clock time, `HH:MM`. */
  time: string;
  /** Days (both ends included) on which the diary asks for something; days of a pause are in none. */
  spans: { from: string; to: string }[];
  /** Days that are answered already. */
  done: string[];
  /** Last local day on which a reminder was shown; one a day is enough. */
  lastShown: string | null;
}

/**
 * The instant (UTC ms) at which a wall clock in `zone` shows `time` on `day`. A time that the clocks skip comes as
 * much later as they jump; of a time that they show twice it is the first.
 */
export const instantOf = (day: string, time: string, zone: string): number =>
  Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone, { disambiguation: 'compatible' })
    .epochMilliseconds;

const asksOn = (state: ReminderState, day: string): boolean =>
  state.spans.some((s) => s.from <= day && day <= s.to) && !state.done.includes(day);

/**
 * When to remind next: today if today is asked for, not done and not yet reminded of, at once where the time has
 * passed (the computer slept, the traveller flew east): caught up once, and never for an earlier day. Else the next
 * day that is asked for. null where there is none.
 * Everything is worked out anew from the present instant and zone, so sleep, travel and clock changes need no care.
 */
export const nextReminder = (
  state: ReminderState,
  now: number,
  zone: string,
): { at: number; day: string } | null => {
  if (!state.enabled) return null;
  const today = localDayOf(now, zone);
  // "later than": who crosses the date line lives a day twice and is reminded of it once
  const shownToday = state.lastShown !== null && state.lastShown >= today;
  if (asksOn(state, today) && !shownToday)
    return { at: Math.max(now, instantOf(today, state.time, zone)), day: today };
  const last = state.spans.reduce((max, s) => (s.to > max ? s.to : max), today);
  for (let day = addDays(today, 1); day <= last; day = addDays(day, 1))
    if (asksOn(state, day) && (state.lastShown === null || day > state.lastShown))
      return { at: instantOf(day, state.time, zone), day };
  return null;
};
