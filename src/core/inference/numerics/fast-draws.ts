import type { Rng } from './rng.ts';

/**
 * Many random numbers at once, for posterior predictive replicates: the generator's state lives in local variables,
 * which is about ten times as fast as one call a number. The generator is sfc32 as in rng.ts, seeded from `rng`.
 */

// Ziggurat with 128 layers: Marsaglia & Tsang (2000) as corrected by J. A. Doornik, "An improved ziggurat method to
// generate normal random samples" (2005): layer and position come from different bits.
const LAYERS = 128;
const R = 3.442619855899;
const AREA = 9.91256303526217e-3;
const POSITIONS = 1 << 24;
const edge = new Float64Array(LAYERS + 1);
const step = new Float64Array(LAYERS);
const inside = new Float64Array(LAYERS);
{
  let density = Math.exp(-0.5 * R * R);
  edge[0] = AREA / density;
  edge[1] = R;
  for (let i = 2; i < LAYERS; i++) {
    edge[i] = Math.sqrt(-2 * Math.log(AREA / edge[i - 1]! + density));
    density = Math.exp(-0.5 * edge[i]! * edge[i]!);
  }
  for (let i = 0; i < LAYERS; i++) {
    step[i] = edge[i]! / POSITIONS;
    inside[i] = (POSITIONS * edge[i + 1]!) / edge[i]!;
  }
}

const beyondR = (rng: Rng): number => {
  for (;;) {
    const x = -Math.log(rng.uniform()) / R;
    if (-2 * Math.log(rng.uniform()) >= x * x) return R + x;
  }
};

/** One in eighty: position x of a layer lies outside its rectangle. NaN where it is rejected. */
const outside = (x: number, layer: number, rng: Rng): number => {
  if (layer === 0) return x < 0 ? -beyondR(rng) : beyondR(rng);
  const low = Math.exp(-0.5 * (edge[layer]! * edge[layer]! - x * x));
  const high = Math.exp(-0.5 * (edge[layer + 1]! * edge[layer + 1]! - x * x));
  return high + rng.uniform() * (low - high) < 1 ? x : Number.NaN;
};

/** Fills the first n of `out` with standard Normal numbers. */
export const fillNormals = (out: Float64Array, n: number, rng: Rng): void => {
  let a = rng.uint32() | 0;
  let b = rng.uint32() | 0;
  let c = rng.uint32() | 0;
  let counter = rng.uint32() | 0;
  for (let i = 0; i < n; ) {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    const layer = t & (LAYERS - 1);
    const position = (t >> 7) + 0.5; // -2^24 to 2^24, the other 25 bits
    const x = position * step[layer]!;
    if (Math.abs(position) < inside[layer]!) {
      out[i++] = x;
      continue;
    }
    const y = outside(x, layer, rng);
    if (!Number.isNaN(y)) out[i++] = y;
  }
};

/** Fills the first n of `out` with uniform numbers of 32 bits in the open unit interval. */
export const fillUniforms = (out: Float64Array, n: number, rng: Rng): void => {
  let a = rng.uint32() | 0;
  let b = rng.uint32() | 0;
  let c = rng.uint32() | 0;
  let counter = rng.uint32() | 0;
  for (let i = 0; i < n; i++) {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    out[i] = ((t >>> 0) + 0.5) / 4294967296;
  }
};

let spareNormals = new Float64Array(0);
let spareUniforms = new Float64Array(0);

/** Fills the first n of `out` with Gamma(shape, 1) numbers, shape at least 1, by Marsaglia & Tsang (2000). */
export const fillGammas = (out: Float64Array, n: number, shape: number, rng: Rng): void => {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  if (spareNormals.length < n + 16) {
    spareNormals = new Float64Array(n + 16);
    spareUniforms = new Float64Array(n + 16);
  }
  for (let i = 0; i < n; ) {
    const tries = n - i + 16;
    fillNormals(spareNormals, tries, rng);
    fillUniforms(spareUniforms, tries, rng);
    for (let k = 0; k < tries && i < n; k++) {
      const x = spareNormals[k]!;
      const u = spareUniforms[k]!;
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      if (u < 1 - 0.0331 * x * x * x * x || Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v)))
        out[i++] = d * v;
    }
  }
};
