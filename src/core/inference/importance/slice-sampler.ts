import { chainDiagnostics } from '../numerics/chain-diagnostics.ts';
import { createRng, type Rng } from '../numerics/rng.ts';
import { laplaceProposals, type Proposal } from './proposals.ts';
import { type Draws, logEffectDensity, squaredRadius, type Target } from './sampler.ts';

const CHAINS = 4;
const BURN = 1000;
const KEPT = 6000;
const WIDEN = 2; // the reference Normal must be wider than the posterior for the chain to reach its tails
const MAX_SHRINKS = 200;

type LogTarget = (stratum: number, x: Float64Array) => number;

/** Log posterior of one stratum, effects' mixture prior included. */
const logTargetOf = (target: Target): LogTarget => {
  const priors = target.effectPriors.map(logEffectDensity);
  return (stratum, x) => {
    let sum = target.logBase[stratum]!(x);
    for (let k = 0; k < priors.length; k++) sum += priors[k]!(x[target.firstEffect + k]!);
    return Number.isNaN(sum) ? -Infinity : sum;
  };
};

/** A draw from N(0, WIDEN^2 Sigma) of the reference. */
const deviation = (reference: Proposal, d: number, rng: Rng): Float64Array => {
  const z = Float64Array.from({ length: d }, () => rng.normal() * WIDEN);
  return Float64Array.from({ length: d }, (_, i) => {
    let v = 0;
    for (let j = 0; j < d; j++) v += reference.transform[i * d + j]! * z[j]!;
    return v;
  });
};

/** Draws the stratum given the coefficients. */
const drawStratum = (strata: number, logTarget: LogTarget, x: Float64Array, rng: Rng): number => {
  const logs = Array.from({ length: strata }, (_, c) => logTarget(c, x));
  const top = Math.max(...logs);
  const weights = logs.map((v) => Math.exp(v - top));
  let u = rng.uniform() * weights.reduce((a, b) => a + b, 0);
  for (let c = 0; c < weights.length - 1; c++) {
    u -= weights[c]!;
    if (u <= 0) return c;
  }
  return weights.length - 1;
};

/**
 * Generalised elliptical slice sampling (Murray, Adams & MacKay 2010; Nishihara, Murray & Adams 2014) with the
 * Laplace approximation as reference: the fallback where importance weights have too heavy a tail. It has no
 * tuning and is seeded; four chains must agree.
 * @returns null where split R-hat exceeds 1.02 or the effective size of a coordinate stays below 400
 */
export const sliceSample = (target: Target, seed: number): Draws | null => {
  const d = target.dimensions;
  const reference = laplaceProposals(target).reduce((a, b) => (b.logMass > a.logMass ? b : a));
  const logTarget = logTargetOf(target);
  const n = CHAINS * KEPT;
  const x = Array.from({ length: d }, () => new Float64Array(n));
  const stratum = new Uint16Array(n);
  const ratio = (c: number, at: Float64Array): number =>
    logTarget(c, at) + 0.5 * (squaredRadius(reference, at, d) / WIDEN ** 2);

  for (let chain = 0; chain < CHAINS; chain++) {
    const rng = createRng(seed, 0x51ce + chain);
    let c = reference.stratum;
    let at = reference.mean.slice();
    for (let tries = 0; tries < 50; tries++) {
      const start = deviation(reference, d, rng).map((v, j) => v + reference.mean[j]!);
      if (ratio(c, start) === -Infinity) continue;
      at = start;
      break;
    }
    let now = ratio(c, at);
    for (let i = -BURN; i < KEPT; i++) {
      const v = deviation(reference, d, rng);
      const level = now + Math.log(rng.uniform());
      let angle = rng.uniform() * 2 * Math.PI;
      let low = angle - 2 * Math.PI;
      let high = angle;
      for (let s = 0; s < MAX_SHRINKS; s++) {
        const cos = Math.cos(angle);
        const sin = Math.sin(angle);
        const next = at.map((a, j) => reference.mean[j]! + (a - reference.mean[j]!) * cos + v[j]! * sin);
        const value = ratio(c, next);
        if (value > level) {
          at = next;
          now = value;
          break;
        }
        if (angle < 0) low = angle;
        else high = angle;
        angle = low + rng.uniform() * (high - low);
      }
      if (target.logBase.length > 1) {
        c = drawStratum(target.logBase.length, logTarget, at, rng);
        now = ratio(c, at);
      }
      if (i < 0) continue;
      for (let j = 0; j < d; j++) x[j]![chain * KEPT + i] = at[j]!;
      stratum[chain * KEPT + i] = c;
    }
  }
  const { worstRhat, smallestEss } = chainDiagnostics(x, CHAINS);
  if (!(worstRhat < 1.02) || !(smallestEss > 400)) return null;
  return {
    n,
    x,
    weight: new Float64Array(n).fill(1 / n),
    stratum,
    logEvidence: Number.NaN, // a chain does not give it; the conflict check reweights instead
    paretoK: null,
    ess: smallestEss,
  };
};
