import { Worker } from 'node:worker_threads';
import { type AppError, AppFailure } from '../../shared/errors.ts';
import { workerUrl } from '../worker-url.ts';
import type { Reply, Request, WorkerOptions } from './rpc.ts';
import type { Async, Repositories } from './types.ts';

/** MB. Rows come and go by the million in an import; a small nursery keeps its memory low at no measured cost. */
const YOUNG = 16;

type Body = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never;

export type OnProgress = (done: number, total: number) => void;

/** The SQL worker as seen from the main thread. Every promise rejects with an AppFailure and nothing else. */
export interface SqlWorker {
  ask(body: Body, transfer?: ArrayBuffer[], onProgress?: OnProgress): Promise<unknown>;
  readonly repos: Async<Repositories>;
  /** Lets running requests end, closes the database, releases the lock, ends the thread. May be called twice. */
  close(discard?: boolean): Promise<void>;
}

interface Waiting {
  onProgress: OnProgress | undefined;
  resolve(value: unknown): void;
  reject(error: AppFailure): void;
}

const locked: AppError = {
  code: 'vault-locked',
  message: 'The vault is locked. Nothing was changed. Unlock it and try again.',
};
const stopped: AppError = {
  code: 'internal',
  message: 'The vault stopped unexpectedly. What was saved before is safe. Unlock the vault again.',
};

const failureOf = (reply: Extract<Reply, { ok: false }>): AppFailure => {
  const failure = new AppFailure(reply.error);
  if (reply.frames) failure.stack = `${failure.message}\n${reply.frames}`;
  return failure;
};

/** The buffers under a sample batch: they are moved to the worker, not copied (a batch can be megabytes). */
const buffersOf = (args: unknown[]): ArrayBuffer[] => {
  const values = args.flatMap((arg) => (arg !== null && typeof arg === 'object' ? Object.values(arg) : []));
  const buffers = values.filter(ArrayBuffer.isView).map((view) => view.buffer);
  return [...new Set(buffers.filter((buffer) => buffer instanceof ArrayBuffer))];
};

/** Turns `repos.diary.save(...)` into a message. Nothing is thenable, so that awaiting a part is harmless. */
const reposOver = (
  call: (repository: string, method: string, args: unknown[]) => Promise<unknown>,
): Async<Repositories> => {
  const named = (make: (name: string) => unknown) =>
    new Proxy(Object.create(null), {
      get: (_target, name) => (typeof name !== 'string' || name === 'then' ? undefined : make(name)),
    });
  return named((repository) =>
    named(
      (method) =>
        (...args: unknown[]) =>
          call(repository, method, args),
    ),
  ) as Async<Repositories>;
};

/** Starts the worker thread for one vault folder; it does nothing before it is asked. */
export const startSqlWorker = (options: WorkerOptions): SqlWorker => {
  const worker = new Worker(workerUrl('vault'), {
    workerData: options,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  });
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let gone: AppError | null = null;
  let closing: Promise<void> | null = null;
  worker.unref(); // an idle vault does not keep the process alive; a question does

  const giveUp = (reason: AppError) => {
    gone ??= reason;
    for (const w of waiting.values()) w.reject(new AppFailure(gone));
    waiting.clear();
  };

  worker.on('message', (reply: Reply) => {
    const w = waiting.get(reply.id);
    if ('progress' in reply) return w?.onProgress?.(reply.progress.done, reply.progress.total);
    waiting.delete(reply.id);
    if (waiting.size === 0) worker.unref();
    if (reply.ok) w?.resolve(reply.value);
    else w?.reject(failureOf(reply));
  });
  worker.on('error', () => giveUp(stopped));
  worker.on('exit', () => giveUp(stopped));

  const ask = (body: Body, transfer: ArrayBuffer[] = [], onProgress?: OnProgress) =>
    new Promise<unknown>((resolve, reject) => {
      if (gone) return reject(new AppFailure(gone));
      const id = nextId++;
      worker.postMessage({ ...body, id } as Request, transfer); // throws on what cannot be cloned: a bug
      worker.ref();
      waiting.set(id, { resolve, reject, onProgress });
    });

  const call = (repository: string, method: string, args: unknown[]) => {
    if (closing) return Promise.reject(new AppFailure(locked));
    const bulk = repository === 'samples' && method === 'insert';
    const body = { op: 'call' as const, repository: repository as keyof Repositories, method, args };
    return ask(body, bulk ? buffersOf(args) : []);
  };

  const shutDown = async (discard: boolean) => {
    // A failure here loses nothing: what was acknowledged is on disk, and ending the thread frees the lock.
    await ask({ op: 'close', discard }).catch(() => {});
    gone ??= locked;
    await worker.terminate();
  };

  return {
    ask,
    repos: reposOver(call),
    close: (discard = false) => {
      closing ??= shutDown(discard);
      return closing;
    },
  };
};
