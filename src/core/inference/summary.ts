import type { DensityCurve, EffectSummary, Family, OutcomeSpec } from '../../shared/analysis.ts';
import { type Marginal, summaryOf } from './marginal.ts';

/** Unit of a reported effect. */
export const scaleOf = (family: Family): string =>
  family === 'bernoulli'
    ? 'days/28'
    : family === 'poisson' || family === 'negative-binomial'
      ? 'events/day'
      : 'points';

/** Half-width of the region of practical equivalence: half the MCID unless the protocol says otherwise. */
export const ropeOf = (outcome: OutcomeSpec): number => outcome.rope ?? outcome.mcid / 2;

/** P(benefit >= size): size 0 is "better", a negative size is a harm of at most that much. */
export const pBenefit = (m: Marginal, outcome: OutcomeSpec, size: number): number =>
  outcome.better === 'lower' ? m.cdf(-size) : 1 - m.cdf(size);

const CURVE_POINTS = 201;

/** Posterior and prior density on one grid that holds all of the posterior and what of the prior is near. */
const densityCurve = (posterior: Marginal, prior: Marginal): DensityCurve => {
  const reach = 12 * posterior.sd;
  const low = Math.min(
    posterior.mean - 4.5 * posterior.sd,
    Math.max(prior.mean - 3 * prior.sd, posterior.mean - reach),
  );
  const high = Math.max(
    posterior.mean + 4.5 * posterior.sd,
    Math.min(prior.mean + 3 * prior.sd, posterior.mean + reach),
  );
  const x = Array.from({ length: CURVE_POINTS }, (_, i) => low + ((high - low) * i) / (CURVE_POINTS - 1));
  return { x, prior: x.map(prior.density), posterior: x.map(posterior.density) };
};

const noCurve: DensityCurve = { x: [], prior: [], posterior: [] };

/** All that is reported of one effect. Without a prior marginal (simulations) curve and prior stay empty. */
export const effectSummary = (
  arm: string,
  outcome: OutcomeSpec,
  posterior: Marginal,
  pBest: number,
  prior: Marginal | null,
): EffectSummary => {
  const rope = ropeOf(outcome);
  return {
    arm,
    scale: scaleOf(outcome.family),
    ...summaryOf(posterior),
    pBetter: pBenefit(posterior, outcome, 0),
    pAtLeastMcid: pBenefit(posterior, outcome, outcome.mcid),
    pHarmAtLeastMcid: 1 - pBenefit(posterior, outcome, -outcome.mcid),
    pInRope: Math.max(0, posterior.cdf(rope) - posterior.cdf(-rope)),
    pBest,
    density: prior ? densityCurve(posterior, prior) : noCurve,
    prior: {
      ...summaryOf(prior ?? posterior),
      pAtLeastMcid: pBenefit(prior ?? posterior, outcome, outcome.mcid),
    },
  };
};
