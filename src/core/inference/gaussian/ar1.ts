import type { Exposure, Problem } from '../problem.ts';

/** The regression of one exposure filter: q = p + 1 columns, X (intercept, effects, trend if any), then y. */
export interface Design {
  n: number;
  /** Coefficients p. */
  p: number;
  /** Row-major n x q. */
  v: Float64Array;
  gap: Float64Array;
  period: Int32Array;
  periods: number;
}

/** Entries of a packed lower triangle: (a, b), b <= a, lies at a (a + 1) / 2 + b. */
export const packedSize = (q: number): number => (q * (q + 1)) / 2;

/** `centre` is taken off y so that large outcomes keep their digits. */
export const designOf = (problem: Problem, exposure: Exposure, centre: number): Design => {
  const k = problem.effects;
  const p = 1 + k + (problem.trend ? 1 : 0);
  const q = p + 1;
  const n = problem.rows.length;
  const v = new Float64Array(n * q);
  const gap = new Float64Array(n);
  const period = new Int32Array(n);
  problem.rows.forEach((row, i) => {
    v[i * q] = 1;
    for (let j = 0; j < k; j++) v[i * q + 1 + j] = exposure.e[i * k + j]!;
    if (problem.trend) v[i * q + 1 + k] = row.s;
    v[i * q + p] = row.y - centre;
    gap[i] = i > 0 ? row.day - problem.rows[i - 1]!.day : 0;
    period[i] = row.period;
  });
  return { n, p, v, gap, period, periods: problem.periods };
};

/** Sums over the rows that follow the row before them in the same period after the same gap. */
interface Stretches {
  period: Int32Array;
  gap: Int32Array;
  count: Float64Array;
  /** Sum of v_i and of v_(i-1): q each. */
  now: Float64Array;
  before: Float64Array;
}

/**
 * Sufficient statistics of a series for every rho at once. With r = rho^gap the whitened row is
 * (v_i - r v_(i-1)) / sqrt(1 - r^2), so all sums of its products are polynomials of degree two in r with the
 * coefficients below, one set per distinct gap. Exact, also for missing days; one pass over the days.
 */
export interface SeriesStatistics {
  n: number;
  p: number;
  periods: number;
  /** Distinct gaps; the matrices are packed lower triangles, one per gap. */
  gap: Float64Array;
  count: Float64Array;
  now: Float64Array;
  both: Float64Array;
  before: Float64Array;
  /** Products of the first row, which nothing precedes. */
  first: Float64Array;
  firstRow: Float64Array;
  firstPeriod: number;
  stretches: Stretches;
  /** Rows that begin a period: period, gap, v_i and v_(i-1). */
  crossings: Stretches;
}

const stretchesOf = (found: readonly [period: number, gap: number][], q: number): Stretches => ({
  period: Int32Array.from(found, ([p]) => p),
  gap: Int32Array.from(found, ([, g]) => g),
  count: new Float64Array(found.length),
  now: new Float64Array(found.length * q),
  before: new Float64Array(found.length * q),
});

export const seriesStatistics = (design: Design): SeriesStatistics => {
  const { n, p, v, gap, period, periods } = design;
  const q = p + 1;
  const m = packedSize(q);
  const gaps = [...new Set(gap.subarray(1))].sort((a, b) => a - b);
  const gapIndex = new Map(gaps.map((g, i) => [g, i]));
  const stretchIndex = new Map<number, number>();
  const stretchList: [number, number][] = [];
  const crossingList: [number, number][] = [];
  for (let i = 1; i < n; i++) {
    const g = gapIndex.get(gap[i]!)!;
    if (period[i] !== period[i - 1]) crossingList.push([period[i]!, g]);
    else if (!stretchIndex.has(period[i]! * gaps.length + g)) {
      stretchIndex.set(period[i]! * gaps.length + g, stretchList.length);
      stretchList.push([period[i]!, g]);
    }
  }
  const out: SeriesStatistics = {
    n,
    p,
    periods,
    gap: Float64Array.from(gaps),
    count: new Float64Array(gaps.length),
    now: new Float64Array(gaps.length * m),
    both: new Float64Array(gaps.length * m),
    before: new Float64Array(gaps.length * m),
    first: new Float64Array(m),
    firstRow: v.slice(0, q),
    firstPeriod: n > 0 ? period[0]! : 0,
    stretches: stretchesOf(stretchList, q),
    crossings: stretchesOf(crossingList, q),
  };
  if (n === 0) return out;
  for (let a = 0, at = 0; a < q; a++) for (let b = 0; b <= a; b++) out.first[at++] = v[a]! * v[b]!;
  let crossing = 0;
  for (let i = 1; i < n; i++) {
    const g = gapIndex.get(gap[i]!)!;
    out.count[g]! += 1;
    const here = i * q;
    const there = here - q;
    let at = g * m;
    for (let a = 0; a < q; a++) {
      const x = v[here + a]!;
      const old = v[there + a]!;
      for (let b = 0; b <= a; b++, at++) {
        out.now[at]! += x * v[here + b]!;
        out.both[at]! += x * v[there + b]! + old * v[here + b]!;
        out.before[at]! += old * v[there + b]!;
      }
    }
    const same = period[i] === period[i - 1];
    const into = same ? out.stretches : out.crossings;
    const s = same ? stretchIndex.get(period[i]! * gaps.length + g)! : crossing++;
    into.count[s]! += 1;
    for (let a = 0; a < q; a++) {
      into.now[s * q + a]! += v[here + a]!;
      into.before[s * q + a]! += v[there + a]!;
    }
  }
  return out;
};

