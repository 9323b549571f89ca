/**
 * The large calibration runs, too long for `npm test`:
 *   node test/golden/inference/calibrate.ts sbc [simulations] [seed] [importance draws]
 *   node test/golden/inference/calibrate.ts stress [simulations] [seed]
 *   node test/golden/inference/calibrate.ts false-benefit [gaussian simulations] [bernoulli simulations] [seed] [others]
 * ONLY=name picks one SBC scenario. Each prints one line a quantity and, with OUT=file, writes JSON with seed and date.
 */
import { writeFileSync } from 'node:fs';
import { engineVersion } from '../../../src/core/inference/index.ts';
import { falseBenefit } from './false-benefit.ts';
import { allScenarios, calibrate } from './sbc.ts';
import { stress } from './stress.ts';

const [what = 'sbc', ...numbers] = process.argv.slice(2);
const [first, second, third, fourth] = numbers.map(Number);

const runs: Record<string, () => unknown[]> = {
  sbc: () =>
    allScenarios
      .filter((s) => s.name.includes(process.env['ONLY'] ?? ''))
      .flatMap((s) => {
        const { ranks, reliability } = calibrate(s, first ?? 1000, second ?? 1, 6, 14, third);
        return report<unknown>([...ranks, reliability]);
      }),
  stress: () => report(stress(first ?? 300, second ?? 1)),
  'false-benefit': () => report(falseBenefit(first ?? 10_000, second ?? 2000, third ?? 1, fourth ?? 500)),
};

function report<T>(rows: T[]): T[] {
  for (const row of rows) console.log(JSON.stringify(row));
  return rows;
}

const run = runs[what];
if (!run) {
  console.error(`Unknown run "${what}". Use sbc, stress or false-benefit.`);
  process.exitCode = 2;
} else {
  const rows = run();
  const out = process.env['OUT'];
  if (out)
    writeFileSync(
      out,
      `${JSON.stringify({ what, arguments: numbers, engine: engineVersion, date: new Date().toISOString().slice(0, 10), rows }, null, 1)}\n`,
    );
}
