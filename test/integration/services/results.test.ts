import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../src/core/design/index.ts';
import { createRng } from '../../../src/core/inference/index.ts';
import { type Compute, createCompute } from '../../../src/main/compute/client.ts';
import { createDiaryService } from '../../../src/main/diary/service.ts';
import { exportResult } from '../../../src/main/report/export.ts';
import { createResultService } from '../../../src/main/results/service.ts';
import { createSession } from '../../../src/main/session/session.ts';
import { createSafetyGate } from '../../../src/main/trials/gate.ts';
import { createTrialService } from '../../../src/main/trials/service.ts';
import { createVault } from '../../../src/main/vault/index.ts';
import type { AnalysisResult } from '../../../src/shared/analysis.ts';
import type { ExportFormat } from '../../../src/shared/contract.ts';
import { trialRules } from '../../../src/shared/trial.ts';
import { trialDraftOf } from '../../unit/main/support.ts';
import { inProcess } from '../cli/run.ts';

/** What stands around a result: kept posteriors, other assumptions, what would settle it, decisions, files. */
const root = resolve(import.meta.dirname, '../../..');
let now = Date.parse('2026-01-05T08:00:00Z');
const clock = { zone: 'Europe/Berlin', now: () => now };
const setDay = (day: string) => {
  now = Date.parse(`${day}T19:00:00Z`);
};

const session = createSession();
const real = createCompute({ modelsDir: join(root, 'models'), resourcesDir: join(root, 'resources') });
let asked: string[] = [];
/** The real engine, with a list of what it was asked. */
const compute = new Proxy(real, {
  get: (target, name) => {
    const found = Reflect.get(target, name) as unknown;
    if (typeof found !== 'function') return found;
    return (...args: unknown[]) => {
      asked.push(String(name));
      return (found as (...a: unknown[]) => unknown).apply(target, args);
    };
  },
}) as Compute;
const trials = createTrialService(session, compute, clock, createSafetyGate(join(root, 'resources')));
const diary = createDiaryService(session, clock);
const results = createResultService(session, compute, clock);
let folder = '';
let id = '';

const value = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const draft = trialDraftOf({
  periods: 6,
  periodDays: 7,
  washoutDays: 1,
  start: '2026-01-05',
  rules: trialRules.parse({ confirmedKeys: ['magnesium', 'adult'] }),
});
const save = (day: string, migraine: number | null) =>
  diary.save({ day, trialId: id, answers: { 'migraine-day': migraine }, kept: true, marks: [], note: '' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'n1-results-'));
  const made = value(
    await createVault({
      folder: join(folder, 'vault'),
      passphrase: 'harbour violin moss eleven',
      synthetic: true,
    }),
  );
  await session.open(made.vault);
  setDay(draft.start);
  id = value(await trials.start(draft, new Uint8Array(32).fill(9))).id;
  const chance = createRng(4, 1);
  for (let i = 0; i < 42; i++) {
    setDay(addDays(draft.start, i));
    const today = value(await diary.today()).trial;
    const rate = today?.arm?.id === 'magnesium' ? 0.25 : 0.5;
    const y = chance.uniform() < rate ? 1 : 0;
    if (i % 11 !== 5) value(await save(addDays(draft.start, i), y));
  }
});
afterAll(async () => {
  await session.lock();
  await real.close();
  await rm(folder, { recursive: true });
});

describe('while the result is hidden', () => {
  it('nothing around it is worked out or decided', async () => {
    asked = [];
    expect(await results.sensitivity(id)).toMatchObject({ ok: false, error: { code: 'refused-by-rule' } });
    expect(await results.settle(id)).toMatchObject({ ok: false, error: { code: 'refused-by-rule' } });
    expect(await results.conclude(id, { choice: 'stop', armId: null, note: '' })).toMatchObject({
      ok: false,
      error: { code: 'refused-by-rule' },
    });
    expect(asked).toEqual([]);
    expect(value(await results.history())).toEqual([]);
  });
});

