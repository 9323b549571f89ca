import { gammaP, lgamma } from './gamma.ts';
import { normalQuantile } from './normal.ts';
import { sobolPoints } from './sobol.ts';

/** Degrees of freedom of the proposal: heavy enough tails for every family, light enough to waste little. */
export const PROPOSAL_DF = 6;

/** 1 / sqrt(chi-squared_df / df) at a lower-tail probability, by Newton's method on the incomplete gamma. */
const tScale = (u: number): number => {
  const a = PROPOSAL_DF / 2;
  const logNorm = lgamma(a);
  let x = Math.max(a * (1 - 1 / (9 * a) + normalQuantile(u) / (3 * Math.sqrt(a))) ** 3, 1e-4);
  for (let i = 0; i < 50; i++) {
    const slope = Math.exp((a - 1) * Math.log(x) - x - logNorm);
    const next = Math.max(x - (gammaP(a, x) - u) / slope, x / 4);
    if (Math.abs(next - x) < 1e-12 * x) break;
    x = next;
  }
  return Math.sqrt(a / x);
};

/** Points in d dimensions, row-major n x d, with the squared length of each row. */
export interface Points {
  d: number;
  n: number;
  z: Float64Array;
  radius2: Float64Array;
}

const make = (d: number, n: number, seed: number, heavy: boolean): Points => {
  const u = sobolPoints(heavy ? d + 1 : d, n, seed);
  const z = new Float64Array(n * d);
  const radius2 = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const scale = heavy ? tScale(u[d]![i]!) : 1;
    for (let j = 0; j < d; j++) {
      const v = normalQuantile(u[j]![i]!) * scale;
      z[i * d + j] = v;
      radius2[i]! += v * v;
    }
  }
  return { d, n, z, radius2 };
};

const KEPT = 6;
const cache = new Map<string, Points>();

/** Remembered, since simulations ask for the same table each time. */
const remembered = (d: number, n: number, seed: number, heavy: boolean): Points => {
  const key = `${d}/${n}/${seed}/${heavy}`;
  const known = cache.get(key);
  if (known) return known;
  const made = make(d, n, seed, heavy);
  if (cache.size >= KEPT) cache.delete(cache.keys().next().value!);
  cache.set(key, made);
  return made;
};

/** Low-discrepancy points of a standard d-variate t. */
export const tPoints = (d: number, n: number, seed: number): Points => remembered(d, n, seed, true);

/** Low-discrepancy points of a standard d-variate Normal. */
export const normalPoints = (d: number, n: number, seed: number): Points => remembered(d, n, seed, false);

/** log of the standard d-variate t density as a function of the squared radius. */
export const logTDensity = (d: number): ((radius2: number) => number) => {
  const constant =
    lgamma((PROPOSAL_DF + d) / 2) - lgamma(PROPOSAL_DF / 2) - (d / 2) * Math.log(PROPOSAL_DF * Math.PI);
  return (radius2) => constant - ((PROPOSAL_DF + d) / 2) * Math.log1p(radius2 / PROPOSAL_DF);
};
