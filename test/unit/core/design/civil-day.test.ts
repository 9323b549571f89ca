import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayNumber, daysBetween, isCivilDay, weekday } from '../../../../src/core/design/index.ts';

/** The oracle: the platform's UTC calendar. */
const utc = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10);

describe('civil days', () => {
  it('agrees with the UTC calendar on each day from 1600 to 2400', () => {
    for (let n = Date.UTC(1600, 0, 1) / 86_400_000; n < Date.UTC(2400, 0, 1) / 86_400_000; n++) {
      const day = utc(n);
      if (dayNumber(day) !== n || addDays('1970-01-01', n) !== day) expect.unreachable(day);
    }
  });

  it('steps over the days on which clocks change like over any other', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30'); // Europe, 23-hour day between
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26'); // 25-hour day between
    expect(daysBetween('2025-12-31', '2026-03-31')).toBe(90);
    expect(daysBetween('2026-03-31', '2025-12-31')).toBe(-90);
  });

  it('knows weekdays (ISO: 2026-01-05 is a Monday)', () => {
    expect(weekday('2026-01-05')).toBe(1);
    expect(weekday('2026-01-11')).toBe(7);
    expect(weekday('1969-12-31')).toBe(3);
  });

  it('add and difference are inverse', () => {
    const n = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(n, n, (a, b) => {
        const day = addDays('2000-01-01', a);
        expect(daysBetween(day, addDays(day, b))).toBe(b);
      }),
    );
  });

  it('refuses days that do not exist', () => {
    for (const bad of [
      '2026-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-1-5',
      '',
      '2026-01-05T00',
    ])
      expect(isCivilDay(bad), bad).toBe(false);
    expect(isCivilDay('2028-02-29')).toBe(true);
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  });
});
