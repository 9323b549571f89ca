import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../src/core/design/index.ts';
import { createCompute } from '../../../src/main/compute/client.ts';
import { createDiaryService } from '../../../src/main/diary/service.ts';
import { ownTrialsOf } from '../../../src/main/hypotheses/own-trials.ts';
import { createHypothesesService } from '../../../src/main/hypotheses/service.ts';
import { createResultService } from '../../../src/main/results/service.ts';
import { createSession } from '../../../src/main/session/session.ts';
import { createSafetyGate } from '../../../src/main/trials/gate.ts';
import { createTrialService } from '../../../src/main/trials/service.ts';
import { createVault } from '../../../src/main/vault/index.ts';
import { profileSchema } from '../../../src/shared/hypotheses.ts';
import { trialRules } from '../../../src/shared/trial.ts';
import { trialDraftOf } from '../../unit/main/support.ts';

const root = resolve(import.meta.dirname, '../../..');
const clock = { zone: 'Europe/Berlin', now: () => now };
let now = Date.parse('2026-01-05T08:00:00Z');
const setDay = (day: string) => {
  now = Date.parse(`${day}T19:00:00Z`);
};

const session = createSession();
const compute = createCompute({ modelsDir: join(root, 'models'), resourcesDir: join(root, 'resources') });
const trials = createTrialService(session, compute, clock, createSafetyGate(join(root, 'resources')));
const diary = createDiaryService(session, clock);
const results = createResultService(session, compute, clock);
const ideas = createHypothesesService(compute, join(root, 'resources'));
let folder = '';

const value = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'n1-journey-'));
  const made = value(
    await createVault({
      folder: join(folder, 'vault'),
      passphrase: 'harbour violin moss eleven',
      synthetic: true,
    }),
  );
  await session.open(made.vault);
});
afterAll(async () => {
  await session.lock();
  await compute.close();
  await rm(folder, { recursive: true });
});

const draft = trialDraftOf({
  periods: 4,
  periodDays: 7,
  start: '2026-01-05',
  rules: trialRules.parse({ confirmedKeys: ['magnesium', 'adult'] }),
});
const save = (day: string, migraine: number | null) =>
  diary.save({ day, trialId: null, answers: { 'migraine-day': migraine }, kept: true, marks: [], note: '' });

