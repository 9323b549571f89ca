import { availableParallelism } from 'node:os';
import type { AssuranceInput, AssuranceOutput, Recommended, Wish } from '../../core/design/index.ts';
import type { Result } from '../../shared/errors.ts';
import { assuranceOnPool, type PoolRun, recommendOnPool } from './assurance-pool.ts';
import type { ComputeMethods, ComputeOptions } from './protocol.ts';
import { type Answer, createThread } from './thread.ts';

type Progress = (progress: { done: number; total: number }) => void;

/** The compute workers as seen from the services. A thread starts with its first question. */
export interface Compute {
  analyse(...args: Parameters<ComputeMethods['analyse']>): Promise<Answer<'analyse'>>;
  afterPeriods(...args: Parameters<ComputeMethods['afterPeriods']>): Promise<Answer<'afterPeriods'>>;
  factorial(...args: Parameters<ComputeMethods['factorial']>): Promise<Answer<'factorial'>>;
  match(...args: Parameters<ComputeMethods['match']>): Promise<Answer<'match'>>;
  assurance(input: AssuranceInput, onProgress?: Progress): Promise<Result<AssuranceOutput>>;
  /** `lengths[r - 1]`: the design with r rounds of its arms. The shortest that fulfils the wish; null: none does. */
  recommend(
    lengths: AssuranceInput[],
    shape: { arms: number; periodDays: number },
    wish: Wish,
    onProgress?: Progress,
  ): Promise<Result<Recommended | null>>;
  /** Ends the running simulations; they answer 'cancelled'. */
  cancel(): void;
  close(): Promise<void>;
}

/** As many threads as cores but one, which stays free for the window; at least one. */
const usualThreads = (): number => Math.max(1, availableParallelism() - 1);

/** @param count threads for simulations; single questions go to the first of them */
export const createCompute = (options: ComputeOptions, count = usualThreads()): Compute => {
  const threads = Array.from({ length: count }, () => createThread(options));
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
    assurance: (input, onProgress) => tracked(assuranceOnPool(input, threads, onProgress)),
    recommend: (lengths, shape, wish, onProgress) =>
      tracked(recommendOnPool(lengths, shape, wish, threads, onProgress)),
    cancel: () => {
      for (const run of running) run.cancel();
    },
    close: async () => {
      await Promise.all(threads.map((t) => t.close()));
    },
  };
};
