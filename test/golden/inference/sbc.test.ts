import { describe, expect, it } from 'vitest';
import { allScenarios, calibrate } from './sbc.ts';

/**
 * The small run of the calibration (the large one: calibrate.ts, results in calibration/). With few simulations
 * only gross faults show: limits are 4 binomial standard errors, and chi-squared(19) beyond p = 1e-4.
 */
const simulations = {
  gaussian: 150,
  'student-t': 60,
  bernoulli: 100,
  poisson: 60,
  'negative-binomial': 60,
  ordinal: 60,
};

describe('simulation-based calibration, small run', () => {
  it.each(allScenarios.map((s) => [s.name, s] as const))('%s', (_name, scenario) => {
    const n = simulations[scenario.family];
    const periods = scenario.arms === 3 ? 6 : 4;
    const { ranks, reliability } = calibrate(scenario, n, 20_260_101, periods, 7, 2048);
    // stated chances are better than knowing nothing, and right on average by construction of P(best)
    expect(reliability.brier).toBeLessThan(reliability.brierOfChance);
    for (const c of ranks) {
      expect(c.chiSquared, c.quantity).toBeLessThan(50.8);
      for (const [level, share] of Object.entries(c.coverage)) {
        const p = Number(level) / 100;
        expect(Math.abs(share - p), `${c.quantity} ${level} %`).toBeLessThan(
          4 * Math.sqrt((p * (1 - p)) / n),
        );
      }
    }
  });
});
