import { addDays } from '../../core/design/civil-day.ts';
import type { Aftermath, CheckIn, CheckInAnswer, Conclusion } from '../../shared/results.ts';
import type { TrialEvent } from '../../shared/trial.ts';

/** "Still helping?" is asked this long after a decision to go on: long enough for a habit, or for hope, to fade. */
const FIRST_CHECK_IN = 42; // days
/** And again after an answer; a remedy that no longer helps is not asked about again. */
const NEXT_CHECK_IN: Record<CheckInAnswer, number | null> = {
  helping: 84,
  unsure: 28,
  'not-helping': null,
};

/**
 * Decisions and check-ins of an ended trial from its append-only list, and when to ask again. A second answer of the
 * same day corrects the first: both stay in the list, the last one counts.
 */
export const aftermathOf = (events: readonly TrialEvent[], today: string): Aftermath => {
  const conclusions: Conclusion[] = [];
  const checkIns: CheckIn[] = [];
  let from: string | null = null;
  let asked: string | null = null; // what the check-ins of the last day answer to
  for (const e of events) {
    if (e.kind === 'conclusion') {
      conclusions.push({ day: e.day, choice: e.choice, armId: e.armId, note: e.note });
      from = e.choice === 'continue' ? addDays(e.day, FIRST_CHECK_IN) : null;
      asked = from;
    }
    if (e.kind === 'check-in') {
      if (checkIns.at(-1)?.day !== e.day) asked = from;
      checkIns.push({ day: e.day, answer: e.answer, note: e.note });
      const days = NEXT_CHECK_IN[e.answer];
      from = asked === null || days === null ? null : addDays(e.day, days);
    }
  }
  return { conclusions, checkIns, checkInFrom: from, checkInDue: from !== null && from <= today };
};

/** A question "is it still helping?" that is due on a day, or that was answered on it and may be corrected. */
export const checkInOn = (aftermath: Aftermath, day: string): { answer: CheckInAnswer | null } | null => {
  if (aftermath.checkInDue) return { answer: null };
  const last = aftermath.checkIns.at(-1);
  return last?.day === day ? { answer: last.answer } : null;
};
