import { describe, expect, it } from 'vitest';
import { differs, draftOf, saveOf } from '../../../src/renderer/features/today/draft.tsx';
import { relevantTrial } from '../../../src/renderer/features/today/IdleHero.tsx';
import { type KeyState, pressDigit, settleOne } from '../../../src/renderer/features/today/keys.ts';
import { trailOf } from '../../../src/renderer/features/today/trail.ts';
import type { DiaryDay, DiaryQuestion } from '../../../src/shared/trial.ts';

const questions: DiaryQuestion[] = [
  { key: 'migraine-day', text: 'Migraine?', kind: 'yes-no', primary: true },
  { key: 'pain', text: 'Pain', kind: 'scale', primary: false },
  { key: 'nausea', text: 'Nausea', kind: 'scale', primary: false },
];

/** Types digits one after the other from the first question on. */
const type = (digits: string, start: KeyState = { active: 0, pendingOne: false }, asked = questions) => {
  const answers: Record<string, number> = {};
  let state = start;
  for (const digit of digits) {
    const effect = pressDigit(asked, state, Number(digit));
    state = effect.state;
    if (effect.set) answers[effect.set.key] = effect.set.value;
  }
  return { answers, state };
};

describe('number keys of the diary', () => {
  it('answer yes/no and move on to the scales', () => {
    expect(type('163').answers).toEqual({ 'migraine-day': 1, pain: 6, nausea: 3 });
  });

  it('make a 10 of 1 and 0', () => {
    expect(type('0100').answers).toEqual({ 'migraine-day': 0, pain: 10, nausea: 0 });
  });

  it('let a 1 stand when another digit follows', () => {
    expect(type('014').answers).toEqual({ 'migraine-day': 0, pain: 1, nausea: 4 });
  });

  it('let a 1 stand after the wait, and go on', () => {
    const { state } = type('01');
    expect(state).toEqual({ active: 1, pendingOne: true });
    expect(settleOne(questions, state)).toEqual({ active: 2, pendingOne: false });
  });

  it('ignore digits that answer nothing', () => {
    expect(type('7').answers).toEqual({});
    expect(type('5', { active: 9, pendingOne: false }).answers).toEqual({});
  });

  it('make a 10 on the last question too', () => {
    const last = questions.slice(0, 2);
    expect(type('110', { active: 0, pendingOne: false }, last).answers).toEqual({
      'migraine-day': 1,
      pain: 10,
    });
  });
});

const entry: DiaryDay = {
  day: '2026-04-16',
  trialId: 't1',
  answers: { 'migraine-day': 0 },
  kept: true,
  marks: ['exclude'],
  note: '',
  savedAt: '2026-04-16T18:00:00Z',
  late: false,
  revision: 1,
};

describe('a draft of a day', () => {
  it('keeps marks that the screen does not offer, and what was kept', () => {
    expect(saveOf(entry, draftOf(entry))).toEqual({
      day: '2026-04-16',
      trialId: 't1',
      answers: { 'migraine-day': 0 },
      kept: true,
      marks: ['exclude'],
      note: '',
    });
  });

  it('tells an unknown answer from 0', () => {
    const draft = draftOf(entry);
    expect(differs(draft, entry)).toBe(false);
    expect(differs({ ...draft, answers: { 'migraine-day': null } }, entry)).toBe(true);
    expect(differs({ ...draft, answers: { 'migraine-day': 0, pain: null } }, entry)).toBe(false);
    expect(differs({ ...draft, answers: { 'migraine-day': 0, pain: 0 } }, entry)).toBe(true);
  });
});

describe('the trail of periods', () => {
  const trial = { periods: 6, totalDays: 84, today: '2026-04-16' };

  it('fills the periods that are over and a part of the present one', () => {
    const shares = trailOf({ ...trial, period: 4, dayOfPeriod: 4, dayNumber: 46, nextChange: '2026-04-27' });
    expect(shares).toEqual([1, 1, 1, 4 / 14, 0, 0]);
  });

  it('knows the length of the last period from the end of the trial', () => {
    const shares = trailOf({ ...trial, period: 6, dayOfPeriod: 14, dayNumber: 84, nextChange: null });
    expect(shares[5]).toBe(1);
  });

  it('is empty in the run-in', () => {
    const shares = trailOf({ ...trial, period: 0, dayOfPeriod: 3, dayNumber: 3, nextChange: '2026-04-20' });
    expect(shares).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('the trial that explains an idle day', () => {
  const trial = (id: string, state: 'running' | 'finished' | 'stopped', start: string, end: string) => ({
    id,
    title: id,
    state,
    start,
    end,
  });

  it('is the one about to begin, else the last that ended', () => {
    const over = trial('over', 'finished', '2026-01-01', '2026-03-01');
    const stopped = trial('stopped', 'stopped', '2026-03-02', '2026-06-01');
    const coming = trial('coming', 'running', '2026-05-01', '2026-07-01');
    expect(relevantTrial([over, stopped, coming], '2026-04-16')?.id).toBe('coming');
    expect(relevantTrial([over, stopped], '2026-04-16')?.id).toBe('stopped');
    expect(relevantTrial([], '2026-04-16')).toBeUndefined();
  });
});
