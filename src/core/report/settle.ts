import type { AnalysisSpec } from '../../shared/analysis.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { SettleRow } from '../../shared/results.ts';
import type { VerdictKey } from '../../shared/trial.ts';
import { sampleSequence } from '../design/index.ts';
import { fitSpec } from '../inference/analyse.ts';
import {
  createRng,
  effectEvidence,
  type Rng,
  simulateTrial,
  type TrialTruth,
  type VerdictThresholds,
  verdictOf,
} from '../inference/index.ts';
import { summaryOf } from '../inference/marginal.ts';
import { cholesky } from '../inference/numerics/cholesky.ts';
import { usedOf } from '../inference/problem.ts';

/** What the days so far say of this person: the effects jointly, everything else at its posterior mean. */
export interface LearnedPerson {
  /** Mixture of Normals on the engine's scale, one part for each combination of prior components. */
  parts: { weight: number; mean: number[]; factor: number[] }[];
  /** Without effects: those are drawn. */
  truth: Omit<TrialTruth, 'effects'>;
  /** The specification with every default fixed, so that more days cannot change the plan. */
  spec: AnalysisSpec;
}

export interface SettleInput {
  person: LearnedPerson;
  thresholds: VerdictThresholds;
  /** Shape of a further round, as the protocol had it. */
  periodDays: number;
  washoutDays: number;
  maxRun: number | null;
  /** Share of days without an answer. */
  missing: number;
  /** Numbers of further rounds to ask about. */
  rounds: number[];
  /** Simulated continuations of each. */
  simulations: number;
  seed: number;
}

/**
 * Learns the person from a trial's days. A trend is not carried on beyond the trial: further days stand at the level
 * of mid-trial. Fails where the model cannot be fitted.
 */
export const learnPerson = (spec: AnalysisSpec): Result<LearnedPerson> => {
  const fitted = fitSpec(spec, {});
  if (!fitted.ok) return fitted;
  const { problem, fit } = fitted.value;
  const k = spec.arms.length - 1;
  const top = Math.max(...fit.branches.map((b) => b.branch.logWeight + b.logEvidence));
  const parts = fit.branches.flatMap((b) => {
    const factor = b.cov.slice();
    if (!cholesky(factor, k)) return [];
    const weight = Math.exp(b.branch.logWeight + b.logEvidence - top);
    return [{ weight, mean: [...b.mean], factor: [...factor] }];
  });
  if (parts.length === 0)
    return fail('bad-input', 'The days say too little to simulate how the trial would go on.');
  const at = new Map(fit.parameters.map(([name, m]) => [name, summaryOf(m).mean]));
  const cuts = Array.from({ length: 10 }, (_, i) => at.get(`cut[${i + 1}]`)).filter((c) => c !== undefined);
  const lambda = at.get('lambda') ?? (typeof spec.model?.lambda === 'number' ? spec.model.lambda : 0);
  const named = {
    residualSd: at.get('sigma'),
    rho: at.get('rho'),
    nu: at.get('nu'),
    carry: at.get('phi'),
    logSize: at.get('logSize'),
    periodSd: at.get('tau'),
  };
  const known = Object.fromEntries(Object.entries(named).filter(([, v]) => v !== undefined));
  return ok({
    parts,
    truth: { intercept: at.get('intercept') ?? 0, lambda, ...known, ...(cuts.length > 0 ? { cuts } : {}) },
    spec: { ...spec, totalDays: problem.totalDays, ...usedOf(problem) },
  });
};

/** One draw of the effects from their joint posterior (engine scale). */
const drawEffects = ({ parts }: LearnedPerson, rng: Rng): number[] => {
  const total = parts.reduce((sum, p) => sum + p.weight, 0);
  let left = rng.uniform() * total;
  let part = parts[parts.length - 1]!;
  for (const p of parts) {
    left -= p.weight;
    if (left < 0) {
      part = p;
      break;
    }
  }
  const k = part.mean.length;
  const z = part.mean.map(() => rng.normal());
  return part.mean.map((m, i) => {
    let x = m;
    for (let j = 0; j <= i; j++) x += part.factor[i * k + j]! * z[j]!;
    return x;
  });
};

/** Importance draws of a simulated analysis, as in the planner's assurance. */
const DRAWS = 512;

