import type { ConditionRecord } from '../../shared/evidence.ts';
import { normalCdf, normalPdf } from '../inference/numerics/normal.ts';
import { SHARED_RESPONSE } from './joint.ts';

/** What a trial of one candidate is worth before it starts. */
export interface TrialValue {
  /** Expected gain in benefit, in the outcome's unit, from deciding after the trial and not before. */
  evsi: number;
  /** Chance that the trial changes the choice. */
  pChange: number;
}

/** Days of the trial that is assumed where none is planned yet: 6 periods of 14 days, half on the candidate. */
const DAYS_PER_ARM = 42;
/** Day-to-day correlation, as in the assurance. */
const CORRELATION = 0.3;
/** Day-to-day SD in points of a 0 to 10 scale; elsewhere the least change that matters takes the place of a point. */
const DAY_SD = 2;

/**
 * Standard error of the person's own estimate from such a trial, by the Normal approximation: days in 28 from the
 * binomial spread at the baseline, other outcomes from the usual day-to-day SD, correlated days counting less.
 */
export const ownTrialSe = (condition: ConditionRecord, baseline: number | null): number => {
  const { family, max, usual, mcid } = condition.outcome;
  if (family === 'bernoulli') {
    const days = max ?? 28;
    const p = Math.min(0.95, Math.max(0.05, (baseline ?? usual ?? days / 2) / days));
    return days * Math.sqrt((2 * p * (1 - p)) / DAYS_PER_ARM);
  }
  return DAY_SD * mcid * Math.sqrt((2 / DAYS_PER_ARM) * ((1 + CORRELATION) / (1 - CORRELATION)));
};

/**
 * Expected value of sample information, exact for Normal prior and Normal data: the posterior mean is
 * N(mean, s^2) with s = sd^2 / sqrt(sd^2 + se^2), and the choice lies between this candidate and the best of the
 * others by expectation (`otherwise`, "no change" included). Benefits: more is better.
 */
export const trialValue = (benefit: number, sd: number, se: number, otherwise: number): TrialValue => {
  const s = sd === 0 ? 0 : (sd * sd) / Math.hypot(sd, se);
  const gap = Math.abs(benefit - otherwise);
  if (s === 0) return { evsi: 0, pChange: 0 };
  const z = gap / s;
  const pChange = normalCdf(-z);
  return { evsi: Math.max(0, s * normalPdf(z) - gap * pChange), pChange };
};

/** Under this chance of changing the choice no trial is proposed. */
export const CANNOT_CHANGE = 0.05;

/**
 * Chance that two correlated Normal effects differ by at least `half` (half of the MCID): where it is small, the
 * better of two alike choices is worth no trial. The means alone would not do: two equal means with wide spreads
 * are where a trial is worth most.
 */
export const chanceApart = (
  a: { mean: number; sd: number },
  b: { mean: number; sd: number },
  half: number,
  correlation = SHARED_RESPONSE,
): number => {
  const sd = Math.sqrt(Math.max(0, a.sd ** 2 + b.sd ** 2 - 2 * correlation * a.sd * b.sd));
  const gap = a.mean - b.mean;
  if (sd === 0) return Math.abs(gap) >= half ? 1 : 0;
  return normalCdf((-half - gap) / sd) + normalCdf((gap - half) / sd);
};
