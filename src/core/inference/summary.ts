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

/** The four probabilities that a verdict rests on; `shift` moves the effect first (missing-days sensitivity). */
export const effectProbabilities = (
  outcome: OutcomeSpec,
  m: Marginal,
  shift: number,
): Pick<EffectSummary, 'pBetter' | 'pAtLeastMcid' | 'pHarmAtLeastMcid' | 'pInRope'> => {
  const rope = ropeOf(outcome);
  const moved = shift === 0 ? m : { ...m, cdf: (x: number) => m.cdf(x - shift) };
  return {
    pBetter: pBenefit(moved, outcome, 0),
    pAtLeastMcid: pBenefit(moved, outcome, outcome.mcid),
    pHarmAtLeastMcid: 1 - pBenefit(moved, outcome, -outcome.mcid),
    pInRope: Math.max(0, moved.cdf(rope) - moved.cdf(-rope)),
  };
};

const CURVE_POINTS = 121;

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
/** Not computed: a number that cannot be mistaken for one. */
const unknown: Marginal = {
  mean: Number.NaN,
  sd: Number.NaN,
  cdf: () => Number.NaN,
  quantile: () => Number.NaN,
  density: () => Number.NaN,
};

/** All that is reported of one effect. Without a prior marginal (simulations) no curve, and NaN for the prior. */
export const effectSummary = (
  arm: string,
  outcome: OutcomeSpec,
  posterior: Marginal,
  pBest: number,
  prior: Marginal | null,
): EffectSummary => {
  return {
    arm,
    scale: scaleOf(outcome.family),
    ...summaryOf(posterior),
    ...effectProbabilities(outcome, posterior, 0),
    pBest,
    density: prior ? densityCurve(posterior, prior) : noCurve,
    prior: {
      ...summaryOf(prior ?? unknown),
      pAtLeastMcid: pBenefit(prior ?? unknown, outcome, outcome.mcid),
    },
  };
};
