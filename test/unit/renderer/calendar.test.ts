import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, weekdayIndex } from '../../../src/renderer/days.ts';
import { bandsOf } from '../../../src/renderer/features/calendar/bands.ts';
import type { DayStatus, TrialCalendarDay } from '../../../src/shared/trial.ts';

const days = (start: string, periods: number[], status: (i: number) => DayStatus): TrialCalendarDay[] =>
  periods.flatMap((length, period) =>
    Array.from({ length }, (_, i) => {
      const index = periods.slice(0, period).reduce((a, b) => a + b, 0) + i;
      return {
        day: addDays(start, index),
        period,
        armId: period === 0 ? null : `arm${period}`,
        phase: period === 0 ? ('run-in' as const) : ('treatment' as const),
        hidden: false,
        status: status(index),
        note: false,
      };
    }),
  );

describe('calendar days', () => {
  it('are counted without regard to clock changes', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
    expect(weekdayIndex('2026-04-16')).toBe(3); // a Thursday
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  });
});

describe('bands of a trial', () => {
  const bands = bandsOf({
    days: days('2026-02-19', [4, 14, 14], (i) =>
      i < 10
        ? 'done'
        : i === 10
          ? 'late'
          : i === 11
            ? 'missed'
            : i === 12
              ? 'excluded'
              : i === 13
                ? 'today'
                : 'future',
    ),
  });

  it('stand under their weekdays even when a period begins midweek', () => {
    const [runIn, first] = bands;
    expect(runIn?.cells[0]).toMatchObject({ column: 3, row: 0 });
    expect(runIn?.rows).toBe(1);
    expect(first?.cells[0]?.day.day).toBe('2026-02-23');
    expect(first?.cells[0]).toMatchObject({ column: 0, row: 0 });
    expect(first?.rows).toBe(2);
  });

  it('name each month once, where it begins', () => {
    expect(bands.flatMap((b) => b.months.map((m) => m.day))).toEqual(['2026-02-19', '2026-03-01']);
  });

  it('count answers without days that were left out or are still to come', () => {
    const first = bands[1];
    expect(first).toMatchObject({ answered: 7, due: 8, running: true, length: 14 });
    expect(bands[2]).toMatchObject({ answered: 0, due: 0, running: false });
  });
});
