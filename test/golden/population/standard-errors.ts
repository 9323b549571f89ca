import { analyse, createRng, flatEffectPriors, simulateTrial } from '../../../src/core/inference/index.ts';
import type { SharedUnit } from '../../../src/core/privacy/index.ts';

/**
 * Typical standard error of one person's own estimate (flat prior), by length of the trial: yes/no days, 12 in 28
 * to begin with, three arms, carry 0.5, or points of a 0 to 10 scale with SD 2 and rho 0.3; one day in ten missing. `node test/golden/population/standard-errors.ts`
 * prints the constant of src/core/population/design-class.ts.
 */
const median = (xs: number[]) => xs.toSorted((a, b) => a - b)[xs.length >> 1]!;

export const standardErrorAt = (
  periods: number,
  periodDays: number,
  runs: number,
  seed: number,
  unit: SharedUnit = 'days/28',
): number => {
  const arms = ['placebo', 'a', 'b'];
  const sds: number[] = [];
  for (let r = 0; r < runs; r++) {
    const rng = createRng(seed, r);
    const sequence = Array.from({ length: periods }, (_, i) => arms[(i + r) % 3]!);
    const family = unit === 'points' ? ('gaussian' as const) : ('bernoulli' as const);
    const shape = { arms, sequence, periodDays, missing: 0.1 };
    const days = simulateTrial(
      family === 'gaussian'
        ? { ...shape, family, truth: { intercept: 5, effects: [-0.5, 0], residualSd: 2, rho: 0.3 } }
        : { ...shape, family, truth: { intercept: -0.5, effects: [-0.3, 0], carry: 0.5 } },
      rng,
    );
    const spec = {
      outcome: { family, better: 'lower' as const, mcid: family === 'gaussian' ? 1 : 2 },
      arms,
      days,
      seed: 1,
    };
    const fit = analyse({ ...spec, priors: { effects: flatEffectPriors(spec) } });
    if (fit.ok) sds.push(fit.value.effects[0]!.sd);
  }
  return median(sds);
};

if (process.argv[1]?.endsWith('standard-errors.ts')) {
  for (const unit of ['days/28', 'points'] as const)
    for (const [periods, periodDays] of [
      [3, 14],
      [6, 14],
      [12, 14],
      [24, 14],
    ] as const) {
      const se = standardErrorAt(periods, periodDays, 60, 20261122, unit);
      console.log(
        `${periods}x${periodDays}: ${se.toFixed(2)} ${unit}, times sqrt(days) ${(se * Math.sqrt(periods * periodDays)).toFixed(1)}`,
      );
    }
}
