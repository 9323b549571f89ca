import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyEntry } from '../../../../src/main/diary/today.ts';
import { outsideNote } from '../../../../src/main/reminders/outside-note.ts';
import { reminderDays } from '../../../../src/main/reminders/plan.ts';
import type { TrialRow } from '../../../../src/main/vault/types.ts';
import type { DiaryDay, TrialEvent } from '../../../../src/shared/trial.ts';
import { trialRow } from '../support.ts';

const today = '2026-03-10';
const row = (over: Partial<TrialRow> = {}): TrialRow => ({
  ...trialRow({ start: '2026-03-02', periods: 2, periodDays: 7 }, ['placebo', 'magnesium']),
  ...over,
});
const pause = (day: string) => ({ kind: 'pause', reason: '', day, id: 1, at: day }) as TrialEvent;
const entry = (over: Partial<DiaryDay> = {}): DiaryDay => ({
  ...emptyEntry(today, 't'),
  answers: { 'migraine-day': 0 },
  ...over,
});

describe('which days are reminded of', () => {
  it('are those of running trials from today on; a day is done once its main question is answered', () => {
    expect(reminderDays([row()], [], today)).toEqual({
      spans: [{ from: today, to: '2026-03-15' }],
      done: [],
    });
    expect(reminderDays([row()], [entry()], today).done).toEqual([today]);
    expect(
      reminderDays([row()], [entry({ answers: { 'migraine-day': null }, kept: true })], today).done,
    ).toEqual([]);
    expect(reminderDays([row({ state: 'stopped' })], [], today).spans).toEqual([]);
  });

  it('end where a pause begins: nobody knows when it is over', () => {
    expect(reminderDays([row({ events: [pause(today)] })], [], today).spans).toEqual([]);
    expect(reminderDays([row({ events: [pause('2026-03-11')] })], [], today).spans).toEqual([
      { from: today, to: today },
    ]);
  });

  it('a measured outcome leaves the tick', () => {
    const measured = row();
    measured.protocol = {
      ...measured.protocol,
      questions: [],
      outcome: { ...measured.protocol.outcome, metric: 'steps' },
    };
    expect(reminderDays([measured], [entry({ answers: {}, kept: null })], today).done).toEqual([]);
    expect(reminderDays([measured], [entry({ answers: {}, kept: false })], today).done).toEqual([today]);
  });

  it('of two trials are done when both are', () => {
    const other = row({ id: 'u' });
    other.protocol = {
      ...other.protocol,
      questions: [{ key: 'energy', text: 'Energy', kind: 'scale', primary: true }],
      outcome: { ...other.protocol.outcome, key: 'energy' },
    };
    expect(reminderDays([row(), other], [entry()], today).done).toEqual([]);
    expect(
      reminderDays([row(), other], [entry({ answers: { 'migraine-day': 0, energy: 4 } })], today).done,
    ).toEqual([today]);
  });
});

describe('the note outside the vault', () => {
  it('holds days and a time, goes away again, and is nothing where it cannot be read', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'n1-note-')), 'reminders.json');
    const note = outsideNote(path);
    expect(note.read()).toBeNull();
    const state = {
      enabled: true,
      time: '20:30',
      lastShown: null,
      ...reminderDays([row()], [entry()], today),
    };
    note.write(state);
    expect(note.read()).toEqual(state);
    note.write(null);
    expect(existsSync(path)).toBe(false);
    note.write(null);
    outsideNote('/proc/nowhere/x').write(state);
  });
});
