import type { Assurance } from '../../shared/design.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { VerdictKey } from '../../shared/trial.ts';
import { createRng, type Rng } from '../inference/index.ts';
import type { SimulatedEnd } from './simulated-course.ts';
import { type AssuranceInput, createTrials, type RunTrial } from './simulated-trial.ts';
import { attainable } from './truth.ts';

export type { AssuranceInput } from './simulated-trial.ts';

/** What becomes of a real benefit of one size in one of the arms, the others without effect. */
export interface Noticed {
  size: number;
  /** Share of trials that end in the verdict "better" for that arm. */
  noticed: number;
  /** Mean share of the days that are spent on that arm. */
  onArm: number;
}

export interface AssuranceOutput {
  assurance: Assurance;
  noticed: Noticed[];
  /** Mean days in periods when the effects are drawn from what is expected; fewer than planned where rules stop. */
  expectedDays: number;
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
 * How the simulated trials from..to-1 ended. Every trial has its own stream of chance, so the
 * parts may be computed anywhere and in any order.
 */
export function* runAssuranceTrials(
  input: AssuranceInput,
  run: RunTrial,
  from: number,
  to: number,
): Generator<number, Result<SimulatedEnd[]>, void> {
  const ends: SimulatedEnd[] = [];
  for (let i = from; i < to; i++) {
    const { effects, rng } = truthOf(input, i);
    const ended = run(effects, rng);
    if (!ended.ok) return ended;
    ends.push(ended.value);
    yield i + 1;
  }
  return ok(ends);
}

/** The figures from the ends of all simulated trials, in their order. */
export const assuranceFrom = (input: AssuranceInput, ends: readonly SimulatedEnd[]): AssuranceOutput => {
  const { simulations: n, outcome, expected, sizes } = input;
  const sign = outcome.better === 'lower' ? -1 : 1;
  const counts = new Map<VerdictKey, number>();
  let right = 0;
  let inconclusive = 0;
  for (let i = 0; i < n; i++) {
    const { effects } = truthOf(input, i);
    for (const [k, verdict] of ends[i]!.verdicts.entries()) {
      counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
      const claim = claims[verdict];
      if (!claim) inconclusive++;
      else if (isRight(claim, sign * effects[k]!, outcome.mcid)) right++;
    }
  }
  const mean = (question: number, of: (end: SimulatedEnd, i: number) => number): number =>
    ends.slice(question * n, (question + 1) * n).reduce((sum, end, i) => sum + of(end, i), 0) / n;
  const helps = (i: number) => i % expected.length; // as in truthOf
  const comparisons = n * expected.length;
  return {
    assurance: {
      pCorrect: right / comparisons,
      pInconclusive: inconclusive / comparisons,
      falseBenefit: mean(1, (end) => (end.verdicts.includes('better') ? 1 : 0)),
      simulations: n,
    },
    noticed: sizes.map((size, s) => ({
      size,
      noticed: mean(2 + s, (end, i) => (end.verdicts[helps(i)] === 'better' ? 1 : 0)),
      onArm: mean(2 + s, (end, i) => end.onArm[helps(i) + 1]! / end.days),
    })),
    expectedDays: mean(0, (end) => end.days),
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
 * Where the design stops early by its rules or draws later blocks from the results, the simulated trials do so too.
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
