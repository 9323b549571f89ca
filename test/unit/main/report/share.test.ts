import { expect, it } from 'vitest';
import { seededBytes } from '../../../../src/main/demo/random.ts';
import { shareEffect } from '../../../../src/main/sharing/summary.ts';
import { exampleView } from './view.ts';

const finished = exampleView('x');

it('draws a summary that names the rule and nothing of the trial but its class', () => {
  const shared = shareEffect(finished, 1, 1, seededBytes(1, 'share'));
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

it('draws from the operating system unless a source is given for made-up data', () => {
  const draws = Array.from({ length: 20 }, () => {
    const shared = shareEffect(finished, 1, 1);
    return shared.ok ? shared.value.contribution : '';
  });
  expect(new Set(draws).size).toBe(20);
});

it('refuses a trial that still runs, a hidden result, the reference arm and scales without a public rule', () => {
  const code = (...args: Parameters<typeof shareEffect>) => {
    const shared = shareEffect(...args);
    return shared.ok ? null : shared.error.code;
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
