import type { Assurance } from '../../shared/design.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { VerdictKey } from '../../shared/trial.ts';
import { createRng } from '../inference/index.ts';
import { type AssuranceInput, createTrials, noticedShare } from './simulated-trial.ts';
import { attainable } from './truth.ts';

export type { AssuranceInput } from './simulated-trial.ts';

export interface AssuranceOutput {
  assurance: Assurance;
  /** How often a real benefit of each size, in one of the arms, ends in the verdict "better" for that arm. */
  noticed: { size: number; noticed: number }[];
  /** How often each verdict comes out when the effects are drawn from what is expected. */
  verdicts: Partial<Record<VerdictKey, number>>;
}

export interface AssuranceProgress {
  done: number;
  total: number;
}

/** What a firm verdict claims; "probably", "not sure yet" and "conflict" claim nothing. */
const claims: Partial<Record<VerdictKey, 'benefit' | 'harm' | 'small'>> = {
  better: 'benefit',
  worse: 'harm',
  'no-worthwhile-difference': 'small',
};

/**
 * Simulates the trial before it starts, with the engine, the plan and the verdict rule of the real one. Each
 * simulated trial draws its own sequence from the permitted set.
 * - Assurance: effects drawn from `expected`. Per comparison with the reference, a firm verdict is right if it is
 *   "better" and the true effect a benefit, "worse" and a harm, "no worthwhile difference" and smaller than the
 *   MCID. pInconclusive counts the verdicts that are not firm; the rest is wrong.
 * - falseBenefit: no arm has an effect; share of trials in which at least one arm is called better.
 * - noticed: one arm (in turn) has the size, the others nothing; share in which that arm is called better.
 * A generator, so that the caller can report progress, give way and stop: it yields after every simulated trial
 * and returns the result. Deterministic in the input. The standard error of a share p is sqrt(p (1 - p) / n).
 */
export function* simulateAssurance(
  input: AssuranceInput,
): Generator<AssuranceProgress, Result<AssuranceOutput>, void> {
  const trials = createTrials(input);
  if (!trials.ok) return trials;
  const run = trials.value;
  const { simulations: n, outcome, expected, sizes, person } = input;
  const total = n * (2 + sizes.length);
  let done = 0;
  const progress = (): AssuranceProgress => ({ done: ++done, total });

  const sign = outcome.better === 'lower' ? -1 : 1;
  const counts = new Map<VerdictKey, number>();
  let right = 0;
  let inconclusive = 0;
  for (let i = 0; i < n; i++) {
    const rng = createRng(input.seed, i);
    const truth = expected.map((e) => attainable(outcome, person.baseline, e.mean + e.sd * rng.normal()));
    const ended = run(truth, rng);
    if (!ended.ok) return ended;
    for (const [k, verdict] of ended.value.entries()) {
      counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
      const claim = claims[verdict];
      if (!claim) inconclusive++;
      else if (isRight(claim, sign * truth[k]!, outcome.mcid)) right++;
    }
    yield progress();
  }

  let falseBenefits = 0;
  const nothing = expected.map(() => 0);
  for (let i = 0; i < n; i++) {
    const ended = run(nothing, createRng(input.seed, n + i));
    if (!ended.ok) return ended;
    if (ended.value.includes('better')) falseBenefits++;
    yield progress();
  }

  const noticed: AssuranceOutput['noticed'] = [];
  for (const [s, size] of sizes.entries()) {
    const share = yield* noticedShare(input, run, size, (2 + s) * n, progress);
    if (!share.ok) return share;
    noticed.push({ size, noticed: share.value });
  }

  const comparisons = n * expected.length;
  return ok({
    assurance: {
      pCorrect: right / comparisons,
      pInconclusive: inconclusive / comparisons,
      falseBenefit: falseBenefits / n,
      simulations: n,
    },
    noticed,
    verdicts: Object.fromEntries([...counts].map(([key, count]) => [key, count / comparisons])),
  });
}

const isRight = (claim: 'benefit' | 'harm' | 'small', benefit: number, mcid: number): boolean =>
  claim === 'benefit' ? benefit > 0 : claim === 'harm' ? benefit < 0 : Math.abs(benefit) < mcid;
