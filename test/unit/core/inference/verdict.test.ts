import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../../../src/core/inference/index.ts';

const thresholds = { sure: 0.95, probable: 0.8 };
const evidence = (pBetter: number, pAtLeastMcid: number, pHarmAtLeastMcid: number, pInRope = 0.1) => ({
  pBetter,
  pAtLeastMcid,
  pHarmAtLeastMcid,
  pInRope,
});

describe('verdict', () => {
  it.each([
    ['better', evidence(0.97, 0.7, 0.001)],
    ['probably-better', evidence(0.85, 0.5, 0.02)],
    ['not-sure-yet', evidence(0.6, 0.3, 0.1)],
    ['probably-worse', evidence(0.15, 0.02, 0.5)],
    ['worse', evidence(0.02, 0.001, 0.7)],
    ['no-worthwhile-difference', evidence(0.97, 0.02, 0.001)],
    ['no-worthwhile-difference', evidence(0.5, 0.06, 0.06, 0.85)],
  ] as const)('%s', (want, e) => {
    expect(verdictOf(e, thresholds)).toBe(want);
  });

  it('a strong conflict comes before any other answer, a mild one does not', () => {
    expect(verdictOf(evidence(0.99, 0.9, 0), thresholds, 'strong')).toBe('conflict');
    expect(verdictOf(evidence(0.99, 0.9, 0), thresholds, 'conflict')).toBe('better');
  });
});
