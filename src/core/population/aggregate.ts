import { normalPdf } from '../inference/numerics/normal.ts';
import { type ContributionHistogram, contributions } from './histogram.ts';
import { binProbabilities, noiseKernel, type ReleaseModel } from './likelihood.ts';

/** What was known before anybody contributed: the literature, and a vague component beside it. */
export interface PopulationPrior {
  /** The average effect, Normal(mean, sd^2), with probability `weight`; else Normal(0, vagueSd^2). */
  mean: number;
  sd: number;
  weight: number;
  vagueSd: number;
  /** Scale of the half-normal prior of the spread between persons. */
  tauScale: number;
}

/** A population prior learned from contributions. */
export interface PopulationPosterior {
  contributions: number;
  mu: { mean: number; sd: number };
  tau: { mean: number; sd: number };
  /** Predictive distribution of a new person's own effect: sd^2 = E[tau^2] + Var[mu]. */
  predictive: { mean: number; sd: number };
  /** Posterior weight of the literature component. */
  literatureWeight: number;
}

/** Contributions below this number are never published: the noise would be mistaken for people. */
export const MIN_CONTRIBUTIONS = 200;

const MU_NODES = 97;
const TAU_NODES = 49;

/** Nodes over mu (within the clip) and tau (denser near 0), with the log likelihood of one histogram at each. */
interface Lattice {
  mu: Float64Array;
  tau: Float64Array;
}

const latticeOf = (clip: number): Lattice => ({
  mu: Float64Array.from({ length: MU_NODES }, (_, i) => -clip + (2 * clip * i) / (MU_NODES - 1)),
  tau: Float64Array.from({ length: TAU_NODES }, (_, i) => clip * (i / (TAU_NODES - 1)) ** 2),
});

/** Refines a lattice around where the mass lies, so that thousands of contributions do not fall between nodes. */
const zoomed = (lattice: Lattice, weights: Float64Array): Lattice => {
  const around = (nodes: Float64Array, marginal: (i: number) => number): Float64Array => {
    const n = nodes.length;
    let low = 0;
    let high = n - 1;
    while (low < n - 2 && marginal(low + 1) < 1e-7) low++;
    while (high > 1 && marginal(high - 1) < 1e-7) high--;
    const [from, to] = [nodes[low]!, nodes[high]!];
    return Float64Array.from({ length: n }, (_, i) => from + ((to - from) * i) / (n - 1));
  };
  const sum = (pick: (i: number) => number, count: number) => {
    let s = 0;
    for (let i = 0; i < count; i++) s += weights[pick(i)]!;
    return s;
  };
  return {
    mu: around(lattice.mu, (i) => sum((t) => i * TAU_NODES + t, TAU_NODES)),
    tau: around(lattice.tau, (t) => sum((i) => i * TAU_NODES + t, MU_NODES)),
  };
};

/** Width of each node's cell (trapezoid rule). */
const cells = (nodes: Float64Array): Float64Array =>
  nodes.map((_, i) => ((nodes[i + 1] ?? nodes[i]!) - (nodes[i - 1] ?? nodes[i]!)) / 2);

/**
 * Random-effects posterior of a population from differentially private contributions, with the noise and the
 * clipping in the likelihood (nothing is "denoised"), by quadrature over (mu, tau).
 *
 * @param histograms one for each epsilon in use, all on the same grid
 * @param models the release model of each histogram
 */
export const aggregate = (
  histograms: readonly ContributionHistogram[],
  models: readonly ReleaseModel[],
  prior: PopulationPrior,
): PopulationPosterior => {
  const clip = models[0] ? models[0].grid * models[0].steps : 1;
  const kernels = models.map((m) => noiseKernel(m));
  let lattice = latticeOf(clip);
  let posterior = weigh(lattice, histograms, models, kernels, prior);
  for (let round = 0; round < 2; round++) {
    lattice = zoomed(lattice, posterior.weights);
    posterior = weigh(lattice, histograms, models, kernels, prior);
  }
  const { weights, literature } = posterior;
  const moment = (f: (mu: number, tau: number) => number) => {
    let sum = 0;
    lattice.mu.forEach((mu, i) => {
      lattice.tau.forEach((tau, t) => {
        sum += weights[i * TAU_NODES + t]! * f(mu, tau);
      });
    });
    return sum;
  };
  const mean = moment((mu) => mu);
  const varMu = moment((mu) => (mu - mean) ** 2);
  const tauMean = moment((_, tau) => tau);
  const tauSquare = moment((_, tau) => tau * tau);
  return {
    contributions: contributions(histograms),
    mu: { mean, sd: Math.sqrt(varMu) },
    tau: { mean: tauMean, sd: Math.sqrt(Math.max(0, tauSquare - tauMean ** 2)) },
    predictive: { mean, sd: Math.sqrt(tauSquare + varMu) },
    literatureWeight: literature,
  };
};

/** Normalised posterior weights of the lattice's nodes, and the posterior weight of the literature component. */
const weigh = (
  lattice: Lattice,
  histograms: readonly ContributionHistogram[],
  models: readonly ReleaseModel[],
  kernels: readonly Float64Array[][],
  prior: PopulationPrior,
): { weights: Float64Array; literature: number } => {
  const logs = new Float64Array(MU_NODES * TAU_NODES);
  const share = new Float64Array(MU_NODES * TAU_NODES); // of the literature component, at this mu
  const [muCells, tauCells] = [cells(lattice.mu), cells(lattice.tau)];
  lattice.mu.forEach((mu, i) => {
    const known = (prior.weight * normalPdf((mu - prior.mean) / prior.sd)) / prior.sd;
    const vague = ((1 - prior.weight) * normalPdf(mu / prior.vagueSd)) / prior.vagueSd;
    lattice.tau.forEach((tau, t) => {
      const at = i * TAU_NODES + t;
      let log = Math.log(known + vague) - 0.5 * (tau / prior.tauScale) ** 2;
      log += Math.log(muCells[i]! * tauCells[t]!);
      histograms.forEach((h, k) => {
        const p = binProbabilities({ mu, tau }, models[k]!, kernels[k]!);
        h.counts.forEach((count, bin) => {
          if (count > 0) log += count * Math.log(p[bin]!);
        });
      });
      logs[at] = log;
      share[at] = known / (known + vague);
    });
  });
  const top = logs.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = logs.map((l) => Math.exp(l - top));
  const total = weights.reduce((a, b) => a + b, 0);
  let literature = 0;
  for (let i = 0; i < weights.length; i++) {
    weights[i]! /= total;
    literature += weights[i]! * share[i]!;
  }
  return { weights, literature };
};

/** True where the learned prior may be published: enough people, and narrower than what was known already. */
export const publishable = (posterior: PopulationPosterior, literaturePredictiveSd: number): boolean =>
  posterior.contributions >= MIN_CONTRIBUTIONS && posterior.predictive.sd < literaturePredictiveSd;
