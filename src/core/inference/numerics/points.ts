import { betaI, lgamma } from './gamma.ts';
import { normalCdf, normalPdf, normalQuantile } from './normal.ts';
import { sobolPoints } from './sobol.ts';

/**
 * The proposal's shape: a multivariate t with light tails, since its location and scale are fitted to the posterior,
 * and a share of a wider one with heavy tails, so that no weight can become large (Hesterberg 1995).
 */
const LIGHT = { df: 14, scale: 1 };
const HEAVY = { df: 4, scale: 1.4 };
/** Usual share of the wide part; more where a posterior is known to have a long tail. */
export const HEAVY_SHARE = 0.1;
export const HEAVY_SHARE_LONG_TAIL = 0.2;

const REACH = 7.5;
const PER_UNIT = 24;

/** t quantile as a function of the Normal score: table with exact slopes, read by cubic Hermite interpolation. */
interface QuantileTable {
  value: Float64Array;
  slope: Float64Array;
}

/** P(T > t) for t > 0, as half an incomplete beta function. */
const upperT = (df: number, t: number): number => betaI(df / (df + t * t), df / 2, 0.5) / 2;

const makeTable = (df: number): QuantileTable => {
  const n = REACH * PER_UNIT + 1;
  const logConstant = lgamma((df + 1) / 2) - lgamma(df / 2) - 0.5 * Math.log(df * Math.PI);
  const value = new Float64Array(n);
  const slope = new Float64Array(n);
  for (let i = 0, t = 0; i < n; i++) {
    const score = i / PER_UNIT;
    const p = normalCdf(-score);
    const density = (x: number) => Math.exp(logConstant - ((df + 1) / 2) * Math.log1p((x * x) / df));
    for (let pass = 0; i > 0 && pass < 60; pass++) {
      const tail = upperT(df, Math.max(t, 1e-12));
      const step = (tail * Math.log(tail / p)) / density(t); // Newton on the log tail
      t = Math.max(t + step, t / 2);
      if (Math.abs(step) < 1e-13 * t) break;
    }
    value[i] = t;
    slope[i] = normalPdf(score) / density(t) / PER_UNIT;
    t += slope[i]!;
  }
  return { value, slope };
};

const tables = new Map<number, QuantileTable>();
const tableOf = (df: number): QuantileTable => {
  let table = tables.get(df);
  if (!table) {
    table = makeTable(df);
    tables.set(df, table);
  }
  return table;
};

/** t quantile at Phi(score). */
const tAtScore = ({ value, slope }: QuantileTable, score: number): number => {
  const x = Math.min(Math.abs(score), REACH) * PER_UNIT;
  const i = Math.min(Math.floor(x), value.length - 2);
  const b = x - i;
  const a = 1 - b;
  const t =
    a * a * (1 + 2 * b) * value[i]! +
    b * b * (1 + 2 * a) * value[i + 1]! +
    a * b * (a * slope[i]! - b * slope[i + 1]!);
  return score < 0 ? -t : t;
};

/** Points in d dimensions, row-major n x d. */
export interface Points {
  d: number;
  n: number;
  z: Float64Array;
  /** Density of each row. */
  kernel: Float64Array;
}

/** Normalised density of the standard proposal in d dimensions as a function of the squared radius. */
export const proposalDensity = (d: number, heavy = HEAVY_SHARE): ((radius2: number) => number) => {
  const part = ({ df, scale }: typeof LIGHT, share: number) => ({
    constant:
      share *
      Math.exp(lgamma((df + d) / 2) - lgamma(df / 2) - (d / 2) * Math.log(df * Math.PI * scale * scale)),
    twice: df + d,
    perRadius: 1 / (df * scale * scale),
  });
  const a = part(LIGHT, 1 - heavy);
  const b = part(HEAVY, heavy);
  return (r2) =>
    a.constant * inverseHalfPower(1 + r2 * a.perRadius, a.twice) +
    b.constant * inverseHalfPower(1 + r2 * b.perRadius, b.twice);
};

/** x^(-n/2) for whole n >= 0, by repeated squaring: several times as fast as a general power. */
const inverseHalfPower = (x: number, n: number): number => {
  let base = 1 / x;
  let result = (n & 1) === 1 ? Math.sqrt(base) : 1;
  for (let e = n >> 1; e > 0; e >>= 1) {
    if ((e & 1) === 1) result *= base;
    base *= base;
  }
  return result;
};

/**
 * One coordinate of the low-discrepancy points picks the light or the heavy part. The components of the t follow one
 * after the other, each from its conditional given those before (a t with one more degree of freedom), so the first
 * component is a function of one coordinate alone and no coordinate is spent on a common scale.
 */
const make = (d: number, n: number, seed: number, heavy: number): Points => {
  const u = sobolPoints(d + 1, n, seed);
  const density = proposalDensity(d, heavy);
  const tablesOf = ({ df }: typeof LIGHT) => Array.from({ length: d }, (_, j) => tableOf(df + j));
  const parts = [LIGHT, HEAVY].map((part) => ({ ...part, tables: tablesOf(part) }));
  const z = new Float64Array(n * d);
  const kernel = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const { df, scale, tables: own } = parts[u[1]![i]! < heavy ? 1 : 0]!;
    let radius2 = 0; // before scaling
    for (let j = 0; j < d; j++) {
      const score = normalQuantile(u[j === 0 ? 0 : j + 1]![i]!);
      const x = tAtScore(own[j]!, score) * Math.sqrt((df + radius2) / (df + j));
      z[i * d + j] = x * scale;
      radius2 += x * x;
    }
    kernel[i] = density(radius2 * scale * scale);
  }
  return { d, n, z, kernel };
};

const KEPT = 8;
const cache = new Map<string, Points>();

/**
 * Low-discrepancy points of the standard proposal in d dimensions: at least n rows; longer tables of the same seed begin with the shorter ones. Remembered, since
 * simulations ask for the same table each time.
 */
export const tPoints = (d: number, n: number, seed: number, heavy = HEAVY_SHARE): Points => {
  const key = `${d}/${seed}/${heavy}`;
  const known = cache.get(key);
  if (known && known.n >= n) return known;
  const made = make(d, n, seed, heavy);
  cache.delete(key);
  if (cache.size >= KEPT) cache.delete(cache.keys().next().value!);
  cache.set(key, made);
  return made;
};
