import { Worker } from 'node:worker_threads';
import { fail, type Result } from '../../shared/errors.ts';
import { workerUrl } from '../worker-url.ts';
import type { ComputeMethods, ComputeOptions, Reply, Request } from './protocol.ts';

type Answer<M extends keyof ComputeMethods> = Awaited<ReturnType<ComputeMethods[M]>>;
type Progress = (progress: { done: number; total: number }) => void;

interface Waiting {
  resolve(result: Result<unknown>): void;
  progress: Progress | undefined;
}

/** The compute worker as seen from the services. The thread starts with the first question. */
export interface Compute {
  analyse(...args: Parameters<ComputeMethods['analyse']>): Promise<Answer<'analyse'>>;
  afterPeriods(...args: Parameters<ComputeMethods['afterPeriods']>): Promise<Answer<'afterPeriods'>>;
  match(...args: Parameters<ComputeMethods['match']>): Promise<Answer<'match'>>;
  assurance(
    input: Parameters<ComputeMethods['assurance']>[0],
    onProgress?: Progress,
  ): Promise<Answer<'assurance'>>;
  /** Ends the running assurance; it answers 'cancelled'. */
  cancel(): void;
  close(): Promise<void>;
}

const crashed = () =>
  fail('internal', 'The computation stopped unexpectedly. Your data is safe. Please try again.');

export const createCompute = (options: ComputeOptions): Compute => {
  let worker: Worker | null = null;
  let nextId = 1;
  const waiting = new Map<number, Waiting>();

  const giveUp = () => {
    for (const w of waiting.values()) w.resolve(crashed());
    waiting.clear();
    worker = null;
  };

  const start = (): Worker => {
    if (worker) return worker;
    const fresh = new Worker(workerUrl('compute'), { workerData: options });
    fresh.on('message', (reply: Reply) => {
      const w = waiting.get(reply.id);
      if (!w) return;
      if ('progress' in reply) return w.progress?.(reply.progress);
      waiting.delete(reply.id);
      w.resolve('result' in reply ? reply.result : { ok: false, error: reply.bug });
    });
    fresh.on('error', giveUp);
    fresh.on('exit', () => worker === fresh && giveUp());
    fresh.unref();
    worker = fresh;
    return fresh;
  };

  const ask = <M extends keyof ComputeMethods>(method: M, args: unknown[], progress?: Progress) =>
    new Promise<Answer<M>>((resolve) => {
      const id = nextId++;
      const thread = start();
      thread.ref(); // a question keeps the process alive until it is answered
      waiting.set(id, {
        progress,
        resolve: (result) => {
          if (waiting.size === 0) thread.unref();
          resolve(result as Answer<M>);
        },
      });
      thread.postMessage({ id, method, args } satisfies Request);
    });

  return {
    analyse: (spec) => ask('analyse', [spec]),
    afterPeriods: (spec, periods) => ask('afterPeriods', [spec, periods]),
    match: (profile) => ask('match', [profile]),
    assurance: (input, onProgress) => ask('assurance', [input], onProgress),
    cancel: () => worker?.postMessage({ cancel: true } satisfies Request),
    close: async () => {
      const closing = worker;
      worker = null;
      await closing?.terminate();
      for (const w of waiting.values())
        w.resolve(fail('cancelled', 'The computation was stopped. Nothing was changed.'));
      waiting.clear();
    },
  };
};
