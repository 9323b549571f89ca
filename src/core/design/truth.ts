import type { OutcomeSpec } from '../../shared/analysis.ts';
import { DAYS_REPORTED } from '../../shared/units.ts';
import { stationaryShare, type TrialTruth } from '../inference/index.ts';

/** The person that a simulated trial is about, on the scale results are reported on. */
export interface AssumedPerson {
  /** Outcome on the reference arm: days in 28 (bernoulli), points otherwise. */
  baseline: number;
  /** Lag-1 correlation from day to day. */
  rho: number;
  /** SD from day to day (points); no meaning for yes/no days. */
  residualSd: number;
}

/** No simulated person has fewer than a quarter of a day, or more than 28 minus that: logits stay finite. */
const EDGE_DAYS = 0.25;

const logit = (p: number): number => Math.log(p / (1 - p));

/**
 * A truth of the simulator for given effects (reported scale, one per arm after the reference).
 * Yes/no days: a first-order Markov chain whose long-run share on each arm is (baseline + effect) / 28 and whose
 * lag-1 correlation on the reference is rho, in closed form: p01 = pi (1 - rho), p11 = pi + rho (1 - pi).
 */
export const truthFor = (
  outcome: OutcomeSpec,
  person: AssumedPerson,
  effects: readonly number[],
  lambda: number,
): TrialTruth => {
  const { baseline, rho, residualSd } = person;
  if (outcome.family !== 'bernoulli') return { intercept: baseline, effects, residualSd, rho, lambda };
  const share = clampDays(baseline) / DAYS_REPORTED;
  const intercept = logit(share * (1 - rho));
  const carry = logit(share + rho * (1 - share)) - intercept;
  const logits = effects.map((d) =>
    d === 0 ? 0 : predictorOf(clampDays(baseline + d) / DAYS_REPORTED, carry) - intercept,
  );
  return { intercept, effects: logits, carry, lambda };
};

/** The effect that can really occur at this baseline: nobody has fewer than no days. */
export const attainable = (outcome: OutcomeSpec, baseline: number, effect: number): number =>
  outcome.family === 'bernoulli' ? clampDays(baseline + effect) - clampDays(baseline) : effect;

const clampDays = (days: number): number => Math.min(Math.max(days, EDGE_DAYS), DAYS_REPORTED - EDGE_DAYS);

/** Linear predictor at which the chain spends this share of days in "yes"; bisection to 1e-12. */
const predictorOf = (share: number, carry: number): number => {
  let [low, high] = [-30, 30];
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (stationaryShare(middle, carry) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};
