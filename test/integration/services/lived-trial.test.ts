import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addDays,
  allocationStream,
  drawArm,
  fromHex,
  verifyCommitment,
} from '../../../src/core/design/index.ts';
import { createCompute } from '../../../src/main/compute/client.ts';
import { createDiaryService } from '../../../src/main/diary/service.ts';
import type { ReminderState } from '../../../src/main/reminders/next.ts';
import { createReminderService } from '../../../src/main/reminders/service.ts';
import { createResultService } from '../../../src/main/results/service.ts';
import { createSession } from '../../../src/main/session/session.ts';
import { inputOf } from '../../../src/main/trials/assurance.ts';
import { createSafetyGate } from '../../../src/main/trials/gate.ts';
import { designTools } from '../../../src/main/trials/random-stream.ts';
import { createTrialService } from '../../../src/main/trials/service.ts';
import { cheapKdf, createVault } from '../../../src/main/vault/index.ts';
import type { Vault } from '../../../src/main/vault/types.ts';
import { profileSchema } from '../../../src/shared/hypotheses.ts';
import type { ImportReceipt } from '../../../src/shared/samples.ts';
import { type TrialDraft, trialRules } from '../../../src/shared/trial.ts';
import { trialDraftOf } from '../../unit/main/support.ts';

/** Trials lived through the real services and a real vault, with a clock and a zone that the test moves. */
const root = resolve(import.meta.dirname, '../../..');
let now = Date.parse('2026-02-23T09:00:00Z');
let zone = 'Europe/Berlin';
const clock = {
  now: () => now,
  get zone() {
    return zone;
  },
};
/** 14:00 UTC, an hour at which it is the same day in all zones used here. */
const setDay = (day: string) => {
  now = Date.parse(`${day}T14:00:00Z`);
};

const session = createSession();
const compute = createCompute({ modelsDir: join(root, 'models'), resourcesDir: join(root, 'resources') });
const trials = createTrialService(session, compute, clock, createSafetyGate(join(root, 'resources')));
const diary = createDiaryService(session, clock);
const results = createResultService(session, compute, clock);
const shown: string[] = [];
/** What the system was asked about its start, whether it can do it, and what lies outside the vault. */
const systemStart = { asked: [] as boolean[], able: false, note: null as ReminderState | null };
const reminders = createReminderService({
  session,
  clock,
  notifier: {
    show: (language) => shown.push(language),
    startWithSystem: (on) => {
      systemStart.asked.push(on);
      return systemStart.able;
    },
  },
  language: async () => 'en',
  outside: {
    read: () => null,
    write: (state) => {
      systemStart.note = state;
    },
  },
  pollMs: 3_600_000, // never by itself: the tests look at what it would do
});
let folder = '';
let vault: Vault;

const value = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'n1-lived-'));
  const made = value(
    await createVault({
      folder: join(folder, 'vault'),
      passphrase: 'harbour violin moss eleven',
      synthetic: true,
      kdf: cheapKdf,
    }),
  );
  vault = made.vault;
  await session.open(vault);
  await vault.repos.profile.save(profileSchema.parse({ ageBand: '35-44' }), '2026-02-23T09:00:00.000Z');
});
afterAll(async () => {
  reminders.stop();
  await session.lock();
  await compute.close();
  await rm(folder, { recursive: true });
});

const receiptOf = (importId: string): ImportReceipt => ({
  importId,
  files: [],
  read: 0,
  new: 0,
  known: 0,
  refused: [],
  byMetric: {},
  unknownTypes: {},
  first: null,
  last: null,
  warnings: [],
  seconds: 0,
});

const rules = (over: object = {}) => trialRules.parse({ confirmedKeys: ['magnesium', 'walk'], ...over });
const draft = (over: Partial<TrialDraft> = {}) =>
  trialDraftOf({ periods: 4, periodDays: 7, start: '2026-02-23', washoutDays: 1, rules: rules(), ...over });
const seed = new Uint8Array(32).fill(9);
const answer = (day: string, over: object = {}) =>
  diary.save({
    day,
    trialId: null,
    answers: { 'migraine-day': Number(day.slice(8)) % 3 === 0 ? 1 : 0 },
    kept: true,
    marks: [],
    note: '',
    ...over,
  });