/** The person's own days, then further rounds in an order drawn anew. */
const goneOn = (input: SettleInput, rounds: number, rng: Rng): AnalysisSpec => {
  const { person, periodDays, washoutDays, maxRun, missing } = input;
  const { spec, truth } = person;
  const arms = spec.arms.length;
  const bytes = (n: number) => Uint8Array.from({ length: n }, () => rng.uint32() >>> 24);
  const sequence = sampleSequence({ arms, periods: rounds * arms, balanced: true, maxRun }, bytes).map(
    (a) => spec.arms[a]!,
  );
  const effects = drawEffects(person, rng);
  const { family } = spec.outcome;
  const fresh = simulateTrial(
    { family, arms: spec.arms, sequence, periodDays, truth: { ...truth, effects }, missing },
    rng,
  );
  const last = spec.days[spec.days.length - 1];
  const lastDay = Math.max(spec.totalDays ?? 0, Math.ceil(last?.day ?? 0));
  const lastPeriod = Math.max(0, ...spec.days.map((d) => d.period ?? 0));
  const armBefore = (period: number) => (period === 0 ? last?.arm : sequence[period - 1]);
  const added = fresh.map((d, i) => {
    const period = Math.floor(i / periodDays);
    const washed = armBefore(period) !== sequence[period] && i % periodDays < washoutDays;
    return { ...d, day: lastDay + d.day, period: lastPeriod + period + 1, y: washed ? null : d.y };
  });
  return { ...spec, days: [...spec.days, ...added], totalDays: lastDay + fresh.length };
};

/** How many continuations one answer takes. */
export const settleTrials = (input: Pick<SettleInput, 'rounds' | 'simulations'>): number =>
  input.rounds.length * input.simulations;

/**
 * Verdicts (one an arm after the reference) of the simulated continuations from..to-1: number i asks about
 * rounds[floor(i / simulations)]. Each draws the effects from the posterior, lives further rounds with them, and is
 * analysed together with the days that are there, by the frozen plan. Every one has its own stream of chance.
 */
export const runSettleTrials = (input: SettleInput, from: number, to: number): Result<VerdictKey[][]> => {
  const verdicts: VerdictKey[][] = [];
  for (let i = from; i < to; i++) {
    const rng = createRng(input.seed, i);
    const spec = goneOn(input, input.rounds[Math.floor(i / input.simulations)]!, rng);
    const evidence = effectEvidence({ ...spec, seed: rng.uint32() & 3 }, { details: false, draws: DRAWS });
    if (!evidence.ok) return evidence;
    verdicts.push(evidence.value.map((e) => verdictOf(e, input.thresholds)));
  }
  return ok(verdicts);
};

const firm: ReadonlySet<VerdictKey> = new Set(['better', 'worse', 'no-worthwhile-difference']);

/** The shares for one arm (`arm` counts from 0, the reference left out) from all verdicts in their order. */
export const settleRows = (
  input: Pick<SettleInput, 'rounds' | 'simulations' | 'periodDays'> & { arms: number },
  verdicts: readonly (readonly VerdictKey[])[],
  arm: number,
): SettleRow[] =>
  input.rounds.map((rounds, r) => {
    const own = verdicts.slice(r * input.simulations, (r + 1) * input.simulations);
    const counts = new Map<VerdictKey, number>();
    for (const v of own) {
      const verdict = v[arm]!;
      counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    }
    const shares = [...counts].map(([key, n]) => [key, n / own.length] as const);
    return {
      rounds,
      furtherDays: rounds * input.arms * input.periodDays,
      verdicts: Object.fromEntries(shares),
      firm: shares.reduce((sum, [key, share]) => sum + (firm.has(key) ? share : 0), 0),
    };
  });

const MOST_FURTHER_DAYS = 728;

/** Half, once and twice as many rounds as the trial had, as far as they end within two further years. */
export const roundsAsked = (periods: number, arms: number, periodDays: number): number[] => {
  const had = Math.max(1, Math.round(periods / arms));
  const wished = [Math.max(1, Math.round(had / 2)), had, 2 * had];
  const most = Math.max(1, Math.floor(MOST_FURTHER_DAYS / (arms * periodDays)));
  return [...new Set(wished.map((r) => Math.min(r, most)))];
};
