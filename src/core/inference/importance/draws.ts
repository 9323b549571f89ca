import { fail, ok, type Result } from '../../../shared/errors.ts';
import { type Points, tPoints } from '../numerics/points.ts';
import { laplaceProposals, type Proposal, refitted } from './proposals.ts';
import { type Draws, drawsNeeded, drawsOf, heavyShareOf, sampleBatch, type Target } from './sampler.ts';
import { sliceSample } from './slice-sampler.ts';
import { type Straightened, straightened, unchanged } from './straighten.ts';

/** Above this shape of the weights' tail importance sampling must not be trusted. */
export const PARETO_LIMIT = 0.7;
/** Below this effective size (or a quarter of the draws, where few were asked for) neither. */
const MIN_ESS = 400;
/** Effective draws of a reported analysis: what the tolerances of docs/methods.md need. */
const ENOUGH_ESS = 4800;
/** With a long tail, whose many wide draws count for less here than they do for the tail's quantiles. */
const ENOUGH_ESS_LONG_TAIL = 4500;
/** An analysis that stays below this tries the next method, too. */
const POOR_ESS = 3000;
const FIRST_BATCH = 4096;
const MOST = 32_768;
/** Pilot draws per stratum that place the proposal; simulations with fewer draws than REFIT_FROM go without. */
const PILOT = 1024;
const REFIT_FROM = 2048;
const PILOT_SEED = 0x5eed;
const PILOT_ROUNDS = 4;
/** Efficiencies (effective size a draw) from which pilot and first batch are good enough. */
const GOOD_PILOT = 0.2;
const GOOD_BATCH = 0.5;
const GOOD_BATCH_LONG_TAIL = 0.45;
const AGAIN = 0x1001; // step of the seed between attempts

const trusted = (d: Draws): boolean =>
  Number.isFinite(d.logEvidence) && (d.paretoK ?? 0) <= PARETO_LIMIT && d.ess >= Math.min(MIN_ESS, d.n / 4);

const pointsFor = (target: Target, n: number, seed: number): Points =>
  tPoints(target.dimensions, n, seed, heavyShareOf(target));

const sample = (
  target: Target,
  proposals: readonly Proposal[],
  seed: number,
  n: number,
  widen = 1,
): Draws => {
  const points = pointsFor(target, drawsNeeded(proposals, n), seed);
  return drawsOf([sampleBatch(target, proposals, n, points, 0, widen)]);
};

/** The draws with no weight above 1/sqrt(n) (Ionides 2008): one stray draw must not place a proposal. */
const truncated = (draws: Draws): Draws => {
  const cap = 1 / Math.sqrt(draws.n);
  const weight = draws.weight.map((w) => (w > cap ? cap : w));
  const total = weight.reduce((a, b) => a + b, 0);
  return { ...draws, weight: weight.map((w) => w / total) };
};

/** Coordinates in which the posterior is nearly Normal, and the proposals in them. */
interface Placed {
  straight: Straightened;
  proposals: Proposal[];
  /** Where it began: the Laplace approximations, in the posterior's own coordinates. */
  laplace: readonly Proposal[];
}

const placedBy = (target: Target, laplace: readonly Proposal[], draws: Draws): Placed => {
  const usable = truncated(draws);
  const straight = straightened(target, usable);
  const known = laplace.map(straight.proposal);
  return { straight, proposals: refitted(straight.target, known, straight.inward(usable)), laplace };
};

/**
 * Pilot draws from the Laplace approximation straighten skewed coordinates and move each proposal to the weighted mean
 * and covariance; again from draws of the moved proposals until these are efficient.
 */
const pilotPlaced = (target: Target, seed: number, perStratum: number): Placed => {
  const n = perStratum * Math.ceil(Math.sqrt(target.logBase.length));
  const laplace = laplaceProposals(target);
  let draws = sample(target, laplace, seed ^ PILOT_SEED, n, 1.1);
  let placed: Placed = { straight: unchanged(target), proposals: laplace, laplace };
  for (let round = 1; round <= PILOT_ROUNDS && Number.isFinite(draws.logEvidence); round++) {
    placed = placedBy(target, laplace, draws);
    const again = round === 1 && target.longTail !== undefined; // a tail needs more draws to be fitted
    if (draws.ess > GOOD_PILOT * n && !again) break;
    const { straight, proposals } = placed;
    draws = straight.outward(sample(straight.target, proposals, (seed ^ PILOT_SEED) + round, n));
  }
  return placed;
};

