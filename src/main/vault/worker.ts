import { parentPort, workerData } from 'node:worker_threads';
import { AppFailure } from '../../shared/errors.ts';
import { afterCrash } from './after-crash.ts';
import { makeBackup } from './backup/make.ts';
import { restoreBackup } from './backup/restore.ts';
import type { Database } from './db.ts';
import { toAppError } from './failures.ts';
import { checkHealth } from './health.ts';
import { acquireLock, type VaultLock } from './lock.ts';
import { readOpenExport } from './open-format/read.ts';
import { writeOpenExport } from './open-format/write.ts';
import { finishReplacement } from './replace.ts';
import { createRepositories } from './repositories/index.ts';
import { rotateInto } from './rotate.ts';
import type { Reply, Request, VaultIdentity, WorkerOptions } from './rpc.ts';
import { salvageInto } from './salvage/salvage.ts';
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

const opened = (): Database => {
  if (!db) throw new TypeError('No database is open.');
  return db;
};

const open = (key: Uint8Array, identity: VaultIdentity, at: string): null => {
  const result = openVaultDatabase(folder, key, identity, at, binding);
  if (!result.ok) throw new AppFailure(result.error);
  db = result.value;
  repositories = createRepositories(db);
  return null;
};

const rotate = (request: Extract<Request, { op: 'rotate' }>): null => {
  rotateInto(opened(), folder, request, binding);
  repositories = null;
  db = null;
  finishReplacement(folder);
  return open(request.next, request.keyFile, '');
};

/** Rows came in beside the repositories, which remember ids: they begin anew. */
const refreshed = <T>(work: () => T): T => {
  const answer = work();
  repositories = createRepositories(opened());
  return answer;
};

const progressOf =
  (id: number) =>
  (done: number, total: number): void =>
    parentPort?.postMessage({ id, progress: { done, total } } satisfies Reply);

const handle = (request: Request): unknown => {
  switch (request.op) {
    case 'lock':
      lock = acquireLock(folder, binding);
      afterCrash(folder); // before anybody reads a file
      return null;
    case 'create':
      createDatabase(folder, request.key, request.identity, binding);
      return null;
    case 'open':
      return open(request.key, request.identity, request.at);
    case 'backup':
      return makeBackup(opened(), folder, request.order);
    case 'verify':
      return checkHealth(opened(), folder, request.at, progressOf(request.id));
    case 'export':
      return writeOpenExport(opened(), request.to, request.about, progressOf(request.id));
    case 'import-export':
      return refreshed(() =>
        readOpenExport(opened(), folder, request.from, request.synthetic, progressOf(request.id), binding),
      );
    case 'salvage':
      return refreshed(() =>
        salvageInto(opened(), folder, request.from, request.key, progressOf(request.id), binding),
      );
    case 'rotate':
      return rotate(request);
    case 'restore':
      if (db) throw new TypeError('A restore replaces the files: the database must be closed.');
      return restoreBackup(folder, request, binding);
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
    // Also where the work failed before a key was used.
    if ('key' in request) request.key.fill(0);
    if ('next' in request) request.next.fill(0);
  }
  parentPort?.postMessage(reply);
});
