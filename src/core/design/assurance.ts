import type { Assurance } from '../../shared/design.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { VerdictKey } from '../../shared/trial.ts';
import { createRng, type Rng } from '../inference/index.ts';
import { type AssuranceInput, createTrials, type RunTrial } from './simulated-trial.ts';
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

/** Number of simulated trials behind one answer: `simulations` for each question. */
export const assuranceTrials = (input: AssuranceInput): number =>
  input.simulations * (2 + input.sizes.length);

/**
 * The true effects of trial i and what is left of its stream of chance. Trials of the first question draw them from
 * what is expected, of the second have none, of the others one arm in turn has the size asked about.
 */
const truthOf = (input: AssuranceInput, i: number): { effects: number[]; rng: Rng } => {
  const { simulations: n, outcome, expected, sizes, person } = input;
  const rng = createRng(input.seed, i);
  const question = Math.floor(i / n);
  if (question === 0) {
    const effects = expected.map((e) => attainable(outcome, person.baseline, e.mean + e.sd * rng.normal()));
    return { effects, rng };
  }
  if (question === 1) return { effects: expected.map(() => 0), rng };
  const size = sizes[question - 2]!;
  const effect = attainable(outcome, person.baseline, outcome.better === 'lower' ? -size : size);
  const arm = (i % n) % expected.length;
  return { effects: expected.map((_, k) => (k === arm ? effect : 0)), rng };
};

/**
 * Verdicts of the simulated trials from..to-1, one list of arms each. Every trial has its own stream of chance, so the
 * parts may be computed anywhere and in any order.
 */
export function* runAssuranceTrials(
  input: AssuranceInput,
  run: RunTrial,
  from: number,
  to: number,
): Generator<number, Result<VerdictKey[][]>, void> {
  const verdicts: VerdictKey[][] = [];
  for (let i = from; i < to; i++) {
    const { effects, rng } = truthOf(input, i);
    const ended = run(effects, rng);
    if (!ended.ok) return ended;
    verdicts.push(ended.value);
    yield i + 1;
  }
  return ok(verdicts);
}

/** The figures from the verdicts of all simulated trials, in their order. */
export const assuranceFrom = (
  input: AssuranceInput,
  verdicts: readonly (readonly VerdictKey[])[],
): AssuranceOutput => {
  const { simulations: n, outcome, expected, sizes } = input;
  const sign = outcome.better === 'lower' ? -1 : 1;
  const counts = new Map<VerdictKey, number>();
  let right = 0;
  let inconclusive = 0;
  for (let i = 0; i < n; i++) {
    const { effects } = truthOf(input, i);
    for (const [k, verdict] of verdicts[i]!.entries()) {
      counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
      const claim = claims[verdict];
      if (!claim) inconclusive++;
      else if (isRight(claim, sign * effects[k]!, outcome.mcid)) right++;
    }
  }
  const share = (question: number, hit: (arms: readonly VerdictKey[], i: number) => boolean): number =>
    verdicts.slice(question * n, (question + 1) * n).filter(hit).length / n;
  const comparisons = n * expected.length;
  return {
    assurance: {
      pCorrect: right / comparisons,
      pInconclusive: inconclusive / comparisons,
      falseBenefit: share(1, (arms) => arms.includes('better')),
      simulations: n,
    },
    noticed: sizes.map((size, s) => ({
      size,
      noticed: share(2 + s, (arms, i) => arms[i % expected.length] === 'better'),
    })),
    verdicts: Object.fromEntries([...counts].map(([key, count]) => [key, count / comparisons])),
  };
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
  const total = assuranceTrials(input);
  const steps = runAssuranceTrials(input, trials.value, 0, total);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.ok ? ok(assuranceFrom(input, step.value.value)) : step.value;
    yield { done: step.value, total };
  }
}

const isRight = (claim: 'benefit' | 'harm' | 'small', benefit: number, mcid: number): boolean =>
  claim === 'benefit' ? benefit > 0 : claim === 'harm' ? benefit < 0 : Math.abs(benefit) < mcid;
