import { describe, expect, it } from 'vitest';
import { trialView } from '../../../../src/main/trials/calendar-view.ts';
import { trialDayAt } from '../../../../src/main/trials/schedule.ts';
import type { DiaryDay } from '../../../../src/shared/trial.ts';
import { trialRow } from '../support.ts';

const entry = (day: string, over: Partial<DiaryDay> = {}): DiaryDay => ({
  day,
  trialId: 't',
  answers: { 'migraine-day': 1 },
  kept: true,
  marks: [],
  note: '',
  savedAt: `${day}T20:00:00.000Z`,
  late: false,
  revision: 1,
  ...over,
});

const row = trialRow({ start: '2026-03-02', periods: 4, periodDays: 7, runInDays: 3, washoutDays: 2 }, [
  'placebo',
  'magnesium',
  'magnesium',
  'placebo',
]);

describe('where a day stands in a trial', () => {
  it('counts run-in, periods and days of a period from 1', () => {
    expect(trialDayAt(row, '2026-03-01')).toBeNull();
    expect(trialDayAt(row, '2026-03-04')).toMatchObject({
      period: 0,
      phase: 'run-in',
    });
    expect(trialDayAt(row, '2026-03-05')).toMatchObject({
      period: 1,
      dayOfPeriod: 1,
      armId: 'placebo',
      phase: 'treatment',
    });
    expect(trialDayAt(row, '2026-04-02')).toBeNull();
  });

  it('has a wash-out only where the arm changes', () => {
    const phase = (day: string) => trialDayAt(row, day)?.phase;
    expect(phase('2026-03-12')).toBe('washout');
    expect(phase('2026-03-13')).toBe('washout');
    expect(phase('2026-03-14')).toBe('treatment');
    expect(phase('2026-03-19')).toBe('treatment'); // magnesium goes on
  });
});

describe('the calendar of a running trial', () => {
  const entries = [
    entry('2026-03-05'),
    entry('2026-03-06', { late: true }),
    entry('2026-03-07', { answers: { 'migraine-day': null } }),
    entry('2026-03-08', { marks: ['exclude'] }),
  ];
  const view = trialView(row, entries, '2026-03-15');
  const at = (day: string) => view.days.find((d) => d.day === day);

  it('tells answered, late, missed, open, left out, today and future apart', () => {
    expect(at('2026-03-05')?.status).toBe('done');
    expect(at('2026-03-06')?.status).toBe('late');
    expect(at('2026-03-07')?.status).toBe('missed'); // null is no answer
    expect(at('2026-03-08')?.status).toBe('excluded');
    expect(at('2026-03-09')?.status).toBe('open');
    expect(at('2026-03-15')?.status).toBe('today');
    expect(at('2026-03-16')?.status).toBe('future');
  });

  it('hides which arm comes in later periods', () => {
    expect(at('2026-03-20')).toMatchObject({ period: 3, hidden: true, armId: null });
    // wash-out days come only after a change of arm: they would tell
    expect(view.days.filter((d) => d.period > 2).every((d) => d.phase === 'treatment')).toBe(true);
    expect(at('2026-03-15')).toMatchObject({ period: 2, hidden: false, armId: 'magnesium' });
  });

  it('counts adherence on days that have passed only', () => {
    expect(view.adherence).toEqual([
      { armId: 'placebo', days: 7, kept: 4, missed: 1 },
      { armId: 'magnesium', days: 4, kept: 0, missed: 0 },
    ]);
    expect(view.dayNumber).toBe(14);
  });

  it('shows everything once the trial has ended', () => {
    expect(trialView({ ...row, state: 'stopped' }, entries, '2026-03-15').days.some((d) => d.hidden)).toBe(
      false,
    );
  });
});
