import { normalCdf, normalPdf } from '../inference/numerics/normal.ts';

/** Below this share of the largest SD a candidate counts as a point mass (the error is of the order of its square). */
const POINT_MASS = 1e-6;

/** Positive half of the 10-point Gauss-Legendre rule on [-1, 1] (Abramowitz & Stegun 25.4.30). */
const GAUSS = [
  [0.14887433898163122, 0.29552422471475287],
  [0.4333953941292472, 0.26926671930999635],
  [0.6794095682990244, 0.21908636251598204],
  [0.8650633666889845, 0.1494513491505806],
  [0.9739065285171717, 0.06667134430868814],
] as const;

/**
 * sigma_i = P(candidate i is the best of all) for independent Normal candidates; an SD of 0 is a point mass,
 * such as "no change" (several at the same best point share it equally). SDs under a millionth of the largest
 * count as 0.
 *
 * sigma_i = integral of f_i(x) prod_{j != i} P(X_j worse than x) dx, by Gauss-Legendre between break points at
 * m_j + s_j z, z = -8..8: wherever an integrand bends, the nodes lie closer than a quarter of the smallest SD
 * that matters there (the node rule of docs/methods-design.md), at any ratio of SDs. A point mass cuts the range.
 * The result sums to 1 within 1e-9; anything else throws, because it would be a bug.
 *
 * @param means predicted effects; @param sds their SDs (>= 0); @param better which direction is best
 */
export const sigmaBest = (
  means: readonly number[],
  sds: readonly number[],
  better: 'lower' | 'higher',
): number[] => {
  const k = means.length;
  if (sds.length !== k) throw new RangeError('one SD for each mean');
  if (means.some((m) => !Number.isFinite(m)) || sds.some((s) => !(s >= 0) || s === Infinity))
    throw new RangeError('means and SDs must be finite, SDs not negative');
  if (k === 0) return [];
  const lower = better === 'lower' ? means : means.map((x) => -x); // from here on lower is better
  const best = Math.min(...lower);
  const m = lower.map((x) => x - best); // near 0 where it matters, so that small SDs survive rounding
  const widest = Math.max(...sds);
  const spread = m.flatMap((mean, i) => (sds[i]! > POINT_MASS * widest ? [{ i, mean, sd: sds[i]! }] : []));
  const fixed = m.flatMap((mean, i) => (sds[i]! > POINT_MASS * widest ? [] : [{ i, mean }]));
  const bar = fixed.length ? Math.min(...fixed.map((f) => f.mean)) : Infinity;

  const sigma = Array<number>(k).fill(0);
  const ties = fixed.filter((f) => f.mean === bar);
  const nobodyBelowBar = spread.reduce((p, c) => p * normalCdf((c.mean - bar) / c.sd), 1);
  for (const t of ties) sigma[t.i] = nobodyBelowBar / ties.length;
  for (const [a, b] of panels(spread, bar)) addPanel(sigma, spread, a, b);

  const sum = sigma.reduce((s, x) => s + x, 0);
  if (Math.abs(sum - 1) > 1e-9) throw new Error(`sigma sums to ${sum}`);
  return sigma;
};

interface Spread {
  i: number;
  mean: number;
  sd: number;
}

const panels = (spread: readonly Spread[], bar: number): [number, number][] => {
  const breaks = spread.flatMap((c) => Array.from({ length: 17 }, (_, z) => c.mean + (z - 8) * c.sd));
  const below = [...new Set([...breaks.filter((x) => x < bar), ...(Number.isFinite(bar) ? [bar] : [])])];
  below.sort((a, b) => a - b);
  return below.slice(1).map((b, j): [number, number] => [below[j]!, b]);
};

const addPanel = (sigma: number[], spread: readonly Spread[], a: number, b: number): void => {
  const half = (b - a) / 2;
  for (const [node, weight] of GAUSS)
    for (const x of [a + half - half * node, a + half + half * node]) {
      const worse = spread.map((c) => normalCdf((c.mean - x) / c.sd));
      spread.forEach((c, n) => {
        let density = (weight * half * normalPdf((x - c.mean) / c.sd)) / c.sd;
        for (let j = 0; j < worse.length && density > 0; j++) if (j !== n) density *= worse[j]!;
        sigma[c.i]! += density;
      });
    }
};

/** P(effect is a benefit of at least `mcid`) for Normal(mean, sd^2); a point mass gives 0 or 1. */
export const pAtLeast = (mean: number, sd: number, mcid: number, better: 'lower' | 'higher'): number => {
  const benefit = better === 'lower' ? -mean : mean;
  if (sd === 0) return benefit >= mcid ? 1 : 0;
  return normalCdf((benefit - mcid) / sd);
};
