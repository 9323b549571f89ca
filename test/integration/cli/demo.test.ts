import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/inference/index.ts';
import { offlineTrial } from '../../../src/main/demo/offline.ts';
import { readAlicePlan } from '../../../src/main/demo/plan.ts';
import { openSampleVault } from '../../../src/main/demo/sample.ts';
import type { DemoSummary } from '../../../src/main/demo/summary.ts';
import { createDiaryService } from '../../../src/main/diary/service.ts';
import { createSession } from '../../../src/main/session/session.ts';
import type { AnalysisResult } from '../../../src/shared/analysis.ts';
import { inProcess, type Ran, tempFolder } from './run.ts';

const resourcesDir = fileURLToPath(new URL('../../../resources', import.meta.url));
const modelsDir = fileURLToPath(new URL('../../../models', import.meta.url));
const plan = await readAlicePlan(resourcesDir);
const folder = tempFolder();
const out = join(folder, 'demo');

describe('n1vault demo', () => {
  let ran: Ran;
  let summary: DemoSummary;
  beforeAll(async () => {
    ran = await inProcess(['demo', '--out', out]);
    expect(ran.code, ran.err).toBe(0);
    summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as DemoSummary;
  }, 240_000);

  it('tells what is true, the seed, and calls the figures of the paper an illustration', () => {
    expect(ran.out).toContain('Seed 1.');
    expect(ran.out).toContain('12 migraine days in 28');
    expect(ran.out).toContain('Magnesium: 3.0 days fewer in 28');
    for (const figure of ['0.90', '0.70', '0.30', '0.32'])
      expect(ran.out).toContain(`(${figure}: illustration in the paper)`);
    expect(ran.out).toContain('not medical advice');
    expect(ran.out).toMatch(/notices a real effect of 4 days \d+ times? in 100/);
    expect(ran.out).not.toContain(' 1 times');
  });

  it('imports twice without doubling a row', () => {
    const [first, again] = summary.imports;
    expect(first!.new).toBe(first!.read);
    expect(again!.known).toBe(first!.read);
    expect(again!.new).toBe(again!.read - first!.read);
  });

  it('takes its figures from the engine: the same trial without a vault gives the same posterior', () => {
    const trial = summary.trials[0]!;
    const predictions = Object.fromEntries(summary.ideas.candidates.map((c) => [c.id, c.predicted]));
    const again = offlineTrial(plan, 1, predictions, {
      number: 1,
      start: plan.firstTrialStart,
      periods: plan.trial.periods,
    });
    expect(again.sequence).toEqual(trial.sequence);
    const result = analyse(again.spec);
    if (!result.ok) throw new Error(result.error.message);
    expect(trial.effects.map((e) => [e.mean, e.pAtLeastMcid])).toEqual(
      result.value.effects.map((e) => [e.mean, e.pAtLeastMcid]),
    );
    const other = analyse(
      offlineTrial(plan, 2, predictions, { number: 1, start: plan.firstTrialStart, periods: 6 }).spec,
    );
    if (!other.ok) throw new Error(other.error.message);
    expect(other.value.effects[0]!.mean).not.toBe(trial.effects[0]!.mean);
  });

  it('leaves vault, passphrase, report and shared summary that open and hold what they should', async () => {
    const metrics = await inProcess([
      'metrics',
      '--json',
      '--vault',
      join(out, 'vault'),
      '--passphrase-file',
      join(out, 'passphrase.txt'),
    ]);
    expect(metrics.code, metrics.err).toBe(0);
    const codes = (JSON.parse(metrics.out) as { code: string }[]).map((m) => m.code);
    expect(codes).toEqual(expect.arrayContaining(['steps', 'sleep-duration', 'hrv-sdnn', 'migraine-day']));
    const report = readFileSync(join(out, 'report.html'), 'utf8');
    expect(report).toContain('this person does not exist');
    expect(report).toContain(summary.trials[0]!.commitment);
    const shared = JSON.parse(readFileSync(join(out, 'shared-summary.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    expect(shared).toEqual(summary.shared);
    expect(shared['format']).toBe('n1vault-effect-summary/1');
  });

  it('writes the report in German, with the figures of n1vault analyse on the specification beside it', async () => {
    const vault = ['--vault', join(out, 'vault'), '--passphrase-file', join(out, 'passphrase.txt')];
    const list = await inProcess(['trial', 'list', '--json', ...vault]);
    const trials = JSON.parse(list.out) as { id: string; state: string }[];
    const { id } = trials.find((t) => t.state === 'finished')!;
    const [html, spec] = [join(folder, 'bericht.html'), join(folder, 'analysis.json')];
    const wrong = await inProcess(['trial', 'report', id, '--lang', 'fr', '--html', html, ...vault]);
    expect(wrong.code).toBe(2);
    const wrote = await inProcess([
      'trial',
      'report',
      id,
      '--lang',
      'de',
      '--html',
      html,
      '--spec',
      spec,
      ...vault,
    ]);
    expect(wrote.code, wrote.err).toBe(0);
    const source = readFileSync(html, 'utf8');
    expect(source).toContain('<html lang="de">');
    const said = source.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ');
    const ran = await inProcess(['analyse', '--spec', spec, '--json']);
    const a = JSON.parse(ran.out) as AnalysisResult;
    const percent = (p: number) => `${Math.min(99, Math.max(1, Math.round(100 * p)))} %`;
    const signed = (x: number) =>
      `${x < 0 ? '\u2212' : '+'}${Math.abs(x).toFixed(1)}`.replace(/^.0\.0$/, '0.0').replace('.', ',');
    for (const { quantiles: q, ...e } of a.effects) {
      const ranges = `${signed(q['0.1'])} bis ${signed(q['0.9'])} ${signed(q['0.025'])} bis ${signed(q['0.975'])}`;
      const chances = [e.pBetter, e.pAtLeastMcid, e.pHarmAtLeastMcid, e.pInRope, e.pBest].map(percent);
      expect(said).toContain(`${signed(q['0.5'])} ${ranges} ${chances.join(' ')}`);
    }
    expect(said).toContain(`Engine ${a.engine.version}, numerischer Startwert ${a.engine.seed}.`);
    expect(said).toContain(`${a.data.observed} von ${a.data.days} Tagen beobachtet`);
  });

  it('does not touch a vault that it did not make', async () => {
    const other = join(folder, 'mine');
    const made = await inProcess([
      'init',
      '--vault',
      join(other, 'vault'),
      '--passphrase-file',
      join(out, 'passphrase.txt'),
    ]);
    expect(made.code, made.err).toBe(0);
    const refused = await inProcess(['demo', '--out', other]);
    expect(refused.code).toBe(3);
    expect(refused.err).toContain('did not make');
  });

  it('refuses a seed that is no whole number', async () => {
    expect((await inProcess(['demo', '--out', out, '--seed', '1.5'])).code).toBe(2);
    expect((await inProcess(['demo', '--out', out, '--seed', '-1'])).code).toBe(2);
  });
});

describe("Alice's vault in the app", () => {
  it('has a finished trial, a running one half-way and yesterday still open; it is made once', async () => {
    const options = { resourcesDir, modelsDir, today: '2026-03-30', zone: 'Europe/Berlin' };
    const place = join(folder, 'sample', 'alice');
    const made = await openSampleVault(place, options);
    if (!made.ok) throw new Error(made.error.message);
    expect(made.value.synthetic).toBe(true);
    const trials = await made.value.repos.trials.list();
    expect(trials.map((t) => t.state).toSorted()).toEqual(['finished', 'running']);
    const session = createSession();
    await session.open(made.value);
    const now = Date.parse('2026-03-30T10:00:00Z');
    const today = await createDiaryService(session, { zone: options.zone, now: () => now }).today();
    if (!today.ok) throw new Error(today.error.message);
    expect(today.value.trial?.period).toBe(7);
    expect(today.value.openDays).toContain('2026-03-29');
    expect(today.value.wearable.length).toBeGreaterThan(1);
    const id = made.value.id;
    await session.lock();
    const again = await openSampleVault(place, options);
    if (!again.ok) throw new Error(again.error.message);
    expect(again.value.id).toBe(id);
    await again.value.close();
  }, 240_000);
});
