import type { SharedUnit } from '../privacy/shared-summary.ts';

/**
 * The public standard error of one person's own estimate, by the class of the trial, times the root of its days. It
 * leaves no trace of the person: two people in the same class have the same one. Medians over simulated trials of 42
 * to 336 days analysed with the engine under a flat prior (test/golden/population/standard-errors.ts prints them, a
 * test recomputes one).
 */
const PER_ROOT_DAY: Record<SharedUnit, number> = { 'days/28': 37, points: 7.6 };

const pattern = /^(\d{1,2})x(\d{1,2})-crossover$/;

/** Length of a design class such as `6x14-crossover` in days; null where it is none. */
export const daysOfDesign = (design: string): number | null => {
  const match = pattern.exec(design);
  if (!match) return null;
  const days = Number(match[1]) * Number(match[2]);
  return days >= 14 && days <= 1000 ? days : null;
};

/**
 * Public classes of length: a histogram each. Trials are counted with the next shorter class, so that their
 * estimates are never taken for more exact than they are.
 */
export const lengthClasses = [14, 42, 84, 168, 336] as const;
export type LengthClass = (typeof lengthClasses)[number];

export const lengthClassOf = (days: number): LengthClass =>
  lengthClasses.findLast((c) => c <= days) ?? lengthClasses[0];

/** Standard error of one estimate in its unit, for a trial of this many days. */
export const standardErrorOf = (days: number, unit: SharedUnit): number =>
  PER_ROOT_DAY[unit] / Math.sqrt(days);
