/**
 * Milliseconds a posterior: `node test/bench/posterior.bench.ts`. Median time by the clock of the whole analysis as
 * the app runs it (all quantiles, densities, checks), three arms, simulated data, after a warm-up; then 1,000 simulated
 * trials in the planner's worker pool, by the clock. One line a row, budget beside it, JSON last.
 */
import { fileURLToPath } from 'node:url';
import { type AssuranceInput, defaultPlan } from '../../src/core/design/index.ts';
import { analyse, createRng, simulateTrial } from '../../src/core/inference/index.ts';
import { createCompute } from '../../src/main/compute/client.ts';
import { type AnalysisSpec, type Family, families } from '../../src/shared/analysis.ts';

const RUNS = 21;
const WARM_UP = 40;
const ASSURANCE_FITS = 1000;
const PERIOD = 7;
const arms = ['usual', 'magnesium', 'no coffee'];

const specOf = (family: Family, totalDays: number, seed: number, robust: boolean): AnalysisSpec => {
  const isCount = family === 'poisson' || family === 'negative-binomial';
  const periods = Math.ceil(totalDays / PERIOD);
  const intercept = family === 'bernoulli' ? -0.5 : isCount ? 1 : 5;
  const days = simulateTrial(
    {
      family,
      arms,
      sequence: Array.from({ length: periods }, (_, i) => arms[(i + Math.floor(i / 3)) % 3]!),
      periodDays: PERIOD,
      truth: { intercept, effects: [-0.5, -0.2], carry: 0.5, rho: 0.3, residualSd: 1.6 },
      missing: 0.05,
    },
    createRng(seed),
  ).slice(0, totalDays);
  const prior = { weight: 0.5, mean: -0.3, sd: 0.4, vague: { mean: 0, sd: 1 } };
  return {
    outcome: {
      family,
      better: 'lower',
      mcid: family === 'bernoulli' ? 2 : 1,
      ...(family === 'ordinal' ? { categories: 5 } : {}),
    },
    arms,
    days,
    ...(robust ? { priors: { effects: [prior, prior] } } : {}),
  };
};

/** Wall-clock and CPU milliseconds (which count the compiler's and the collector's threads, too). */
const milliseconds = (work: () => void): { wall: number; cpu: number } => {
  const started = process.cpuUsage();
  const began = performance.now();
  work();
  const wall = performance.now() - began;
  const { user, system } = process.cpuUsage(started);
  return { wall, cpu: (user + system) / 1000 };
};

const round = (ms: number): number => Math.round(ms * 10) / 10;

const medianOf = (values: readonly number[]): number =>
  round([...values].sort((x, y) => x - y)[Math.floor(values.length / 2)]!);

const timesOf = (family: Family, days: number, robust: boolean) => {
  const times: { wall: number; cpu: number }[] = [];
  for (let run = -WARM_UP; run < RUNS; run++) {
    const spec = specOf(family, days, run + 100, robust);
    const ms = milliseconds(() => {
      const result = analyse(spec);
      if (!result.ok) throw new Error(result.error.message);
    });
    if (run >= 0) times.push(ms);
  }
  const wall = times.map((t) => t.wall);
  return { median: medianOf(wall), best: round(Math.min(...wall)), cpu: medianOf(times.map((t) => t.cpu)) };
};

/** 84 days, three arms, the planned analysis with its robust priors (and, for points, its period effect). */
const assuranceInput = (family: 'gaussian' | 'bernoulli', seed: number): AssuranceInput => {
  const outcome = { family, better: 'lower', mcid: family === 'bernoulli' ? 2 : 1 } as const;
  const baseline = family === 'bernoulli' ? 12 : 5;
  const expected = [
    { mean: -1.6, sd: 1.5 },
    { mean: -1, sd: 1.5 },
  ];
  return {
    arms,
    periods: 6,
    periodDays: 14,
    washoutDays: 0,
    balanced: true,
    maxRun: null,
    outcome,
    plan: defaultPlan({ outcome, baseline, expected, periods: 6 }),
    person: { baseline, rho: 0.3, residualSd: 2 },
    expected,
    missing: 0.1,
    sizes: [],
    simulations: ASSURANCE_FITS / 2, // each for two questions: effects as expected, and none
    seed,
  };
};

/** Seconds by the clock of 1,000 simulated trials in the pool the planner uses, with two threads; warm, median of 5. */
const assuranceSeconds = async (family: 'gaussian' | 'bernoulli'): Promise<number> => {
  const compute = createCompute({ modelsDir: '', resourcesDir: '' }, 2);
  const times: number[] = [];
  for (let run = -1; run < 5; run++) {
    const began = performance.now();
    const result = await compute.assurance(assuranceInput(family, run + 2));
    if (!result.ok) throw new Error(result.error.message);
    if (run >= 0) times.push((performance.now() - began) / 1000);
  }
  await compute.close();
  times.sort((x, y) => x - y);
  return Math.round(times[2]! * 100) / 100;
};

/** Prints one row with its budget and hands the row on. */
const report = <
  T extends { name: string; value: number; budget: number; unit: string; best?: number; cpu?: number },
>(
  row: T,
): T => {
  const best = row.best === undefined ? '' : ` (best ${row.best}, CPU ${row.cpu})`;
  const verdict = row.value <= row.budget ? 'within' : 'OVER';
  console.log(`${row.name.padEnd(36)} ${row.value} ${row.unit}${best}, budget ${row.budget}: ${verdict}`);
  return row;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rows = families.flatMap((family) =>
    [84, 365, ...(family === 'gaussian' ? [730] : [])].flatMap((days) =>
      [false, true].map((robust) => {
        const { median, best, cpu } = timesOf(family, days, robust);
        const budget = family === 'gaussian' && !robust ? 10 : 50;
        const name = `${family}, ${days} days${robust ? ', mixture' : ''}`;
        return report({ name, value: median, best, cpu, budget, unit: 'ms' });
      }),
    ),
  );
  const assurance = [];
  for (const family of ['gaussian', 'bernoulli'] as const)
    assurance.push(
      report({
        name: `1,000 simulated trials, ${family}`,
        value: await assuranceSeconds(family),
        budget: family === 'gaussian' ? 2 : 12,
        unit: 's in the pool, 2 threads',
      }),
    );
  console.log(JSON.stringify({ name: 'posterior', runs: RUNS, rows: [...rows, ...assurance] }));
}
