import { analyse, createRng, flatEffectPriors, simulateTrial } from '../../../src/core/inference/index.ts';

/**
 * Typical standard error of one person's own estimate (flat prior), by length of the trial: yes/no days, 12 in 28
 * to begin with, three arms, rho as carry 0.5, one day in ten missing. `node test/golden/population/standard-errors.ts`
 * prints the constant of src/core/population/design-class.ts.
 */
const median = (xs: number[]) => xs.toSorted((a, b) => a - b)[xs.length >> 1]!;

export const standardErrorAt = (periods: number, periodDays: number, runs: number, seed: number): number => {
  const arms = ['placebo', 'a', 'b'];
  const sds: number[] = [];
  for (let r = 0; r < runs; r++) {
    const rng = createRng(seed, r);
    const sequence = Array.from({ length: periods }, (_, i) => arms[(i + r) % 3]!);
    const days = simulateTrial(
      {
        family: 'bernoulli',
        arms,
        sequence,
        periodDays,
        truth: { intercept: -0.5, effects: [-0.3, 0], carry: 0.5 },
        missing: 0.1,
      },
      rng,
    );
    const spec = {
      outcome: { family: 'bernoulli' as const, better: 'lower' as const, mcid: 2 },
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
  for (const [periods, periodDays] of [
    [3, 14],
    [6, 14],
    [12, 14],
    [24, 14],
  ] as const) {
    const se = standardErrorAt(periods, periodDays, 60, 20261122);
    console.log(
      `${periods}x${periodDays}: ${se.toFixed(2)} days in 28, times sqrt(days) ${(se * Math.sqrt(periods * periodDays)).toFixed(1)}`,
    );
  }
}