describe('a trial from the first idea to the result', () => {
  it('ranks ideas for migraine with the real model; magnesium is among them', async () => {
    const service = createHypothesesService(compute, join(root, 'resources'));
    const ranked = value(
      await service.rank(
        profileSchema.parse({ conditions: ['migraine'], goal: 'fewer migraine days', baseline: 12 }),
      ),
    );
    expect(ranked.candidates.map((c) => c.id)).toContain('magnesium');
    const sigmas = ranked.candidates.reduce((sum, c) => sum + c.sigma, ranked.doNothing.sigma);
    expect(sigmas).toBeCloseTo(1, 6);
    expect(value(await service.rank(profileSchema.parse({}))).candidates).toEqual([]);
  });

  it('simulates the draft before it starts, reports progress, stops on request', async () => {
    const steps: number[] = [];
    const view = value(await trials.assurance(draft, 20, (p) => steps.push(p.done / p.total)));
    expect(view).toMatchObject({ days: 28, result: { simulations: 20 } });
    expect(view.effects.map((e) => e.size)).toEqual([4, 6]);
    expect(steps.length).toBeGreaterThan(0);
    expect(value(await trials.assurance(draft, 20, () => {}))).toEqual(view);
    const stopped = trials.assurance(draft, 2000, () => compute.cancel());
    expect(await stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('refuses a first day in the past and two trials at once', async () => {
    expect(await trials.start({ ...draft, start: '2026-01-04' })).toMatchObject({
      ok: false,
      error: { code: 'bad-input', where: 'start' },
    });
    const seed = new Uint8Array(32).fill(7);
    const started = value(await trials.start(draft, seed));
    expect(started).toMatchObject({ permittedSequences: '6', totalDays: 28, dayNumber: 1 });
    expect(started.commitment).toMatch(/^[0-9a-f]{64}$/);
    expect(await trials.start({ ...draft, title: 'Another' })).toMatchObject({
      ok: false,
      error: { code: 'refused-by-rule' },
    });
  });

  it('keeps days, marks late ones, refuses days that have not come', async () => {
    setDay('2026-01-06');
    expect(value(await save('2026-01-06', 1))).toMatchObject({ late: false, revision: 1 });
    expect(value(await save('2026-01-05', 0))).toMatchObject({ late: true });
    expect(await save('2026-01-07', 1)).toMatchObject({ ok: false, error: { code: 'future-day' } });
    expect(await save('2026-01-06', 3)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(value(await diary.today()).entry.answers['migraine-day']).toBe(1);
  });

  it('a tick on the day does not make an answer of a later day timely', async () => {
    setDay('2026-01-07');
    const tick = { day: '2026-01-07', trialId: null, answers: {}, kept: true, marks: [], note: '' };
    expect(value(await diary.save(tick))).toMatchObject({ late: false });
    setDay('2026-01-09');
    expect(value(await save('2026-01-07', 1))).toMatchObject({ late: true });
    expect(value(await save('2026-01-06', 1))).toMatchObject({ late: false }); // was answered on its day
    setDay('2026-01-06');
  });

  it('brings back what a change replaced', async () => {
    value(await save('2026-01-06', 0));
    expect(value(await diary.undo('2026-01-06')).answers['migraine-day']).toBe(1);
  });

  it('hides the outcome until the protocol shows it', async () => {
    const id = value(await trials.list())[0]!.id;
    const hidden = value(await results.get(id));
    expect(hidden).toMatchObject({ hiddenUntil: '2026-02-02', analysis: null, days: [], seed: null });
    expect(hidden.arms.every((a) => a.observedMean === null)).toBe(true);
  });

  it('gives a posterior once the last day has passed', async () => {
    const [trial] = value(await trials.list());
    const view = value(await trials.get(trial!.id));
    for (let i = 2; i < view.totalDays; i++) {
      const day = addDays(draft.start, i);
      setDay(day);
      value(await save(day, i % 3 === 0 ? 1 : 0));
    }
    setDay(addDays(draft.start, view.totalDays));
    const unseen = value(await ownTrialsOf(session, results, addDays(draft.start, view.totalDays)));
    expect(unseen.ownTrials).toBe(1); // though nobody has looked at the trial since its last day
    const after = value(await trials.get(trial!.id));
    expect(after.state).toBe('finished');
    const result = value(await results.get(trial!.id));
    expect(result.hiddenUntil).toBeNull();
    expect(result.days).toHaveLength(28);
    expect(result.analysis?.effects[0]?.scale).toBe('days/28');
    expect(result.arms[1]?.verdict).not.toBeNull();
    expect(result.afterPeriods.map((a) => a.period)).toEqual([2, 4]); // after each block
    expect(result.seed).toBe('07'.repeat(32));
    const again = value(await results.get(trial!.id));
    expect(again.analysis?.effects).toEqual(result.analysis?.effects);
  });

  it('the result replaces the prediction in the ideas, with the reason first', async () => {
    const rank = async () => {
      const learned = value(await ownTrialsOf(session, results, addDays(draft.start, 28)));
      const profile = profileSchema.parse({ conditions: ['migraine'], baseline: 12 });
      const ranked = value(await ideas.rank(profile, undefined, learned));
      return { ...learned, magnesium: ranked.candidates.find((c) => c.id === 'magnesium') };
    };
    const [trial] = value(await trials.list());
    const effect = value(await results.get(trial!.id)).analysis!.effects[0]!;
    const { own, ownTrials, magnesium } = await rank();
    expect(ownTrials).toBe(1);
    expect(own).toHaveLength(1);
    expect(magnesium?.source).toBe('own-trial');
    expect(magnesium?.predicted).toMatchObject({ mean: effect.mean, sd: effect.sd });
    expect(magnesium?.why[0]).toBe(
      `Your own trial “${trial!.title}” replaces the prediction from other people.`,
    );
    // a corrected day changes the idea with the result
    const day = addDays(draft.start, 20);
    value(await save(day, 1));
    const corrected = value(await results.get(trial!.id)).analysis!.effects[0]!;
    expect(corrected.mean).not.toBe(effect.mean);
    expect((await rank()).magnesium?.predicted.mean).toBe(corrected.mean);
  });

  it('reaches nothing after a lock', async () => {
    await session.lock();
    expect(await diary.today()).toMatchObject({ ok: false, error: { code: 'vault-locked' } });
    expect(await trials.list()).toMatchObject({ ok: false, error: { code: 'vault-locked' } });
  });
});
