import { type Quantiles, quantileLevels, type Summary } from '../../shared/analysis.ts';

/** The posterior (or prior) of one number, however it is represented. */
export interface Marginal {
  mean: number;
  sd: number;
  /** P(X <= x). */
  cdf(x: number): number;
  quantile(p: number): number;
  density(x: number): number;
}

const summaries = new WeakMap<Marginal, Summary>();

/** Mean, SD and the seven quantiles; remembered, since an effect may also be a parameter. */
export const summaryOf = (m: Marginal): Summary => {
  const known = summaries.get(m);
  if (known) return known;
  const made: Summary = {
    mean: m.mean,
    sd: m.sd,
    quantiles: Object.fromEntries(quantileLevels.map((p) => [String(p), m.quantile(p)])) as Quantiles,
  };
  summaries.set(m, made);
  return made;
};

/** A number known exactly, such as rho without autocorrelation. */
export const pointMass = (value: number): Marginal => ({
  mean: value,
  sd: 0,
  cdf: (x) => (x >= value ? 1 : 0),
  quantile: () => value,
  density: () => 0,
});

/** A discrete distribution, for the grid of the exposure filter. `weights` sum to 1. */
export const discrete = (values: readonly number[], weights: readonly number[]): Marginal => {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const mean = values.reduce((sum, v, i) => sum + v * weights[i]!, 0);
  const variance = values.reduce((sum, v, i) => sum + (v - mean) ** 2 * weights[i]!, 0);
  return {
    mean,
    sd: Math.sqrt(variance),
    cdf: (x) => values.reduce((sum, v, i) => sum + (v <= x ? weights[i]! : 0), 0),
    quantile: (p) => {
      let sum = 0;
      for (const i of order) {
        sum += weights[i]!;
        if (sum >= p - 1e-12) return values[i]!;
      }
      return values[order.at(-1)!]!;
    },
    density: () => 0,
  };
};
