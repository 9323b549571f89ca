import { describe, expect, it } from 'vitest';
import { analysisSpecOf, resultDays } from '../../../../src/main/trials/analysis-days.ts';
import { eventOf } from '../../../../src/main/trials/conduct.ts';
import { lastDayNow, trialDays } from '../../../../src/main/trials/schedule.ts';
import type { TrialRow } from '../../../../src/main/vault/types.ts';
import {
  type DiaryDay,
  type FrozenProtocol,
  type TrialEvent,
  type TrialEventBody,
  trialRules,
} from '../../../../src/shared/trial.ts';
import { trialRow } from '../support.ts';

const order = ['placebo', 'magnesium', 'magnesium', 'placebo'];
const rowWith = (
  events: (TrialEventBody & { day: string })[],
  over: Partial<FrozenProtocol> = {},
): TrialRow => ({
  ...trialRow(
    { start: '2026-03-02', periods: 4, periodDays: 7, runInDays: 3, washoutDays: 2, ...over },
    order,
  ),
  events: events.map((e, i) => ({ ...e, id: i + 1, at: `${e.day}T12:00:00.000Z` }) as TrialEvent),
});
const line = (row: TrialRow, today = '2026-06-01') =>
  trialDays(row, today)
    .map(
      (d) =>
        ({ 'run-in': 'r', washout: 'w', treatment: 't', paused: 'p', gap: 'g', 'set-aside': 's' })[d.phase],
    )
    .join('');

describe('the days of a trial', () => {
  it('are the planned ones where nothing happened', () => {
    expect(line(rowWith([]))).toBe(`rrr${'t'.repeat(7)}wwttttt${'t'.repeat(7)}wwttttt`);
    expect(lastDayNow(rowWith([]), '2026-03-10')).toBe('2026-04-01');
  });

  const pause = [
    { kind: 'pause', reason: '', day: '2026-03-15' },
    { kind: 'resume', day: '2026-03-19' },
  ] as const;

  it('move back by a pause; the broken period goes on, its first days wash-out again', () => {
    // period 2 begins on 12 March: three days lived, four paused, four left
    expect(line(rowWith([...pause]))).toBe(`rrr${'t'.repeat(7)}wwtppppwwtt${'t'.repeat(7)}wwttttt`);
    expect(lastDayNow(rowWith([...pause]), '2026-03-20')).toBe('2026-04-05');
  });

  it('or starts again in full, if the protocol says so, with its earlier days set aside', () => {
    const row = rowWith([...pause], { rules: trialRules.parse({ afterPause: 'restart' }) });
    expect(line(row)).toBe(`rrr${'t'.repeat(7)}sssppppwwttttt${'t'.repeat(7)}wwttttt`);
    const spec = analysisSpecOf(row, resultDays(row, [], '2026-04-20'));
    expect(spec.days).toHaveLength(31); // 28 and the three set aside, which count for nothing
    expect(spec.days.filter((d) => d.period === 2).map((d) => d.day)).toEqual([
      8, 9, 10, 15, 16, 17, 18, 19, 20, 21,
    ]);
    expect(spec.totalDays).toBe(35);
  });

  it('a pause that goes on is taken to end tomorrow', () => {
    expect(lastDayNow(rowWith([pause[0]]), '2026-03-16')).toBe('2026-04-03');
    expect(lastDayNow(rowWith([pause[0]]), '2026-03-20')).toBe('2026-04-07');
  });

  it('a moved period begins later, and the order of the arms stays', () => {
    const row = rowWith([{ kind: 'shift', period: 3, days: 5, day: '2026-03-14' }]);
    expect(line(row)).toBe(`rrr${'t'.repeat(7)}wwtttttggggg${'t'.repeat(7)}wwttttt`);
    const arms = trialDays(row, '2026-06-01').flatMap((d) =>
      d.dayOfPeriod === 1 && d.armId ? [d.armId] : [],
    );
    expect(arms).toEqual(order);
  });

  it('of an adaptive trial have an arm as far as it is drawn', () => {
    const row = rowWith(
      [
        {
          kind: 'allocation',
          period: 3,
          probabilities: { placebo: 0.4, magnesium: 0.6 },
          armId: 'magnesium',
          day: '2026-03-19',
        },
      ],
      { rules: trialRules.parse({ allocation: 'adaptive' }) },
    );
    row.sequence = ['placebo', 'magnesium'];
    const arms = trialDays(row, '2026-06-01').flatMap((d) =>
      d.dayOfPeriod === 1 && d.period > 0 ? [d.armId] : [],
    );
    expect(arms).toEqual(['placebo', 'magnesium', 'magnesium', null]);
  });
});

