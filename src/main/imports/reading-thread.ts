import { Worker } from 'node:worker_threads';
import { AppFailure } from '../../shared/errors.ts';
import type { SampleBatch } from '../../shared/samples.ts';
import { workerUrl } from '../worker-url.ts';
import type { FromWorker, ImportTask, ToWorker } from './protocol.ts';

/**
 * Parsing makes millions of short texts. A small nursery keeps the memory of a long import low; it costs no speed
 * that could be measured.
 */
const YOUNG = 16; // MB

export type Done = Extract<FromWorker, { kind: 'done' }>;
export type Plan = Extract<FromWorker, { kind: 'plan' }>;

export interface ThreadHandlers {
  /** Looks at what was recognised; reading begins when it answers. Not called in a preview. */
  plan(plan: Plan): Promise<{ now: number; skip: number }>;
  progress(p: { file: string; source: string; bytesDone: number; rowsRead: number }): void;
  /** Stores a batch; the next ones wait for it. */
  store(batch: SampleBatch): Promise<void>;
}

const outOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const tooMuch = () =>
  new AppFailure({
    code: 'file-unreadable',
    message:
      'One of the files needs more memory than this computer can give. Nothing was imported. Export a shorter time, or fewer kinds of data, and try that file.',
  });

/**
 * Runs the import thread until it is done and every batch is stored. On failure or abort the thread has ended and
 * no store is running any more when the promise settles.
 *
 * @throws AppFailure of the thread or of a handler, or an Error when the signal aborts
 */
export const readInThread = async (
  task: ImportTask,
  signal: AbortSignal,
  on: ThreadHandlers,
): Promise<Done> => {
  const worker = new Worker(workerUrl('import'), {
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  });
  const tell = (message: ToWorker) => worker.postMessage(message);
  let working: Promise<void> = Promise.resolve();
  let finished = false;
  let onAbort: () => void = () => undefined;
  try {
    return await new Promise<Done>((resolve, reject) => {
      onAbort = () => reject(new Error('aborted'));
      signal.addEventListener('abort', onAbort, { once: true });
      if (signal.aborted) onAbort();
      worker.on('error', (error) => reject(outOfMemory(error) ? tooMuch() : error));
      worker.on('exit', () => finished || reject(new Error('The import thread ended too early.')));
      const inTurn = (work: () => Promise<void>) => {
        working = working.then(async () => {
          if (!signal.aborted) await work();
        });
        working.catch(reject);
      };
      worker.on('message', (message: FromWorker) => {
        switch (message.kind) {
          case 'plan':
            if (task.preview) return;
            return inTurn(async () => tell({ kind: 'go', ...(await on.plan(message)) }));
          case 'progress':
            return on.progress(message);
          case 'batch':
            return inTurn(async () => {
              await on.store(message.batch);
              tell({ kind: 'ack' });
            });
          case 'done':
            finished = true;
            return void working.then(() => resolve(message), reject);
          case 'failed':
            finished = true;
            return void working.then(() => reject(new AppFailure(message.error)), reject);
        }
      });
    });
  } finally {
    signal.removeEventListener('abort', onAbort);
    await worker.terminate();
    await working.catch(() => undefined);
  }
};
