import type { DesignSpec } from '../../shared/design.ts';
import { defaultPlan } from './analysis-plan.ts';
import type { AssuranceInput } from './assurance.ts';
import type { Wish } from './recommend-length.ts';

/** Assumed where a specification leaves it open; documented in docs/methods-design.md. */
export const ASSUMED = { rho: 0.3, missing: 0.1, residualSd: 2, simulations: 200 } as const;

/** Sizes at which "how often is it noticed" is asked, as multiples of the MCID. */
const SIZES = [1, 2, 3];
/** A real benefit of twice the MCID should be noticed 4 times in 5, within two years. */
const WISHED = { mcids: 2, noticed: 0.8, maxDays: 728 } as const;

export const wishOf = (mcid: number): Wish => ({
  size: WISHED.mcids * mcid,
  noticed: WISHED.noticed,
  maxDays: WISHED.maxDays,
});

/** Fewest periods by which a length of this kind can grow: each arm once, in a mirrored order twice. */
export const roundOf = (spec: Pick<DesignSpec, 'arms' | 'constraint'>): number =>
  spec.arms.length * (spec.constraint.counterbalanced ? 2 : 1);

/**
 * What to simulate for a specification, with `periods` in place of its own if given. Null without `outcome` or
 * `assumptions.baseline`: then there is nothing to simulate. A single effect stands for each arm; without effects,
 * no effect is expected, give or take twice the MCID.
 */
export const assuranceInputOf = (
  spec: DesignSpec,
  options: { seed: number; simulations?: number; periods?: number },
): AssuranceInput | null => {
  const { outcome, assumptions } = spec;
  if (!outcome || assumptions?.baseline === undefined) return null;
  const { effects = [{ mean: 0, sd: 2 * outcome.mcid }], baseline } = assumptions;
  const expected = spec.arms.slice(1).map((_, k) => effects[k] ?? effects[0]!);
  const periods = options.periods ?? spec.periods;
  return {
    arms: spec.arms,
    periods,
    periodDays: spec.periodDays,
    washoutDays: spec.washoutDays,
    balanced: spec.constraint.balanced,
    maxRun: spec.constraint.maxRun,
    ...(spec.constraint.permutedBlocks ? { permutedBlocks: true } : {}),
    ...(spec.constraint.counterbalanced ? { counterbalanced: true } : {}),
    outcome,
    plan: defaultPlan({ outcome, baseline, expected, periods }),
    person: {
      baseline,
      rho: assumptions.rho ?? ASSUMED.rho,
      residualSd: assumptions.residualSd ?? ASSUMED.residualSd,
    },
    expected,
    missing: assumptions.missing ?? ASSUMED.missing,
    sizes: SIZES.map((m) => m * outcome.mcid),
    simulations: options.simulations ?? ASSUMED.simulations,
    seed: options.seed,
  };
};
