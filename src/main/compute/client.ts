import { availableParallelism } from 'node:os';
import type {
  AssuranceInput,
  AssuranceOutput,
  Recommended,
  SequenceRules,
  Wish,
} from '../../core/design/index.ts';
import type { VerdictThresholds } from '../../core/inference/index.ts';
import type { SettleInput } from '../../core/report/index.ts';
import type { AnalysisSpec } from '../../shared/analysis.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { VerdictKey } from '../../shared/trial.ts';
import { assuranceOnPool, type PoolRun, recommendOnPool } from './assurance-pool.ts';
import type { ComputeMethods, ComputeOptions } from './protocol.ts';
import { type Robustness, robustnessOnPool, settleOnPool } from './result-pool.ts';
import { type Answer, createThread } from './thread.ts';

type Progress = (progress: { done: number; total: number }) => void;

type RobustnessArgs = [
  spec: AnalysisSpec,
  thresholds: VerdictThresholds,
  rules: SequenceRules | null,
  washoutDays: number,
  onProgress?: Progress,
];

/** The compute workers as seen from the services. A thread starts with its first question. */
export interface Compute {
  analyse(...args: Parameters<ComputeMethods['analyse']>): Promise<Answer<'analyse'>>;
  afterPeriods(...args: Parameters<ComputeMethods['afterPeriods']>): Promise<Answer<'afterPeriods'>>;
  factorial(...args: Parameters<ComputeMethods['factorial']>): Promise<Answer<'factorial'>>;
  match(...args: Parameters<ComputeMethods['match']>): Promise<Answer<'match'>>;
  mentions(...args: Parameters<ComputeMethods['mentions']>): Promise<Answer<'mentions'>>;
  warm(): Promise<Answer<'warm'>>;
  associations(...args: Parameters<ComputeMethods['associations']>): Promise<Answer<'associations'>>;
  words(...args: Parameters<ComputeMethods['words']>): Promise<Answer<'words'>>;
  assurance(input: AssuranceInput, onProgress?: Progress): Promise<Result<AssuranceOutput>>;
  /** `lengths[r - 1]`: the design with r rounds of its arms. The shortest that fulfils the wish; null: none does. */
  recommend(
    lengths: AssuranceInput[],
    shape: { arms: number; periodDays: number },
    wish: Wish,
    onProgress?: Progress,
  ): Promise<Result<Recommended | null>>;
  /** Sensitivity analyses and, with `rules`, the randomisation test. */
  robustness(...args: RobustnessArgs): Promise<Result<Robustness>>;
  /** Verdicts of all simulated continuations of a trial, in their order. */
  settle(
    spec: AnalysisSpec,
    shape: Omit<SettleInput, 'person'>,
    onProgress?: Progress,
  ): Promise<Result<VerdictKey[][]>>;
  /** Ends the running simulations; they answer 'cancelled'. */
  cancel(): void;
  close(): Promise<void>;
}

/** As many threads as cores but one, which stays free for the window; at least one. */
const usualThreads = (): number => Math.max(1, availableParallelism() - 1);

/**
 * @param count threads for simulations; single questions go to the first of them
 * @param permitted asked before each question; what it refuses starts no thread. In the app: is a vault open? Else a
 *   question that was on its way when the vault was locked would put a person's words into a fresh thread.
 */
export const createCompute = (
  options: ComputeOptions,
  count = usualThreads(),
  permitted: () => Result<unknown> = () => ok(null),
): Compute => {
  const threads = Array.from({ length: count }, () => createThread(options, permitted));
  const first = threads[0]!;
  const running = new Set<PoolRun<unknown>>();
  const tracked = async <T>(run: PoolRun<T>): Promise<Result<T>> => {
    running.add(run);
    try {
      return await run.result;
    } finally {
      running.delete(run);
    }
  };
  return {
    analyse: (spec) => first.ask('analyse', spec),
    afterPeriods: (spec, periods) => first.ask('afterPeriods', spec, periods),
    factorial: (spec) => first.ask('factorial', spec),
    match: (profile) => first.ask('match', profile),
    mentions: (text) => first.ask('mentions', text),
    warm: () => first.ask('warm'),
    associations: (outcome, metrics) => first.ask('associations', outcome, metrics),
    words: (profile) => first.ask('words', profile),
    assurance: (input, onProgress) => tracked(assuranceOnPool(input, threads, onProgress)),
    recommend: (lengths, shape, wish, onProgress) =>
      tracked(recommendOnPool(lengths, shape, wish, threads, onProgress)),
    robustness: (spec, thresholds, rules, washoutDays, onProgress) =>
      tracked(robustnessOnPool(spec, thresholds, rules, washoutDays, first, onProgress)),
    settle: (spec, shape, onProgress) => tracked(settleOnPool(spec, shape, threads, onProgress)),
    cancel: () => {
      for (const run of running) run.cancel();
    },
    close: async () => {
      await Promise.all(threads.map((t) => t.close()));
    },
  };
};
