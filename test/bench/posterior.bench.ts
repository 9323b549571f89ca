/**
 * Milliseconds a posterior: `node test/bench/posterior.bench.ts`. Whole analysis as the app runs it (all quantiles,
 * densities, conflict check), 84 days, two arms, simulated data. Median of the runs after a warm-up.
 */
import { fileURLToPath } from 'node:url';
import { analyse, createRng, simulateTrial } from '../../src/core/inference/index.ts';
import type { AnalysisSpec, Family } from '../../src/shared/analysis.ts';

const RUNS = 41;
const arms = ['usual', 'magnesium'];
const sequence = ['usual', 'magnesium', 'magnesium', 'usual', 'magnesium', 'usual'];

const specOf = (family: Family, seed: number): AnalysisSpec => ({
  outcome: { family, better: 'lower', mcid: family === 'bernoulli' ? 2 : 1 },
  arms,
  days: simulateTrial(
    {
      family,
      arms,
      sequence,
      periodDays: 14,
      truth: {
        intercept: family === 'bernoulli' ? -0.5 : 5,
        effects: [-0.6],
        carry: 0.5,
        rho: 0.3,
        residualSd: 1.6,
      },
      missing: 0.05,
    },
    createRng(seed),
  ),
});

/** Median milliseconds of a full analysis over simulated trials that differ by their seed. */
export const posteriorMilliseconds = (family: Family): number => {
  const times: number[] = [];
  for (let run = -5; run < RUNS; run++) {
    const spec = specOf(family, run + 100);
    const started = performance.now();
    const result = analyse(spec);
    const elapsed = performance.now() - started;
    if (!result.ok) throw new Error(result.error.message);
    if (run >= 0) times.push(elapsed);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const round = (ms: number) => Math.round(ms * 100) / 100;
  const gaussianMs = round(posteriorMilliseconds('gaussian'));
  const bernoulliMs = round(posteriorMilliseconds('bernoulli'));
  console.log(JSON.stringify({ name: 'posterior', days: 84, runs: RUNS, gaussianMs, bernoulliMs }));
}
