import type { SharedEffectSummary } from '../../core/privacy/index.ts';
import type { AssuranceView } from '../../shared/contract.ts';
import type { HypothesesResult } from '../../shared/hypotheses.ts';
import type { ImportReceipt } from '../../shared/samples.ts';
import type { ResultView, VerdictKey } from '../../shared/trial.ts';
import type { AlicePlan } from './plan.ts';
import type { LivedTrial } from './world.ts';

/**
 * What `n1vault demo --json` prints and `summary.json` holds. Every number comes out of the engine.
 * No clock is in it: the same seed gives the same bytes.
 */
export interface DemoSummary {
  format: 'n1vault-demo/1';
  synthetic: true;
  seed: number;
  truth: AlicePlan['truth'];
  imports: { read: number; new: number; known: number; first: string | null; last: string | null }[];
  ideas: {
    tau: number;
    chance: number;
    candidates: {
      id: string;
      sigma: number;
      predicted: { mean: number; sd: number; unit: string };
      pAtLeastMcid: number;
      trigger: boolean;
    }[];
    doNothing: { sigma: number };
  };
  assurance: AssuranceView;
  /** Shortest trial that notices a real effect of twice the MCID 4 times in 5; null: none within two years. */
  recommended: { periods: number; days: number } | null;
  trials: DemoTrial[];
  paper: AlicePlan['paper'] & { words: 'illustration in the paper' };
  shared: SharedEffectSummary;
}

export interface DemoTrial {
  title: string;
  days: number;
  sequence: string[];
  permittedSequences: string;
  commitment: string;
  diary: { days: number; answered: number; late: number };
  effects: {
    arm: string;
    name: string;
    /** Days in 28; known because Alice is made up. */
    trueEffect: number;
    prior: { mean: number; sd: number; pAtLeastMcid: number };
    mean: number;
    sd: number;
    quantiles: Record<string, number>;
    pBetter: number;
    pAtLeastMcid: number;
    pBest: number;
    verdict: VerdictKey | null;
  }[];
  conflict: string;
  engine: { version: string; method: string; seed: number };
}

export const importLine = (r: ImportReceipt): DemoSummary['imports'][number] => ({
  read: r.read,
  new: r.new,
  known: r.known,
  first: r.first,
  last: r.last,
});

export const ideasOf = (h: HypothesesResult): DemoSummary['ideas'] => ({
  tau: h.tau,
  chance: h.chance,
  candidates: h.candidates.map(({ id, sigma, predicted, pAtLeastMcid, trigger }) => ({
    id,
    sigma,
    predicted,
    pAtLeastMcid,
    trigger,
  })),
  doNothing: h.doNothing,
});

export const demoTrial = (plan: AlicePlan, lived: LivedTrial, view: ResultView): DemoTrial => {
  const { analysis } = view;
  if (!analysis) throw new Error('a finished trial of the demo has an analysis');
  const { protocol } = lived.row;
  return {
    title: protocol.title,
    days: protocol.periods * protocol.periodDays,
    sequence: lived.row.sequence,
    permittedSequences: lived.row.permittedSequences,
    commitment: lived.row.commitment,
    diary: {
      days: protocol.runInDays + protocol.periods * protocol.periodDays,
      answered: lived.entered,
      late: lived.late,
    },
    effects: analysis.effects.map((e, i) => ({
      arm: e.arm,
      name: protocol.arms[i + 1]?.name ?? e.arm,
      trueEffect: plan.truth.effectsInDays[e.arm] ?? 0,
      prior: { mean: e.prior.mean, sd: e.prior.sd, pAtLeastMcid: e.prior.pAtLeastMcid },
      mean: e.mean,
      sd: e.sd,
      quantiles: e.quantiles,
      pBetter: e.pBetter,
      pAtLeastMcid: e.pAtLeastMcid,
      pBest: e.pBest,
      verdict: view.arms[i + 1]?.verdict ?? null,
    })),
    conflict: analysis.conflict.flag,
    engine: analysis.engine,
  };
};
