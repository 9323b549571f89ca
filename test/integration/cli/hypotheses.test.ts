import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HypothesesResult } from '../../../src/shared/hypotheses.ts';
import { inProcess, tempFolder } from './run.ts';

const folder = tempFolder();
const rank = (profile: unknown, ...args: string[]) => {
  const path = join(folder, 'profile.json');
  writeFileSync(path, JSON.stringify(profile));
  return inProcess(['hypotheses', '--profile', path, '--json', ...args]);
};
const migraine = { conditions: ['migraine'], goal: 'fewer migraine days', baseline: 12 };

describe('n1vault hypotheses', () => {
  it('ranks candidates whose chances add up to one with "no change"', async () => {
    const ran = await rank(migraine);
    expect(ran.code, ran.err).toBe(0);
    const result = JSON.parse(ran.out) as HypothesesResult;
    const total = result.candidates.reduce((sum, c) => sum + c.sigma, result.doNothing.sigma);
    expect(total).toBeCloseTo(1, 6);
    expect(result.tau).toBe(0.25);
    expect(result.candidates.map((c) => c.id)).toEqual(
      expect.arrayContaining(['magnesium', 'sleep-regularity']),
    );
    for (const c of result.candidates) {
      expect(c.evidence.length).toBeGreaterThan(0);
      expect(c.prescription).toBe(false);
      if (c.trigger) expect(c.sigma).toBeGreaterThan(0.25);
    }
  });

  it('moves the line with --tau and refuses one that is no probability', async () => {
    const low = JSON.parse((await rank(migraine, '--tau', '0.05')).out) as HypothesesResult;
    const high = JSON.parse((await rank(migraine, '--tau', '0.9')).out) as HypothesesResult;
    const triggered = (r: HypothesesResult) => r.candidates.filter((c) => c.trigger).length;
    expect(triggered(low)).toBeGreaterThan(triggered(high));
    expect((await rank(migraine, '--tau', '2')).code).toBe(2);
  });

  it('gives an empty list for a profile that matches nothing', async () => {
    const ran = await rank({ conditions: [], goal: '' });
    expect(ran.code, ran.err).toBe(0);
    expect((JSON.parse(ran.out) as HypothesesResult).candidates).toEqual([]);
  });

  it('names the field of a profile that does not fit', async () => {
    const ran = await rank({ conditions: 'migraine' });
    expect(ran.code).toBe(3);
    expect(ran.err).toContain('profile.json: conditions:');
    expect((await inProcess(['hypotheses'])).code).toBe(2);
  });
});
