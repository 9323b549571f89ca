import { Worker } from 'node:worker_threads';
import { type AppError, AppFailure, fail, ok, type Result } from '../../shared/errors.ts';
import type { ImportProgress, ImportReceipt, SampleBatch, ZoneSpan } from '../../shared/samples.ts';
import { zoneTable } from '../clock/zone-table.ts';
import type { Vault } from '../vault/types.ts';
import { workerUrl } from '../worker-url.ts';
import { progressReporter } from './progress.ts';
import type { FromWorker, ImportTask, ToWorker } from './protocol.ts';
import { receiptOf } from './receipt.ts';

export interface ImportJob {
  vault: Vault;
  paths: string[];
  /** Where the person was when; decides the local day of samples that state no zone. At least one span. */
  zones: ZoneSpan[];
  /** Replaces the zone history in the vault once every row is stored; a failed import leaves the old one. */
  newZones?: ZoneSpan[];
  importId: string;
  /** UTC ms. */
  now: () => number;
  onProgress: (progress: ImportProgress) => void;
  /** Aborting ends the import while it reads; nothing of it stays. Once it summarises it completes. */
  signal: AbortSignal;
}

type Done = Extract<FromWorker, { kind: 'done' }>;
type ByMetric = Record<string, { new: number; known: number }>;

const cancelled = () =>
  fail(
    'cancelled',
    'The import was cancelled. Nothing of it stays in your vault; earlier data is unchanged.',
  );

/**
 * Imports export files into a vault: reads them in a worker thread, stores the rows in transactions of 10,000,
 * then computes the daily values of the days it touched. All or nothing: a failed, cancelled or crashed import
 * leaves no row. Importing the same data again adds none.
 *
 * @returns the receipt, or why nothing was imported, with the file's name in `where`
 */
export const runImport = async (job: ImportJob): Promise<Result<ImportReceipt>> => {
  try {
    return await run(job);
  } catch (error) {
    if (error instanceof AppFailure) return { ok: false, error: error.error };
    throw error;
  }
};

const run = async (job: ImportJob): Promise<Result<ImportReceipt>> => {
  const { importId, now, signal } = job;
  const { samples, daily, zones } = job.vault.repos;
  if (signal.aborted) return cancelled();
  const zonesAfter = job.newZones ?? job.zones;
  const unknown = [...job.zones, ...zonesAfter].find((span) => !zoneTable(span.zone));
  if (unknown || job.zones.length === 0 || zonesAfter.length === 0)
    return fail(
      'bad-input',
      `The zone history needs IANA names such as "Europe/London"${unknown ? `; "${unknown.zone}" is none` : ''}. Nothing was imported.`,
      'zones',
    );
  const began = now();
  const seconds = () => Math.round((now() - began) / 10) / 100;
  const report = progressReporter(importId, now, job.onProgress);
  const state = { file: '', source: '', bytesDone: 0, bytesTotal: 0, rowsRead: 0, rowsNew: 0 };
  const byMetric: ByMetric = {};
  await daily.recompute(null, job.zones); // days that an earlier import or a change of zones left open
  await samples.begin(importId, new Date(began).toISOString());
  let receipt: ImportReceipt;
  try {
    const { files, refusedFiles, tally } = await readInWorker({ paths: job.paths, now: began }, signal, {
      plan: (bytesTotal) => {
        state.bytesTotal = bytesTotal;
      },
      progress: (p) => report({ ...Object.assign(state, p), phase: 'reading' }),
      store: async (batch) => {
        state.rowsNew += addCounts(byMetric, (await samples.insert(importId, batch)).byMetric);
      },
    });
    Object.assign(state, { bytesDone: state.bytesTotal, rowsRead: tally.rows });
    receipt = receiptOf({ importId, files, refusedFiles, tally, byMetric, seconds: seconds() });
    await samples.finish(importId, receipt, new Date(now()).toISOString());
  } catch (error) {
    await samples.abort(importId);
    report({ ...state, phase: signal.aborted ? 'cancelled' : 'failed' });
    if (signal.aborted) return cancelled();
    throw error;
  }
  report({ ...state, phase: 'summarising' });
  if (job.newZones) await zones.replace(job.newZones);
  await daily.recompute(importId, zonesAfter);
  report({ ...state, phase: 'done' });
  return ok({ ...receipt, seconds: seconds() });
};

/** Adds a batch's counts to the sums; @returns the number of new rows in it */
const addCounts = (sums: ByMetric, counts: ByMetric): number => {
  let added = 0;
  for (const [metric, c] of Object.entries(counts)) {
    const sum = sums[metric] ?? { new: 0, known: 0 };
    sums[metric] = { new: sum.new + c.new, known: sum.known + c.known };
    added += c.new;
  }
  return added;
};

interface Handlers {
  plan(bytesTotal: number): void;
  progress(p: { file: string; source: string; bytesDone: number; rowsRead: number }): void;
  /** Stores a batch; the next ones wait for it. */
  store(batch: SampleBatch): Promise<void>;
}

/**
 * Runs the import thread until it is done and every batch is stored. On failure or abort the thread has ended and
 * no store is running any more when the promise settles.
 *
 * @throws AppFailure of the thread or of `store`, or an Error when the signal aborts
 */
const readInWorker = async (task: ImportTask, signal: AbortSignal, on: Handlers): Promise<Done> => {
  const worker = new Worker(workerUrl('import'), { workerData: task });
  let storing: Promise<void> = Promise.resolve();
  let finished = false;
  try {
    return await new Promise<Done>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
      if (signal.aborted) reject(new Error('aborted'));
      worker.on('error', reject);
      worker.on('exit', () => finished || reject(new Error('The import thread ended too early.')));
      worker.on('message', (message: FromWorker) => {
        switch (message.kind) {
          case 'plan':
            return on.plan(message.bytesTotal);
          case 'progress':
            return on.progress({
              file: message.file,
              source: message.source,
              bytesDone: message.bytesDone,
              rowsRead: message.rowsRead,
            });
          case 'batch':
            storing = storing.then(async () => {
              if (signal.aborted) return;
              await on.store(message.batch);
              worker.postMessage({ kind: 'ack' } satisfies ToWorker);
            });
            return void storing.catch(reject);
          case 'done':
            finished = true;
            return void storing.then(() => resolve(message), reject);
          case 'failed':
            finished = true;
            return void storing.then(() => reject(failureOf(message.error)), reject);
        }
      });
    });
  } finally {
    await worker.terminate();
    await storing.catch(() => undefined);
  }
};

const failureOf = (error: AppError) => new AppFailure(error);
