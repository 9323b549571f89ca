import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultPlan, simulateAssurance, thresholdsFor } from '../../../src/core/design/index.ts';
import { engineVersion } from '../../../src/core/inference/index.ts';

/**
 * What the shipped verdict rule does in the worked case: yes/no days, 12 in 28, magnesium and sleep regularity
 * against placebo with the catalogue's predictions as priors, 14-day periods, one look at the end.
 *
 *   node test/golden/design/operating-characteristics.ts [--simulations 1000]
 *
 * Writes operating-characteristics.json beside this file; docs/methods-design.md quotes it.
 */
const { values } = parseArgs({ options: { simulations: { type: 'string', default: '1000' } } });
const simulations = Number(values.simulations);
const outcome = { family: 'bernoulli', better: 'lower', mcid: 2, rope: 1 } as const;
const expected = [
  { mean: -1.66, sd: 2.02 },
  { mean: -1.77, sd: 2.87 },
];

const rows = [6, 12, 24].map((periods) => {
  const run = simulateAssurance({
    arms: ['placebo', 'magnesium', 'sleep-regularity'],
    periods,
    periodDays: 14,
    washoutDays: 0,
    balanced: true,
    maxRun: null,
    outcome,
    plan: defaultPlan({ outcome, baseline: 12, expected, periods }),
    person: { baseline: 12, rho: 0.3, residualSd: 1 },
    expected,
    missing: 0.1,
    sizes: [4, 6],
    simulations,
    seed: 1,
  });
  for (;;) {
    const step = run.next();
    if (!step.done) continue;
    if (!step.value.ok) throw new Error(step.value.error.message);
    const { assurance, noticed } = step.value.value;
    const row = { days: periods * 14, ...assurance, noticed };
    console.log(JSON.stringify(row));
    return row;
  }
});

const result = {
  what: 'three arms, yes/no days, 12 in 28, catalogue priors, verdict at the end',
  engine: engineVersion,
  date: new Date().toISOString().slice(0, 10),
  seed: 1,
  thresholds: thresholdsFor(expected.length),
  rows,
};
writeFileSync(
  join(import.meta.dirname, 'operating-characteristics.json'),
  `${JSON.stringify(result, null, 1)}\n`,
);
