import { daysBetween } from '../../days.ts';

export interface TrailInput {
  period: number;
  periods: number;
  dayOfPeriod: number;
  dayNumber: number;
  totalDays: number;
  today: string;
  nextChange: string | null;
}

/** Share of each period that has passed at the end of today, 0 to 1. Period 0 is the run-in: none has begun. */
export const trailOf = (t: TrailInput): number[] =>
  Array.from({ length: t.periods }, (_, i) => {
    const period = i + 1;
    if (period < t.period) return 1;
    if (period > t.period) return 0;
    const left = t.nextChange === null ? t.totalDays - t.dayNumber : daysBetween(t.today, t.nextChange) - 1;
    const length = t.dayOfPeriod + Math.max(0, left);
    return length === 0 ? 0 : t.dayOfPeriod / length;
  });
