import { parentPort, workerData } from 'node:worker_threads';
import { analyse, posteriorAfterPeriods } from '../../core/inference/index.ts';
import { type AppError, AppFailure, fail, ok, type Result } from '../../shared/errors.ts';
import { createMatcher } from '../embedding/index.ts';
import { runAssurance } from './assurance-run.ts';
import type { ComputeMethods, ComputeOptions, Reply, Request } from './protocol.ts';

/**
 * The compute thread: posterior engine, assurance, embedding. One question after the other arrives; a long one
 * gives way between its steps, so that a cancel is heard.
 */
const options = workerData as ComputeOptions;
const port = parentPort!;

let cancelled = false;
let matcher: ReturnType<typeof createMatcher> | null = null;
type Progress = (progress: { done: number; total: number }) => void;
type WithProgress<M> = M extends (...args: infer A) => infer O
  ? (progress: Progress, ...args: A) => O
  : never;

const methods: { [M in keyof ComputeMethods]: WithProgress<ComputeMethods[M]> } = {
  analyse: (_progress, spec) => analyse(spec),
  afterPeriods: (_progress, spec, periods) => posteriorAfterPeriods(spec, periods),
  match: async (_progress, profile) => {
    matcher ??= createMatcher(options);
    const ready = await matcher;
    if (!ready.ok) {
      matcher = null; // the model may be put back; the next question looks again
      return ready;
    }
    return ok(await ready.value.match(profile));
  },
  assurance: (progress, input) => {
    cancelled = false;
    return runAssurance(input, progress, () => cancelled);
  },
};

/** An exception is a bug; its message may quote data, so only a calm sentence leaves the thread. */
const asError = (error: unknown): AppError =>
  error instanceof AppFailure
    ? error.error
    : fail('internal', 'The computation failed. Your data is safe. Please try again.').error;

const answer = async (request: Exclude<Request, { cancel: true }>): Promise<Reply> => {
  const progress: Progress = (p) => port.postMessage({ id: request.id, progress: p } satisfies Reply);
  const method = methods[request.method] as (progress: Progress, ...args: unknown[]) => unknown;
  try {
    return { id: request.id, result: (await method(progress, ...request.args)) as Result<unknown> };
  } catch (error) {
    return { id: request.id, bug: asError(error) };
  }
};

port.on('message', async (request: Request) => {
  if ('cancel' in request) {
    cancelled = true;
    return;
  }
  port.postMessage(await answer(request));
});
