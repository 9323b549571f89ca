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

/**
 * The period whose guess is due: from its last day on, as long as the trial runs (afterwards the arms are known).
 * null where the protocol asks for none or it was given.
 */
export const guessDue = (row: TrialRow, days: readonly TrialDay[], today: string): number | null => {
  const rules = rulesOf(row.protocol);
  if (row.state !== 'running' || (!rules.guess && rules.blinding === 'open')) return null;
  const guessed = new Set((row.events ?? []).flatMap((e) => (e.kind === 'guess' ? [e.period] : [])));
  for (let period = row.protocol.periods; period >= 1; period--)
    if (periodOver(days, period, today)) return guessed.has(period) ? null : period;
  return null;
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
