import type { AnalysisDay, Family } from '../../shared/analysis.ts';
import { stationaryShare } from './days-prior.ts';
import { gammaDraw, poissonDraw, type Rng } from './numerics/rng.ts';

/** The world a simulated trial comes from; effects are on the engine's scale (logit, log rate, points). */
export interface TrialTruth {
  intercept: number;
  /** One per arm after the reference. */
  effects: readonly number[];
  /** Total drift over the trial. */
  trend?: number;
  /** Marginal SD of the day-to-day error (gaussian) or scale (student-t); default 1. */
  residualSd?: number;
  /** Lag-1 correlation of the error. */
  rho?: number;
  /** Degrees of freedom (student-t); default 4. */
  nu?: number;
  /** phi: what a "yes" yesterday adds to the logit. */
  carry?: number;
  /** log r (negative-binomial). */
  logSize?: number;
  /** Cut points (ordinal), increasing. */
  cuts?: readonly number[];
  /** Exposure filter of the real effect; 0 switches at once. */
  lambda?: number;
  /** SD of a period's own level, on the scale of the intercept. */
  periodSd?: number;
}

export interface SimulationInput {
  family: Family;
  /** arms[0] is the reference. */
  arms: readonly string[];
  /** Arm of each period, by name. */
  sequence: readonly string[];
  periodDays: number;
  /** Days on the reference before period 1; they carry no period number. */
  runInDays?: number;
  /** First days of each period whose outcome is left out of the analysis. */
  washoutDays?: number;
  truth: TrialTruth;
  /** Probability that a day has no answer. */
  missing?: number;
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

type Stepper = (eta: number, rng: Rng) => number;

/** Continuous outcomes: stationary AR(1) around the mean, Student-t innovations where asked. */
const continuous = (truth: TrialTruth, heavy: boolean): Stepper => {
  const { residualSd = 1, rho = 0, nu = 4 } = truth;
  let error: number | null = null;
  return (eta, rng) => {
    const t = heavy ? rng.normal() / Math.sqrt((2 * gammaDraw(rng, nu / 2)) / nu) : rng.normal();
    error = error === null ? residualSd * t : rho * error + residualSd * Math.sqrt(1 - rho * rho) * t;
    return eta + error;
  };
};

const binary = (truth: TrialTruth): Stepper => {
  const { carry = 0 } = truth;
  let before: number | null = null;
  return (eta, rng) => {
    const p = before === null ? stationaryShare(eta, carry) : logistic(eta + carry * before);
    before = rng.uniform() < p ? 1 : 0;
    return before;
  };
};

const ordinal = (truth: TrialTruth): Stepper => {
  const cuts = truth.cuts ?? [-1.5, -0.5, 0.5, 1.5];
  return (eta, rng) => {
    const u = rng.uniform();
    const j = cuts.findIndex((c) => u < logistic(c - eta));
    return j < 0 ? cuts.length + 1 : j + 1;
  };
};

const stepperOf = (family: Family, truth: TrialTruth): Stepper => {
  switch (family) {
    case 'gaussian':
      return continuous(truth, false);
    case 'student-t':
      return continuous(truth, true);
    case 'bernoulli':
      return binary(truth);
    case 'ordinal':
      return ordinal(truth);
    case 'poisson':
      return (eta, rng) => poissonDraw(rng, Math.exp(eta));
    case 'negative-binomial': {
      const size = Math.exp(truth.logSize ?? Math.log(5));
      return (eta, rng) => poissonDraw(rng, (Math.exp(eta) * gammaDraw(rng, size)) / size);
    }
  }
};

/**
 * One simulated trial, day by day, from the same models that the engine fits. Days are numbered from 1, run-in
 * included. Missing and wash-out days are null. All chance comes from `rng`.
 */
export const simulateTrial = (input: SimulationInput, rng: Rng): AnalysisDay[] => {
  const { arms, sequence, periodDays, runInDays = 0, washoutDays = 0, truth, missing = 0 } = input;
  const { lambda = 0, trend = 0, periodSd = 0 } = truth;
  const total = runInDays + sequence.length * periodDays;
  const exposure = truth.effects.map(() => 0);
  const step = stepperOf(input.family, truth);
  const levels = new Map<number, number>();
  const days: AnalysisDay[] = [];
  for (let t = 1; t <= total; t++) {
    const inTrial = t - runInDays - 1;
    const period = inTrial < 0 ? 0 : Math.floor(inTrial / periodDays) + 1;
    const arm = period === 0 ? arms[0]! : sequence[period - 1]!;
    const s = total > 1 ? (t - (total + 1) / 2) / (total - 1) : 0;
    if (!levels.has(period)) levels.set(period, periodSd > 0 ? periodSd * rng.normal() : 0);
    let eta = truth.intercept + trend * s + levels.get(period)!;
    truth.effects.forEach((effect, k) => {
      exposure[k] = lambda * exposure[k]! + (arm === arms[k + 1] ? 1 - lambda : 0);
      eta += effect * exposure[k]!;
    });
    const y = step(eta, rng);
    const washout = period > 0 && inTrial % periodDays < washoutDays;
    const answered = rng.uniform() >= missing;
    days.push({
      day: t,
      ...(period > 0 ? { period } : {}),
      arm,
      y: washout || !answered ? null : y,
    });
  }
  return days;
};
