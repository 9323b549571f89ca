import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type AssuranceInput,
  createTrials,
  runAssuranceTrials,
  type SimulatedEnd,
} from '../../../src/core/design/index.ts';
import { engineVersion } from '../../../src/core/inference/index.ts';
import { inputOf } from '../../../src/main/trials/assurance.ts';
import { type Design, draftOf, keyOf, shippedDesigns } from './shipped-defaults.ts';

/**
 * False benefit of every default that the planner ships: trials in which no arm does anything, and the share of them
 * that ends with at least one arm called better. Drafts come from the planner's own form, the simulation is the
 * planner's, with its looks and draws.
 *
 *   node test/golden/design/false-benefit.ts [--simulations 400] [--only TEXT]
 *
 * Adds the missing rows to false-benefit.json beside this file and keeps those that are there; delete a row to have it
 * simulated again.
 */
const { values } = parseArgs({
  options: { simulations: { type: 'string', default: '400' }, only: { type: 'string', default: '' } },
});
const simulations = Number(values.simulations);
const path = join(import.meta.dirname, 'false-benefit.json');

interface Row extends Design {
  days: number;
  falseBenefit: number;
  meanDays: number;
  simulations: number;
  seed: number;
  engine: string;
  date: string;
}

const read = (): Row[] => {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { rows: Row[] }).rows;
  } catch {
    return [];
  }
};

/** The trials of the question "no arm has an effect". */
const withoutEffect = (input: AssuranceInput): SimulatedEnd[] => {
  const trials = createTrials(input);
  if (!trials.ok) throw new Error(trials.error.message);
  const steps = runAssuranceTrials(input, trials.value, input.simulations, 2 * input.simulations);
  for (;;) {
    const step = steps.next();
    if (!step.done) continue;
    if (!step.value.ok) throw new Error(step.value.error.message);
    return step.value.value;
  }
};

for (const design of shippedDesigns) {
  const rows = read();
  if (rows.some((r) => keyOf(r) === keyOf(design)) || !keyOf(design).includes(values.only)) continue;
  const input = { ...inputOf(draftOf(design), simulations), simulations };
  const ends = withoutEffect(input);
  const row: Row = {
    ...design,
    days: input.periods * input.periodDays,
    falseBenefit: ends.filter((e) => e.verdicts.includes('better')).length / simulations,
    meanDays: Math.round(ends.reduce((sum, e) => sum + e.days, 0) / simulations),
    simulations,
    seed: input.seed,
    engine: engineVersion,
    date: new Date().toISOString().slice(0, 10),
  };
  console.log(JSON.stringify(row));
  const order = shippedDesigns.map(keyOf);
  const all = [...read(), row].sort((a, b) => order.indexOf(keyOf(a)) - order.indexOf(keyOf(b)));
  const lines = all.map((r) => `  ${JSON.stringify(r)}`).join(',\n');
  writeFileSync(path, `{ "what": "false benefit of the planner's defaults", "rows": [\n${lines}\n] }\n`);
}
