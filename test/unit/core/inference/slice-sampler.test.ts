import { describe, expect, it } from 'vitest';
import { reliableDraws } from '../../../../src/core/inference/importance/draws.ts';
import type { Target } from '../../../../src/core/inference/importance/sampler.ts';
import { sliceSample } from '../../../../src/core/inference/importance/slice-sampler.ts';
import { drawsMarginal } from '../../../../src/core/inference/weighted-draws.ts';

/** Poisson counts with a skewed posterior, a robust prior and two strata that favour different intercepts. */
const target: Target = {
  dimensions: 2,
  firstEffect: 1,
  effectPriors: [{ weight: 0.7, mean: -1, sd: 0.3, vague: { mean: 0, sd: 1.5 } }],
  branches: [
    { logWeight: Math.log(0.7), effects: [{ mean: -1, sd: 0.3 }], informative: [1] },
    { logWeight: Math.log(0.3), effects: [{ mean: 0, sd: 1.5 }], informative: [0] },
  ],
  start: Float64Array.of(0, 0),
  scale: Float64Array.of(1, 1),
  logBase: [0, 0.4].map((shift) => (x) => {
    const [a, t] = x as unknown as [number, number];
    return 7 * (a + shift) - 4 * Math.exp(a + shift) + 3 * (a + t) - 4 * Math.exp(a + t) - (a * a) / 8;
  }),
};

describe('the fallback sampler', () => {
  it('agrees with importance sampling where both work', () => {
    const sampled = reliableDraws(target, 1, 32_768);
    if (!sampled.ok) throw new Error(sampled.error.message);
    const weighted = sampled.value.draws;
    expect(sampled.value.method).toBe('importance-sampling');
    const chains = sliceSample(target, 1);
    expect(weighted.paretoK).toBeLessThan(0.5);
    expect(chains).not.toBeNull();
    for (const j of [0, 1]) {
      const a = drawsMarginal(weighted.x[j]!, weighted.weight);
      const b = drawsMarginal(chains!.x[j]!, chains!.weight);
      expect(Math.abs(a.mean - b.mean) / a.sd).toBeLessThan(0.06);
      expect(Math.abs(a.quantile(0.025) - b.quantile(0.025)) / a.sd).toBeLessThan(0.15);
      expect(Math.abs(a.quantile(0.975) - b.quantile(0.975)) / a.sd).toBeLessThan(0.15);
    }
    const share = (d: { stratum: Uint16Array; weight: Float64Array }) =>
      d.weight.reduce((sum, w, i) => sum + (d.stratum[i] === 1 ? w : 0), 0);
    expect(Math.abs(share(weighted) - share(chains!))).toBeLessThan(0.03);
  });
});
