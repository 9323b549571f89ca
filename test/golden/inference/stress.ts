import { fitSpec } from '../../../src/core/inference/analyse.ts';
import { createRng, simulateTrial, type TrialTruth } from '../../../src/core/inference/index.ts';
import { designOf, type Scenario, scenarios, specOf } from './sbc.ts';

/**
 * What breaks when the model is wrong, and by how much: true theta -1 (points, or logits for the yes/no worlds),
 * analysed with the usual priors and without a period effect unless the world says otherwise.
 */
export interface StressRow {
  world: string;
  simulations: number;
  bias: number;
  rmse: number;
  coverage95: number;
  pBetterAbove95: number;
}

const EFFECT = -1;
const usual: TrialTruth = { intercept: 5, effects: [EFFECT], residualSd: 1.6, rho: 0.3 };

const yesNo: TrialTruth = { intercept: -0.5, effects: [EFFECT], carry: 0.5 };

type World = {
  name: string;
  truth: TrialTruth;
  yesNo?: boolean;
  modelPeriods?: boolean;
  /** Changes the outcome of day t of T after the simulation. */
  bend?: (y: number, t: number, T: number, uniform: () => number) => number;
};

const worlds: World[] = [
  { name: 'as modelled', truth: usual },
  { name: 'rho 0.6', truth: { ...usual, rho: 0.6 } },
  { name: 'carry-over not modelled, half-life 1 day', truth: { ...usual, lambda: 0.5 } },
  { name: 'carry-over not modelled, half-life 3 days', truth: { ...usual, lambda: 2 ** (-1 / 3) } },
  { name: 'outliers: 5 % of days +6', truth: usual, bend: (y, _t, _T, u) => (u() < 0.05 ? y + 6 : y) },
  { name: 'Student-t errors, nu 3', truth: { ...usual, nu: 3 } },
  {
    name: 'trend bends: +2 in the last third',
    truth: usual,
    bend: (y, t, T) => (t > (2 * T) / 3 ? y + 2 : y),
  },
  { name: 'weekly wave, amplitude 1', truth: usual, bend: (y, t) => y + Math.sin((2 * Math.PI * t) / 7) },
  { name: 'period effect not modelled, SD 0.7', truth: { ...usual, periodSd: 0.7 } },
  {
    name: 'period effect modelled, SD 0.7',
    truth: { ...usual, periodSd: 0.7 },
    modelPeriods: true,
  },
  { name: 'yes/no as modelled', truth: yesNo, yesNo: true },
  { name: 'yes/no, period levels differ, SD 0.5 logit', truth: { ...yesNo, periodSd: 0.5 }, yesNo: true },
  {
    name: 'yes/no, carry-over of the treatment, half-life 3 days',
    truth: { ...yesNo, lambda: 2 ** (-1 / 3) },
    yesNo: true,
  },
  {
    name: 'rounded to whole points, cut at 0 and 10',
    truth: { ...usual, intercept: 2 },
    bend: (y) => Math.min(10, Math.max(0, Math.round(y))),
  },
];

export const stress = (simulations: number, seed: number): StressRow[] =>
  worlds.map((world) => {
    const rng = createRng(seed);
    const wanted = world.yesNo ? 'bernoulli' : 'gaussian';
    const scenario: Scenario = scenarios.find((s) => s.name === wanted)!;
    const family = world.yesNo ? 'bernoulli' : world.truth.nu === undefined ? 'gaussian' : 'student-t';
    let bias = 0;
    let square = 0;
    let covered = 0;
    let sure = 0;
    for (let i = 0; i < simulations; i++) {
      const days = simulateTrial({ family, ...designOf(6, 14), truth: world.truth }, rng).map((d) => ({
        ...d,
        y: d.y === null || !world.bend ? d.y : world.bend(d.y, d.day, 84, rng.uniform),
      }));
      const spec = specOf(scenario, days, 1);
      if (world.modelPeriods) spec.model = { ...spec.model, periodEffect: { sd: { halfNormal: 0.5 } } };
      const fitted = fitSpec(spec, { draws: 4096 });
      if (!fitted.ok) throw new Error(fitted.error.message);
      const m = new Map(fitted.value.fit.parameters).get('theta[a]')!;
      const miss = m.mean - EFFECT;
      bias += miss / simulations;
      square += miss ** 2 / simulations;
      if (m.quantile(0.025) <= EFFECT && EFFECT <= m.quantile(0.975)) covered++;
      if (m.cdf(0) > 0.95) sure++;
    }
    return {
      world: world.name,
      simulations,
      bias,
      rmse: Math.sqrt(square),
      coverage95: covered / simulations,
      pBetterAbove95: sure / simulations,
    };
  });