describe('what the analysis sees', () => {
  const entry = (day: string, marks: string[] = []): DiaryDay => ({
    day,
    trialId: 't',
    answers: { 'migraine-day': 1 },
    kept: true,
    marks,
    note: '',
    savedAt: null,
    late: false,
    revision: 1,
  });

  it('leaves out days with a mark that the protocol named before day 1, and no others', () => {
    const entries = [entry('2026-03-05'), entry('2026-03-06', ['illness']), entry('2026-03-07', ['travel'])];
    const free = resultDays(rowWith([]), entries, '2026-04-20');
    expect(free.filter((d) => d.dropped && d.period === 1)).toHaveLength(0);
    const ruled = rowWith([], { rules: trialRules.parse({ excludeMarks: ['illness'] }) });
    const days = resultDays(ruled, entries, '2026-04-20');
    expect(days.filter((d) => d.dropped && d.period === 1).map((d) => d.day)).toEqual(['2026-03-06']);
    expect(
      analysisSpecOf(ruled, days)
        .days.slice(0, 3)
        .map((d) => d.y),
    ).toEqual([1, null, 1]);
  });

  it('reads a measured outcome from the daily values and nothing else', () => {
    const base = rowWith([]).protocol.outcome;
    const row = rowWith([], {
      outcome: { ...base, family: 'gaussian', metric: 'sleep-duration', key: 'sleep-duration' },
    });
    const days = resultDays(
      row,
      { entries: new Map([['2026-03-05', entry('2026-03-05')]]), measured: new Map([['2026-03-06', 421]]) },
      '2026-03-08',
    );
    expect(days.map((d) => d.y)).toEqual([null, 421, null, null]);
  });

  it('counts days on the calendar over a pause, and spends it on the reference where the effect fades', () => {
    const row = rowWith([
      { kind: 'pause', reason: '', day: '2026-03-15' },
      { kind: 'resume', day: '2026-03-19' },
    ]);
    row.protocol.analysis.model = { ...row.protocol.analysis.model, lambda: 0.5 };
    const spec = analysisSpecOf(row, resultDays(row, [], '2026-04-20'));
    expect(spec.totalDays).toBe(32);
    expect(spec.days.map((d) => d.day)).toEqual(Array.from({ length: 32 }, (_, i) => i + 1));
    expect(spec.days.slice(10, 14).map((d) => [d.arm, d.y])).toEqual(Array(4).fill(['placebo', null]));
  });
});

describe('what a person may do to a running trial', () => {
  const today = '2026-03-14';
  const tryIt = (row: TrialRow, action: Parameters<typeof eventOf>[1], answered = false) =>
    eventOf(row, action, today, answered);

  it('pauses from today, or from tomorrow where today is answered; resumes once', () => {
    const pause = { kind: 'pause', reason: 'flu' } as const;
    expect(tryIt(rowWith([]), pause)).toMatchObject({ ok: true, value: { day: today } });
    expect(tryIt(rowWith([]), pause, true)).toMatchObject({ ok: true, value: { day: '2026-03-15' } });
    const paused = rowWith([{ ...pause, day: '2026-03-12' }]);
    expect(tryIt(paused, pause)).toMatchObject({ ok: false, error: { code: 'refused-by-rule' } });
    expect(tryIt(paused, { kind: 'resume' })).toMatchObject({ ok: true });
    expect(tryIt(rowWith([]), { kind: 'resume' })).toMatchObject({ ok: false });
  });

  it('moves only periods that have not begun', () => {
    expect(tryIt(rowWith([]), { kind: 'shift', period: 2, days: 3 })).toMatchObject({
      ok: false,
      error: { code: 'refused-by-rule', where: 'period' },
    });
    expect(tryIt(rowWith([]), { kind: 'shift', period: 3, days: 3 })).toMatchObject({ ok: true });
    expect(tryIt(rowWith([]), { kind: 'shift', period: 9, days: 3 })).toMatchObject({ ok: false });
  });

  it('reports an unwanted effect at any time, with the arm of its day, but not of the future', () => {
    const adverse = { kind: 'adverse', severity: 'mild', what: 'nausea', onDay: today } as const;
    expect(tryIt(rowWith([]), adverse)).toMatchObject({ ok: true, value: { armId: 'magnesium' } });
    expect(tryIt({ ...rowWith([]), state: 'stopped' }, adverse)).toMatchObject({ ok: true });
    expect(tryIt(rowWith([]), { ...adverse, onDay: '2026-03-15' })).toMatchObject({
      ok: false,
      error: { code: 'future-day' },
    });
    expect(tryIt({ ...rowWith([]), state: 'stopped' }, { kind: 'resume' })).toMatchObject({ ok: false });
  });

  it('decides only where a proposal waits', () => {
    const decide = { kind: 'decision', period: 2, choice: 'continue' } as const;
    expect(tryIt(rowWith([]), decide)).toMatchObject({ ok: false });
    const look = {
      kind: 'look',
      period: 2,
      proposals: [{ rule: 'harm', armId: 'magnesium' }],
      day: today,
    } as const;
    expect(tryIt(rowWith([{ ...look, proposals: [...look.proposals] }]), decide)).toMatchObject({ ok: true });
  });
});
