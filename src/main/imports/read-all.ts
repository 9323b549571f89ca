import { AppFailure } from '../../shared/errors.ts';
import type { Refusal } from '../../shared/samples.ts';
import { type Detected, detect } from './detect.ts';
import type { FromWorker, ImportTask, PlannedFile } from './protocol.ts';
import { Sink } from './sink.ts';

export interface Outlet {
  /** Filled with what was opened, so that the caller can close it whatever happens. */
  opened: Detected[];
  post(message: FromWorker): void;
  /** Resolves when another batch may be posted. */
  room(): Promise<void>;
}

const PROGRESS_EVERY = 1_000_000; // bytes of content

/**
 * Reads all files of an import in order: first what they are, so that a wrong file is known before anything is
 * stored; then their rows; last their checksums.
 *
 * Files that cannot be read are refused one by one; only when none can be read does the import fail.
 *
 * @throws AppFailure of the first file when no file can be read, or of a file that breaks while it is read
 */
export const readAll = async (task: ImportTask, out: Outlet): Promise<void> => {
  const planned: { path: string; detected: Detected; file: PlannedFile }[] = [];
  const refusedFiles: Refusal[] = [];
  let firstFailure: AppFailure | null = null;
  for (const path of task.paths) {
    try {
      const detected = await detect(path);
      out.opened.push(detected);
      const { name, bytes } = detected.container;
      planned.push({ path, detected, file: { path: name, source: detected.source.id, bytes } });
    } catch (error) {
      if (!(error instanceof AppFailure)) throw error;
      firstFailure ??= error;
      refusedFiles.push({ reason: error.error.message, count: 1, examples: [error.error.where ?? path] });
    }
  }
  if (planned.length === 0 && firstFailure) throw firstFailure;
  const bytesTotal = planned.reduce((sum, p) => sum + p.detected.contentBytes, 0);
  out.post({ kind: 'plan', files: planned.map((p) => p.file), bytesTotal });

  const sink = new Sink((batch) => out.post({ kind: 'batch', batch }));
  let bytesDone = 0;
  let reported = 0;
  for (const { detected, file } of planned) {
    const report = () => {
      reported = bytesDone;
      const { path, source } = file;
      out.post({ kind: 'progress', file: path, source, bytesDone, rowsRead: sink.rowsRead });
    };
    for (const member of detected.members)
      await detected.source.read(member, sink, {
        now: task.now,
        progress: (bytes) => {
          bytesDone += bytes;
          if (bytesDone - reported >= PROGRESS_EVERY) report();
          return out.room();
        },
      });
    report();
  }
  sink.flush();
  const files = [];
  for (const { detected, file } of planned)
    files.push({ ...file, sha256: await detected.container.sha256(() => undefined) });
  out.post({ kind: 'done', files, refusedFiles, tally: sink.tally() });
};
