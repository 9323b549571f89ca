import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/inference/index.ts';
import { extraDeviations, jagsExtra, jagsExtraNames } from './jags-extra.ts';

/**
 * Cases that the engine was not built on (test/oracle/jags): the tolerances as they stand, without any
 * allowance for the Monte Carlo error of JAGS, which make.ts keeps below a quarter of them.
 */
describe('further posteriors by JAGS (test/golden/inference/jags-extra)', () => {
  it('covers at least twenty cases of all six families', () => {
    const cases = jagsExtraNames().map(jagsExtra);
    expect(cases.length).toBeGreaterThanOrEqual(20);
    expect(new Set(cases.map((c) => c.spec.outcome.family)).size).toBe(6);
  });

  it.each(jagsExtraNames())('%s', (name) => {
    const extra = jagsExtra(name);
    expect(extra.made.worstRhat).toBeLessThan(1.01);
    const result = analyse(extra.spec);
    if (!result.ok) throw new Error(result.error.message);
    const broken = extraDeviations(result.value, extra)
      .filter((d) => !(d.deviation <= d.tolerance))
      .map((d) => `${d.what}: ${d.got} for ${d.want}, off by ${d.deviation.toFixed(4)} > ${d.tolerance}`);
    expect(broken).toEqual([]);
  });
});
