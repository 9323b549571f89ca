import { normalQuantile } from './normal.ts';

/** A stream of random numbers, injected wherever the core needs chance. Same seed, same stream. */
export interface Rng {
  /** 32 random bits as an unsigned integer. */
  uint32(): number;
  /** Uniform on the open interval (0, 1), 53 bits. */
  uniform(): number;
  /** Standard Normal by inversion, one uniform each. */
  normal(): number;
}

/**
 * sfc32 (C. Doty-Humphrey's "small fast counting" generator, period at least 2^32, passes PractRand),
 * its state filled from the seed by splitmix32. Not for keys: the trial's sequence uses its own generator.
 * @param seed 0 to 2^32 - 1; a second number gives an independent stream of the same seed.
 */
export const createRng = (seed: number, stream = 0): Rng => {
  let mix = (seed ^ Math.imul(stream, 0x9e3779b9)) >>> 0;
  const next = (): number => {
    mix = (mix + 0x9e3779b9) >>> 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let a = next();
  let b = next();
  let c = next();
  let counter = 1;
  const uint32 = (): number => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return t >>> 0;
  };
  for (let i = 0; i < 15; i++) uint32();
  const uniform = (): number => ((uint32() >>> 5) * 67108864 + (uint32() >>> 6) + 0.5) / 9007199254740992;
  return { uint32, uniform, normal: () => normalQuantile(uniform()) };
};

/** Gamma(shape, 1) by Marsaglia & Tsang (2000); for shapes below 1 boosted by a uniform power. */
export const gammaDraw = (rng: Rng, shape: number): number => {
  if (shape < 1) return gammaDraw(rng, shape + 1) * rng.uniform() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = rng.normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(rng.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
};

/** Poisson(mean): multiplication below 30, else the gamma reduction of Ahrens & Dieter (1974). */
export const poissonDraw = (rng: Rng, mean: number): number => {
  if (!(mean > 0)) return 0;
  if (mean < 30) {
    const limit = Math.exp(-mean);
    let k = 0;
    for (let p = rng.uniform(); p > limit; p *= rng.uniform()) k++;
    return k;
  }
  const m = Math.floor(mean * 0.875);
  const g = gammaDraw(rng, m);
  if (g <= mean) return m + poissonDraw(rng, mean - g);
  let k = 0; // m - 1 uniform order statistics below mean / g
  for (let i = 0; i < m - 1; i++) if (rng.uniform() < mean / g) k++;
  return k;
};

/** Poisson(mean) from one uniform number by sequential search; for means up to about 50. */
export const poissonAt = (u: number, mean: number): number => {
  let p = Math.exp(-mean);
  let left = u - p;
  let k = 0;
  while (left > 0 && k < 1000) {
    k++;
    p *= mean / k;
    left -= p;
  }
  return k;
};
