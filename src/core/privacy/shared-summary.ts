import { ok, type Result } from '../../shared/errors.ts';
import type { RandomBytes } from './random-bits.ts';
import { type ReleaseRule, releaseEffect } from './release.ts';

/** The only thing that ever leaves: one noisy number and the public rule by which it was made. */
export interface SharedEffectSummary {
  format: 'n1vault-effect-summary/1';
  intervention: string;
  outcome: string;
  unit: string;
  /** The public class of the trial, e.g. `6x14-crossover`; nothing of its course. */
  design: string;
  released: number;
  mechanism: 'discrete-laplace';
  epsilon: number;
  delta: 0;
  clip: [number, number];
  grid: number;
  neighbouring: "local, one person's whole contribution, replacement";
  /** 128 random bits, drawn for this file alone: not linkable to the vault. */
  contribution: string;
}

/**
 * Clip and grid of each shared unit are public and the same for everybody: days in 28, and points of a scale of 0
 * to 10 (no other scale is called points here). Both give 65 grid steps.
 */
export const publicRule = {
  'days/28': { clip: 8, grid: 0.25 },
  points: { clip: 4, grid: 0.125 },
} as const satisfies Record<string, Pick<ReleaseRule, 'clip' | 'grid'>>;
export type SharedUnit = keyof typeof publicRule;

export interface SummaryInput {
  intervention: string;
  outcome: string;
  unit: string;
  design: string;
  /** The effect as this person's days alone tell it, in `unit`. */
  effect: number;
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

/** Everything of the file that is known before the draw. */
export const publicFields = (
  input: Omit<SummaryInput, 'effect'>,
  rule: ReleaseRule,
): Omit<SharedEffectSummary, 'released' | 'contribution'> => ({
  format: 'n1vault-effect-summary/1',
  intervention: input.intervention,
  outcome: input.outcome,
  unit: input.unit,
  design: input.design,
  mechanism: 'discrete-laplace',
  epsilon: rule.epsilon,
  delta: 0,
  clip: [-rule.clip, rule.clip],
  grid: rule.grid,
  neighbouring: "local, one person's whole contribution, replacement",
});

/** Draws the released value and the contribution id from `random` and fills in the format. */
export const makeSharedSummary = (
  { effect, ...input }: SummaryInput,
  rule: ReleaseRule,
  random: RandomBytes,
): Result<SharedEffectSummary> => {
  const released = releaseEffect(effect, rule, random);
  if (!released.ok) return released;
  const { format, intervention, outcome, unit, design, ...mechanism } = publicFields(input, rule);
  return ok({
    format,
    intervention,
    outcome,
    unit,
    design,
    released: released.value,
    ...mechanism,
    contribution: hex(random(16)),
  });
};
