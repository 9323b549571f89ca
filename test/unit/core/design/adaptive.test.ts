import { describe, expect, it } from 'vitest';
import {
  allocationProbabilities,
  allocationStream,
  drawArm,
  isLook,
  proposalsOf,
  startsDrawnBlock,
} from '../../../../src/core/design/index.ts';
import { designTools } from '../../../../src/main/trials/random-stream.ts';

describe('Thompson sampling with a floor', () => {
  it('never goes below the floor, sums to 1 and keeps the order', () => {
    for (const pBest of [
      [0, 1],
      [0.2, 0.5, 0.3],
      [0, 0, 1],
      [0.01, 0.01, 0.01, 0.97],
    ]) {
      const p = allocationProbabilities(pBest);
      expect(p.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      expect(Math.min(...p)).toBeGreaterThanOrEqual(0.15 - 1e-12);
      expect(p.indexOf(Math.max(...p))).toBe(pBest.indexOf(Math.max(...pBest)));
    }
    expect(allocationProbabilities([0.25, 0.75])[0]).toBeCloseTo(0.325, 12);
    expect(() => allocationProbabilities([0.5, 0.5], 0.6)).toThrow(RangeError);
  });

  it('draws in these shares, and again the same from the same seed and period', () => {
    const seed = new Uint8Array(32).fill(3);
    const counts = [0, 0, 0];
    for (let period = 1; period <= 4000; period++)
      counts[drawArm([0.15, 0.6, 0.25], allocationStream(seed, period, designTools.sha256))]!++;
    expect(counts.map((n) => n / 4000)).toEqual([
      expect.closeTo(0.15, 1),
      expect.closeTo(0.6, 1),
      expect.closeTo(0.25, 1),
    ]);
    const again = () => drawArm([0.3, 0.7], allocationStream(seed, 7, designTools.sha256));
    expect(again()).toBe(again());
  });

  it('computes probabilities at the beginning of each block after the first', () => {
    expect([1, 2, 3, 4, 5, 6, 7].filter((p) => startsDrawnBlock(p, 3))).toEqual([4, 7]);
  });
});

describe('looks and what they propose', () => {
  const effect = { arm: 'a', pBetter: 0.5, pAtLeastMcid: 0.2, pHarmAtLeastMcid: 0.1 };
  const rules = { harm: true, futility: true, success: true };
  const thresholds = { sure: 0.98, probable: 0.8 };

  it('come at block ends only, from the second on, and not at the end of the trial', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8].filter((p) => isLook(p, 2, 8))).toEqual([4, 6]);
  });

  it('propose harm, futility and success, each only where the protocol asks for it', () => {
    expect(proposalsOf([effect], thresholds, rules)).toEqual([]);
    expect(proposalsOf([{ ...effect, pHarmAtLeastMcid: 0.85 }], thresholds, rules)).toEqual([
      { rule: 'harm', armId: 'a' },
    ]);
    expect(proposalsOf([{ ...effect, pBetter: 0.01 }], thresholds, rules).map((p) => p.rule)).toContain(
      'harm',
    );
    expect(proposalsOf([{ ...effect, pAtLeastMcid: 0.04 }], thresholds, rules)).toEqual([
      { rule: 'futility', armId: null },
    ]);
    expect(proposalsOf([{ ...effect, pBetter: 0.985 }], thresholds, rules)).toEqual([
      { rule: 'success', armId: 'a' },
    ]);
    const none = { harm: false, futility: false, success: false };
    expect(proposalsOf([{ ...effect, pBetter: 0.999, pAtLeastMcid: 0.01 }], thresholds, none)).toEqual([]);
  });

  it('one hopeless arm is not futility while another may help', () => {
    const other = { ...effect, arm: 'b', pAtLeastMcid: 0.3 };
    expect(proposalsOf([{ ...effect, pAtLeastMcid: 0.01 }, other], thresholds, rules)).toEqual([]);
  });
});
