import { expect, it } from 'vitest';
import { makeSharedSummary } from '../../../../src/core/privacy/index.ts';
import { seededBytes } from '../../../../src/main/demo/random.ts';
import { releasable } from '../../../../src/main/sharing/summary.ts';
import { exampleView } from '../report/view.ts';

const finished = exampleView('x');

it('names the rule and nothing of the trial but its class', () => {
  const allowed = releasable(finished, 1, 1);
  if (!allowed.ok) throw new Error(allowed.error.message);
  const { input, rule, subject, noiseSd } = allowed.value;
  expect(subject).toBe('magnesium|migraine-days');
  expect(noiseSd).toBeCloseTo(Math.SQRT2 * 16, 1); // sensitivity 16 days at epsilon 1
  const shared = makeSharedSummary({ ...input, effect: -2.9 }, rule, seededBytes(1, 'share'));
  if (!shared.ok) throw new Error(shared.error.message);
  expect(shared.value).toMatchObject({
    intervention: 'magnesium',
    outcome: 'migraine-days',
    unit: 'days/28',
    design: '4x14-crossover',
    clip: [-8, 8],
    delta: 0,
  });
  const text = JSON.stringify(shared.value);
  for (const secret of [finished.trialId, finished.commitment, finished.seed!, '2025', 'Berlin', '-2.9'])
    expect(text).not.toContain(secret);
});

it('has a rule for points of a 0 to 10 scale, and for no other number that is called points', () => {
  const effects = finished.analysis!.effects.map((e) => ({ ...e, scale: 'points' }));
  const analysis = { ...finished.analysis!, effects };
  const asked = (kind: 'scale' | 'duration') => ({
    ...finished,
    analysis,
    protocol: {
      ...finished.protocol,
      questions: finished.protocol.questions.map((q) => ({ ...q, kind })),
    },
  });
  const allowed = releasable(asked('scale'), 1, 1);
  if (!allowed.ok) throw new Error(allowed.error.message);
  expect(allowed.value.rule).toEqual({ clip: 4, grid: 0.125, epsilon: 1 });
  expect(allowed.value.input.unit).toBe('points');
  expect(allowed.value.noiseSd).toBeCloseTo(Math.SQRT2 * 8, 1);
  expect(releasable(asked('duration'), 1, 1)).toMatchObject({ ok: false, error: { code: 'not-available' } });
});

it('refuses a trial that still runs, a hidden result, the reference arm and scales without a public rule', () => {
  const code = (...args: Parameters<typeof releasable>) => {
    const allowed = releasable(...args);
    return allowed.ok ? null : allowed.error.code;
  };
  expect(code({ ...finished, state: 'running' }, 1, 1)).toBe('refused-by-rule');
  expect(code({ ...finished, hiddenUntil: '2026-01-01' }, 1, 1)).toBe('refused-by-rule');
  expect(code(finished, 0, 1)).toBe('refused-by-rule');
  const points = {
    ...finished,
    analysis: {
      ...finished.analysis!,
      effects: finished.analysis!.effects.map((e) => ({ ...e, scale: 'points' })),
    },
  };
  expect(code(points, 1, 1)).toBe('not-available');
  expect(code(finished, 1, 0)).toBe('bad-input');
});
