import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keyOf, shippedDesigns } from '../../../golden/design/shipped-defaults.ts';

/** The table of test/golden/design/false-benefit.ts, made by simulation with the planner's own drafts. */
const { rows } = JSON.parse(
  readFileSync(new URL('../../../golden/design/false-benefit.json', import.meta.url), 'utf8'),
) as { rows: (Parameters<typeof keyOf>[0] & Record<'falseBenefit' | 'simulations' | 'seed', number>)[] };

describe('the false benefit of every shipped default', () => {
  it('is known for each outcome, number of arms, rule of looking and way of drawing', () => {
    expect(rows.map(keyOf).sort()).toEqual(shippedDesigns.map(keyOf).sort());
  });

  it('is at most 5 in 100, from enough trials to say so', () => {
    for (const row of rows) {
      expect(row.simulations, keyOf(row)).toBeGreaterThanOrEqual(500);
      expect(row.falseBenefit, keyOf(row)).toBeLessThanOrEqual(0.05);
    }
  });
});

/** The table of test/golden/design/skewed-counts.ts. */
const counts = JSON.parse(
  readFileSync(new URL('../../../golden/design/skewed-counts.json', import.meta.url), 'utf8'),
) as { simulations: number; rows: { falseBenefit: number; mean: number; size: number }[] };

describe('skewed counts, analysed as points', () => {
  it('are called better without an effect at most 5 times in 100', () => {
    expect(counts.simulations).toBeGreaterThanOrEqual(1000);
    expect(counts.rows.length).toBeGreaterThanOrEqual(16);
    for (const row of counts.rows) expect(row.falseBenefit, JSON.stringify(row)).toBeLessThanOrEqual(0.05);
  });
});
