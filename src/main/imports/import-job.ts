import { AppFailure, fail, ok, type Result } from '../../shared/errors.ts';
import type { ImportProgress, ImportQuestion, ImportReceipt, ZoneSpan } from '../../shared/samples.ts';
import { zoneTable } from '../clock/zone-table.ts';
import type { Vault } from '../vault/types.ts';
import { failure } from './container.ts';
import { progressReporter } from './progress.ts';
import type { HashedFile, ImportTask } from './protocol.ts';
import { readInThread } from './reading-thread.ts';
import { receiptOf } from './receipt.ts';
import { continues, describeTask, readTask } from './resume.ts';
import type { Tally } from './sink.ts';

export interface ImportJob {
  vault: Vault;
  paths: string[];
  /** Where the person was when; decides the local day of samples that state no zone. At least one span. */
  zones: ZoneSpan[];
  /** Replaces the zone history in the vault once every row is stored; a failed import leaves the old one. */
  newZones?: ZoneSpan[];
  /** Settings and answers of the person, see ImportTask. */
  options?: Record<string, unknown>;
  answers?: Record<string, string>;
  nativeBinding?: string | undefined;
  importId: string;
  /** UTC ms. */
  now: () => number;
  onProgress: (progress: ImportProgress) => void;
  /** Aborting ends the import while it reads; nothing of it stays. Once it summarises it completes. */
  signal: AbortSignal;
}

type ByMetric = Record<string, { new: number; known: number }>;

/** Work in the vault between two answers to others: people do not notice it. */
const SLICE = 30; // ms

const cancelled = () =>
  fail(
    'cancelled',
    'The import was cancelled. Nothing of it stays in your vault; earlier data is unchanged.',
  );

/**
 * Imports export files into a vault: reads them in a worker thread, stores the rows in transactions of 10,000,
 * then computes the daily values of the days it touched, in slices. All or nothing: a failed or cancelled import
 * leaves no row. Importing the same data again adds none. After a crash the stored rows stay hidden until the same
 * files are imported again, which goes on where it stopped, or until another import begins, which removes them.
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

const badZones = (job: ImportJob): ReturnType<typeof fail> | null => {
  const after = job.newZones ?? job.zones;
  const unknown = [...job.zones, ...after].find((span) => !zoneTable(span.zone));
  if (!unknown && job.zones.length > 0 && after.length > 0) return null;
  return fail(
    'bad-input',
    `The zone history needs IANA names such as "Europe/London"${unknown ? `; "${unknown.zone}" is none` : ''}. Nothing was imported.`,
    'zones',
  );
};

const run = async (job: ImportJob): Promise<Result<ImportReceipt>> => {
  const { vault, now, signal } = job;
  const { samples, zones } = vault.repos;
  if (signal.aborted) return cancelled();
  const refused = badZones(job);
  if (refused) return refused;
  const zonesAfter = job.newZones ?? job.zones;
  const began = now();
  const seconds = () => Math.round((now() - began) / 10) / 100;
  const report = progressReporter(job.importId, now, job.onProgress);
  const state = { file: '', source: '', bytesDone: 0, bytesTotal: 0, rowsRead: 0, rowsNew: 0 };
  const task: ImportTask = {
    paths: job.paths,
    now: began,
    zones: zonesAfter,
    ...(job.options ? { options: job.options } : {}),
    ...(job.answers ? { answers: job.answers } : {}),
    ...(job.nativeBinding ? { nativeBinding: job.nativeBinding } : {}),
  };
  let importId: string | null = null;
  let byMetric: ByMetric = {};
  let receipt: ImportReceipt;
  let replaced: string[] = [];
  try {
    const { files, refusedFiles, tally, byWallClock, questions } = await readInThread(task, signal, {
      plan: async (plan) => {
        state.bytesTotal = plan.bytesTotal;
        const opened = await openImport(vault, job.importId, task, plan.files);
        importId = opened.importId;
        byMetric = opened.byMetric;
        state.rowsNew = newRows(byMetric);
        return { now: opened.now, skip: opened.batches };
      },
      progress: (p) => {
        const { file, source, bytesDone, rowsRead } = p;
        report({ ...Object.assign(state, { file, source, bytesDone, rowsRead }), phase: 'reading' });
      },
      store: async (batch) => {
        if (importId === null) throw new Error('a batch came before the plan');
        state.rowsNew += addCounts(byMetric, (await samples.insert(importId, batch)).byMetric);
      },
    });
    if (importId === null) throw new Error('the import ended before the plan');
    Object.assign(state, { bytesDone: state.bytesTotal, rowsRead: tally.rows });
    const nothing = nothingTaken(files, tally, questions);
    if (nothing) throw nothing;
    replaced = byWallClock ? await placedOtherwise(vault, files, zonesAfter) : [];
    receipt = receiptOf({
      importId,
      files,
      refusedFiles,
      tally,
      byMetric,
      zones: byWallClock ? zonesAfter : null,
      warnings: [...(replaced.length > 0 ? [replacedWarning] : []), ...questions.map(openQuestion)],
      seconds: seconds(),
    });
    await samples.finish(importId, receipt, new Date(now()).toISOString());
  } catch (error) {
    if (importId !== null) await purge(vault, importId);
    report({ ...state, phase: signal.aborted ? 'cancelled' : 'failed' });
    if (signal.aborted) return cancelled();
    throw error;
  }
  report({ ...state, phase: 'summarising' });
  if (job.newZones) await zones.replace(job.newZones);
  for (const old of replaced) {
    await samples.undoBegin(old, new Date(now()).toISOString());
    await purge(vault, old);
  }
  await summarise(vault, zonesAfter);
  report({ ...state, phase: 'done' });
  return ok({ ...receipt, seconds: seconds() });
};

const openQuestion = ({ id, text, choices }: ImportQuestion): string =>
  `${text} What depends on it was left out (question "${id}"; answers: ${choices.map((c) => c.value).join(', ')}).`;

/** The failure of an import in which every row was refused; null where something came in or was of a known kind. */
const nothingTaken = (
  files: readonly HashedFile[],
  tally: Tally,
  questions: readonly ImportQuestion[],
): AppFailure | null => {
  const [refusal] = tally.refused;
  if (tally.rows > 0 || !refusal || Object.keys(tally.unknownTypes).length > 0) return null;
  const names = files
    .map((f) => f.path)
    .join(', ')
    .slice(0, 300);
  const example = refusal.examples[0];
  return failure(
    'bad-input',
    `Nothing in ${names} could be read. ${refusal.reason}${example ? ` For example ${example}.` : ''} ${questions.map((q) => `${openQuestion(q)} `).join('')}Nothing was imported.`,
    example ?? names,
  );
};

