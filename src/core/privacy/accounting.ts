/** What a release costs, from the exact distributions: sums, not tail bounds. */

/** P(X = x) of the discrete Laplace with this scale. */
export const discreteLaplaceProbability = (x: number, scale: number): number =>
  Math.tanh(1 / (2 * scale)) * Math.exp(-Math.abs(x) / scale);

/** Standard deviation of the discrete Laplace: sqrt(2 q) / (1 - q) with q = exp(-1/scale). */
export const discreteLaplaceSd = (scale: number): number =>
  Math.sqrt(2 * Math.exp(-1 / scale)) / -Math.expm1(-1 / scale);

/**
 * Smallest delta for which the discrete Gaussian with variance sigma2 on integers of this sensitivity is
 * (epsilon, delta)-DP: the sum of max(0, P(x) - e^epsilon P(x - sensitivity)) (Canonne et al. 2020, theorem 7).
 * Every term is positive, so nothing cancels; relative error near 1e-13.
 */
export const discreteGaussianDelta = (sigma2: number, sensitivity: number, epsilon: number): number => {
  const sigma = Math.sqrt(sigma2);
  const reach = Math.ceil(40 * sigma) + sensitivity; // exp(-800) is 0 in double precision
  let total = 0;
  for (let x = reach; x >= 1; x--) total += 2 * Math.exp((-x * x) / (2 * sigma2));
  total += 1;
  // The log ratio of the two hypotheses at x falls with x, so the terms that count are those below a bound.
  const bound = Math.ceil(sensitivity / 2 - (epsilon * sigma2) / sensitivity) - 1;
  let delta = 0;
  for (let x = -reach; x <= bound; x++) {
    const logRatio = ((x - sensitivity) ** 2 - x * x) / (2 * sigma2) - epsilon;
    if (logRatio > 0) delta += Math.exp((-x * x) / (2 * sigma2)) * -Math.expm1(-logRatio);
  }
  return delta / total;
};
