import type { Proposal } from './proposals.ts';
import type { Draws, Target } from './sampler.ts';

/**
 * x = centre + scale (v cosh e + sqrt(1 + v^2) sinh e): the sinh-arcsinh map of Jones & Pewsey (2009) with unit tail
 * weight. Its right slope is exp(e), its left slope exp(-e), so a skewed coordinate becomes a nearly Normal v.
 */
interface SkewMap {
  position: number;
  centre: number;
  scale: number;
  cosh: number;
  sinh: number;
}

const STEPS = 161;
const HALF_RANGE = 8;

/** Skewness of sinh(asinh(Z) + e), Z standard Normal, by the trapezoid rule; with mean and SD. */
const momentsOf = (e: number): { mean: number; sd: number; skewness: number } => {
  let total = 0;
  let m1 = 0;
  let m2 = 0;
  let m3 = 0;
  for (let i = 0; i < STEPS; i++) {
    const v = -HALF_RANGE + (2 * HALF_RANGE * i) / (STEPS - 1);
    const w = Math.exp(-0.5 * v * v);
    const x = v * Math.cosh(e) + Math.sqrt(1 + v * v) * Math.sinh(e);
    total += w;
    m1 += w * x;
    m2 += w * x * x;
    m3 += w * x * x * x;
  }
  m1 /= total;
  m2 /= total;
  m3 /= total;
  const variance = m2 - m1 * m1;
  const sd = Math.sqrt(variance);
  return { mean: m1, sd, skewness: (m3 - 3 * m1 * variance - m1 ** 3) / sd ** 3 };
};

const TABLE = Array.from({ length: 25 }, (_, i) => ({ e: i * 0.05, ...momentsOf(i * 0.05) }));

/** The e > 0 whose map has a given skewness > 0, by linear interpolation; at most 1.2. */
const skewParameter = (skewness: number): number => {
  const above = TABLE.findIndex((row) => row.skewness > skewness);
  if (above < 0) return TABLE.at(-1)!.e;
  const b = TABLE[above]!;
  const a = TABLE[above - 1]!;
  return a.e + ((b.e - a.e) * (skewness - a.skewness)) / (b.skewness - a.skewness);
};

/** Below this |skewness| of the pilot draws nothing is gained. */
const LEAST = 0.15;

const mapsOf = (target: Target, draws: Draws): SkewMap[] => {
  const { dimensions: d, firstEffect } = target;
  const maps: SkewMap[] = [];
  for (let position = 0; position < d; position++) {
    if (position >= firstEffect && position < firstEffect + target.effectPriors.length) continue;
    const x = draws.x[position]!;
    let mean = 0;
    for (let i = 0; i < draws.n; i++) mean += draws.weight[i]! * x[i]!;
    let m2 = 0;
    let m3 = 0;
    for (let i = 0; i < draws.n; i++) {
      const r = x[i]! - mean;
      m2 += draws.weight[i]! * r * r;
      m3 += draws.weight[i]! * r * r * r;
    }
    const skewness = m3 / m2 ** 1.5;
    if (!(Math.abs(skewness) > LEAST) || !Number.isFinite(skewness)) continue;
    const e = skewParameter(Math.abs(skewness));
    const shape = momentsOf(e);
    const sign = Math.sign(skewness);
    const scale = Math.sqrt(m2) / shape.sd;
    maps.push({
      position,
      centre: mean - sign * scale * shape.mean,
      scale,
      cosh: Math.cosh(e),
      sinh: sign * Math.sinh(e),
    });
  }
  return maps;
};

const forward = (m: SkewMap, v: number): number =>
  m.centre + m.scale * (v * m.cosh + Math.sqrt(1 + v * v) * m.sinh);
const slope = (m: SkewMap, v: number): number => m.scale * (m.cosh + (v / Math.sqrt(1 + v * v)) * m.sinh);
const backward = (m: SkewMap, x: number): number => {
  const w = (x - m.centre) / m.scale;
  return w * m.cosh - Math.sqrt(1 + w * w) * m.sinh;
};

export interface Straightened {
  /** The same posterior in the coordinates v. */
  target: Target;
  /** Draws of x as draws of v, and back; the columns that no map touches are shared. */
  inward(draws: Draws): Draws;
  outward(draws: Draws): Draws;
  /** A proposal for x as one for v, to first order at its mean. */
  proposal(p: Proposal): Proposal;
}

export const unchanged = (target: Target): Straightened => ({
  target,
  inward: (d) => d,
  outward: (d) => d,
  proposal: (p) => p,
});

/** Coordinates in which skewed nuisance parameters are nearly Normal, from the skewness of pilot draws. */
export const straightened = (target: Target, pilot: Draws): Straightened => {
  const maps = mapsOf(target, pilot);
  const mapped = (draws: Draws, f: (m: SkewMap, value: number) => number): Draws => {
    const x = [...draws.x];
    for (const m of maps) x[m.position] = x[m.position]!.map((value) => f(m, value));
    return { ...draws, x };
  };
  if (maps.length === 0) return unchanged(target);
  const at = new Float64Array(target.dimensions);
  const gradients = target.effectGradients;
  return {
    target: {
      ...target,
      logBase: target.logBase.map((base) => (v) => {
        at.set(v);
        let jacobian = 1;
        for (let i = 0; i < maps.length; i++) {
          const m = maps[i]!;
          const value = v[m.position]!;
          const root = Math.sqrt(1 + value * value);
          at[m.position] = m.centre + m.scale * (value * m.cosh + root * m.sinh);
          jacobian *= m.scale * (m.cosh + (value / root) * m.sinh);
        }
        return base(at) + Math.log(jacobian);
      }),
      ...(gradients
        ? {
            effectGradients: (v: Float64Array) => {
              const x = v.slice();
              for (const m of maps) x[m.position] = forward(m, v[m.position]!);
              return gradients(x).map((g) => {
                const out = g.slice();
                for (const m of maps) out[m.position]! *= slope(m, v[m.position]!);
                return out;
              });
            },
          }
        : {}),
    },
    proposal: (p) => {
      const d = target.dimensions;
      const mean = p.mean.slice();
      const transform = p.transform.slice();
      const inverse = p.inverse.slice();
      let { logNorm } = p;
      for (const m of maps) {
        const v = backward(m, p.mean[m.position]!);
        const rise = slope(m, v);
        mean[m.position] = v;
        logNorm += Math.log(rise);
        for (let j = 0; j < d; j++) {
          transform[m.position * d + j]! /= rise;
          inverse[j * d + m.position]! *= rise;
        }
      }
      return { ...p, mean, transform, inverse, logNorm };
    },
    inward: (draws) => mapped(draws, backward),
    outward: (draws) => mapped(draws, forward),
  };
};
