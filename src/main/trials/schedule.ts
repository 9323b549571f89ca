import { addDays, daysBetween } from '../../core/design/civil-day.ts';
import type { Phase } from '../../shared/design.ts';
import type { FrozenProtocol } from '../../shared/trial.ts';

/** Where a calendar day stands in a trial; `index` counts from 1 on the first day (run-in included). */
export interface TrialDay {
  day: string;
  index: number;
  /** 0 in run-in, else 1-based. */
  period: number;
  /** 1-based day within its period (or within the run-in). */
  dayOfPeriod: number;
  armId: string | null;
  phase: Phase;
}

type Shape = Pick<FrozenProtocol, 'start' | 'runInDays' | 'periods' | 'periodDays' | 'washoutDays'>;

export const totalDaysOf = (p: Shape): number => p.runInDays + p.periods * p.periodDays;
export const lastDayOf = (p: Shape): string => addDays(p.start, totalDaysOf(p) - 1);
export const periodStart = (p: Shape, period: number): string =>
  addDays(p.start, p.runInDays + (period - 1) * p.periodDays);

/** The trial day of `day`, or null outside the trial. Pure day arithmetic: no zone, no DST. */
export const trialDayAt = (p: Shape, sequence: readonly string[], day: string): TrialDay | null => {
  const index = daysBetween(p.start, day) + 1;
  if (index < 1 || index > totalDaysOf(p)) return null;
  if (index <= p.runInDays) return { day, index, period: 0, dayOfPeriod: index, armId: null, phase: 'run-in' };
  const since = index - p.runInDays - 1;
  const period = Math.floor(since / p.periodDays) + 1;
  const dayOfPeriod = (since % p.periodDays) + 1;
  const armId = sequence[period - 1] ?? null;
  const changed = period > 1 && sequence[period - 2] !== armId;
  const phase = changed && dayOfPeriod <= p.washoutDays ? 'washout' : 'treatment';
  return { day, index, period, dayOfPeriod, armId, phase };
};

export const trialDays = (p: Shape, sequence: readonly string[]): TrialDay[] =>
  Array.from({ length: totalDaysOf(p) }, (_, i) => trialDayAt(p, sequence, addDays(p.start, i))!);
