import type { Assurance, DesignSpec } from '../../shared/design.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { type AssuranceOutput, type AssuranceProgress, simulateAssurance } from './assurance.ts';
import { assuranceInputOf, wishOf } from './assurance-input.ts';
import { type Recommended, recommendLength } from './recommend-length.ts';

export interface DesignAssurance {
  assurance: Assurance;
  noticed: AssuranceOutput['noticed'];
  /** The shortest design of the same kind that fulfils the wish; null if none up to two years does. */
  recommended: Recommended | null;
}

/** Simulated trials per length in the search: fewer than for the answer, whose length they only choose. */
const SEARCH_SIMULATIONS = 100;

/**
 * Everything the command line's `design` says about assurance: the figures of the specified design and the
 * recommended length. Null without an outcome and a baseline. Deterministic in its arguments; yields like
 * simulateAssurance, first for the assurance, then for the search.
 */
export function* assureDesign(
  spec: DesignSpec,
  options: { seed: number; simulations?: number },
): Generator<AssuranceProgress, Result<DesignAssurance | null>, void> {
  const input = assuranceInputOf(spec, options);
  if (!input) return ok(null);
  const simulated = yield* simulateAssurance(input);
  if (!simulated.ok) return simulated;
  const recommended = yield* recommendLength(
    (periods) =>
      ok({ ...(assuranceInputOf(spec, { ...options, periods }) ?? input), simulations: SEARCH_SIMULATIONS }),
    { arms: spec.arms.length, periodDays: spec.periodDays },
    wishOf(input.outcome.mcid),
  );
  if (!recommended.ok) return recommended;
  const { assurance, noticed } = simulated.value;
  return ok({ assurance, noticed, recommended: recommended.value });
}
