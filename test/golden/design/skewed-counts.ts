import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sampleSequence, seededStream } from '../../../src/core/design/index.ts';
import {
  analyse,
  createRng,
  engineVersion,
  simulateTrial,
  verdictOf,
} from '../../../src/core/inference/index.ts';
import { inputOf } from '../../../src/main/trials/assurance.ts';
import { designTools } from '../../../src/main/trials/random-stream.ts';
import { draftOf } from './shipped-defaults.ts';

/**
 * Counts are analysed as points. How often does that find a benefit where there is none, or miss one, when the counts are
 * skewed? Negative-binomial days of size r (variance m + m^2 / r), 10 % missing, the planner's own analysis.
 *
 *   node test/golden/design/skewed-counts.ts [--simulations 1000]
 *
 * Writes skewed-counts.json beside this file; docs/methods-design.md quotes it.
 */
const { values } = parseArgs({ options: { simulations: { type: 'string', default: '1000' } } });
const simulations = Number(values.simulations);

/** Counts a day; the least change that matters is a third of the mean, as somebody would choose it. */
const worlds = [
  { mean: 0.5, size: 1 },
  { mean: 3, size: 5 },
  { mean: 3, size: 1 },
  { mean: 10, size: 0.5 },
];

const seedOf = (i: number) => Uint8Array.from({ length: 32 }, (_, b) => (b < 4 ? (i >> (8 * b)) & 255 : 7));

const rowOf = (world: { mean: number; size: number }, tried: 1 | 2, rounds: number) => {
  const mcid = world.mean / 3;
  const shipped = draftOf({
    outcome: 'scale',
    arms: tried === 1 ? 2 : 3,
    predicted: false,
    rounds,
    stop: 'harm',
    allocation: 'fixed',
  });
  const draft = { ...shipped, baseline: world.mean, outcome: { ...shipped.outcome, mcid, unit: 'a day' } };
  const input = inputOf(draft, 1);
  const { arms, periods, periodDays, plan, outcome } = input;
  /** Share of trials in which the first arm or any other is called better, when the first one divides the count. */
  const better = (factor: number, anyArm: boolean): number => {
    let found = 0;
    for (let i = 0; i < simulations; i++) {
      const drawn = sampleSequence(
        { arms: arms.length, periods, balanced: true, maxRun: input.maxRun },
        seededStream(seedOf(i), designTools.sha256),
      );
      const days = simulateTrial(
        {
          family: 'negative-binomial',
          arms,
          sequence: drawn.map((arm) => arms[arm]!),
          periodDays,
          truth: {
            intercept: Math.log(world.mean),
            effects: arms.slice(1).map((_, k) => (k === 0 ? Math.log(factor) : 0)),
            logSize: Math.log(world.size),
          },
          missing: 0.1,
        },
        createRng(1, i),
      );
      const result = analyse(
        {
          outcome,
          arms,
          totalDays: periods * periodDays,
          days,
          model: plan.model,
          priors: plan.priors,
          seed: 1,
        },
        { details: false },
      );
      if (!result.ok) throw new Error(result.error.message);
      const verdicts = result.value.effects.map((e) => verdictOf(e, plan.thresholds));
      if ((anyArm ? verdicts : verdicts.slice(0, 1)).includes('better')) found++;
    }
    return found / simulations;
  };
  return {
    ...world,
    arms: arms.length,
    days: periods * periodDays,
    falseBenefit: better(1, true),
    noticedTwoThirdsFewer: better(1 / 3, false),
  };
};

const rows = worlds.flatMap((world) =>
  ([1, 2] as const).flatMap((tried) =>
    [2, 6].map((rounds) => {
      const row = rowOf(world, tried, rounds);
      console.log(JSON.stringify(row));
      return row;
    }),
  ),
);
const head = {
  what: 'skewed counts analysed as points, the planner’s defaults',
  engine: engineVersion,
  date: new Date().toISOString().slice(0, 10),
  simulations,
};
writeFileSync(
  join(import.meta.dirname, 'skewed-counts.json'),
  `${JSON.stringify({ ...head, rows }, null, 2)}\n`,
);
