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

/** Decisions and check-ins of an ended trial from its append-only list, and when to ask again. */
export const aftermathOf = (events: readonly TrialEvent[], today: string): Aftermath => {
  const conclusions: Conclusion[] = [];
  const checkIns: CheckIn[] = [];
  let from: string | null = null;
  for (const e of events) {
    if (e.kind === 'conclusion') {
      conclusions.push({ day: e.day, choice: e.choice, armId: e.armId, note: e.note });
      from = e.choice === 'continue' ? addDays(e.day, FIRST_CHECK_IN) : null;
    }
    if (e.kind === 'check-in') {
      checkIns.push({ day: e.day, answer: e.answer, note: e.note });
      const days = NEXT_CHECK_IN[e.answer];
      from = from === null || days === null ? null : addDays(e.day, days);
    }
  }
  return { conclusions, checkIns, checkInFrom: from, checkInDue: from !== null && from <= today };
};
