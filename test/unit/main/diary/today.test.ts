import { describe, expect, it } from 'vitest';
import { emptyEntry, todayView } from '../../../../src/main/diary/today.ts';
import type { DiaryDay } from '../../../../src/shared/trial.ts';
import { trialRow } from '../support.ts';

const order = ['placebo', 'magnesium', 'magnesium', 'placebo'];
const row = trialRow({ start: '2026-03-02', periods: 4, periodDays: 7 }, order);
const answered = (day: string): DiaryDay => ({ ...emptyEntry(day, 't'), answers: { 'migraine-day': 0 } });
const view = (over: Partial<Parameters<typeof todayView>[0]>) =>
  todayView({ today: '2026-03-12', day: '2026-03-12', trials: [row], entries: [], wearable: [], ...over });

describe('the Today screen', () => {
  it('names the arm of the day and the next change', () => {
    expect(view({}).trial).toMatchObject({
      dayNumber: 11,
      totalDays: 28,
      period: 2,
      dayOfPeriod: 4,
      nextChange: '2026-03-16',
      resultVisibleOn: '2026-03-30',
    });
    expect(view({}).trial?.arm?.id).toBe('magnesium');
  });

  it('lists recent days of this trial that have no answer; a null answer is none', () => {
    const entries = [
      answered('2026-03-11'),
      { ...answered('2026-03-10'), answers: { 'migraine-day': null } },
    ];
    expect(view({ entries }).openDays).toEqual([
      '2026-03-10',
      '2026-03-09',
      '2026-03-08',
      '2026-03-07',
      '2026-03-06',
      '2026-03-05',
    ]);
    expect(view({ today: '2026-03-03', day: '2026-03-03' }).openDays).toEqual(['2026-03-02']);
  });

  it('asks the default questions without a trial and invents no answers', () => {
    const free = view({ trials: [] });
    expect(free.trial).toBeNull();
    expect(free.questions.map((q) => q.key)).toEqual(['migraine-day', 'pain']);
    expect(free.entry).toMatchObject({ answers: {}, kept: null, revision: 0, savedAt: null });
  });

  it('has no next change in the last period', () => {
    expect(view({ today: '2026-03-25', day: '2026-03-25' }).trial?.nextChange).toBeNull();
  });
});
