import {
  type AssuranceInput,
  type AssuranceOutput,
  type AssuranceProgress,
  assuranceFrom,
  assuranceTrials,
  hasStopRule,
  mostQuestions,
  mostRounds,
  questionInput,
  type Recommended,
  recommendedOf,
  roundsSearch,
  type Wish,
} from '../../core/design/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { ComputeThread } from './thread.ts';

/** Trials per question to a thread: some tens of milliseconds, so that a cancel and other questions wait little. */
const CHUNK = 10;

export const cancelled = () => fail('cancelled', 'The simulation was stopped. Nothing was changed.');

/** A simulation under way on several threads. */
export interface PoolRun<T> {
  result: Promise<Result<T>>;
  /** The run answers 'cancelled' at once; chunks under way are computed to their end and dropped. */
  cancel(): void;
}

export type OnProgress = ((progress: AssuranceProgress) => void) | undefined;

export interface Control {
  stopped: boolean;
}

/**
 * Computes parts of 0..total-1 on the threads, each taking the next chunk when it is done with one. The parts come
 * back in their order, whichever thread computed them.
 */
export const inChunks = async <T>(
  total: number,
  threads: readonly ComputeThread[],
  ask: (thread: ComputeThread, from: number, to: number) => Promise<Result<T>>,
  control: Control,
  onDone: (trials: number) => void,
): Promise<Result<T[]>> => {
  const parts = new Array<T>(Math.ceil(total / CHUNK));
  let next = 0;
  let failed: Result<T[]> | null = null;
  const work = async (thread: ComputeThread): Promise<void> => {
    while (next < parts.length && !failed && !control.stopped) {
      const chunk = next++;
      const from = chunk * CHUNK;
      const to = Math.min(from + CHUNK, total);
      const part = await ask(thread, from, to);
      if (failed || control.stopped) return;
      if (!part.ok) {
        failed = part;
        return;
      }
      parts[chunk] = part.value;
      onDone(to - from);
    }
  };
  await Promise.all(threads.map(work));
  return failed ?? ok(parts);
};

/** Makes work cancellable: whichever comes first, its answer or the cancel. */
export const cancellable = <T>(work: (control: Control) => Promise<Result<T>>): PoolRun<T> => {
  const control: Control = { stopped: false };
  let stop: (result: Result<T>) => void = () => {};
  const stopped = new Promise<Result<T>>((resolve) => {
    stop = resolve;
  });
  return {
    result: Promise.race([work(control), stopped]),
    cancel: () => {
      control.stopped = true;
      stop(cancelled());
    },
  };
};

/**
 * What a trial like this could tell. Every simulated trial has its own stream of chance and the verdicts are put
 * together in the trials' order, so the figures do not depend on the number of threads.
 */
export const assuranceOnPool = (
  input: AssuranceInput,
  threads: readonly ComputeThread[],
  onProgress: OnProgress,
): PoolRun<AssuranceOutput> =>
  cancellable(async (control) => {
    const total = assuranceTrials(input);
    let done = 0;
    const parts = await inChunks(
      total,
      threads,
      (thread, from, to) => thread.ask('assuranceTrials', input, from, to),
      control,
      (trials) => {
        done += trials;
        onProgress?.({ done, total });
      },
    );
    return parts.ok ? ok(assuranceFrom(input, parts.value.flat())) : parts;
  });

/**
 * The shortest length that fulfils a wish, stop rules included; null where none does. `lengths[r - 1]` is the design
 * with r rounds of its arms. The lengths are looked at one after the other, the trials of each on all threads.
 */
export const recommendOnPool = (
  lengths: readonly AssuranceInput[],
  shape: { arms: number; periodDays: number },
  wish: Wish,
  threads: readonly ComputeThread[],
  onProgress: OnProgress,
): PoolRun<Recommended | null> =>
  cancellable(async (control) => {
    const most = mostRounds(shape, wish);
    const looks = hasStopRule(lengths[0]?.stop);
    const questions = mostQuestions(most, looks);
    const search = roundsSearch(most, looks);
    let done = 0;
    for (let question = search.next(); ; ) {
      if (question.done) return ok(recommendedOf(question.value, shape));
      const full = lengths[question.value.rounds - 1];
      if (!full) return fail('bad-input', 'There is no design of this length.', 'periods');
      const input = questionInput(full, question.value.looks);
      const hits = await inChunks(
        input.simulations,
        threads,
        (thread, from, to) => thread.ask('noticedTrials', input, wish.size, from, to),
        control,
        (trials) => {
          done += trials;
          onProgress?.({ done, total: Math.max(input.simulations * questions, done) });
        },
      );
      if (control.stopped) return cancelled();
      if (!hits.ok) return hits;
      const noticed = hits.value.reduce((a, b) => a + b, 0) / input.simulations;
      question = search.next(noticed >= wish.noticed);
    }
  });
