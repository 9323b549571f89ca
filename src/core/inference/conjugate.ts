import type { NormalPrior } from '../../shared/analysis.ts';
import { betaI, lgamma } from './numerics/gamma.ts';
import { normalCdf } from './numerics/normal.ts';

/**
 * Closed-form updates. The engine's own models have no closed form; these are for summaries of published
 * results (an estimate with its standard error) and as independent checks of the engine.
 */

/** Normal prior times a Normal likelihood with known standard error; `power` discounts the data (power prior). */
export const normalUpdate = (prior: NormalPrior, data: NormalPrior, power = 1): NormalPrior => {
  const a = 1 / prior.sd ** 2;
  const b = power / data.sd ** 2;
  return { mean: (a * prior.mean + b * data.mean) / (a + b), sd: Math.sqrt(1 / (a + b)) };
};

/** Box's two-sided prior predictive p-value of a Normal estimate. */
export const boxP = (prior: NormalPrior, data: NormalPrior): number =>
  2 * normalCdf(-Math.abs(data.mean - prior.mean) / Math.hypot(prior.sd, data.sd));

export interface MixtureUpdate {
  weights: [informative: number, vague: number];
  components: [NormalPrior, NormalPrior];
  mean: number;
  sd: number;
}

/** Robust mixture prior w N(informative) + (1 - w) N(vague) times a Normal likelihood (Schmidli et al. 2014). */
export const robustUpdate = (
  weight: number,
  informative: NormalPrior,
  vague: NormalPrior,
  data: NormalPrior,
): MixtureUpdate => {
  const logMarginal = (p: NormalPrior): number => {
    const sd = Math.hypot(p.sd, data.sd);
    return -0.5 * ((data.mean - p.mean) / sd) ** 2 - Math.log(sd);
  };
  const odds = Math.log(weight / (1 - weight)) + logMarginal(informative) - logMarginal(vague);
  const w = 1 / (1 + Math.exp(-odds));
  const a = normalUpdate(informative, data);
  const b = normalUpdate(vague, data);
  const mean = w * a.mean + (1 - w) * b.mean;
  const variance = w * (a.sd ** 2 + (a.mean - mean) ** 2) + (1 - w) * (b.sd ** 2 + (b.mean - mean) ** 2);
  return { weights: [w, 1 - w], components: [a, b], mean, sd: Math.sqrt(variance) };
};

/**
 * P(rate_1 < rate_0) for Poisson counts with Gamma(shape, rate) posteriors: rate_1 / (rate_1 + scaled rate_0) is
 * a Beta variable, so the probability is an incomplete beta function.
 */
export const pRateBelow = (
  treated: { shape: number; rate: number },
  control: { shape: number; rate: number },
): number => betaI(treated.rate / (treated.rate + control.rate), treated.shape, control.shape);

/**
 * P(p_1 < p_0) for independent Beta posteriors with whole first parameter of p_0, by E. Miller's exact sum
 * (2015): P(p_0 > p_1) = sum_{i < a_0} B(a_1 + i, b_1 + b_0) / ((b_0 + i) B(1 + i, b_0) B(a_1, b_1)).
 */
export const pShareBelow = (treated: { a: number; b: number }, control: { a: number; b: number }): number => {
  const logBeta = (x: number, y: number) => lgamma(x) + lgamma(y) - lgamma(x + y);
  let sum = 0;
  for (let i = 0; i < control.a; i++)
    sum += Math.exp(
      logBeta(treated.a + i, treated.b + control.b) -
        Math.log(control.b + i) -
        logBeta(1 + i, control.b) -
        logBeta(treated.a, treated.b),
    );
  return sum;
};
