import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Vault } from '../../../src/main/vault/types.ts';
import { codeOfCall, entry, newVault, tempFolder, trialRow } from './fixture.ts';

let vault: Vault;
beforeAll(async () => {
  vault = (await newVault(tempFolder())).vault;
});
afterAll(() => vault.close());

const at = (minute: number) => `2024-03-01T20:${String(minute).padStart(2, '0')}:00.000Z`;

describe('diary', () => {
  const day = '2024-03-01';

  test('keeps what is missing missing: never 0', async () => {
    const { diary } = vault.repos;
    expect(await diary.get('2024-02-01')).toBeNull();
    const saved = await diary.save(
      entry('2024-02-01', { answers: { pain: 0, 'migraine-day': null } }),
      at(0),
      true,
    );
    expect(saved).toEqual({
      day: '2024-02-01',
      trialId: null,
      answers: { pain: 0, 'migraine-day': null },
      kept: null,
      marks: [],
      note: '',
      savedAt: at(0),
      late: true,
      revision: 1,
    });
    expect(await diary.get('2024-02-01')).toEqual(saved);
    const odd = await diary.save(entry('2024-02-02', { answers: { pain: Number.NaN } }), at(0), false);
    expect(odd.answers['pain']).toBeNull();
  });

  test('each save is a revision; undo walks back one save at a time and loses nothing', async () => {
    const { diary } = vault.repos;
    const save = (pain: number, minute: number) =>
      diary.save(
        entry(day, { answers: { pain }, kept: true, marks: ['poor-sleep'], note: `n${pain}` }),
        at(minute),
        false,
      );
    await save(1, 1);
    await save(2, 2);
    await save(3, 3);
    expect((await save(3, 4)).revision).toBe(3); // saving the same again is no revision
    expect(await diary.undo(day, at(5))).toMatchObject({ answers: { pain: 2 }, revision: 4, savedAt: at(5) });
    expect(await diary.undo(day, at(6))).toMatchObject({ answers: { pain: 1 }, note: 'n1', revision: 5 });
    expect(await diary.undo(day, at(7))).toBeNull(); // before the first save there was nothing
    expect(await diary.get(day)).toBeNull();
    expect(await diary.list(day, day)).toEqual([]);
    expect(await diary.undo(day, at(8))).toBeNull();
    await save(9, 9);
    expect(await diary.get(day)).toMatchObject({ answers: { pain: 9 }, revision: 7 });
    expect(await diary.undo(day, at(10))).toBeNull(); // back to the emptied day
    expect((await diary.history(day)).map((d) => d.answers['pain'] ?? null)).toEqual([
      1,
      2,
      3,
      2,
      1,
      null,
      9,
      null,
    ]);
  });

  test('undo after an undo and a new save goes back to what was shown before that save', async () => {
    const { diary } = vault.repos;
    const other = '2024-03-02';
    for (const pain of [1, 2]) await diary.save(entry(other, { answers: { pain } }), at(pain), false);
    await diary.undo(other, at(3)); // shows 1
    await diary.save(entry(other, { answers: { pain: 5 } }), at(4), true);
    expect(await diary.undo(other, at(5))).toMatchObject({ answers: { pain: 1 }, late: false });
  });

  test('lists the newest revision of each day of a range, in order', async () => {
    const { diary } = vault.repos;
    for (const d of ['2024-05-03', '2024-05-01', '2024-05-02', '2024-06-01'])
      await diary.save(entry(d, { note: d }), at(0), false);
    await diary.save(entry('2024-05-02', { note: 'changed' }), at(1), false);
    const days = await diary.list('2024-05-01', '2024-05-31');
    expect(days.map((d) => [d.day, d.note])).toEqual([
      ['2024-05-01', '2024-05-01'],
      ['2024-05-02', 'changed'],
      ['2024-05-03', '2024-05-03'],
    ]);
  });
});

describe('trials', () => {
  test('come back exactly as they were frozen, newest first', async () => {
    const { trials } = vault.repos;
    expect(await trials.get('none')).toBeNull();
    const first = trialRow('t1');
    const second = { ...trialRow('t2', 'Zweite Prüfung'), createdAt: '2024-02-01T08:00:00.000Z' };
    await trials.insert(first);
    await trials.insert(second);
    expect(await trials.get('t1')).toEqual(first);
    expect(await trials.list()).toEqual([second, first]);
  });

  test('keep what happened to them in order, for good', async () => {
    const { trials } = vault.repos;
    const at = '2024-03-01T08:00:00.000Z';
    await trials.addEvent('t1', { kind: 'pause', reason: 'flu', at, day: '2024-03-01' });
    await trials.addEvent('t1', { kind: 'resume', at, day: '2024-03-04' });
    const events = (await trials.get('t1'))?.events;
    expect(events).toMatchObject([
      { kind: 'pause', reason: 'flu', at, day: '2024-03-01' },
      { kind: 'resume', at, day: '2024-03-04' },
    ]);
    expect((await trials.list()).find((t) => t.id === 't2')?.events).toEqual([]);
    await expect(trials.addEvent('none', { kind: 'resume', at, day: '2024-03-04' })).rejects.toThrow();
  });

  test('end once and stay ended', async () => {
    const { trials } = vault.repos;
    await trials.end('t1', 'stopped', at(0), 'side effects');
    expect(await trials.get('t1')).toMatchObject({ state: 'stopped', endedAt: at(0) });
    expect(await codeOfCall(trials.end('t1', 'finished', at(1), ''))).toBe('refused-by-rule');
    expect(await codeOfCall(trials.end('none', 'finished', at(1), ''))).toBe('not-found');
    expect(await trials.get('t1')).toMatchObject({ state: 'stopped', endedAt: at(0) });
  });

  test('a second trial with the same id is a bug and changes nothing', async () => {
    expect(await codeOfCall(vault.repos.trials.insert(trialRow('t2', 'other')))).toBe('internal');
    expect((await vault.repos.trials.get('t2'))?.protocol.title).toBe('Zweite Prüfung');
  });
});

test('profile: none, then the last one saved', async () => {
  const { profile } = vault.repos;
  expect(await profile.get()).toBeNull();
  const one = { conditions: ['migraine'], medications: [], tried: [], goal: 'fewer days', notes: '' };
  await profile.save(one, at(0));
  await profile.save({ ...one, baseline: 0 }, at(1));
  expect(await profile.get()).toEqual({ ...one, baseline: 0 });
});

test('settings: null where nothing was set', async () => {
  const { settings } = vault.repos;
  expect(await settings.get('x')).toBeNull();
  await settings.set('x', '');
  expect(await settings.get('x')).toBe('');
});

test('audit: in the order of appending', async () => {
  const events = ['started', 'viewed', 'stopped'].map((what) => ({
    at: at(0),
    what,
    trialId: 't1',
    detail: '',
  }));
  for (const event of events) await vault.repos.audit.append(event);
  expect(await vault.repos.audit.list()).toEqual(events);
});

test('zones: replaced as a whole; a bad span leaves the history as it was', async () => {
  const { zones } = vault.repos;
  const spans = [
    { from: '2024-10-10', zone: 'Asia/Tokyo' },
    { from: '1970-01-01', zone: 'Europe/London' },
  ];
  await zones.replace(spans);
  expect(await zones.list()).toEqual(spans.toReversed());
  expect(await codeOfCall(zones.replace([{ from: 'yesterday', zone: 'Asia/Tokyo' }]))).toBe('internal');
  expect(await zones.list()).toEqual(spans.toReversed());
});
