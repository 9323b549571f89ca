import type { CalendarDay } from '../../shared/design.ts';
import { addDays } from './civil-day.ts';

export interface CalendarShape {
  start: string;
  runInDays: number;
  periods: number;
  periodDays: number;
  washoutDays: number;
}

/** Days from the first day of the run-in to the last day of the last period. */
export const trialLength = (s: CalendarShape): number => s.runInDays + s.periods * s.periodDays;

/**
 * One row a calendar day: run-in (period 0, no arm), then periods 1..P with their arm. The first `washoutDays`
 * days of a period are wash-out if its arm differs from the arm before; the first period has none, because the
 * run-in is lived as usual. `sequence` names one arm a period.
 */
export const calendarOf = (shape: CalendarShape, sequence: readonly string[]): CalendarDay[] => {
  const days: CalendarDay[] = [];
  for (let i = 0; i < shape.runInDays; i++)
    days.push({ day: addDays(shape.start, i), period: 0, arm: null, phase: 'run-in' });
  for (let period = 1; period <= shape.periods; period++) {
    const arm = sequence[period - 1] ?? null;
    const changed = period > 1 && sequence[period - 2] !== arm;
    for (let i = 0; i < shape.periodDays; i++)
      days.push({
        day: addDays(shape.start, days.length),
        period,
        arm,
        phase: changed && i < shape.washoutDays ? 'washout' : 'treatment',
      });
  }
  return days;
};