describe('an ended trial', () => {
  it('has a posterior that is kept and used until a day changes', async () => {
    setDay(addDays(draft.start, 42));
    value(await trials.get(id));
    asked = [];
    const first = value(await results.get(id));
    expect(asked).toEqual(['analyse', 'afterPeriods']);
    asked = [];
    expect(value(await results.get(id))).toEqual(first);
    expect(asked).toEqual([]);
    const { day, y } = first.days.findLast((d) => d.y !== null && !d.dropped)!;
    value(await save(day, y === 1 ? 0 : 1));
    const changed = value(await results.get(id));
    expect(asked).toEqual(['analyse', 'afterPeriods']);
    expect(changed.analysis?.effects[0]?.mean).not.toBe(first.analysis?.effects[0]?.mean);
    value(await save(day, y));
    expect(value(await results.get(id)).analysis?.effects).toEqual(first.analysis?.effects);
  });

  it('belief after the last period is the result itself', async () => {
    const view = value(await results.get(id));
    expect(view.afterPeriods.at(-1)!.mean).toBeCloseTo(view.analysis!.effects[view.headline - 1]!.mean, 6);
  });

  it('says what other assumptions and no model at all would have said', async () => {
    const seen: number[] = [];
    const got = value(await results.sensitivity(id, (p) => seen.push(p.done)));
    expect(seen).toEqual([1, 2]);
    expect(got.sensitivity.rows[0]!.effects[0]!.mean).toBeCloseTo(
      value(await results.get(id)).analysis!.effects[0]!.mean,
      6,
    );
    expect(got.sensitivity.rows.map((r) => r.change)).toContain('flat-prior');
    const [test] = got.randomisation!.tests;
    expect(got.randomisation!.sampled).toBe(false);
    expect(test!.sequences).toBe(Number(value(await results.get(id)).permittedSequences));
    expect(test!.p).toBeGreaterThanOrEqual(test!.smallestP);
    asked = [];
    expect(value(await results.sensitivity(id))).toEqual(got);
    expect(asked).toEqual([]);
  });

  it('a simulation that is stopped says so and is not kept', async () => {
    const stopped = results.settle(id, () => compute.cancel());
    expect(await stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('says how often further rounds would settle it, the more the longer', async () => {
    let last = { done: 0, total: 0 };
    const got = value(
      await results.settle(id, (p) => {
        last = p;
      }),
    );
    expect(last).toEqual({ done: 300, total: 300 });
    expect(got.rows.map((r) => [r.rounds, r.furtherDays])).toEqual([
      [2, 28],
      [3, 42],
      [6, 84],
    ]);
    for (const r of got.rows) {
      expect(Object.values(r.verdicts).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      expect(r.firm).toBeLessThanOrEqual(1);
    }
    expect(got.rows[2]!.firm).toBeGreaterThan(got.rows[0]!.firm - 0.1);
    asked = [];
    expect(value(await results.settle(id))).toEqual(got);
    expect(asked).toEqual([]);
  });

  it('keeps each decision and asks later whether it still helps', async () => {
    const before = value(await results.get(id)).aftermath!;
    expect(before).toEqual({ conclusions: [], checkIns: [], checkInFrom: null, checkInDue: false });
    expect(await results.checkIn(id, { answer: 'helping', note: '' })).toMatchObject({ ok: false });
    expect(await results.conclude(id, { choice: 'continue', armId: 'nobody', note: '' })).toMatchObject({
      ok: false,
      error: { code: 'bad-input' },
    });
    const day = addDays(draft.start, 42);
    value(await results.conclude(id, { choice: 'repeat', armId: null, note: 'too short' }));
    const went = value(
      await results.conclude(id, { choice: 'continue', armId: 'magnesium', note: 'with dinner' }),
    );
    expect(went.conclusions).toEqual([
      { day, choice: 'repeat', armId: null, note: 'too short' },
      { day, choice: 'continue', armId: 'magnesium', note: 'with dinner' },
    ]);
    expect(went).toMatchObject({ checkInFrom: addDays(day, 42), checkInDue: false });
    setDay(addDays(day, 42));
    const [row] = value(await results.history());
    expect(row).toMatchObject({ id, state: 'finished', aftermath: { checkInDue: true } });
    expect(row!.answer!.armId).toBe('magnesium');
    // Today asks, and a wrong click can be put right on the same day
    const asks = async () => value(await diary.today()).checkIns;
    const due = { id, title: draft.title, armName: 'Magnesium' };
    expect(await asks()).toEqual([{ ...due, answer: null }]);
    const wrong = value(await results.checkIn(id, { answer: 'not-helping', note: '' }));
    expect(wrong).toMatchObject({ checkInFrom: null, checkInDue: false });
    expect(await asks()).toEqual([{ ...due, answer: 'not-helping' }]);
    const said = value(await results.checkIn(id, { answer: 'unsure', note: '' }));
    expect(said).toMatchObject({ checkInFrom: addDays(day, 70), checkInDue: false });
    expect(await asks()).toEqual([{ ...due, answer: 'unsure' }]);
    setDay(addDays(day, 43));
    expect(await asks()).toEqual([]);
    setDay(addDays(day, 70));
    expect(await asks()).toEqual([{ ...due, answer: null }]);
    const gone = value(await results.checkIn(id, { answer: 'not-helping', note: '' }));
    expect(gone).toMatchObject({ checkInFrom: null, checkInDue: false });
    expect(gone.checkIns.map((c) => c.answer)).toEqual(['not-helping', 'unsure', 'not-helping']);
    setDay(addDays(day, 71));
    expect(await asks()).toEqual([]);
    expect(await results.checkIn(id, { answer: 'helping', note: '' })).toMatchObject({ ok: false });
  });
});

describe('its files', () => {
  const write = async (format: ExportFormat) => {
    const path = join(folder, `out.${format}`);
    const target = { savePath: async () => path, writePdf: async () => undefined };
    value(await exportResult(value(await results.exportable(id)), format, target));
    return readFile(path, 'utf8');
  };

  it('hold a specification to which `n1vault analyse` gives the very same figures', async () => {
    const path = join(folder, 'spec.json');
    await writeFile(path, await write('spec'));
    const done = await inProcess(['analyse', '--spec', path, '--json']);
    expect(done.code).toBe(0);
    const again = JSON.parse(done.out) as AnalysisResult;
    const view = value(await results.get(id));
    expect(again.effects).toEqual(view.analysis!.effects);
    expect(again.engine.specHash).toBe(view.analysis!.engine.specHash);
  });

  it('are JSON, CSV, FHIR and HTML of one and the same result', async () => {
    const view = value(await results.get(id));
    expect(JSON.parse(await write('json'))).toMatchObject({ format: 'n1vault-result/1', trialId: id });
    expect((await write('csv')).trimEnd().split('\r\n')).toHaveLength(view.days.length + 1);
    const bundle = JSON.parse(await write('fhir')) as { entry: { resource: { resourceType: string } }[] };
    const observed = bundle.entry.filter((e) => e.resource.resourceType === 'Observation');
    expect(observed).toHaveLength(view.days.length + view.analysis!.effects.length);
    expect(await write('html')).toContain('Synthetic data');
  });

  it('come from the command line too, which cannot print a PDF and says so', async () => {
    const view = value(await results.get(id));
    await session.lock();
    const secret = join(folder, 'passphrase.txt');
    await writeFile(secret, 'harbour violin moss eleven\n');
    const at = (name: string) => join(folder, name);
    const report = (...more: string[]) =>
      inProcess([...['trial', 'report', id, '--vault', at('vault'), '--passphrase-file', secret], ...more]);
    const done = await report(
      '--html',
      at('c.html'),
      '--fhir',
      at('c.json'),
      '--spec',
      at('s.json'),
      '--json',
    );
    expect(done.err).toBe('');
    expect(done.code).toBe(0);
    expect(JSON.parse(done.out).analysis.effects).toEqual(view.analysis!.effects);
    expect(await readFile(at('c.html'), 'utf8')).toContain('Design and commitment');
    expect(JSON.parse(await readFile(at('c.json'), 'utf8'))).toMatchObject({ resourceType: 'Bundle' });
    const pdf = await report('--pdf', at('c.pdf'));
    expect(pdf.code).not.toBe(0);
    expect(pdf.err).toContain('printed in the app');
  });
});
