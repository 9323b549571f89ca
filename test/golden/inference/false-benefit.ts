import { fitSpec } from '../../../src/core/inference/analyse.ts';
import { createRng, simulateTrial, type TrialTruth } from '../../../src/core/inference/index.ts';
import { designOf, type Scenario, scenarios, specOf } from './sbc.ts';

/**
 * How often the engine would say "better" when there is no effect: 6 x 14 days, looked at after each block of two
 * periods (from the second block on, or only at the end), for several thresholds of P(better).
 */
export interface FalseBenefitRow {
  family: string;
  simulations: number;
  threshold: number;
  atEnd: number;
  lookingAtBlocks23: number;
  lookingAtBlocks123: number;
}

const thresholds = [0.95, 0.975, 0.985, 0.99];

/** A person on whom the intervention does nothing, one for each family. */
const truths: Record<Scenario['family'], TrialTruth> = {
  gaussian: { intercept: 5, effects: [0], residualSd: 1.6, rho: 0.3 },
  'student-t': { intercept: 5, effects: [0], residualSd: 1.3, rho: 0.3, nu: 4 },
  bernoulli: { intercept: -0.9, effects: [0], carry: 0.5 },
  poisson: { intercept: 1, effects: [0] },
  'negative-binomial': { intercept: 1, effects: [0], logSize: Math.log(5) },
  ordinal: { intercept: 0, effects: [0], cuts: [-1.5, -0.5, 0.5, 1.5] },
};

const oneFamily = (scenario: Scenario, simulations: number, seed: number): FalseBenefitRow[] => {
  const rng = createRng(seed);
  const looks = [4, 8, 12].map((w) => w * 7);
  const seen: number[][] = [];
  for (let i = 0; i < simulations; i++) {
    const truth = truths[scenario.family];
    const days = simulateTrial({ family: scenario.family, ...designOf(6, 14), truth }, rng);
    seen.push(
      looks.map((last) => {
        const spec = { ...specOf(scenario, days.slice(0, last), 1), totalDays: 84 };
        const fitted = fitSpec(spec, { details: false, draws: 2048 });
        if (!fitted.ok) throw new Error(fitted.error.message);
        return fitted.value.fit.effects[0]!.cdf(0);
      }),
    );
  }
  const share = (above: (p: number[]) => boolean) => seen.filter(above).length / simulations;
  return thresholds.map((t) => ({
    family: scenario.family,
    simulations,
    threshold: t,
    atEnd: share((p) => p[2]! > t),
    lookingAtBlocks23: share((p) => p[1]! > t || p[2]! > t),
    lookingAtBlocks123: share((p) => p.some((x) => x > t)),
  }));
};

export const falseBenefit = (
  gaussian: number,
  bernoulli: number,
  seed: number,
  others: number,
): FalseBenefitRow[] =>
  (
    [
      ['gaussian', gaussian],
      ['bernoulli', bernoulli],
      ['student-t', others],
      ['poisson', others],
      ['negative-binomial', others],
      ['ordinal', others],
    ] as const
  )
    .filter(([, n]) => n > 0)
    .flatMap(([name, n]) => oneFamily(scenarios.find((s) => s.name === name)!, n, seed));