/**
 * A first batch, doubled until the effective size is reached: powers of two are where Sobol' points are evenest. A first
 * batch of poor efficiency places the proposals once more instead.
 */
const adaptiveDraws = (target: Target, pilot: Placed, seed: number): { draws: Draws; placed: Placed } => {
  let placed = pilot;
  for (let attempt = 0; ; attempt++) {
    const { straight, proposals } = placed;
    const firstNeed = drawsNeeded(proposals, FIRST_BATCH);
    const own = seed + attempt * AGAIN;
    const first = sampleBatch(straight.target, proposals, FIRST_BATCH, pointsFor(target, firstNeed, own), 0);
    const draws = drawsOf([first]);
    const efficiency = draws.ess / draws.n;
    if (
      efficiency < (target.longTail === undefined ? GOOD_BATCH : GOOD_BATCH_LONG_TAIL) &&
      attempt < 2 &&
      Number.isFinite(draws.logEvidence)
    ) {
      placed = placedBy(target, placed.laplace, straight.outward(draws));
      continue;
    }
    const batches = [first];
    let sofar = draws;
    const enough = target.longTail === undefined ? ENOUGH_ESS : ENOUGH_ESS_LONG_TAIL;
    for (let used = firstNeed, n = FIRST_BATCH; sofar.ess < enough && n < MOST; n *= 2) {
      const need = drawsNeeded(proposals, n);
      batches.push(sampleBatch(straight.target, proposals, n, pointsFor(target, used + need, own), used));
      sofar = drawsOf(batches);
      used += need;
    }
    return { draws: sofar, placed };
  }
};

/**
 * Draws from the posterior with the reliability check built in. Pilot draws place the proposal, the achieved effective
 * size decides how many draws follow. Where the weights' tail is too heavy or the effective size stays poor: the
 * proposal is fitted to these draws again, 1.4 times as wide, and four times the draws; where that fails too,
 * elliptical slice sampling with its own check; then a refusal. Never a silent bad answer. `method` says which one
 * answered.
 * @param n number of draws, for simulations; left out, the effective size decides
 */
export const reliableDraws = (
  target: Target,
  seed: number,
  n?: number,
): Result<{ draws: Draws; method: string }> => {
  if (n !== undefined && n < REFIT_FROM) {
    const draws = sample(target, laplaceProposals(target), seed, n);
    if (trusted(draws)) return ok({ draws, method: 'importance-sampling' });
  }
  const pilot = pilotPlaced(target, seed, n === undefined ? PILOT : Math.min(PILOT, Math.ceil(n / 4)));
  const { draws: first, placed } =
    n === undefined
      ? adaptiveDraws(target, pilot, seed)
      : { draws: sample(pilot.straight.target, pilot.proposals, seed, n), placed: pilot };
  const { straight } = placed;
  const answer = (draws: Draws, method: string) => ok({ draws: straight.outward(draws), method });
  const reliable = trusted(first);
  if (reliable && (n !== undefined || first.ess >= POOR_ESS)) return answer(first, 'importance-sampling');
  const known = placed.laplace.map(straight.proposal);
  const again = refitted(straight.target, known, truncated(first));
  const second = sample(straight.target, again, seed, Math.min(4 * (n ?? MOST), 2 * MOST), 1.4);
  if (trusted(second) && !(reliable && first.ess > second.ess))
    return answer(second, 'importance-sampling (wide)');
  if (reliable) return answer(first, 'importance-sampling');
  const chains = sliceSample(target, seed);
  if (chains) return ok({ draws: chains, method: 'slice-sampling' });
  return fail(
    'not-available',
    'The posterior of these data has a shape that this engine cannot compute reliably, so it gives no answer. Your data are safe. Please report this with the analysis exported.',
  );
};
