/**
 * Milliseconds a posterior: `node test/bench/posterior.bench.ts`. CPU time (user + system) of the whole analysis as
 * the app runs it (all quantiles, densities, checks), three arms, simulated data, after a warm-up; then assurance
 * fits on one thread, 100 timed and multiplied to 1,000. One line a row, budget beside it, JSON last.
 */
import { fileURLToPath } from 'node:url';
import { fitSpec } from '../../src/core/inference/analyse.ts';
import { analyse, createRng, simulateTrial } from '../../src/core/inference/index.ts';
import { type AnalysisSpec, type Family, families } from '../../src/shared/analysis.ts';

const RUNS = 15;
const ASSURANCE_FITS = 100;
const ASSURANCE_DRAWS = 2048;
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

const cpuMilliseconds = (work: () => void): number => {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
};

const round = (ms: number): number => Math.round(ms * 10) / 10;

const timesOf = (family: Family, days: number, robust: boolean): { median: number; best: number } => {
  const times: number[] = [];
  for (let run = -4; run < RUNS; run++) {
    const spec = specOf(family, days, run + 100, robust);
    const ms = cpuMilliseconds(() => {
      const result = analyse(spec);
      if (!result.ok) throw new Error(result.error.message);
    });
    if (run >= 0) times.push(ms);
  }
  times.sort((a, b) => a - b);
  return { median: round(times[Math.floor(times.length / 2)]!), best: round(times[0]!) };
};

/** Seconds of 1,000 fits as the assurance simulation makes them: no details, fewer draws. */
const assuranceSeconds = (family: Family): number => {
  const specs = Array.from({ length: ASSURANCE_FITS + 10 }, (_, i) => specOf(family, 84, i, false));
  const fitOne = (spec: AnalysisSpec): void => {
    const fitted = fitSpec({ ...spec, seed: 1 }, { details: false, draws: ASSURANCE_DRAWS });
    if (!fitted.ok) throw new Error(fitted.error.message);
    for (const e of fitted.value.fit.effects) e.cdf(0);
  };
  for (const spec of specs.slice(ASSURANCE_FITS)) fitOne(spec);
  const ms = cpuMilliseconds(() => {
    for (const spec of specs.slice(0, ASSURANCE_FITS)) fitOne(spec);
  });
  return Math.round((ms / ASSURANCE_FITS) * 100) / 100; // ms a fit = s a thousand
};

/** Prints one row with its budget and hands the row on. */
const report = <T extends { name: string; value: number; budget: number; unit: string; best?: number }>(
  row: T,
): T => {
  const best = row.best === undefined ? '' : ` (best ${row.best})`;
  const verdict = row.value <= row.budget ? 'within' : 'OVER';
  console.log(`${row.name.padEnd(36)} ${row.value} ${row.unit}${best}, budget ${row.budget}: ${verdict}`);
  return row;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rows = families.flatMap((family) =>
    [84, 365, ...(family === 'gaussian' ? [730] : [])].flatMap((days) =>
      [false, true].map((robust) => {
        const { median, best } = timesOf(family, days, robust);
        const budget = family === 'gaussian' && !robust ? 10 : 50;
        const name = `${family}, ${days} days${robust ? ', mixture' : ''}`;
        return report({ name, value: median, best, budget, unit: 'ms CPU' });
      }),
    ),
  );
  const assurance = (['gaussian', 'bernoulli'] as const).map((family) =>
    report({
      name: `1,000 assurance fits, ${family}`,
      value: assuranceSeconds(family),
      budget: family === 'gaussian' ? 2 : 12,
      unit: 's CPU, one thread',
    }),
  );
  console.log(JSON.stringify({ name: 'posterior', runs: RUNS, rows: [...rows, ...assurance] }));
}
