import { normalCdf } from '../inference/numerics/normal.ts';

/**
 * Zero-concentrated differential privacy: rho adds up over releases, whatever was released before
 * (Bun & Steinke 2016), and turns into (epsilon, delta) at the end.
 */

/** rho of the discrete Gaussian with variance sigma2 for L2 sensitivity s, in one or many dimensions (Canonne et al. 2020, theorem 14). */
export const rhoOfGaussian = (sigma2: number, l2Sensitivity: number): number =>
  l2Sensitivity ** 2 / (2 * sigma2);

/** rho of any pure epsilon-DP release (Bun & Steinke 2016, proposition 1.4). */
export const rhoOfPure = (epsilon: number): number => (epsilon * epsilon) / 2;

/**
 * Smallest delta that rho-zCDP implies at this epsilon (Canonne et al. 2020, corollary 13):
 * inf over alpha > 1 of exp((alpha - 1)(alpha rho - epsilon)) / (alpha - 1) * (1 - 1/alpha)^alpha.
 * The exponent is convex in alpha; its derivative's root is bracketed and halved to the last bit.
 */
export const deltaOfZcdp = (rho: number, epsilon: number): number => {
  if (!(rho >= 0 && epsilon >= 0)) throw new RangeError('rho and epsilon must not be negative');
  if (rho === 0) return 0;
  const slope = (alpha: number) => (2 * alpha - 1) * rho - epsilon + Math.log1p(-1 / alpha);
  let low = 1 + Number.EPSILON;
  let high = (epsilon + 1) / (2 * rho) + 2; // the slope is positive here
  for (let i = 0; i < 200 && low < high; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (slope(middle) < 0) low = middle;
    else high = middle;
  }
  const alpha = (low + high) / 2;
  const log = (alpha - 1) * (alpha * rho - epsilon) + alpha * Math.log1p(-1 / alpha) - Math.log(alpha - 1);
  return Math.min(1, Math.exp(log));
};

/** Smallest epsilon at which rho-zCDP implies this delta; the larger side of the last bracket, so never too small. */
export const epsilonOfZcdp = (rho: number, delta: number): number => {
  if (!(delta > 0 && delta < 1)) throw new RangeError('delta must lie between 0 and 1');
  if (rho === 0) return 0;
  let low = 0;
  let high = rho + 2 * Math.sqrt(rho * -Math.log(delta)) + 1; // Bun & Steinke's simpler bound, and some room
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2;
    if (deltaOfZcdp(rho, middle) > delta) low = middle;
    else high = middle;
  }
  return high;
};

/** delta of the *continuous* Gaussian at sigma (in units of the sensitivity), Balle & Wang 2018, theorem 8. */
const analyticDelta = (sigma: number, epsilon: number): number => {
  const a = 1 / (2 * sigma);
  const b = epsilon * sigma;
  return normalCdf(a - b) - Math.exp(epsilon) * normalCdf(-a - b);
};

/**
 * sigma / sensitivity of the analytic (continuous) Gaussian mechanism: where the search for the discrete one's sigma
 * starts (`planVectorRelease`). By itself it is not enough: delta is 1.0003e-6 instead of 1e-6 at 16 grid steps.
 */
export const analyticGaussianSigma = (epsilon: number, delta: number): number => {
  let low = 1e-3;
  let high = 1;
  while (analyticDelta(high, epsilon) > delta) high *= 2;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (analyticDelta(middle, epsilon) > delta) low = middle;
    else high = middle;
  }
  return high;
};
