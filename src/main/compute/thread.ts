import { Worker } from 'node:worker_threads';
import { fail, type Result } from '../../shared/errors.ts';
import { silenceTelemetry } from '../embedding/telemetry.ts';
import { workerUrl } from '../worker-url.ts';
import type { ComputeMethods, ComputeOptions, Reply, Request } from './protocol.ts';

export type Answer<M extends keyof ComputeMethods> = Awaited<ReturnType<ComputeMethods[M]>>;

/** One worker thread. It starts with the first question, and again after a crash. */
export interface ComputeThread {
  ask<M extends keyof ComputeMethods>(method: M, ...args: Parameters<ComputeMethods[M]>): Promise<Answer<M>>;
  close(): Promise<void>;
}

const crashed = () =>
  fail('internal', 'The computation stopped unexpectedly. Your data is safe. Please try again.');
const stopped = () => fail('cancelled', 'The computation was stopped. Nothing was changed.');

/** @param permitted asked before each question; what it refuses starts no thread */
export const createThread = (options: ComputeOptions, permitted: () => Result<unknown>): ComputeThread => {
  let worker: Worker | null = null;
  let nextId = 1;
  const waiting = new Map<number, (result: Result<unknown>) => void>();

  const giveUp = (why: Result<never>) => {
    worker = null;
    const all = [...waiting.values()];
    waiting.clear();
    for (const resolve of all) resolve(why);
  };

  const start = (): Worker => {
    if (worker) return worker;
    silenceTelemetry(); // the thread loads ONNX Runtime; only here can its reports be switched off
    const fresh = new Worker(workerUrl('compute'), { workerData: options });
    fresh.on('message', (reply: Reply) => {
      const resolve = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (waiting.size === 0) fresh.unref();
      resolve?.('result' in reply ? reply.result : { ok: false, error: reply.bug });
    });
    fresh.on('error', () => worker === fresh && giveUp(crashed()));
    fresh.on('exit', () => worker === fresh && giveUp(crashed()));
    fresh.unref();
    worker = fresh;
    return fresh;
  };

  return {
    ask: <M extends keyof ComputeMethods>(method: M, ...args: Parameters<ComputeMethods[M]>) =>
      new Promise<Answer<M>>((resolve) => {
        const allowed = permitted();
        if (!allowed.ok) return resolve(allowed as Answer<M>);
        const id = nextId++;
        const thread = start();
        thread.ref(); // a question keeps the process alive until it is answered
        waiting.set(id, (result) => resolve(result as Answer<M>));
        thread.postMessage({ id, method, args } satisfies Request);
      }),
    close: async () => {
      const closing = worker;
      giveUp(stopped());
      await closing?.terminate();
    },
  };
};
