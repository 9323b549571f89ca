import { parentPort, workerData } from 'node:worker_threads';
import { AppFailure } from '../../shared/errors.ts';
import type { Database } from './db.ts';
import { toAppError } from './failures.ts';
import { acquireLock, type VaultLock } from './lock.ts';
import { createRepositories } from './repositories/index.ts';
import type { Reply, Request, WorkerOptions } from './rpc.ts';
import type { Repositories } from './types.ts';
import { createDatabase, discardDatabase, openVaultDatabase } from './vault-file.ts';

/**
 * The SQL worker: the only thread that touches the database of one vault. Messages are handled one after the
 * other, each to its end, so that repositories are synchronous and transactions never interleave.
 */
const { folder, nativeBinding } = workerData as WorkerOptions;
const binding = nativeBinding ?? undefined;

let lock: VaultLock | null = null;
let db: Database | null = null;
let repositories: Repositories | null = null;

const close = (discard: boolean) => {
  repositories = null;
  db?.close();
  db = null;
  if (discard) {
    discardDatabase(folder);
    lock?.discard();
  } else lock?.release();
  lock = null;
};

const call = (request: Extract<Request, { op: 'call' }>): unknown => {
  if (!repositories || !Object.hasOwn(repositories, request.repository))
    throw new TypeError('No such repository is open.');
  const repository: object = repositories[request.repository];
  if (!Object.hasOwn(repository, request.method)) throw new TypeError('No such method.');
  const method: unknown = Reflect.get(repository, request.method);
  if (typeof method !== 'function') throw new TypeError('No such method.');
  return Reflect.apply(method, repository, request.args);
};

const handle = (request: Request): unknown => {
  switch (request.op) {
    case 'lock':
      lock = acquireLock(folder, binding);
      return null;
    case 'create':
      createDatabase(folder, request.key, request.identity, binding);
      return null;
    case 'open': {
      const opened = openVaultDatabase(folder, request.key, request.identity, binding);
      if (!opened.ok) throw new AppFailure(opened.error);
      db = opened.value;
      repositories = createRepositories(db);
      return null;
    }
    case 'call':
      return call(request);
    case 'close':
      return close(request.discard);
  }
};

/** The frames of a stack without its first line, which holds the message. */
const framesOf = (error: unknown): string =>
  error instanceof Error && !(error instanceof AppFailure)
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .join('\n')
    : '';

parentPort?.on('message', (request: Request) => {
  let reply: Reply;
  try {
    reply = { id: request.id, ok: true, value: handle(request) };
  } catch (error) {
    reply = { id: request.id, ok: false, error: toAppError(error, folder), frames: framesOf(error) };
  } finally {
    if ('key' in request) request.key.fill(0); // also where opening failed before the key was used
  }
  parentPort?.postMessage(reply);
});
