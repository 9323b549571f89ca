import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  allocationProbabilities,
  allocationStream,
  defaultPlan,
  drawArm,
  sampleSequence,
  seededStream,
  startsDrawnBlock,
} from '../../../src/core/design/index.ts';
import {
  analyse,
  createRng,
  engineVersion,
  simulateTrial,
  verdictOf,
} from '../../../src/core/inference/index.ts';
import { designTools } from '../../../src/main/trials/random-stream.ts';
import type { AnalysisResult, AnalysisSpec } from '../../../src/shared/analysis.ts';

/**
 * What adaptive allocation gains and costs against fixed blocks: twelve periods of a week, three arms, 0 to 10
 * points, the same people (same noise) in both designs, with the code that draws a real adaptive trial.
 *
 *   node test/golden/design/adaptive.ts [--trials 500]
 *
 * Writes adaptive.json beside this file; docs/methods.md quotes it.
 */
const { values } = parseArgs({ options: { trials: { type: 'string', default: '500' } } });
const trials = Number(values.trials);
const arms = ['usual', 'first', 'second'];
const [periods, periodDays] = [12, 7];
const outcome = { family: 'gaussian', better: 'lower', mcid: 1, rope: 0.5 } as const;
const expected = [1, 2].map(() => ({ mean: -0.5, sd: 1 }));
const plan = defaultPlan({ outcome, baseline: 5, expected, periods });
const person = { intercept: 5, residualSd: 1.6, rho: 0.3 };

type Lived = Pick<AnalysisSpec, 'days'>['days'];

/** The same noise whatever the arms are: the simulator draws it in the order of the days. */
const live = (sequence: readonly string[], effects: readonly number[], trend: number, i: number): Lived =>
  simulateTrial(
    { family: 'gaussian', arms, sequence, periodDays, truth: { ...person, effects, trend }, missing: 0.1 },
    createRng(1, i),
  );

const posteriorOf = (days: Lived): AnalysisResult => {
  const result = analyse(
    { outcome, arms, totalDays: periods * periodDays, days, model: plan.model, priors: plan.priors, seed: 1 },
    { details: false },
  );
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

const seedOf = (i: number) => Uint8Array.from({ length: 32 }, (_, b) => (b < 4 ? (i >> (8 * b)) & 255 : 11));

const fixedSequence = (i: number) =>
  sampleSequence(
    { arms: 3, periods, balanced: true, maxRun: 2 },
    seededStream(seedOf(i), designTools.sha256),
  ).map((k) => arms[k]!);

const adaptiveSequence = (i: number, effects: readonly number[], trend: number): string[] => {
  const seed = seedOf(i);
  const sequence = sampleSequence(
    { arms: 3, periods: 3, balanced: true, maxRun: null },
    seededStream(seed, designTools.sha256),
  ).map((k) => arms[k]!);
  let probabilities: number[] = [];
  for (let period = 4; period <= periods; period++) {
    if (startsDrawnBlock(period, 3)) {
      const padded = [...sequence, ...Array<string>(periods - sequence.length).fill('usual')];
      const days = live(padded, effects, trend, i).slice(0, sequence.length * periodDays);
      const result = posteriorOf(days);
      probabilities = allocationProbabilities([result.pBestReference, ...result.effects.map((e) => e.pBest)]);
    }
    sequence.push(arms[drawArm(probabilities, allocationStream(seed, period, designTools.sha256))]!);
  }
  return sequence;
};

interface Tally {
  best: number;
  squares: number;
  covered: number;
  right: number;
  falseBenefit: number;
}

const scenarios = [
  { name: 'effects -1.5 and -0.5', effects: [-1.5, -0.5], trend: 0 },
  { name: 'the same, with a trend of -1.5 over the trial', effects: [-1.5, -0.5], trend: -1.5 },
  { name: 'no effect', effects: [0, 0], trend: 0 },
];

const rows = scenarios.flatMap(({ name, effects, trend }) =>
  (['fixed', 'adaptive'] as const).map((allocation) => {
    const t: Tally = { best: 0, squares: 0, covered: 0, right: 0, falseBenefit: 0 };
    for (let i = 0; i < trials; i++) {
      const sequence = allocation === 'fixed' ? fixedSequence(i) : adaptiveSequence(i, effects, trend);
      const result = posteriorOf(live(sequence, effects, trend, i));
      const means = [0, ...result.effects.map((e) => e.mean)];
      t.best += sequence.filter((a) => a === 'first').length / periods;
      if (means.indexOf(Math.min(...means)) === 1) t.right++;
      for (const [k, e] of result.effects.entries()) {
        t.squares += (e.mean - effects[k]!) ** 2;
        if (e.quantiles['0.025'] <= effects[k]! && effects[k]! <= e.quantiles['0.975']) t.covered++;
      }
      if (result.effects.some((e, k) => effects[k] === 0 && verdictOf(e, plan.thresholds) === 'better'))
        t.falseBenefit++;
    }
    const row = {
      scenario: name,
      allocation,
      shareOfDaysOnFirst: t.best / trials,
      rmse: Math.sqrt(t.squares / (2 * trials)),
      coverage95: t.covered / (2 * trials),
      firstRankedBest: t.right / trials,
      falseBenefit: t.falseBenefit / trials,
    };
    console.log(JSON.stringify(row));
    return row;
  }),
);

writeFileSync(
  join(import.meta.dirname, 'adaptive.json'),
  `${JSON.stringify(
    {
      what: 'adaptive against fixed allocation, 12 periods of 7 days, three arms, points, SD 1.6, rho 0.3, 10 % missing',
      engine: engineVersion,
      date: new Date().toISOString().slice(0, 10),
      seed: 1,
      trials,
      rows,
    },
    null,
    2,
  )}\n`,
);