/** Statistics at one rho, to be divided by sigma^2. R: the correlation matrix of the observed days. */
export interface RhoStatistics {
  /** [X y]' R^-1 [X y], packed, and log |R|. */
  vv: Float64Array;
  logDetR: number;
  /** With Z the period indicators: diagonal and off-diagonal of Z'R^-1 Z, and Z'R^-1 [X y] (periods x q). */
  zDiagonal: Float64Array;
  zOff: Float64Array;
  zv: Float64Array;
}

/** Evaluates the polynomials at one rho: O(p^2) per distinct gap, O(p) per period. */
export const rhoStatistics = (s: SeriesStatistics, rho: number, withPeriods: boolean): RhoStatistics => {
  const q = s.p + 1;
  const m = packedSize(q);
  const vv = s.first.slice();
  const gaps = s.gap.length;
  const power = new Float64Array(gaps);
  const scale = new Float64Array(gaps);
  let logDetR = 0;
  for (let g = 0; g < gaps; g++) {
    const r = s.gap[g] === 1 ? rho : rho ** s.gap[g]!;
    const w = 1 - r * r;
    const c = 1 / w;
    power[g] = r;
    scale[g] = c;
    logDetR += s.count[g]! * Math.log(w);
    for (let i = 0, at = g * m; i < m; i++, at++)
      vv[i]! += c * (s.now[at]! - r * (s.both[at]! - r * s.before[at]!));
  }
  const j = withPeriods ? s.periods : 0;
  const zDiagonal = new Float64Array(j);
  const zOff = new Float64Array(j);
  const zv = new Float64Array(j * q);
  if (j === 0) return { vv, logDetR, zDiagonal, zOff, zv };
  if (s.n > 0) {
    zDiagonal[s.firstPeriod]! += 1;
    for (let a = 0; a < q; a++) zv[s.firstPeriod * q + a]! += s.firstRow[a]!;
  }
  const { stretches, crossings } = s;
  for (let i = 0; i < stretches.count.length; i++) {
    const here = stretches.period[i]!;
    const r = power[stretches.gap[i]!]!;
    const w = scale[stretches.gap[i]!]! * (1 - r);
    zDiagonal[here]! += stretches.count[i]! * w * (1 - r);
    for (let a = 0; a < q; a++)
      zv[here * q + a]! += w * (stretches.now[i * q + a]! - r * stretches.before[i * q + a]!);
  }
  for (let i = 0; i < crossings.count.length; i++) {
    const here = crossings.period[i]!;
    const there = here - 1; // periods are numbered in the order in which they have answered days
    const r = power[crossings.gap[i]!]!;
    const c = scale[crossings.gap[i]!]!;
    zDiagonal[here]! += c;
    zDiagonal[there]! += c * r * r;
    zOff[there]! -= c * r;
    for (let a = 0; a < q; a++) {
      const white = c * (crossings.now[i * q + a]! - r * crossings.before[i * q + a]!);
      zv[here * q + a]! += white;
      zv[there * q + a]! -= r * white;
    }
  }
  return { vv, logDetR, zDiagonal, zOff, zv };
};
