/**
 * Milliseconds a posterior: `node test/bench/posterior.bench.ts`. Median time by the clock of the whole analysis as
 * the app runs it (all quantiles, densities, checks), three arms, simulated data, after a warm-up; then 1,000 simulated
 * trials in the planner's worker pool, by the clock. One line a row, budget beside it, JSON last. "machine at 0.7": fixed
 * arithmetic between the analyses ran at 0.7 of the best speed of this run, because others use the machine, too.
 */
import { fileURLToPath } from 'node:url';
import { type AssuranceInput, defaultPlan } from '../../src/core/design/index.ts';
import { analyse, createRng, simulateTrial } from '../../src/core/inference/index.ts';
import { createCompute } from '../../src/main/compute/client.ts';
import { type AnalysisSpec, type Family, families } from '../../src/shared/analysis.ts';
import { pace } from './pace.ts';

const RUNS = 21;
const ROUNDS = 3; // far apart, so that one burst of somebody else's work does not make the median
const WARM_UP = 10; // runs before each round, for at least WARM_UP_MS: the compiler works beside us
const WARM_UP_MS = 700;
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

interface Row {
  family: Family;
  days: number;
  robust: boolean;
}

/** Warms up, then measures `runs` analyses, each of another simulated trial. */
const measure = ({ family, days, robust }: Row, part: number, runs: number) => {
  const once = (seed: number) => {
    const spec = specOf(family, days, seed, robust);
    return milliseconds(() => {
      const result = analyse(spec);
      if (!result.ok) throw new Error(result.error.message);
    });
  };
  const warm = performance.now() + WARM_UP_MS;
  for (let run = 0; run < WARM_UP || performance.now() < warm; run++) once(1000 + run);
  return Array.from({ length: runs }, (_, run) => ({ ...once(100 + part * runs + run), pace: pace() }));
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

interface Figure {
  name: string;
  value: number;
  budget: number;
  unit: string;
  best?: number;
  cpu?: number;
  speed?: number;
}

/** Prints one row with its budget and hands the row on. */
const report = (row: Figure): Figure => {
  const best = row.best === undefined ? '' : ` (best ${row.best}, CPU ${row.cpu}, machine at ${row.speed})`;
  const verdict = row.value <= row.budget ? 'within' : 'OVER';
  console.log(`${row.name.padEnd(36)} ${row.value} ${row.unit}${best}, budget ${row.budget}: ${verdict}`);
  return row;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rows: Row[] = families.flatMap((family) =>
    [84, 365, ...(family === 'gaussian' ? [730] : [])].flatMap((days) =>
      [false, true].map((robust) => ({ family, days, robust })),
    ),
  );
  const times = rows.map((): ReturnType<typeof measure> => []);
  for (let part = 0; part < ROUNDS; part++)
    for (const [i, row] of rows.entries()) times[i]!.push(...measure(row, part, RUNS / ROUNDS));
  const quickest = Math.min(...times.flat().map((t) => t.pace));
  const posteriors = rows.map(({ family, days, robust }, i) => {
    const wall = times[i]!.map((t) => t.wall);
    return report({
      name: `${family}, ${days} days${robust ? ', mixture' : ''}`,
      value: medianOf(wall),
      best: round(Math.min(...wall)),
      cpu: medianOf(times[i]!.map((t) => t.cpu)),
      speed: Math.round((100 * quickest) / medianOf(times[i]!.map((t) => t.pace))) / 100,
      budget: family === 'gaussian' && !robust ? 10 : 50,
      unit: 'ms',
    });
  });
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
  console.log(JSON.stringify({ name: 'posterior', runs: RUNS, rows: [...posteriors, ...assurance] }));
}
