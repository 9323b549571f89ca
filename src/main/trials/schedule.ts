import { addDays, type CalendarShape, calendarOf, trialLength } from '../../core/design/index.ts';
import type { Phase } from '../../shared/design.ts';

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

export const totalDaysOf = trialLength;
export const lastDayOf = (p: CalendarShape): string => addDays(p.start, trialLength(p) - 1);
export const periodStart = (p: CalendarShape, period: number): string =>
  addDays(p.start, p.runInDays + (period - 1) * p.periodDays);

export const trialDays = (p: CalendarShape, sequence: readonly string[]): TrialDay[] =>
  calendarOf(p, sequence).map((d, i) => ({
    day: d.day,
    index: i + 1,
    period: d.period,
    dayOfPeriod: d.period === 0 ? i + 1 : ((i - p.runInDays) % p.periodDays) + 1,
    armId: d.arm,
    phase: d.phase,
  }));

/** The trial day of `day`, or null outside the trial. Pure day arithmetic: no zone, no DST. */
export const trialDayAt = (p: CalendarShape, sequence: readonly string[], day: string): TrialDay | null =>
  trialDays(p, sequence).find((d) => d.day === day) ?? null;
