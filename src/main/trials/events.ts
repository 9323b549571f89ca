import { rulesOf, type StopRule, type TrialEvent } from '../../shared/trial.ts';
import type { TrialRow } from '../vault/types.ts';
import { isBlind } from './blinding.ts';
import { periodOver, type TrialDay } from './schedule.ts';

/** The look whose proposal waits for the person's decision; null where none does. */
export const openProposal = (row: TrialRow): { period: number; rules: StopRule[] } | null => {
  if (row.state !== 'running') return null;
  const decided = new Set((row.events ?? []).flatMap((e) => (e.kind === 'decision' ? [e.period] : [])));
  const look = (row.events ?? []).findLast(
    (e) => e.kind === 'look' && e.proposals.length > 0 && !decided.has(e.period),
  );
  if (look?.kind !== 'look') return null;
  return { period: look.period, rules: [...new Set(look.proposals.map((p) => p.rule))] };
};

/** A guess that can be given or changed: of the latest period that is over. `given`: what was said last, if anything. */
export interface OpenGuess {
  period: number;
  /** undefined: not asked yet; null: "no idea". */
  given: string | null | undefined;
}

/**
 * The guess of the latest period that is over: from its last day on, as long as the trial runs (afterwards the arms
 * are known). It can be changed until the next period is over; every version stays in the list, the last one counts.
 * null where the protocol asks for none or no period is over.
 */
export const openGuess = (row: TrialRow, days: readonly TrialDay[], today: string): OpenGuess | null => {
  const rules = rulesOf(row.protocol);
  if (row.state !== 'running' || (!rules.guess && rules.blinding === 'open')) return null;
  for (let period = row.protocol.periods; period >= 1; period--)
    if (periodOver(days, period, today)) {
      const last = (row.events ?? []).findLast((e) => e.kind === 'guess' && e.period === period);
      return { period, given: last?.kind === 'guess' ? last.armId : undefined };
    }
  return null;
};

/** The period whose guess is still missing; null where none is. */
export const guessDue = (row: TrialRow, days: readonly TrialDay[], today: string): number | null => {
  const open = openGuess(row, days, today);
  return open && open.given === undefined ? open.period : null;
};

/** The guess that was given and can still be changed; null where there is none. */
export const guessGiven = (
  row: TrialRow,
  days: readonly TrialDay[],
  today: string,
): { period: number; armId: string | null } | null => {
  const open = openGuess(row, days, today);
  return open && open.given !== undefined ? { period: open.period, armId: open.given } : null;
};

/**
 * While a trial runs, what a look found and what an adaptive draw weighed would give the hidden result away; under
 * blinding the arm of an unwanted effect would give the arm away.
 */
export const eventsShown = (row: TrialRow): TrialEvent[] =>
  (row.events ?? [])
    .filter(
      (e) =>
        row.state !== 'running' ||
        !row.protocol.hideUntilEnd ||
        (e.kind !== 'look' && e.kind !== 'allocation'),
    )
    .map((e) => (e.kind === 'adverse' && isBlind(row) ? { ...e, armId: null } : e));
