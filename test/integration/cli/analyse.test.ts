import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AnalysisResult } from '../../../src/shared/analysis.ts';
import { deviationsOf, failuresOf } from '../../golden/inference/deviations.ts';
import { referenceCase } from '../../golden/inference/reference-case.ts';
import { inProcess, n1vault, tempFolder } from './run.ts';

const folder = tempFolder();
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const small = {
  outcome: { family: 'gaussian', better: 'lower', mcid: 1 },
  arms: ['usual', 'magnesium'],
  days: [
    { day: 1, arm: 'usual', y: 5 },
    { day: 2, arm: 'magnesium', y: 3 },
    { day: 3, arm: 'magnesium', y: null },
  ],
};

describe('n1vault analyse', () => {
  it.each([
    'dev01_cont_2arm',
    'dev02_cont_3arm_washin_missing',
    'dev04_binary_2arm',
    'dev08_cont_tiny',
  ] as const)('agrees with JAGS on %s, read from a file', async (name) => {
    const reference = referenceCase(name);
    const ran = await n1vault(['analyse', '--spec', file(`${name}.json`, reference.spec), '--json'], {});
    expect(ran.err).toBe('');
    expect(ran.code).toBe(0);
    const result = JSON.parse(ran.out) as AnalysisResult;
    expect(failuresOf(deviationsOf(result, reference))).toEqual([]);
    expect(result.milliseconds).toBeGreaterThan(0);
    expect(result.engine.specHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['outcome.mcid', { ...small, outcome: { ...small.outcome, mcid: -1 } }],
    ['days[1].arm', { ...small, days: [small.days[0], { day: 2, arm: 'ginger', y: 3 }] }],
    ['days[0].y', { ...small, days: [{ day: 1, arm: 'usual', y: 'much' }] }],
    ['arms', { ...small, arms: ['usual'] }],
    ['colour', { ...small, colour: 'blue' }],
    ['outcome.categories', { ...small, outcome: { ...small.outcome, family: 'ordinal' } }],
    [
      'days[0].y',
      { ...small, outcome: { ...small.outcome, family: 'poisson' }, days: [{ ...small.days[0], y: 2.5 }] },
    ],
    ['days[0].exposureDays', { ...small, days: [{ ...small.days[0], exposureDays: 7 }] }],
  ])('names the field %s of a malformed specification', async (field, spec) => {
    const ran = await inProcess(['analyse', '--spec', file('bad.json', spec), '--json']);
    expect(ran.code).toBe(3);
    expect(ran.out).toBe('');
    expect(ran.err).toContain('bad.json');
    expect(ran.err).toContain(field);
  });

  it('names file and line of text that is not JSON, and a file that does not exist', async () => {
    const broken = await inProcess(['analyse', '--spec', file('broken.json', '{\n "arms": [,]\n}')]);
    expect(broken.code).toBe(3);
    expect(broken.err).toContain('broken.json is not valid JSON (line 2');
    const missing = await inProcess(['analyse', '--spec', join(folder, 'none.json')]);
    expect(missing.code).toBe(3);
    expect(missing.err).toContain('none.json does not exist');
  });

  it('prints the same for people', async () => {
    const ran = await inProcess(['analyse', '--spec', file('small.json', small)]);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('2 of 3 days observed');
    expect(ran.out).toContain('Not medical advice.');
  });
});