const audit = async () => (await vault.repos.audit.list()).map((a) => a.what);

describe('a trial that is refused', () => {
  it.each([
    [{ start: '2026-02-22' }, 'start'],
    [{ start: '2026-02-30' }, 'start'],
    [{ periodDays: 0 }, 'periodDays'],
    [{ washoutDays: 7 }, 'washoutDays'],
    [{ periods: 5 }, 'periods'],
    [{ questions: [] }, 'questions'],
    [{ outcome: { ...draft().outcome, family: 'gaussian', metric: 'sleep-duration' } }, 'outcome.metric'],
    [{ rules: rules({ order: 'counterbalanced' }), periods: 6 }, 'periods'],
    [{ rules: rules({ allocation: 'adaptive' }) }, 'periods'],
    [{ rules: rules({ factorial: true }) }, 'arms'],
  ] as [Partial<TrialDraft>, string][])('%o: a sentence at %s', async (over, where) => {
    const wrong = value(await trials.check(draft(over)));
    expect(wrong[0]).toMatchObject({ where });
    expect(wrong[0]!.message).toMatch(/^[A-Z].*\.$/);
    expect(await trials.start(draft(over))).toMatchObject({ ok: false, error: { code: 'bad-input', where } });
  });

  it('one arm compares nothing', async () => {
    const one = draft({ arms: [draft().arms[0]!] });
    expect(value(await trials.check(one))[0]).toMatchObject({ where: 'arms' });
  });

  it('by the safety gate, also past the planner', async () => {
    const open = draft({ rules: trialRules.parse({}) });
    expect(await trials.start(open)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    await vault.repos.profile.save(profileSchema.parse({ ageBand: '35-44', notes: 'On dialysis.' }), 'x');
    expect(await trials.start(draft())).toMatchObject({ ok: false, error: { code: 'refused-by-rule' } });
    await vault.repos.profile.save(profileSchema.parse({ ageBand: '35-44' }), 'x');
    expect(value(await trials.list())).toEqual([]);
  });
});

describe('simulations before the start', () => {
  it('are kept under the hash of their inputs, and anything else is worked out anew', async () => {
    let steps = 0;
    const ask = (over: Partial<TrialDraft> = {}) => trials.assurance(draft(over), 20, () => steps++);
    const first = value(await ask());
    const counted = steps;
    expect(value(await ask({ title: 'Another name', start: '2026-03-01' }))).toEqual(first);
    expect(steps).toBe(counted);
    value(await ask({ periods: 6 }));
    expect(steps).toBeGreaterThan(counted);
    const kept = JSON.parse((await vault.repos.settings.get('assurance-cache'))!) as object;
    expect(Object.keys(kept)).toHaveLength(2);
  });

  it('of an adaptive trial draw its blocks, and stand beside those of a fixed order', async () => {
    const seen: { done: number; total: number }[] = [];
    const points = draft({
      periods: 6,
      outcome: { family: 'gaussian', better: 'lower', mcid: 1, key: 'pain', label: 'Pain' },
      questions: [{ key: 'pain', text: 'Pain', kind: 'scale', primary: true }],
      baseline: 5,
      rules: rules({ allocation: 'adaptive', stop: { harm: false, futility: false, success: true } }),
    });
    const view = value(await trials.assurance(points, 20, (p) => seen.push(p)));
    const [steered, fixed] = [view.effects[0]!, view.fixed!.effects[0]!];
    expect(fixed.onArm).toBeGreaterThan(0.45); // stopped at a block's end, so half of the days
    expect(fixed.onArm).toBeLessThan(0.55);
    expect(steered.onArm).toBeGreaterThan(fixed.onArm!);
    expect(view.expectedDays).toBeLessThan(view.days); // some of the made-up trials stop
    expect(view.result.simulations).toBe(20);
    expect(seen.at(-1)).toEqual({ done: 160, total: 160 }); // both designs, 4 questions of 20
    expect(value(await trials.assurance(draft(), 20, () => undefined)).fixed).toBeUndefined();
    const dear = draft({ ...points, periods: 52, periodDays: 7 }); // up to 26 analyses a trial
    expect(inputOf(dear, 2000).simulations).toBeLessThanOrEqual(60);
  });

  it('the search for the shortest length reports progress and stops on request', async () => {
    const stopped = await trials.recommend(draft(), () => compute.cancel());
    expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});

describe('a trial that is lived', () => {
  let id = '';

  it('starts with a commitment that its seed and protocol verify', async () => {
    const view = value(await trials.start(draft(), seed));
    id = view.id;
    const row = (await vault.repos.trials.get(id))!;
    expect(verifyCommitment(view.commitment, row.seed, row.protocol, designTools.sha256)).toBe(true);
    const touched = { ...row.protocol, title: `${row.protocol.title} ` };
    expect(verifyCommitment(view.commitment, row.seed, touched, designTools.sha256)).toBe(false);
    expect(verifyCommitment(view.commitment, `1${row.seed.slice(1)}`, row.protocol, designTools.sha256)).toBe(
      false,
    );
  });

  it('reminds while a day is open, not once it is answered', async () => {
    setDay('2026-02-23');
    await reminders.refresh();
    expect(value(await diary.today()).entry.savedAt).toBeNull();
    value(await answer('2026-02-23', { answers: { 'migraine-day': 0, amount: 2 } }));
    expect(await answer('2026-02-23', { answers: { 'migraine-day': 3 } })).toMatchObject({ ok: false });
    value(await answer('2026-02-23'));
    expect(value(await diary.history('2026-02-23'))).toHaveLength(2);
  });

  it('starts with the system only where it was chosen, can be done, and reminders are on', async () => {
    const usual = value(await reminders.get());
    expect(usual.startWithSystem).toBe(false); // off unless chosen
    expect(systemStart).toMatchObject({ asked: [], note: null });
    const wish = { ...usual, startWithSystem: true };
    expect(value(await reminders.save(wish)).startWithSystem).toBe(false); // the system cannot
    expect(systemStart).toMatchObject({ asked: [true], note: null });
    systemStart.able = true;
    expect(value(await reminders.save(wish)).startWithSystem).toBe(true);
    expect(reminders.staysInBackground()).toBe(true);
    expect(Object.keys(systemStart.note!).sort()).toEqual(['done', 'enabled', 'lastShown', 'spans', 'time']);
    expect(JSON.stringify(systemStart.note)).not.toMatch(/magnesium|migraine/i);
    expect(value(await reminders.save({ ...wish, enabled: false })).startWithSystem).toBe(false);
    expect(systemStart.asked).toEqual([true, true, false]);
    expect(systemStart.note).toBeNull();
    value(await reminders.save(usual));
  });

  it('lets a missed day be answered within its window only, marked as late', async () => {
    setDay('2026-03-06');
    for (const day of ['2026-02-28', '2026-03-01']) expect(value(await answer(day)).late).toBe(true);
    expect(await answer('2026-02-26')).toMatchObject({
      ok: false,
      error: { code: 'refused-by-rule', where: 'day' },
    });
    // correcting what is there stays possible, and leaves its history
    expect(value(await answer('2026-02-23', { answers: { 'migraine-day': 1 } })).late).toBe(false);
    const view = value(await trials.get(id));
    expect(view.days.find((d) => d.day === '2026-02-26')?.status).toBe('missed');
    expect(view.openDays).not.toContain('2026-02-26');
    expect(await audit()).toEqual(expect.arrayContaining(['trial-started', 'diary-late', 'diary-changed']));
  });

  it('pauses and goes on, and everything moves back by the pause', async () => {
    setDay('2026-03-09');
    const before = value(await trials.get(id)).end;
    value(await trials.record(id, { kind: 'pause', reason: 'flu' }));
    setDay('2026-03-12');
    const paused = value(await trials.get(id));
    expect(paused.pausedSince).toBe('2026-03-09');
    expect(value(await diary.today()).trial).toMatchObject({ phase: 'paused', arm: null });
    expect(value(await trials.list())[0]).toMatchObject({ pausedSince: '2026-03-09' });
    const after = value(await trials.record(id, { kind: 'resume' }));
    expect(after.end).toBe(addDays(before, 3));
    expect(after.days.filter((d) => d.phase === 'paused').map((d) => d.day)).toEqual([
      '2026-03-09',
      '2026-03-10',
      '2026-03-11',
    ]);
  });

  it('is stopped by one click and, undone at once, has lost nothing', async () => {
    const before = value(await trials.get(id));
    const paused = value(await trials.record(id, { kind: 'pause', reason: '' })); // what the click does
    expect(paused.pausedSince).not.toBeNull();
    expect((await reminders.get()).ok).toBe(true);
    const after = value(await trials.record(id, { kind: 'resume' }));
    expect(after).toMatchObject({ state: 'running', end: before.end, pausedSince: null });
    expect(after.days.map((d) => [d.day, d.period, d.armId])).toEqual(
      before.days.map((d) => [d.day, d.period, d.armId]),
    );
  });

  it('moves the next period and keeps the order', async () => {
    const view = value(await trials.get(id));
    const next = view.nextPeriod!;
    const moved = value(await trials.record(id, { kind: 'shift', period: next.period, days: 4 }));
    expect(moved.nextPeriod).toEqual({ period: next.period, start: addDays(next.start, 4) });
    expect(moved.commitment).toBe(view.commitment);
    expect(await trials.record(id, { kind: 'shift', period: 1, days: 1 })).toMatchObject({ ok: false });
  });

  it('notes a new zone once, and goes by the local day there', async () => {
    zone = 'Asia/Tokyo';
    now = Date.parse('2026-03-13T16:00:00Z'); // 14 March, one in the morning
    expect(value(await diary.today()).today).toBe('2026-03-14');
    await trials.get(id);
    await trials.get(id);
    expect((await audit()).filter((w) => w === 'trial-zone')).toHaveLength(1);
    zone = 'Europe/Berlin';
  });

  it('keeps an unwanted effect with the arm of its day, and no word of it in the audit trail', async () => {
    setDay('2026-03-15');
    const view = value(
      await trials.record(id, {
        kind: 'adverse',
        severity: 'moderate',
        what: 'stomach ache',
        onDay: '2026-03-15',
      }),
    );
    const event = view.events!.find((e) => e.kind === 'adverse');
    expect(event).toMatchObject({ severity: 'moderate', what: 'stomach ache' });
    expect(JSON.stringify(await vault.repos.audit.list())).not.toContain('stomach');
    expect(JSON.stringify(await vault.repos.audit.list())).not.toContain('flu');
  });

  it('finishes after the last day as things stand, not as planned, and opens its result', async () => {
    const { end } = value(await trials.get(id));
    for (let day = '2026-03-15'; day <= end; day = addDays(day, 1)) {
      setDay(day);
      value(await answer(day));
    }
    expect(value(await results.get(id)).hiddenUntil).toBe(addDays(end, 1));
    setDay(addDays(end, 1));
    expect(value(await trials.list())[0]).toMatchObject({ state: 'finished', end });
    const result = value(await results.get(id));
    expect(result.analysis).not.toBeNull();
    expect(result.days.filter((d) => d.day >= '2026-03-09' && d.day <= '2026-03-11')).toEqual([]);
    expect(await trials.record(id, { kind: 'pause', reason: '' })).toMatchObject({ ok: false });
    // the window holds on: nobody fills up missed days after seeing the result
    expect(await answer('2026-02-26')).toMatchObject({ ok: false, error: { code: 'refused-by-rule' } });
    const changed = (await audit()).filter((w) => w === 'diary-changed').length;
    // the questions of that day are still the trial's, with the answer in them
    const past = value(await diary.today(end));
    expect(past.trial).toBeNull();
    expect(past.questions).toEqual(result.protocol.questions);
    expect(past.entry.answers).toHaveProperty('migraine-day');
    expect(value(await diary.today()).questions.map((q) => q.key)).toEqual(['migraine-day', 'pain']);
    value(await answer(end, { answers: { 'migraine-day': 1 }, note: 'after all' }));
    expect(value(await diary.history(end)).map((v) => v.answers['migraine-day'])).toHaveLength(2);
    expect((await audit()).filter((w) => w === 'diary-changed')).toHaveLength(changed + 1);
  });
});

describe('two trials at once', () => {
  const steps = { key: 'energy', text: 'Energy today', kind: 'scale', primary: true } as const;
  const second = (over: Partial<TrialDraft> = {}) =>
    draft({
      title: 'A walk',
      start: '2026-06-01',
      outcome: { family: 'gaussian', better: 'higher', mcid: 1, key: 'energy', label: 'Energy' },
      questions: [steps],
      arms: [
        { id: 'usual', name: 'As usual', instruction: '', icon: 'none', predicted: null },
        { id: 'walk', name: 'A walk', instruction: 'before breakfast', icon: 'walk', predicted: null },
      ],
      baseline: null,
      rules: rules({ alongside: true }),
      ...over,
    });

  it('need the warning read, another outcome and another arm; a third never starts', async () => {
    setDay('2026-06-01');
    const one = value(await trials.start(draft({ start: '2026-06-01' }), seed));
    expect(await trials.start(second({ rules: rules() }))).toMatchObject({
      error: { code: 'refused-by-rule' },
    });
    const same = { questions: draft().questions, outcome: draft().outcome };
    expect(await trials.start(second(same))).toMatchObject({ error: { where: 'outcome.key' } });
    expect(await trials.start(second({ arms: draft().arms }))).toMatchObject({ error: { where: 'arms' } });
    const two = value(await trials.start(second(), seed));
    expect(await trials.start(second({ title: 'A third' }))).toMatchObject({
      error: { code: 'refused-by-rule' },
    });

    const today = value(await diary.today());
    const [first, other] = today.trial?.id === one.id ? [one, two] : [two, one];
    expect(today.trial?.id).toBe(first.id);
    expect(today.alongside?.id).toBe(other.id);
    expect(today.questions.map((q) => q.key).sort()).toEqual(['energy', 'migraine-day']);
    value(
      await diary.save({
        day: '2026-06-01',
        trialId: null,
        answers: { 'migraine-day': 0, energy: 7, [`kept:${other.id}`]: 1 },
        kept: false,
        marks: [],
        note: '',
      }),
    );
    const keptOf = async (trialId: string) =>
      value(await trials.get(trialId)).adherence.reduce((n, a) => n + a.kept, 0);
    expect([await keptOf(first.id), await keptOf(other.id)]).toEqual([0, 1]);
    for (const t of [one, two]) expect(value(await trials.stop(t.id, '')).state).toBe('stopped');
  });
});

describe('a blinded trial', () => {
  it('shows packs, asks for a guess, prints its sheet and opens at the end', async () => {
    setDay('2026-07-06');
    const blind = value(
      await trials.start(
        draft({ start: '2026-07-06', periods: 2, washoutDays: 0, rules: rules({ blinding: 'helper' }) }),
        seed,
      ),
    );
    const arm = value(await diary.today()).trial!.arm!;
    expect(arm.id).toBe('pack-1');
    expect(arm.name).toMatch(/^[A-Z]{3}$/);
    const sent = JSON.stringify([
      value(await trials.get(blind.id)).days,
      value(await trials.get(blind.id)).adherence,
    ]);
    expect(sent).not.toContain('magnesium');
    value(
      await trials.record(blind.id, {
        kind: 'adverse',
        severity: 'mild',
        what: 'tired',
        onDay: '2026-07-06',
      }),
    );
    const hidden = value(await results.get(blind.id));
    expect(hidden.arms.map((a) => a.days)).toEqual([0, 0]);
    expect(hidden.events!.find((e) => e.kind === 'adverse')).toMatchObject({ armId: null });
    const { html } = value(await trials.packingSheet(blind.id));
    expect(html).toContain(arm.name);
    expect(html).toContain('Magnesium');
    expect((await audit()).at(-1)).toBe('trial-sheet');

    setDay('2026-07-12');
    expect(value(await trials.get(blind.id)).guessDue).toBe(1);
    const guessed = value(await trials.record(blind.id, { kind: 'guess', period: 1, armId: 'magnesium' }));
    expect(guessed.guessDue).toBeNull();
    expect(guessed.guessGiven).toEqual({ period: 1, armId: 'magnesium' });
    // changed one's mind: the last guess counts, both stay in the list, and no other period can be guessed
    setDay('2026-07-13');
    const again = value(await trials.record(blind.id, { kind: 'guess', period: 1, armId: null }));
    expect(again.guessGiven).toEqual({ period: 1, armId: null });
    expect(value(await diary.today()).trial?.guessGiven).toEqual({ period: 1, armId: null });
    expect(again.events!.filter((e) => e.kind === 'guess')).toHaveLength(2);
    expect(await trials.record(blind.id, { kind: 'guess', period: 2, armId: null })).toMatchObject({
      ok: false,
      error: { code: 'refused-by-rule' },
    });
    setDay('2026-07-20');
    expect(value(await trials.get(blind.id)).adherence.map((a) => a.armId)).toEqual(['placebo', 'magnesium']);
  });
});

describe('an adaptive trial with looks', () => {
  it('draws each block when it begins, keeps the weights sealed, proposes to stop for harm', async () => {
    setDay('2026-08-03');
    const harmful = draft({
      start: '2026-08-03',
      periods: 6,
      washoutDays: 0,
      outcome: { family: 'gaussian', better: 'lower', mcid: 1, key: 'pain', label: 'Pain' },
      questions: [{ key: 'pain', text: 'Pain', kind: 'scale', primary: true }],
      baseline: 4,
      rules: rules({ allocation: 'adaptive' }),
    });
    const { id } = value(await trials.start(harmful, seed));
    const row = async () => (await vault.repos.trials.get(id))!;
    expect((await row()).sequence).toHaveLength(2);
    for (let i = 0; i < 28; i++) {
      const day = addDays('2026-08-03', i);
      setDay(day);
      const arm = value(await trials.get(id)).days.find((d) => d.day === day)!.armId;
      expect(arm).not.toBeNull();
      const pain = arm === 'magnesium' ? 8 + (i % 2) : 2 + (i % 3);
      value(await diary.save({ day, trialId: id, answers: { pain }, kept: true, marks: [], note: '' }));
    }
    // closed for two days at the beginning of a block: it begins when somebody can know its arm
    setDay('2026-09-02');
    const view = value(await trials.get(id));
    const drawn = (await row()).events!.filter((e) => e.kind === 'allocation');
    expect(drawn.map((e) => e.period)).toEqual([3, 4, 5, 6]);
    expect(drawn.at(-1)!.probabilities['placebo']).toBeCloseTo(0.85, 2);
    // with the revealed seed and the stored probabilities anybody draws the same arms again
    const sealed = fromHex((await row()).seed)!;
    for (const d of drawn) {
      const arms = harmful.arms.map((a) => a.id);
      const again = drawArm(
        arms.map((a) => d.probabilities[a]!),
        allocationStream(sealed, d.period, designTools.sha256),
      );
      expect(arms[again]).toBe(d.armId);
    }
    expect((await row()).events!.some((e) => e.kind === 'shift' && e.period === 5 && e.days === 2)).toBe(
      true,
    );
    expect(view.events!.some((e) => e.kind === 'allocation' || e.kind === 'look')).toBe(false);
    expect(view.proposal).toEqual({ period: 4, rules: ['harm'] });
    expect(value(await diary.today()).trial?.proposal?.period).toBe(4);
    const going = value(await trials.record(id, { kind: 'decision', period: 4, choice: 'continue' }));
    expect(going.proposal).toBeNull();
    expect(value(await trials.stop(id, 'enough')).state).toBe('stopped');
    expect(value(await results.get(id)).arms[1]!.verdict).toBe('worse');
  });
});

describe('two interventions in one trial', () => {
  it('end in main effects and an interaction', async () => {
    setDay('2026-10-05');
    const arm = (id: string, name: string) =>
      ({ id, name, instruction: '', icon: 'none', predicted: null }) as const;
    const both = draft({
      start: '2026-10-05',
      periods: 8,
      periodDays: 3,
      washoutDays: 0,
      outcome: { family: 'gaussian', better: 'lower', mcid: 1, key: 'pain', label: 'Pain' },
      questions: [{ key: 'pain', text: 'Pain', kind: 'scale', primary: true }],
      arms: [arm('neither', 'Neither'), arm('tea', 'Tea'), arm('walk', 'Walk'), arm('tea-and-walk', 'Both')],
      baseline: 5,
      rules: rules({ factorial: true, stop: { harm: false } }),
    });
    const { id } = value(await trials.start(both, seed));
    const level: Record<string, number> = { neither: 6, tea: 4, walk: 6, 'tea-and-walk': 4 };
    for (let i = 0; i < 24; i++) {
      const day = addDays('2026-10-05', i);
      setDay(day);
      const today = value(await trials.get(id)).days.find((d) => d.day === day)!;
      const pain = level[today.armId!]! + (i % 3) - 1;
      value(await diary.save({ day, trialId: id, answers: { pain }, kept: true, marks: [], note: '' }));
    }
    setDay('2026-10-30');
    await trials.list();
    const { factorial } = value(await results.get(id));
    expect(factorial!.map((c) => c.contrast)).toEqual(['first', 'second', 'interaction']);
    const [tea, walk, together] = factorial!;
    expect(tea!.mean).toBeLessThan(-1);
    expect(Math.abs(walk!.mean)).toBeLessThan(0.6);
    expect(Math.abs(together!.mean)).toBeLessThan(1.2);
    expect(tea!.pBetter).toBeGreaterThan(0.95);
  });
});

describe('an outcome that a device measures', () => {
  it('is read from the vault when the result is worked out, also where it was imported late', async () => {
    const metric = 'resting-heart-rate';
    const imported = async (importId: string, from: string, days: number, level: (i: number) => number) => {
      const at = Array.from({ length: days }, (_, i) => Date.parse(`${addDays(from, i)}T07:00:00Z`));
      await vault.repos.samples.begin(importId, 'x');
      await vault.repos.samples.insert(importId, {
        n: days,
        dict: { metric: [metric], source: ['', 'watch'], device: [''], unit: [''], zone: [''] },
        metric: new Uint16Array(days),
        source: new Uint16Array(days).fill(1),
        device: new Uint16Array(days),
        unit: new Uint16Array(days),
        zone: new Uint16Array(days),
        start: Float64Array.from(at),
        end: Float64Array.from(at),
        value: Float64Array.from(at, (_, i) => level(i)),
      });
      await vault.repos.samples.finish(importId, receiptOf(importId), 'x');
      await vault.repos.daily.recompute(importId, [{ from: '1970-01-01', zone: 'Europe/Berlin' }]);
    };
    await imported('before', '2026-11-01', 7, () => 60);
    setDay('2026-11-09');
    const measured = draft({
      start: '2026-11-09',
      washoutDays: 0,
      outcome: { family: 'gaussian', better: 'lower', mcid: 3, key: metric, label: 'Pulse', metric },
      questions: [],
      baseline: 60,
    });
    expect(value(await trials.check({ ...measured, baseline: null }))[0]).toMatchObject({
      where: 'baseline',
    });
    const { id } = value(await trials.start(measured, seed));
    const protocol = value(await trials.get(id)).protocol;
    expect(protocol.analysis.priors.residualSd).toEqual({ halfNormal: 7.5 }); // 2.5 points of 3 beats each
    setDay('2026-12-08');
    expect(value(await trials.list()).find((t) => t.id === id)?.state).toBe('finished');
    expect(value(await results.get(id)).analysis).toBeNull();
    const arms = value(await trials.get(id)).days.map((d) => d.armId);
    await imported('after', '2026-11-09', 28, (i) => (arms[i] === 'magnesium' ? 50 : 60) + (i % 3));
    const result = value(await results.get(id));
    expect(result.days.filter((d) => d.y !== null)).toHaveLength(28);
    expect(result.analysis!.effects[0]!.mean).toBeLessThan(-5);
    expect(result.arms.map((a) => a.answered)).toEqual([14, 14]);
  });
});