const replacedWarning =
  'These files were imported before under another zone history. That import was replaced by this one, so that nothing stands there twice.';

/**
 * Finished imports of the same files whose wall clocks were placed by another zone history: the same measurements at
 * other instants.
 */
const placedOtherwise = async (
  vault: Vault,
  files: readonly HashedFile[],
  zones: readonly ZoneSpan[],
): Promise<string[]> => {
  const hashes = new Set(files.map((f) => f.sha256));
  const text = JSON.stringify(zones);
  return (await vault.repos.samples.imports())
    .filter(
      (i) =>
        i.state === 'done' &&
        i.zones !== undefined &&
        JSON.stringify(i.zones) !== text &&
        i.files.every((f) => hashes.has(f.sha256)),
    )
    .map((i) => i.importId);
};

interface Opened {
  importId: string;
  now: number;
  batches: number;
  byMetric: ByMetric;
}

/** Goes on with an interrupted import of the same files, or begins a new one; removes what else was interrupted. */
const openImport = async (
  vault: Vault,
  importId: string,
  task: ImportTask,
  files: readonly HashedFile[],
): Promise<Opened> => {
  const { samples } = vault.repos;
  let opened: Opened | null = null;
  for (const old of await samples.interrupted()) {
    const stored = readTask(old);
    if (!opened && stored && continues(stored, task, files))
      opened = { importId: old.importId, now: stored.now, batches: old.batches, byMetric: old.byMetric };
    else await purge(vault, old.importId);
  }
  if (opened) return opened;
  await samples.begin(importId, new Date(task.now).toISOString(), describeTask(task, files));
  return { importId, now: task.now, batches: 0, byMetric: {} };
};

/** Removes the rows of an unfinished or undone import, in slices. @returns how many */
export const purge = async (vault: Vault, importId: string): Promise<number> => {
  let removed = 0;
  for (;;) {
    const step = await vault.repos.samples.purge(importId, SLICE);
    removed += step.removed;
    if (step.done) return removed;
  }
};

/**
 * Brings daily values up to date, in slices, so that the vault answers other questions in between.
 *
 * @param zones null: the history that the stored values rest on
 * @param metric null: all
 */
export const summarise = async (
  vault: Vault,
  zones: ZoneSpan[] | null,
  metric: string | null = null,
): Promise<void> => {
  while ((await vault.repos.daily.advance(zones, metric, SLICE)).left > 0);
};

const newRows = (counts: ByMetric): number => Object.values(counts).reduce((sum, c) => sum + c.new, 0);

/** Adds a batch's counts to the sums; @returns the number of new rows in it */
const addCounts = (sums: ByMetric, counts: ByMetric): number => {
  for (const [metric, c] of Object.entries(counts)) {
    const sum = sums[metric] ?? { new: 0, known: 0 };
    sums[metric] = { new: sum.new + c.new, known: sum.known + c.known };
  }
  return newRows(counts);
};
