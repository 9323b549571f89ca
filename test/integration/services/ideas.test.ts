import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../src/core/design/index.ts';
import { createCompute } from '../../../src/main/compute/client.ts';
import { createDiaryService } from '../../../src/main/diary/service.ts';
import { associationsOf } from '../../../src/main/hypotheses/associations.ts';
import { baselineOf, spreadOf, withBaseline } from '../../../src/main/hypotheses/baseline.ts';
import { optionsOf, saveOptions } from '../../../src/main/hypotheses/options.ts';
import { ownTrialsOf } from '../../../src/main/hypotheses/own-trials.ts';
import { createHypothesesService } from '../../../src/main/hypotheses/service.ts';
import { createResultService } from '../../../src/main/results/service.ts';
import { createSession } from '../../../src/main/session/session.ts';
import { createVault, openVault } from '../../../src/main/vault/index.ts';
import { profileSchema } from '../../../src/shared/hypotheses.ts';

const root = resolve(import.meta.dirname, '../../..');
const resourcesDir = join(root, 'resources');
const PASSPHRASE = 'harbour violin moss eleven';
const today = '2026-03-20';
const clock = { zone: 'Europe/Berlin', now: () => Date.parse(`${today}T19:00:00Z`) };
const session = createSession();
const compute = createCompute({ modelsDir: join(root, 'models'), resourcesDir }, 1);
let folder = '';
const value = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const repos = () => value(session.vault()).repos;
const profile = (over: object) => profileSchema.parse(over);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'n1-ideas-'));
  const made = value(
    await createVault({ folder: join(folder, 'vault'), passphrase: PASSPHRASE, synthetic: true }),
  );
  await session.open(made.vault);
  const diary = createDiaryService(session, clock);
  // 40 days: the outcome of a day follows "steps" of the day before; migraine every third day; sleep alternates
  for (let i = 0; i < 40; i++) {
    const day = addDays(today, -i);
    const answers = { 'migraine-day': i % 3 === 0 ? 1 : 0, 'sleep-onset-latency': i % 2 === 0 ? 20 : 40 };
    value(await diary.save({ day, trialId: null, answers, kept: true, marks: [], note: '' }));
  }
}, 60_000);
afterAll(async () => {
  await session.lock();
  await compute.close();
  await rm(folder, { recursive: true });
});

const baseline = async (over: object) => {
  await repos().profile.save(profile(over), '2026-03-20T10:00:00Z');
  return value(await baselineOf(session, clock, resourcesDir));
};

describe('the computed baseline', () => {
  it('is days in 28 of a yes/no outcome, with its window', async () => {
    const found = await baseline({ conditions: ['migraine'] });
    expect(found).toMatchObject({
      outcome: 'migraine-days',
      from: 'migraine-day',
      kind: 'diary',
      unit: 'days/28',
      sd: null,
      days: 28,
      windowStart: '2026-02-21',
      windowEnd: today,
    });
    expect(found!.value).toBeCloseTo(10, 9); // days 0, 3, ..., 27 of 28
  });

  it('is mean and SD of a number, of the outcome that was named, else of the conditions in words', async () => {
    const found = await baseline({ conditions: ['Migräne', 'insomnia'], outcome: 'sleep-onset-latency' });
    expect(found).toMatchObject({ outcome: 'sleep-onset-latency', value: 30, days: 28 });
    expect(found!.sd).toBeCloseTo(Math.sqrt((28 * 100) / 27), 9);
  });

  it('is null where nothing fits or too little is recorded; missing is never zero', async () => {
    expect(await baseline({ conditions: ['high blood pressure'] })).toBeNull();
    expect(await baseline({})).toBeNull();
    const later = { ...clock, now: () => Date.parse('2026-04-12T12:00:00Z') }; // 5 recorded days in the window
    await baseline({ conditions: ['migraine'] });
    expect(value(await baselineOf(session, later, resourcesDir))).toBeNull();
  });

  it('fills an empty field only, and puts a standardised effect on the own scale', async () => {
    const computed = await baseline({ conditions: ['insomnia'] });
    expect(withBaseline(profile({ baseline: 3 }), computed).baseline).toBe(3);
    expect(withBaseline(profile({}), computed).baseline).toBe(30);
    const service = createHypothesesService(compute, resourcesDir);
    const ranked = value(await service.rank(profile({ conditions: ['insomnia'] }), 0.25, spreadOf(computed)));
    const idea = ranked.candidates.find((c) => c.id === 'ashwagandha')!;
    expect(idea.predicted.mean).toBeCloseTo(-0.59 * computed!.sd!, 6);
    expect(ranked.personalisation.statement).toContain('28 recorded days');
  });
});

describe('tau', () => {
  it('is kept in the vault: it is there again after locking and unlocking', async () => {
    expect(await optionsOf(session)).toEqual({ tau: 0.25 });
    value(await saveOptions(session, { tau: 0.4 }));
    await session.lock();
    expect(await optionsOf(session)).toEqual({ tau: 0.25 }); // locked: the default
    expect(await saveOptions(session, { tau: 0.1 })).toMatchObject({ ok: false });
    const opened = value(await openVault({ folder: join(folder, 'vault'), secret: PASSPHRASE }));
    await session.open(opened);
    expect(await optionsOf(session)).toEqual({ tau: 0.4 });
  });
});

describe('own data', () => {
  it('associations are computed in the compute thread and leave this one free', async () => {
    await baseline({ conditions: ['migraine'], outcome: 'migraine-days' });
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const found = value(await associationsOf(session, compute, clock));
    clearInterval(timer);
    expect(found).toMatchObject({ outcome: 'migraine-day', looked: 0, found: [] }); // 40 days: too few to say anything
    const days = Array.from({ length: 200 }, (_, i) => ({ day: addDays('2025-01-01', i), i }));
    const wave = (i: number) => Math.sin(i * i) * 10;
    const outcome = {
      metric: 'pain',
      values: days.slice(1).map(({ day, i }) => ({ day, value: wave(i - 1) })),
    };
    const metrics = [
      { metric: 'steps', values: days.map(({ day, i }) => ({ day, value: wave(i) })) },
      { metric: 'noise', values: days.map(({ day, i }) => ({ day, value: Math.cos(i * i * 7) })) },
    ];
    const many = Array.from({ length: 15 }, (_, k) =>
      metrics.map((m) => ({ ...m, metric: `${m.metric}${k}` })),
    ).flat();
    ticks = 0;
    const busy = setInterval(() => ticks++, 1);
    const answer = value(await compute.associations(outcome, many));
    clearInterval(busy);
    expect(answer.found[0]).toMatchObject({ metric: expect.stringMatching(/^steps/), lag: 1 });
    expect(answer.found.some((a) => a.metric.startsWith('noise'))).toBe(false);
    expect(ticks).toBeGreaterThan(3); // this thread went on
  });

  it('a vault without finished trials has nothing to replace a prediction with', async () => {
    const results = createResultService(session, compute, clock);
    expect(value(await ownTrialsOf(session, results, '2026-04-01'))).toEqual({ own: [], ownTrials: 0 });
    await session.lock();
    expect(await ownTrialsOf(session, results, '2026-04-01')).toMatchObject({ ok: false });
  });
});
